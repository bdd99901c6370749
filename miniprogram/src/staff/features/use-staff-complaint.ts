import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { StaffDetail } from '#contract/complaint-views.ts'
import { readAsStaff } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

/** The complaint a page is about, by its address, and the acts on it. Pages about one complaint share what is known of it. */
export function useStaffComplaint() {
  const { id = '' } = useRouter().params
  const load = useLoad({
    key: `staff/complaint/${id}`,
    schema: StaffDetail,
    fetch: () => call(readAsStaff, { params: { id } }),
  })
  const act = useAct(load)
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  return { id, load, act }
}
