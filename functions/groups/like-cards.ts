// Complaints of one category at one spot, from the index by likeness.

import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { likePartition } from '../storage/complaint-items.ts'
import { sortableInstant } from '../storage/due.ts'
import { readPage } from '../storage/read.ts'
import { isKeptFrom, knowingFiler, StoredCard, StoredLike } from '../storage/stored-cards.ts'

const Listed = z.object({ card: StoredCard, like: StoredLike })

/** A stored card with what it is like. */
export type StoredLikeCard = z.infer<typeof StoredCard> & z.infer<typeof StoredLike>

export const likeCardOf = (item: unknown): StoredLikeCard => {
  const { card, like } = Listed.parse(item)
  return { ...knowingFiler(card, like), ...like }
}

type Spot = {
  communityId: string
  categoryId: string
  buildingId?: string | undefined
  publicPlace?: string | undefined
}

/** Those received between two moments, the newest first, at most `limit` of them; without what is kept from the viewer. */
export const readLike = async (
  { database }: Core,
  spot: Spot,
  { from, to, limit, viewerId }: { from: Instant; to: Instant; limit: number; viewerId: string | undefined },
): Promise<StoredLikeCard[]> => {
  const { items } = await readPage(database, {
    table: 'records',
    index: 'byLike',
    partition: ['likeKey', likePartition(spot.communityId, spot)],
    between: ['likeSort', sortableInstant(from), `${sortableInstant(to)}#~`],
    newestFirst: true,
    limit,
  })
  const cards = items.map(likeCardOf)
  return viewerId === undefined ? cards : cards.filter(it => !isKeptFrom(it, viewerId))
}
