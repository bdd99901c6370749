import { useRouter } from '@tarojs/taro'
import type { Detail } from '#contract/complaint-views.ts'
import { readMine } from '#contract/complaints.ts'
import { call } from '../../api/call.ts'
import { type Load, useLoad } from '../use-load.ts'

/** The complaint named in the page's address, fetched anew each time the page is shown. */
export function useComplaint(): { id: string; load: Load<Detail> } {
  const id = useRouter().params.id ?? ''
  const load = useLoad({
    key: `complaint/${id}`,
    schema: readMine.answer,
    fetch: () => call(readMine, { params: { id } }),
  })
  return { id, load }
}
