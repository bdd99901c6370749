// Leaving by Android's own key, or by closing a browser's window, asks first while something is unsaved.

import Taro from '@tarojs/taro'
import { useEffect } from 'react'

const isWeChat = process.env.TARO_ENV === 'weapp'
const message = '改动还没保存，确定离开吗？'

/** `end` takes the question back, for a way out that has asked already. */
export const useAlertBeforeLeaving = (unsaved: boolean): { end: () => void } => {
  useEffect(() => {
    if (!unsaved) return
    if (isWeChat) {
      Taro.enableAlertBeforeUnload({ message })
      return () => Taro.disableAlertBeforeUnload()
    }
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [unsaved])
  return { end: () => unsaved && isWeChat && Taro.disableAlertBeforeUnload() }
}
