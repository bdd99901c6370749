// The counters of the work list as filters.

import type { Card } from '#contract/complaint-views.ts'
import type { WorkCounts } from '#contract/staff.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { Reader } from './whose-turn.ts'

export type WorkFilter = 'fresh' | 'dueToday' | 'overdue' | 'toVisit'

const isOverdue = ({ next }: Card): boolean => next?.level === 'overdue'

const fits: Record<WorkFilter, (card: Card, now: Instant, reader: Reader) => boolean> = {
  // To take for a handler, to check for a head, to accept for the office.
  fresh: (card, _now, { mine, heads }) => card.state === (mine ? 'dispatched' : heads ? 'checking' : 'submitted'),
  dueToday: (card, now) => card.next !== undefined && !isOverdue(card) && dayOf(card.next.dueAt) === dayOf(now),
  overdue: isOverdue,
  toVisit: card => card.state === 'answered',
}

/** The cards behind a counter; all of them where none is chosen. */
export const filterWork = (
  cards: readonly Card[],
  filter: WorkFilter | undefined,
  now: Instant,
  reader: Reader,
): readonly Card[] => (filter ? cards.filter(card => fits[filter](card, now, reader)) : cards)

export const filterWords: Record<WorkFilter, string> = {
  fresh: '新来的',
  dueToday: '今天到期的',
  overdue: '已超期的',
  toVisit: '待回访的',
}

/** The four counters, overdue in red where there are any. */
export const countersOf = (counts: WorkCounts) => [
  { value: 'fresh' as const, word: '新来', count: counts.fresh },
  { value: 'dueToday' as const, word: '今天到期', count: counts.dueToday },
  { value: 'overdue' as const, word: '已超期', count: counts.overdue, tone: 'warn' as const },
  { value: 'toVisit' as const, word: '待回访', count: counts.toVisit },
]
