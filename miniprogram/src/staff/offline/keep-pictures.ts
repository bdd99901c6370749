// Fetches the pictures of the orders that are on the phone, one after the other, and lets those go that have left it.

import { StaffDetail } from '#contract/staff-detail.ts'
import { isConnected } from '../../api/connected.ts'
import { staffComplaintKey } from '../../features/acts/acts.ts'
import { orderPictures } from '../../features/acts/order-pictures.ts'
import { rememberedUnder } from '../../features/use-load.ts'
import { isOver, photoIdsIn, picturesIn } from './order-pictures.ts'

const inHand = (id: string): StaffDetail[] => {
  const detail = rememberedUnder(staffComplaintKey(id), StaffDetail)
  return detail && !isOver(detail) ? [detail] : []
}

/** The pictures of these orders, as far as they are in hand; the first ones before all. `isCalledOff`: something else is asked. */
export async function keepPictures(ids: readonly string[], isCalledOff: () => boolean): Promise<void> {
  if (process.env.TARO_ENV !== 'weapp') return
  for (const id of orderPictures.complaints()) if (inHand(id).length === 0) orderPictures.forget(id)
  const details = ids.flatMap(inHand)
  const wanted = photoIdsIn(details)
  for (const picture of picturesIn(details, Date.now())) {
    if (isCalledOff() || !isConnected()) return
    if ((await orderPictures.keep(picture, wanted)) === 'stop') return
  }
}
