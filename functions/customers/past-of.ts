// Open and past complaints in a room, of a customer without an account or of a person: found by key, then read whole, newest first. Two
// parts, so that the first can be asked for beside whatever else a request needs, before it is known who asks.

import * as z from 'zod/mini'
import type { Card } from '#contract/complaint-views.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { maySeeAsStaff, readsCommunity } from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import {
  cardOf,
  complaintAt,
  customerHash,
  openComplaint,
  phoneComplaints,
  roomComplaints,
} from '../storage/complaint-items.ts'
import { readItems, readPage } from '../storage/read.ts'

/** Whose complaints: of whoever lives or lived in a room, of whoever `phoneHash` is the `customerHash` of, of one person with an account. */
export type PastBy = { roomId: string } | { phoneHash: string } | { userId: string }

/** Where some complaints are: their ids, newest first, and whether there are more than were asked for. */
export type PastPlaces = { communityId: string; by: PastBy; ids: string[]; more: boolean }

const Place = z.object({ pk: z.string() })
const idIn = (item: unknown): string => Place.parse(item).pk.replace(/^COMPLAINT#/, '')

const partitionOf = (communityId: string, by: PastBy) => {
  if ('roomId' in by)
    return { index: 'byRoom', partition: ['roomKey', roomComplaints(communityId, by.roomId)] as const }
  if ('phoneHash' in by)
    return { index: 'byPhone', partition: ['phoneKey', phoneComplaints(communityId, by.phoneHash)] as const }
  return { index: 'byFiler', partition: ['filerKey', `FILER#${by.userId}`] as const }
}

/** One Query of keys, the newest `limit`. Who may see them is asked when they are read. */
export const findPast = async (core: Core, communityId: string, by: PastBy, limit: number): Promise<PastPlaces> => {
  const page = await readPage(core.database, {
    table: 'records',
    ...partitionOf(communityId, by),
    newestFirst: true,
    limit: limit + 1,
  })
  return { communityId, by, ids: page.items.slice(0, limit).map(idIn), more: page.items.length > limit }
}

/** An index follows the table by a moment: the complaint itself says where and whose it is. */
const isStill = ({ seal }: Core, { place, customer }: Complaint, by: PastBy): boolean => {
  if ('roomId' in by) return place.kind === 'room' && place.roomId === by.roomId
  if ('phoneHash' in by) return customerHash(seal, customer) === by.phoneHash
  return customer.userId === by.userId
}

/**
 * The complaints at these places, each once, newest first, in one BatchGet: what the reader may see as staff of the
 * community. Nothing where he does not read the community; nothing about himself.
 */
export const readPast = async (core: Core, places: readonly PastPlaces[], reader: Actor): Promise<Complaint[]> => {
  const readable = places.filter(it => readsCommunity(reader, it.communityId))
  const ids = [...new Set(readable.flatMap(it => it.ids))]
  const found = await readItems(core.database, ids.map(complaintAt))
  const complaints = ids.flatMap(id => found.take(complaintAt(id)) ?? []).map(it => openComplaint(it, core.seal))
  return complaints
    .filter(it => maySeeAsStaff(it, reader))
    .filter(complaint =>
      readable.some(({ communityId, by }) => complaint.communityId === communityId && isStill(core, complaint, by)),
    )
    .toSorted((one, other) => other.receivedAt - one.receivedAt)
}

/** `more`: there are older ones than were looked at. */
export type Past = { cards: Card[]; more: boolean }

/** Open and past complaints as cards: `findPast` beside entering, then this; two waits together. */
export const pastOf = async (
  core: Core,
  places: readonly PastPlaces[],
  { actor, community }: { actor: Actor; community: Community },
): Promise<Past> => {
  const complaints = await readPast(core, places, actor)
  const now = core.now()
  return {
    cards: complaints.map(it => cardView(cardOf(it), now, community.profile.departments, false)),
    more: places.some(it => it.more),
  }
}
