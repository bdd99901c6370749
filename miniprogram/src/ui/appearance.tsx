import Taro, { useDidShow } from '@tarojs/taro'
import { createContext, type PropsWithChildren, useContext, useEffect, useMemo, useState } from 'react'
import { readSystem, watchTheme } from './system-look.ts'
import { elderToKeep, sizesFor, type TypeScale } from './type-scale.ts'

/** What the person chose, kept on this phone. */
type Choice = {
  /** `auto` follows the system. */
  theme: 'auto' | 'light' | 'dark'
  /** 长辈模式 on or off; not there while it follows WeChat's font size. */
  elder?: boolean
}

export type Appearance = {
  theme: Choice['theme']
  /** Whether what is shown is dark, by choice or by the system. */
  dark: boolean
  /** 长辈模式: larger type and controls, no motion. */
  elder: boolean
  scale: TypeScale
}

type AppearanceControl = Appearance & { change: (part: { theme?: Choice['theme']; elder?: boolean }) => void }

const storageKey = 'appearance'

const themes = ['auto', 'light', 'dark'] as const

function readStored(): Choice {
  const stored: unknown = Taro.getStorageSync(storageKey)
  const chosen = typeof stored === 'object' && stored !== null ? stored : {}
  const theme = 'theme' in chosen ? themes.find(known => known === chosen.theme) : undefined
  const elder = 'elder' in chosen && typeof chosen.elder === 'boolean' ? { elder: chosen.elder } : {}
  return { theme: theme ?? 'auto', ...elder }
}

const usual: AppearanceControl = { theme: 'auto', dark: false, elder: false, scale: 1, change: () => {} }

const AppearanceContext = createContext<AppearanceControl>(usual)

/** What the phone is set to: letters are asked for again whenever the app comes to the front, since they change outside. */
function useSystem() {
  const [system, setSystem] = useState(readSystem)
  useDidShow(() => setSystem(was => ({ ...was, ...readSystem() })))
  useEffect(() => watchTheme(dark => setSystem(was => ({ ...was, dark }))), [])
  return system
}

/** Keeps what the person chose to see, on this phone; wraps the whole app. */
export function AppearanceProvider({ children }: PropsWithChildren) {
  const [choice, setChoice] = useState(readStored)
  const { fontScale, dark: systemDark } = useSystem()
  const control = useMemo(
    () => ({
      ...sizesFor(choice.elder, fontScale),
      theme: choice.theme,
      dark: choice.theme === 'auto' ? systemDark : choice.theme === 'dark',
      change: (part: { theme?: Choice['theme']; elder?: boolean }) => {
        const elder = part.elder === undefined ? choice.elder : elderToKeep(part.elder, fontScale)
        const next = { theme: part.theme ?? choice.theme, ...(elder === undefined ? {} : { elder }) }
        setChoice(next)
        Taro.setStorageSync(storageKey, next)
      },
    }),
    [choice, fontScale, systemDark],
  )
  return <AppearanceContext.Provider value={control}>{children}</AppearanceContext.Provider>
}

/** Theme and 长辈模式, and `change` to set either. */
export const useAppearance = (): AppearanceControl => useContext(AppearanceContext)
