// By the last four digits of a phone number: whose it may be, with an account here or known from a complaint. A few, for the
// office alone, which may find callers so: whoever wants more of the number's owners has to know the whole of it.

import type { FoundCustomer } from '#contract/customers.ts'
import { mayFindCaller } from '#contract/registering.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { holds } from '#domain/people/actor.ts'
import type { Core } from '../core.ts'
import { nameContext, phoneContext } from '../session/enter.ts'
import { CallerItem, callerSort, PhoneItem, phonePartition, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'
import { readPast } from './past-of.ts'
import type { SearchReader } from './search-reader.ts'

/** So many entries under four digits are looked through, so many people shown. */
const reach = { entries: 100, shown: 8 } as const

/** `more`: there may be others than these. */
export type FoundByEnd = { customers: FoundCustomer[]; more: boolean }

type Known = FoundCustomer & { who: { phoneHash: string } }

const ofUser = ({ seal }: Core, user: UserItem, digits: string, communityId: string): Known[] => {
  const rooms = user.rooms.filter(it => it.communityId === communityId).map(it => it.label)
  const phone = user.phone === undefined ? undefined : seal.open(user.phone, phoneContext(user.id))
  // Whoever has another number by now has left this one behind.
  if (phone === undefined || !phone.endsWith(digits) || rooms.length === 0) return []
  const who = { userId: user.id, phoneHash: seal.searchHash(phone) }
  return [{ who, name: seal.open(user.name, nameContext(user.id)), maskedPhone: maskPhone(phone), rooms }]
}

const ofComplaint = ({ seal }: Core, { customer, place }: Complaint, digits: string): Known[] => {
  const { phone, name, userId } = customer
  if (userId !== undefined || phone === undefined || !phone.endsWith(digits)) return []
  const rooms = place.kind === 'room' ? [place.label] : []
  return [{ who: { phoneHash: seal.searchHash(phone) }, name, maskedPhone: maskPhone(phone), rooms }]
}

/** One Query beside who asks; then what it led to, in one wait. */
export const findByEnd = async (
  core: Core,
  communityId: string,
  digits: string,
): Promise<(reader: SearchReader) => Promise<FoundByEnd>> => {
  const page = mayFindCaller(digits)
    ? await readPage(core.database, {
        table: 'records',
        partition: ['pk', phonePartition(core.seal.searchHash(digits))],
        limit: reach.entries,
      })
    : { items: [], last: undefined }
  const of = (prefix: string) => page.items.filter(({ sk }) => String(sk).startsWith(prefix))
  const ids = of('USER#').map(it => PhoneItem.parse(it).userId)
  const places = of(callerSort(communityId, ''))
    .map(it => CallerItem.parse(it))
    .map(it => ({ communityId, by: { phoneHash: it.phoneHash }, ids: [it.complaintId], more: false }))
  return async ({ actor }) => {
    if (!holds(actor, communityId, ['agent', 'dispatcher'])) return { customers: [], more: false }
    const [found, complaints] = await Promise.all([
      readItems(core.database, ids.map(userAt)),
      readPast(core, places, actor),
    ])
    const users = ids.flatMap(id => found.take(userAt(id)) ?? [])
    const own = users.find(it => it.id === actor.id)?.phoneHash
    // Two of a household may have one number.
    const residents = users.flatMap(it => ofUser(core, it, digits, communityId))
    const numbers = new Set(residents.map(it => it.who.phoneHash))
    // Who has an account by now is found by that.
    const callers = complaints.flatMap(it => ofComplaint(core, it, digits)).filter(it => !numbers.has(it.who.phoneHash))
    // Nobody is a customer to himself.
    const others = [...residents, ...callers].filter(it => it.who.phoneHash !== own)
    return {
      customers: others.slice(0, reach.shown),
      more: others.length > reach.shown || page.last !== undefined,
    }
  }
}
