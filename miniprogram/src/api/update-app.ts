// A newer version of the app, where the server does not talk to this one any more.
import Taro from '@tarojs/taro'

let isReady = false

/** Listens for a new version that WeChat has fetched by itself. Called once at the start. */
export function watchForUpdate(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  Taro.getUpdateManager().onUpdateReady(() => {
    isReady = true
  })
}

/** Begins anew with the new version; false where WeChat has not fetched it yet. What is kept on the phone stays. */
export function updateApp(): boolean {
  if (process.env.TARO_ENV !== 'weapp') {
    window.location.reload()
    return true
  }
  if (isReady) Taro.getUpdateManager().applyUpdate()
  return isReady
}
