// Whether there is such a customer in the community, for whoever wants to know or note something about him.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Core } from '../core.ts'
import { phoneContext } from '../session/enter.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import type { Located } from '../storage/read.ts'
import type { CustomerOf } from './customer-items.ts'
import { findPast, type PastPlaces } from './past-of.ts'

/** His account, to be read beside whoever asks. */
export const accountOf = ({ userId }: CustomerOf): Located<typeof UserItem>[] =>
  userId === undefined ? [] : [userAt(userId)]

/** Where his complaints in the community are: under the account and under the number. */
export const placesOf = (
  core: Core,
  communityId: string,
  { userId, phoneHash }: CustomerOf,
  limit: number,
): Promise<PastPlaces[]> =>
  Promise.all([
    ...(userId === undefined ? [] : [findPast(core, communityId, { userId }, limit)]),
    ...(phoneHash === undefined ? [] : [findPast(core, communityId, { phoneHash }, limit)]),
  ])

/** The number counts for an account only where it is the account's own. */
export const believed = (asked: CustomerOf, user: UserItem | undefined): CustomerOf => {
  if (asked.userId === undefined) return { phoneHash: asked.phoneHash }
  const isOwn = user?.phoneHash !== undefined && user.phoneHash === asked.phoneHash
  return { userId: asked.userId, ...(isOwn ? { phoneHash: asked.phoneHash } : {}) }
}

/** Under the account, and under the number where that is the account's own. */
export const believedPlaces = (places: readonly PastPlaces[], customer: CustomerOf): PastPlaces[] =>
  places.filter(({ by }) => !('phoneHash' in by) || by.phoneHash === customer.phoneHash)

/** He lives here, or has brought something up here; nobody is a customer to himself. */
export const isCustomerHere = (
  { userId, phoneHash }: CustomerOf,
  user: UserItem | undefined,
  places: readonly PastPlaces[],
  { communityId, reader }: { communityId: string; reader: UserItem },
): boolean => {
  if (userId === reader.id || (userId !== undefined && !user)) return false
  if (userId === undefined && (phoneHash === undefined || phoneHash === reader.phoneHash)) return false
  const livesHere = user?.rooms.some(it => it.communityId === communityId) ?? false
  return livesHere || places.some(it => it.ids.length > 0)
}

/** His number: the account's while he lives here, else the one he left with his newest complaint, and with which. */
export const phoneOf = (
  { seal }: Core,
  user: UserItem | undefined,
  complaints: readonly Complaint[],
  communityId: string,
): { phone?: string | undefined; phoneIn?: string } => {
  const livesHere = user?.rooms.some(it => it.communityId === communityId)
  if (user?.phone !== undefined && livesHere) return { phone: seal.open(user.phone, phoneContext(user.id)) }
  const left = complaints.find(it => it.customer.phone !== undefined)
  return left ? { phone: left.customer.phone, phoneIn: left.id } : {}
}
