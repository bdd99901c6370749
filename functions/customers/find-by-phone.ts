// By a whole phone number: what its owner brought up, and who it is. With an account, or known from complaints alone.

import type { FoundCustomer, SearchAnswer } from '#contract/customers.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import { nameContext } from '../session/enter.ts'
import { cardOf } from '../storage/complaint-items.ts'
import { PhoneItem, phonePartition, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'
import { findPast, readPast } from './past-of.ts'
import { mostExact, type SearchReader } from './search-reader.ts'

/** Nobody shares a number with more. */
const mostUsers = 20

const ofUser = (core: Core, user: UserItem, phone: string, communityId: string): FoundCustomer => ({
  who: { userId: user.id, phoneHash: core.seal.searchHash(phone) },
  name: core.seal.open(user.name, nameContext(user.id)),
  maskedPhone: maskPhone(phone),
  rooms: user.rooms.filter(it => it.communityId === communityId).map(it => it.label),
})

const roomsIn = (complaints: readonly Complaint[]): string[] => [
  ...new Set(complaints.flatMap(({ place }) => (place.kind === 'room' ? place.label : []))),
]

/** Two Queries; then what they lead to, in one wait. */
export const findByPhone = async (
  core: Core,
  communityId: string,
  phone: string,
): Promise<(reader: SearchReader) => Promise<SearchAnswer>> => {
  const phoneHash = core.seal.searchHash(phone)
  const [place, { items }] = await Promise.all([
    findPast(core, communityId, { phoneHash }, mostExact),
    readPage(core.database, {
      table: 'records',
      partition: ['pk', phonePartition(phoneHash)],
      between: ['sk', 'USER#', 'USER#~'],
      limit: mostUsers,
    }),
  ])
  return async ({ actor, community }) => {
    const here = items.map(it => userAt(PhoneItem.parse(it).userId))
    const [complaints, found] = await Promise.all([readPast(core, [place], actor), readItems(core.database, here)])
    const users = here
      .flatMap(it => found.take(it) ?? [])
      // Whoever has another number by now has left this one behind.
      .filter(it => it.phoneHash === phoneHash)
      .filter(it => it.id !== actor.id && it.rooms.some(room => room.communityId === communityId))
    const [newest] = complaints
    const caller: FoundCustomer[] = newest
      ? [{ who: { phoneHash }, name: newest.customer.name, maskedPhone: maskPhone(phone), rooms: roomsIn(complaints) }]
      : []
    const now = core.now()
    return {
      as: 'phone',
      cards: complaints.map(it => ({
        ...cardView(cardOf(it), now, community.profile.departments, false),
        customer: it.customer.name,
      })),
      customers: users.length > 0 ? users.map(it => ofUser(core, it, phone, communityId)) : caller,
      ...(place.more ? { older: true } : {}),
    }
  }
}
