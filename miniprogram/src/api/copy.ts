import Taro from '@tarojs/taro'

/** Puts a text where it can be pasted from. In a browser only: on a phone the card is sent, and the clipboard stays untouched. */
export const copyText = async (text: string): Promise<boolean> => {
  if (process.env.TARO_ENV !== 'h5') return false
  return Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  )
}
