// The piles a work list is made of: partitions of the indexes, each sorted by next deadline, read side by side and merged.

import * as z from 'zod/mini'
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { sortableInstant } from '../storage/due.ts'
import { readPage } from '../storage/read.ts'
import { StoredCard } from '../storage/stored-cards.ts'

/** From one deadline to another, both inclusive. */
export type Span = { from: Instant; to: Instant }

/** One partition of an index, sorted by next deadline; all of it, or a span. */
export type Pile = {
  index: 'byOpen' | 'byPost' | 'byHolder'
  name: 'openKey' | 'postKey' | 'holderKey'
  key: string
  sort: 'openSort' | 'postSort' | 'holderSort'
  span?: Span | undefined
}

export const openPile = (key: string): Pile => ({ index: 'byOpen', name: 'openKey', key, sort: 'openSort' })
export const postPile = (key: string): Pile => ({ index: 'byPost', name: 'postKey', key, sort: 'postSort' })
export const heldPile = (key: string): Pile => ({ index: 'byHolder', name: 'holderKey', key, sort: 'holderSort' })

/** What is due by midnight, and what is overdue. */
export const duesOf = (now: Instant): Record<'dueToday' | 'overdue', Span> => ({
  dueToday: { from: now, to: startOfDay(addDays(dayOf(now), 1)) - 1 },
  overdue: { from: 0, to: now - 1 },
})

/** The bounds of a span in the sort key of a pile. */
export const between = ({ sort }: Pile, span: Span) =>
  [sort, sortableInstant(span.from), `${sortableInstant(span.to)}#~`] as const

const Place = z.record(z.string(), z.unknown())
/** Where each pile goes on, by its key: not there, from the beginning; null, it is at its end. */
export const Places = z.record(z.string(), z.nullable(Place))
export type Places = z.infer<typeof Places>

const Listed = z.object({ card: StoredCard })

type Item = Record<string, unknown>

const placeOf = ({ name, sort }: Pile, item: Item): Item => ({
  pk: item.pk,
  sk: item.sk,
  [name]: item[name],
  [sort]: item[sort],
})

type Wanted = {
  /** So many cards are read. */
  limit: number
  from?: Places | undefined
  /** What is looked for among them; a page ends where `most` of them are found. */
  keep?: (card: StoredCard) => boolean
  most?: number
}

const readPile = async (core: Core, pile: Pile, place: Places[string] | undefined, limit: number) => {
  if (place === null) return { pile, items: [], last: undefined }
  const { index, name, key, span } = pile
  const page = await readPage(core.database, {
    table: 'records',
    index,
    partition: [name, key],
    limit,
    after: place,
    ...(span ? { between: between(pile, span) } : {}),
  })
  return { pile, ...page }
}

/**
 * The next cards of all piles together, the earliest deadline first: one Query a pile, side by side. `after` where they go
 * on, `looked` through how many they were found.
 */
export const readPiles = async (
  core: Core,
  piles: readonly Pile[],
  { limit, from = {}, keep = () => true, most = limit }: Wanted,
): Promise<{ cards: StoredCard[]; looked: number; after: Places | undefined }> => {
  const pages = await Promise.all(piles.map(pile => readPile(core, pile, from[pile.key], limit)))
  const read = pages
    .flatMap(({ pile, items }) => items.map(item => ({ pile, item, sort: String(item[pile.sort]) })))
    .sort((one, other) => (one.sort < other.sort ? -1 : 1))
    .slice(0, limit)
    .map(it => ({ ...it, card: Listed.parse(it.item).card }))
  const end = read.filter(it => keep(it.card))[most - 1]
  const taken = end ? read.slice(0, read.indexOf(end) + 1) : read
  const after: Places = {}
  for (const { pile, items, last } of pages) {
    const own = taken.filter(it => it.pile === pile)
    const lastTaken = own.at(-1)
    const place =
      own.length === items.length ? (last ?? null) : lastTaken ? placeOf(pile, lastTaken.item) : from[pile.key]
    if (place !== undefined) after[pile.key] = place
  }
  const isAtEnd = piles.every(({ key }) => after[key] === null)
  return {
    cards: taken.map(it => it.card).filter(keep),
    looked: taken.length,
    after: isAtEnd ? undefined : after,
  }
}
