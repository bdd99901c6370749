// The shape of 办理经过 for residents and staff alike: entries under the head of their day, the coming deadline on top.
import type { Next } from '#contract/complaint-views.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { TimelineItem } from '../../ui/timeline.tsx'
import { dayHead, timeWords } from '../when.ts'

export type Dated = { at: Instant; item: Extract<TimelineItem, { kind: 'entry' }> }

/** What is still to come, in these words; nothing once its time is over. */
export const comingEntry = (next: Next | undefined, title: string, now: Instant): Dated[] =>
  next && next.dueAt > now
    ? [{ at: next.dueAt, item: { kind: 'entry', id: 'next', time: timeWords(next.dueAt), state: 'next', title } }]
    : []

/** Entries, newest first, each day under its head. */
export const underDays = (entries: readonly Dated[], now: Instant): TimelineItem[] =>
  entries.flatMap(({ at, item }, place): TimelineItem[] => {
    const before = entries[place - 1]
    if (before && dayOf(before.at) === dayOf(at)) return [item]
    return [{ kind: 'day', id: `day-${item.id}`, text: dayHead(at, now) }, item]
  })
