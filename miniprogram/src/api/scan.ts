// Reading a code with the camera: only WeChat can.
import Taro from '@tarojs/taro'

export const canScan = process.env.TARO_ENV === 'weapp'

/** What the code says: the page a mini-program's own code opens, or the text of any other. Undefined when it was cancelled. */
export async function scanCode(): Promise<string | undefined> {
  const scanned = await Taro.scanCode({}).catch(() => undefined)
  return scanned?.path || scanned?.result || undefined
}
