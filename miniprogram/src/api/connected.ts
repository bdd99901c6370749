// Whether the phone itself says that it has no network. It may be wrong the other way: only a call that arrived proves a line.
import Taro from '@tarojs/taro'

let isOff = false

const ask = (): void => {
  Taro.getNetworkType({
    success: ({ networkType }) => {
      isOff = networkType === 'none'
    },
  })
}

/** Listens from now on; before anybody who wants to hear that the network is back. */
export function watchConnection(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  ask()
  Taro.onNetworkStatusChange(({ isConnected }) => {
    isOff = !isConnected
  })
  Taro.onAppShow(ask)
}

/** False only where there is certainly none. */
export const isConnected = (): boolean => (process.env.TARO_ENV === 'weapp' ? !isOff : navigator.onLine)
