// The counters over a work list. They are counted in the indexes, no further than a bound, or on the page itself where it is the whole list.

import { mostCounted, type WorkCounts } from '#contract/staff.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { posts } from '../storage/complaint-items.ts'
import { countItems } from '../storage/read.ts'
import type { StoredCard } from '../storage/stored-cards.ts'
import { between, duesOf, type Pile, postPile, type Span } from './work-piles.ts'

type Counts = WorkCounts

const countOf = async (core: Core, piles: readonly Pile[], span?: Span): Promise<number> => {
  const counts = await Promise.all(
    piles.map(pile =>
      countItems(
        core.database,
        {
          table: 'records',
          index: pile.index,
          partition: [pile.name, pile.key],
          ...(span ? { between: between(pile, span) } : {}),
        },
        mostCounted + 1,
      ),
    ),
  )
  return counts.reduce((sum, it) => sum + it, 0)
}

const countDues = async (core: Core, piles: readonly Pile[]): Promise<Pick<Counts, 'dueToday' | 'overdue'>> => {
  const spans = duesOf(core.now())
  const [dueToday, overdue] = await Promise.all([
    countOf(core, piles, spans.dueToday),
    countOf(core, piles, spans.overdue),
  ])
  return { dueToday, overdue }
}

/** The counters over some piles: only what is due is counted there. */
export const pileCounts = async (core: Core, piles: readonly Pile[]): Promise<Counts> => ({
  fresh: 0,
  ...(await countDues(core, piles)),
  toVisit: 0,
})

/** The counters of a whole community: `piles` is all that is open in it. */
export const communityCounts = async (core: Core, piles: readonly Pile[], communityId: string): Promise<Counts> => {
  const [fresh, dues, toVisit] = await Promise.all([
    countOf(core, [postPile(posts.fresh(communityId))]),
    countDues(core, piles),
    countOf(core, [postPile(posts.visits(communityId))]),
  ])
  return { fresh, ...dues, toVisit }
}

/** What the counters make of some cards. */
export const countsIn = (cards: readonly StoredCard[], now: Instant): Counts => {
  const among = (fits: (card: StoredCard) => boolean): number => cards.filter(fits).length
  const spans = duesOf(now)
  const dueAt = ({ next, receivedAt }: StoredCard): Instant => next?.dueAt ?? receivedAt
  return {
    fresh: among(it => it.state === 'submitted'),
    dueToday: among(it => dueAt(it) >= now && dueAt(it) <= spans.dueToday.to),
    overdue: among(it => dueAt(it) < now),
    toVisit: among(it => it.state === 'answered'),
  }
}

/** Counters without what must not be counted. */
export const countsWithout = (counts: Counts, hidden: Counts): Counts => ({
  fresh: Math.max(0, counts.fresh - hidden.fresh),
  dueToday: Math.max(0, counts.dueToday - hidden.dueToday),
  overdue: Math.max(0, counts.overdue - hidden.overdue),
  toVisit: Math.max(0, counts.toVisit - hidden.toVisit),
})
