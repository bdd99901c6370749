// The counters of a head: over all that his departments have under an order, and who has how much of it.

import type { WorkCounts } from '#contract/staff.ts'
import type { StoredCard } from '../storage/stored-cards.ts'
import { type Counting, countsIn, countWhole, pileCounts } from './work-counts.ts'
import { handlerOf, lookedThrough, type WorkList } from './work-lists.ts'
import { readPiles } from './work-piles.ts'

type Crew = NonNullable<WorkCounts['crew']>

/** Who has the orders, most first; those of the same number by name. */
const crewIn = (cards: readonly StoredCard[]): Crew => {
  const found = new Map<string, Crew[number]>()
  for (const card of cards) {
    const handler = handlerOf(card)
    if (!handler) continue
    const { id: userId, name } = handler
    found.set(userId, { userId, name, orders: (found.get(userId)?.orders ?? 0) + 1 })
  }
  return [...found.values()].sort((one, other) => other.orders - one.orders || (one.name < other.name ? -1 : 1))
}

/** What the counters make of some cards: what is in somebody's hands does not wait for the head. */
const countsAmong = (cards: readonly StoredCard[], now: number): WorkCounts => ({
  ...countsIn(cards, now),
  fresh: cards.filter(it => it.state !== 'handling').length,
  toVisit: 0,
})

/**
 * One Query a pile, and counted on the cards; where there are more than are looked through, counted in the index, no further
 * than a bound, and the crew among the most urgent. `hidden`: what is kept from the reader.
 */
export const departmentCounts = async (
  counting: Counting,
  { piles, waiting = [] }: WorkList,
  hidden: (card: StoredCard) => boolean,
): Promise<WorkCounts> => {
  const page = await readPiles(counting.core, piles, { limit: lookedThrough })
  const cards = page.cards.filter(it => !hidden(it))
  const crew = crewIn(cards)
  if (!page.after) return { ...countsAmong(cards, counting.core.now()), crew }
  const [dues, fresh] = await Promise.all([pileCounts(counting, piles), countWhole(counting, waiting)])
  return { ...dues, fresh, crew, crewOf: page.looked }
}
