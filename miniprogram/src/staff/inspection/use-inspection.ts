import { useState } from 'react'
import { Inspection, type InspectionRow, readInspection } from '#contract/inspection.ts'
import { call } from '../../api/call.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { keepSeen, markOf, seenToday } from './inspection-seen.ts'

/** What must not stand overnight, and what of it this person has looked at today. */
export function useInspection(communityId: string, now: number) {
  const load = useLoad({
    key: `staff/inspection/${communityId}`,
    schema: Inspection,
    fetch: () => call(readInspection, { query: { communityId } }),
  })
  const userId = useMe()?.userId ?? ''
  const of = `${userId}/${communityId}`
  const [ticked, setTicked] = useState<{ of: string; seen: readonly string[] }>()
  const seen = ticked?.of === of ? ticked.seen : seenToday(phoneStorage, userId, communityId, now)
  const rows = load.value?.rows ?? []
  return {
    load,
    rows,
    isSeen: (row: InspectionRow) => seen.includes(markOf(row)),
    seenCount: rows.filter(row => seen.includes(markOf(row))).length,
    toggle(row: InspectionRow) {
      const mark = markOf(row)
      const next = seen.includes(mark) ? seen.filter(it => it !== mark) : [...seen, mark]
      keepSeen(phoneStorage, { userId, communityId, now }, next)
      setTicked({ of, seen: next })
    },
  }
}
