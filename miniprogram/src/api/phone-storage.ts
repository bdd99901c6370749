// The phone's storage as a list of names with values. Where it is full, what is only remembered to be quick goes first.
import Taro from '@tarojs/taro'

/** Last answers of the server, kept for a start without network; they can be fetched again. */
const remembered = 'last/'

const names = (): string[] => Taro.getStorageInfoSync().keys

export const phoneStorage = {
  names,
  read: (name: string): unknown => Taro.getStorageSync(name),
  remove: (name: string): void => Taro.removeStorageSync(name),
  /** Throws where there is no room even so. */
  write(name: string, value: unknown): void {
    try {
      Taro.setStorageSync(name, value)
    } catch {
      for (const it of names()) if (it.startsWith(remembered)) Taro.removeStorageSync(it)
      Taro.setStorageSync(name, value)
    }
  },
}
