import Taro from '@tarojs/taro'

/** Opens the phone's own dialler; the person still has to press call. */
export const dial = (phoneNumber: string): void => {
  // Rejects when the person thinks better of it.
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
