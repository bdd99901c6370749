// 附上我现在的位置: asked of the phone once, at the tap, by whoever wants it. Whatever goes wrong, he has arrived all the same.
import Taro from '@tarojs/taro'
import { askPrivacy } from '../../../api/privacy.ts'
import { toast } from '../../../ui/toast.ts'

const storageName = 'staff/adds-place'
/** Longer nobody waits at a door. */
const patience = 4000
/** As much as the server takes. */
const leastExact = 100_000

/** Whether the person added his place the last time. */
export const addsPlace = (): boolean => Taro.getStorageSync(storageName) === true

const located = (): Promise<Taro.getLocation.SuccessCallbackResult | undefined> =>
  new Promise(resolve => {
    // A browser knows no Chinese degrees: its place would be some hundred metres off.
    if (process.env.TARO_ENV !== 'weapp') return resolve(undefined)
    setTimeout(() => resolve(undefined), patience)
    Taro.getLocation({ type: 'gcj02' }).then(resolve, () => resolve(undefined))
  })

/** The place as it is sent with the arrival; nothing where it is not wanted, refused, or not known in time. */
export const placeOnArrival = async (isWanted: boolean): Promise<Record<string, unknown>> => {
  Taro.setStorage({ key: storageName, data: isWanted })
  if (!isWanted || !(await askPrivacy('place'))) return {}
  const found = await located()
  if (!found) {
    toast('没取到位置，到场照样记下')
    return {}
  }
  const { latitude, longitude, accuracy } = found
  return { place: { latitude, longitude, accuracy: Math.min(Math.max(accuracy, 0), leastExact), at: Date.now() } }
}
