import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useEffect, useMemo } from 'react'
import { readAsStaff } from '#contract/staff.ts'
import { StaffDetail } from '#contract/staff-detail.ts'
import { call } from '../../../api/call.ts'
import { isConnected } from '../../../api/connected.ts'
import { onActArrived, staffComplaintKey } from '../../../features/acts/acts.ts'
import { orderPictures } from '../../../features/acts/order-pictures.ts'
import { useLoad } from '../../../features/use-load.ts'
import { asIf } from '../../offline/as-if.ts'
import { withKeptPictures } from '../../offline/order-pictures.ts'
import { actsOn, useActs } from '../../offline/use-acts.ts'
import { useGive } from '../../offline/use-give.ts'

/**
 * The complaint a page is about, by its address, as if what waits on this phone had arrived; and the acts on it. Pages about
 * one complaint share what is known of it, also without network.
 */
export function useStaffComplaint() {
  const { id = '' } = useRouter().params
  const known = useLoad({
    key: staffComplaintKey(id),
    schema: StaffDetail,
    stored: true,
    fetch: () => call(readAsStaff, { params: { id } }),
  })
  const { value, put, reload } = known
  const all = useActs()
  const isOffline = known.failure?.reason === 'offline' || !isConnected()
  const shown = useMemo(() => {
    const waiting = actsOn(all, id).map(({ act }) => act)
    const pictured = value && (isOffline ? withKeptPictures(value, orderPictures.pathOf) : value)
    return pictured && asIf(pictured, waiting)
  }, [value, all, id, isOffline])
  const load = { ...known, value: shown }
  const act = useGive(load)
  useEffect(
    () =>
      onActArrived(({ complaintId }, answer) => {
        const detail = StaffDetail.safeParse(answer)
        if (complaintId !== id) return
        if (detail.success) put(detail.data)
        else void reload()
      }),
    [id, put, reload],
  )
  usePullDownRefresh(async () => {
    await reload()
    Taro.stopPullDownRefresh()
  })
  return { id, load, act }
}
