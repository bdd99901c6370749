import { type AnyFunction, isFunction } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse, textOf } from './wx-call.ts'

export type Theme = 'light' | 'dark'
export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'none'

/** How this phone is set. */
export type DeviceSettings = {
  theme: Theme
  networkType: NetworkType
  /** px, WeChat's own font size setting; 17 is the iPhone's standard, 23.8 the caring mode */
  fontSizePx: number
  /** colour of the words in WeChat's own bar, once the app has set it */
  barWords?: string
  readonly appId: string
  readonly envVersion: 'develop' | 'trial' | 'release'
}

const SCREEN = { width: 375, height: 812, statusBar: 44, homeBar: 34, pixelRatio: 3 }
const STANDARD_FONT_PX = 17
const BAR_WORDS = ['#000000', '#ffffff']

export type LaunchOptions = {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
}

/** What the app may ask the phone about itself: an iPhone with a notch, in Chinese. */
export function deviceApis(
  shell: Shell,
  settings: DeviceSettings,
  entered: { readonly launch: LaunchOptions; latest: LaunchOptions },
): Record<string, AnyFunction> {
  const copy = (value: unknown) => shell.realm.copy(value)
  const { width, height, statusBar, homeBar, pixelRatio } = SCREEN
  const safeArea = {
    left: 0,
    right: width,
    top: statusBar,
    bottom: height - homeBar,
    width,
    height: height - statusBar - homeBar,
  }
  const screen = {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    statusBarHeight: statusBar,
    safeArea,
  }
  const host = {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
  }
  const nothing = (name: string) => asyncCall(shell, name, () => undefined)
  return {
    getWindowInfo: () => copy({ ...screen, windowHeight: height - statusBar - 44, screenTop: statusBar + 44 }),
    getDeviceInfo: () =>
      copy({ brand: 'iPhone', model: 'iPhone 13<iPhone14,5>', system: 'iOS 17.0', platform: 'ios', memorySize: 3721 }),
    getAppBaseInfo: () =>
      copy({
        ...host,
        theme: settings.theme,
        fontSizeSetting: settings.fontSizePx,
        fontSizeScaleFactor: settings.fontSizePx / STANDARD_FONT_PX,
      }),
    getSystemSetting: () =>
      copy({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getMenuButtonBoundingClientRect: () => copy({ top: 48, left: 281, width: 87, height: 32, right: 368, bottom: 80 }),
    getAccountInfoSync: () =>
      copy({ miniProgram: { appId: settings.appId, envVersion: settings.envVersion, version: '' } }),
    getLaunchOptionsSync: () => copy(entered.launch),
    getEnterOptionsSync: () => copy(entered.latest),
    getNetworkType: asyncCall(shell, 'getNetworkType', () => ({ networkType: settings.networkType, weakNet: false })),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: (tell: unknown) => {
        if (isFunction(tell)) shell.listeners.get('UpdateReady')?.add(tell)
      },
      onUpdateFailed: () => undefined,
      applyUpdate: () => {
        shell.updates += 1
      },
    }),
    makePhoneCall: asyncCall(shell, 'makePhoneCall', options => {
      textOf(options, 'phoneNumber')
      return undefined
    }),
    vibrateShort: nothing('vibrateShort'),
    setNavigationBarColor: asyncCall(shell, 'setNavigationBarColor', options => {
      const front = textOf(options, 'frontColor')
      textOf(options, 'backgroundColor')
      if (!BAR_WORDS.includes(front)) throw refuse(`invalid frontColor ${front}: only ${BAR_WORDS.join(', ')}`)
      settings.barWords = front
      return undefined
    }),
    setBackgroundColor: nothing('setBackgroundColor'),
    setBackgroundTextStyle: nothing('setBackgroundTextStyle'),
    pageScrollTo: nothing('pageScrollTo'),
    startPullDownRefresh: nothing('startPullDownRefresh'),
    stopPullDownRefresh: nothing('stopPullDownRefresh'),
    hideKeyboard: nothing('hideKeyboard'),
  }
}
