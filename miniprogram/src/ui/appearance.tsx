import Taro from '@tarojs/taro'
import { createContext, type PropsWithChildren, useContext, useMemo, useState } from 'react'

export type Appearance = {
  /** `auto` follows the system. */
  theme: 'auto' | 'light' | 'dark'
  /** 长辈模式: larger type and controls, no motion. */
  elder: boolean
}

type AppearanceControl = Appearance & { change: (part: Partial<Appearance>) => void }

const storageKey = 'appearance'

// WeChat's care mode (关怀模式) sets its font size to at least this many pixels.
const careModeFontPixels = 22

const themes = ['auto', 'light', 'dark'] as const

function systemAsksForLargeType(): boolean {
  if (process.env.TARO_ENV !== 'weapp') return false
  const info: object = Taro.getAppBaseInfo()
  return 'fontSizeSetting' in info && Number(info.fontSizeSetting) >= careModeFontPixels
}

function readStored(): Appearance {
  const stored: unknown = Taro.getStorageSync(storageKey)
  const chosen = typeof stored === 'object' && stored !== null ? stored : {}
  const theme = 'theme' in chosen ? themes.find(known => known === chosen.theme) : undefined
  const elder = 'elder' in chosen && typeof chosen.elder === 'boolean' ? chosen.elder : systemAsksForLargeType()
  return { theme: theme ?? 'auto', elder }
}

const AppearanceContext = createContext<AppearanceControl>({ theme: 'auto', elder: false, change: () => {} })

/** Keeps what the person chose to see, on this phone; wraps the whole app. */
export function AppearanceProvider({ children }: PropsWithChildren) {
  const [appearance, setAppearance] = useState(readStored)
  const control = useMemo(
    () => ({
      ...appearance,
      change: (part: Partial<Appearance>) => {
        const next = { ...appearance, ...part }
        setAppearance(next)
        Taro.setStorageSync(storageKey, next)
      },
    }),
    [appearance],
  )
  return <AppearanceContext.Provider value={control}>{children}</AppearanceContext.Provider>
}

/** Theme and 长辈模式, and `change` to set either. */
export const useAppearance = (): AppearanceControl => useContext(AppearanceContext)
