// The piles a work list is made of: partitions of the indexes, each sorted by next deadline, read side by side and merged.

import * as z from 'zod/mini'
import type { Core } from '../core.ts'
import { readPage } from '../storage/read.ts'
import { StoredCard } from '../storage/stored-complaint.ts'

/** One partition of an index, sorted by next deadline. */
export type Pile = {
  index: 'byOpen' | 'byPost' | 'byHolder'
  name: 'openKey' | 'postKey' | 'holderKey'
  key: string
  sort: 'openSort' | 'postSort' | 'holderSort'
}

export const openPile = (key: string): Pile => ({ index: 'byOpen', name: 'openKey', key, sort: 'openSort' })
export const postPile = (key: string): Pile => ({ index: 'byPost', name: 'postKey', key, sort: 'postSort' })
export const heldPile = (key: string): Pile => ({ index: 'byHolder', name: 'holderKey', key, sort: 'holderSort' })

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

/** The next cards of all piles together, the earliest deadline first: one Query a pile, side by side. `after` where they go on. */
export const readPiles = async (
  core: Core,
  piles: readonly Pile[],
  { limit, from = {} }: { limit: number; from?: Places | undefined },
): Promise<{ cards: StoredCard[]; after: Places | undefined }> => {
  const pages = await Promise.all(
    piles.map(async pile => {
      const place = from[pile.key]
      if (place === null) return { pile, items: [], last: undefined }
      const { index, name, key } = pile
      const partition = [name, key] as const
      const page = await readPage(core.database, { table: 'records', index, partition, limit, after: place })
      return { pile, ...page }
    }),
  )
  const sortOf = (pile: Pile, item: Item): string => String(item[pile.sort])
  const taken = pages
    .flatMap(({ pile, items }) => items.map(item => ({ pile, item, sort: sortOf(pile, item) })))
    .sort((one, other) => (one.sort < other.sort ? -1 : 1))
    .slice(0, limit)
  const after: Places = {}
  for (const { pile, items, last } of pages) {
    const own = taken.filter(it => it.pile === pile)
    const lastTaken = own.at(-1)
    const place =
      own.length === items.length ? (last ?? null) : lastTaken ? placeOf(pile, lastTaken.item) : from[pile.key]
    if (place !== undefined) after[pile.key] = place
  }
  const isAtEnd = piles.every(({ key }) => after[key] === null)
  return { cards: taken.map(({ item }) => Listed.parse(item).card), after: isAtEnd ? undefined : after }
}
