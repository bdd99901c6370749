import { useRouter } from '@tarojs/taro'
import type { Detail } from '#contract/complaint-views.ts'
import { readMine } from '#contract/complaints.ts'
import { call } from '../../api/call.ts'
import { type Load, useLoad } from '../use-load.ts'
import { withKeptLinks } from './kept-links.ts'

/** The complaint named in the page's address, fetched anew each time the page is shown. */
export function useComplaint(): { id: string; load: Load<Detail> } {
  const id = useRouter().params.id ?? ''
  const load = useLoad({
    key: `complaint/${id}`,
    schema: readMine.answer,
    fetch: async () => {
      const called = await call(readMine, { params: { id } })
      return called.ok ? { ...called, value: withKeptLinks(called.value, Date.now()) } : called
    },
  })
  return { id, load }
}
