import Taro from '@tarojs/taro'

export type SystemLook = {
  /** How much larger than standard letters are set: by WeChat's own setting, or by the browser's. */
  fontScale: number
  dark: boolean
}

// Where WeChat says no factor: its standard size on an iPhone, and on Android within a step of it.
const standardPixels = 17
const browserPixels = 16

const numberIn = (from: object, name: string): number | undefined => {
  const value: unknown = Reflect.get(from, name)
  return typeof value === 'number' && value > 0 ? value : undefined
}

const rootPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** What phone and WeChat, or the browser, are set to now. */
export function readSystem(): SystemLook {
  if (process.env.TARO_ENV !== 'weapp') {
    const { matches } = window.matchMedia('(prefers-color-scheme: dark)')
    return { fontScale: rootPixels() / browserPixels, dark: matches }
  }
  const info: object = Taro.getAppBaseInfo()
  const factor = numberIn(info, 'fontSizeScaleFactor') ?? (numberIn(info, 'fontSizeSetting') ?? 0) / standardPixels
  return { fontScale: factor || 1, dark: 'theme' in info && info.theme === 'dark' }
}

/** Hears when the system turns dark or light while the app is open; gives how to stop. */
export function watchTheme(onChange: (dark: boolean) => void): () => void {
  if (process.env.TARO_ENV !== 'weapp') {
    const asked = window.matchMedia('(prefers-color-scheme: dark)')
    const heard = () => onChange(asked.matches)
    asked.addEventListener('change', heard)
    return () => asked.removeEventListener('change', heard)
  }
  const heard = ({ theme }: { theme: string }) => onChange(theme === 'dark')
  Taro.onThemeChange(heard)
  return () => Taro.offThemeChange(heard)
}
