// The counters over a work list. They are counted in the indexes, no further than a bound, or on the page itself where it is the whole list.

import { mostCounted, type WorkCounts } from '#contract/staff.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { posts } from '../storage/complaint-items.ts'
import { countItems } from '../storage/read.ts'
import { notKeptFrom, type StoredCard } from '../storage/stored-cards.ts'
import { between, duesOf, type Pile, postPile, type Span } from './work-piles.ts'

type Counts = WorkCounts

/** What is kept from the reader is in none of his counters: the database counts without it, at no cost of its own. */
export type Counting = { core: Core; readerId: string }

const countOf = async ({ core, readerId }: Counting, piles: readonly Pile[], span?: Span): Promise<number> => {
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
        notKeptFrom(readerId),
      ),
    ),
  )
  return counts.reduce((sum, it) => sum + it, 0)
}

const countDues = async (counting: Counting, piles: readonly Pile[]): Promise<Pick<Counts, 'dueToday' | 'overdue'>> => {
  const spans = duesOf(counting.core.now())
  const [dueToday, overdue] = await Promise.all([
    countOf(counting, piles, spans.dueToday),
    countOf(counting, piles, spans.overdue),
  ])
  return { dueToday, overdue }
}

/** How many there are in some piles. */
export const countWhole = (counting: Counting, piles: readonly Pile[]): Promise<number> => countOf(counting, piles)

/** The counters over some piles: only what is due is counted there. */
export const pileCounts = async (counting: Counting, piles: readonly Pile[]): Promise<Counts> => ({
  fresh: 0,
  ...(await countDues(counting, piles)),
  toVisit: 0,
})

/** The counters of a whole community: `piles` is all that is open in it. */
export const communityCounts = async (
  counting: Counting,
  piles: readonly Pile[],
  communityId: string,
): Promise<Counts> => {
  const [fresh, dues, toVisit] = await Promise.all([
    countOf(counting, [postPile(posts.fresh(communityId))]),
    countDues(counting, piles),
    countOf(counting, [postPile(posts.visits(communityId))]),
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
