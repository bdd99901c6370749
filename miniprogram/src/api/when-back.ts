// When it is worth trying again: the network is back, or the person is.
import Taro from '@tarojs/taro'

/** Calls back whenever the phone is connected again or the app is shown again. */
export function whenBack(tell: () => void): void {
  if (process.env.TARO_ENV === 'weapp') {
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) tell()
    })
    Taro.onAppShow(tell)
    return
  }
  window.addEventListener('online', tell)
  window.addEventListener('focus', tell)
}
