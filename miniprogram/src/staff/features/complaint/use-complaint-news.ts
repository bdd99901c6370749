import { useEffect, useRef, useState } from 'react'
import { readVersion } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { call } from '../../../api/call.ts'
import type { Load } from '../../../features/use-load.ts'
import { useMe } from '../../../features/use-me.ts'
import { toast } from '../../../ui/toast.ts'
import { useLookAgain } from '../use-look-again.ts'
import { lastSeqOf, newsSince } from './complaint-news.ts'

/**
 * Notices what others do to the complaint while its page is in front, and says it in a line; the new state is shown at once.
 * `isWriting`: a sheet lies over the line, which is then said over it too.
 */
export function useComplaintNews(id: string, load: Load<StaffDetail>, isWriting: boolean) {
  const { value, busy, reload } = load
  const myName = useMe()?.name ?? ''
  const [said, setSaid] = useState<string>()
  /** The newest entry the reader has been shown; what was known from before the page was opened is no news. */
  const seen = useRef<number>()
  const writing = useRef(isWriting)
  writing.current = isWriting
  useEffect(() => {
    if (!value || busy) return
    const before = seen.current
    seen.current = lastSeqOf(value)
    const news = before === undefined ? undefined : newsSince(value, before, myName, Date.now())
    if (news === undefined) return
    setSaid(news)
    if (writing.current) toast(news)
  }, [value, busy, myName])
  useLookAgain(async () => {
    const known = value?.version
    // A server of before versions were told, or nothing fetched yet.
    if (known === undefined || busy) return true
    const called = await call(readVersion, { params: { id } })
    if (called.ok ? called.value.version !== known : called.reason === 'not-found') await reload()
    return called.ok
  })
  return { said, forget: () => setSaid(undefined) }
}
