// 客户台账: all that is known of one customer, for whoever reads the community. Two waits; nothing about the reader himself.

import * as z from 'zod/mini'
import type { CustomerView } from '#contract/customers.ts'
import type { Reason } from '#contract/refusals.ts'
import { type Complaint, isOpen, standingDate } from '#domain/complaint/complaint.ts'
import { messageEvents } from '#domain/complaint/decision.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { holds } from '#domain/people/actor.ts'
import { notesCustomers } from '#domain/people/customer.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import { readHousehold } from '../homes/change-home.ts'
import type { Asked } from '../http/serve.ts'
import { inboxPartition, MessageItem } from '../messages/message-item.ts'
import { readCommunity } from '../places/community.ts'
import { enter, nameContext } from '../session/enter.ts'
import { cardOf } from '../storage/complaint-items.ts'
import { openMember } from '../storage/home-items.ts'
import type { BoundRoom, UserItem } from '../storage/person-items.ts'
import { readPage } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'
import { callerOf } from './caller-of.ts'
import { accountOf, believed, believedPlaces, isCustomerHere, phoneOf, placesOf } from './customer-here.ts'
import { type CustomerOf, customerPartition, openSaid, SaidItem, saidBetween } from './customer-items.ts'
import { readPast } from './past-of.ts'

/** The newest of each. */
const most = { complaints: 40, messages: 10, notes: 30, homes: 10 } as const

type Query = { communityId: string; userId?: string | undefined; phoneHash?: string | undefined }

const Sent = z.object({
  event: z.enum(messageEvents),
  note: z.string(),
  complaintId: z.string(),
  createdAt: z.number(),
  state: MessageItem.shape.state,
  forFollower: z.optional(z.boolean()),
})

const reachedBy = {
  sent: 'wechat',
  refused: 'here',
  unknown: 'unsure',
  pending: 'waiting',
  sending: 'waiting',
} as const

const messagesOf = async ({ database }: Core, { userId }: CustomerOf): Promise<z.infer<typeof Sent>[]> => {
  if (userId === undefined) return []
  const { items } = await readPage(database, {
    table: 'records',
    index: 'byPerson',
    partition: ['personKey', inboxPartition(userId)],
    newestFirst: true,
    limit: most.messages,
  })
  return items.map(it => Sent.parse(it)).filter(it => !it.forFollower)
}

type Kept = { notes: SaidItem[]; flags: SaidItem[] }

const keptUnder = async ({ database }: Core, communityId: string, customer: CustomerOf): Promise<Kept> => {
  const newest = async (kind: SaidItem['kind'], limit: number): Promise<SaidItem[]> => {
    const partition = ['pk', customerPartition(customer)] as const
    const between = saidBetween(kind, communityId)
    const { items } = await readPage(database, { table: 'records', partition, between, newestFirst: true, limit })
    return items.map(it => SaidItem.parse(it))
  }
  const [notes, flags] = await Promise.all([newest('customer-note', most.notes), newest('customer-flag', 1)])
  return { notes, flags }
}

/** Under the account, and under the number of a caller. */
const keptOf = (core: Core, communityId: string, { userId, phoneHash }: CustomerOf): Promise<(Kept & CustomerOf)[]> =>
  Promise.all(
    [userId === undefined ? {} : { userId }, phoneHash === undefined ? {} : { phoneHash }]
      .filter(it => Object.keys(it).length > 0)
      .map(async (it: CustomerOf) => ({ ...it, ...(await keptUnder(core, communityId, it)) })),
  )

const homesOf = async (core: Core, user: UserItem | undefined, communityId: string): Promise<CustomerView['homes']> => {
  const rooms = (user?.rooms ?? []).filter(it => it.communityId === communityId).slice(0, most.homes)
  return Promise.all(
    rooms.map(async (room: BoundRoom) => {
      const { members } = await readHousehold(core, room, core.now())
      return {
        roomId: room.roomId,
        label: room.label,
        relation: room.relation,
        ...(room.since === undefined ? {} : { since: room.since }),
        family: members
          .filter(it => it.userId !== user?.id)
          .map(it => ({ who: { userId: it.userId }, name: openMember(core.seal, it).name, relation: it.relation })),
      }
    }),
  )
}

/** Rooms a caller without an account spoke about. */
const roomsSpokenOf = (complaints: readonly Complaint[]): CustomerView['homes'] => {
  const rooms = complaints.flatMap(({ place, customer }) =>
    place.kind === 'room'
      ? [{ roomId: place.roomId, label: place.label, relation: customer.relation, family: [] }]
      : [],
  )
  return [...new Map(rooms.map(it => [it.roomId, it])).values()]
}

const datesIn = (complaints: readonly Complaint[], now: number): CustomerView['dates'] =>
  complaints
    .filter(isOpen)
    .flatMap(complaint => {
      const date = standingDate(complaint, now)
      if (!date) return []
      const { until, agreedAt, what, by } = date
      return [{ complaintId: complaint.id, number: complaint.number, until, agreedAt, what, by: by.name }]
    })
    .toSorted((one, other) => one.until - other.until)

const newestFirst = (one: { at: number }, other: { at: number }): number => other.at - one.at

const visitsIn = (complaints: readonly Complaint[]): CustomerView['visits'] =>
  complaints
    .flatMap(({ id, number, stage }) => {
      if (!('visit' in stage) || stage.visit.state !== 'done') return []
      const { visitor, visitedAt, method, verdict, words } = stage.visit.record
      return [{ complaintId: id, number, at: visitedAt, by: visitor.name, method, verdict, words }]
    })
    .toSorted(newestFirst)

const surveysIn = (complaints: readonly Complaint[]): CustomerView['surveys'] =>
  complaints
    .flatMap(({ id, number, stage }) => {
      if (!('survey' in stage) || stage.survey.state !== 'answered') return []
      const { answeredAt, answer } = stage.survey
      const { solved, overall, text } = answer
      return [{ complaintId: id, number, at: answeredAt, solved, overall, ...(text === undefined ? {} : { text }) }]
    })
    .toSorted(newestFirst)

const noteViews = ({ seal }: Core, kept: readonly Kept[]): CustomerView['notes'] =>
  kept
    .flatMap(it => it.notes)
    .map(it => ({ id: it.id, words: openSaid(seal, it), by: it.byName, at: it.at }))
    .toSorted(newestFirst)
    .slice(0, most.notes)

/** The newest flag counts, unless it was taken back. */
const flagView = ({ seal }: Core, kept: readonly Kept[]): CustomerView['flag'] => {
  const newest = kept.flatMap(it => it.flags).toSorted(newestFirst)[0]
  return newest?.flagged ? { by: newest.byName, at: newest.at, why: openSaid(seal, newest) } : undefined
}

/** First who asks, the account, keys and what was kept; then the complaints beside the people of his rooms. */
export const readCustomer = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<CustomerView, Reason>> => {
  const { communityId, ...asked } = query
  const [entered, community, allPlaces, sent, allKept] = await Promise.all([
    enter(core, holder, accountOf(asked)),
    readCommunity(core, communityId),
    placesOf(core, communityId, asked, most.complaints),
    messagesOf(core, asked),
    keptOf(core, communityId, asked),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const { actor } = caller
  if (!community || !readsCommunity(actor, communityId)) return refuse('not-allowed')
  const user = accountOf(asked).flatMap(it => found.take(it) ?? [])[0]
  const customer = believed(asked, user)
  const places = believedPlaces(allPlaces, customer)
  if (!isCustomerHere(customer, user, places, { communityId, reader: caller.user })) return refuse('customer-unknown')
  const [complaints, homes] = await Promise.all([readPast(core, places, actor), homesOf(core, user, communityId)])
  // Known from complaints alone, and all of them are about the reader.
  if (!user && complaints.length === 0) return refuse('customer-unknown')
  const now = core.now()
  const { phone, phoneIn } = phoneOf(core, user, complaints, communityId)
  const kept = allKept.filter(it => it.userId !== undefined || it.phoneHash === customer.phoneHash)
  const flag = flagView(core, kept)
  const view = (it: Complaint) => cardView(cardOf(it), now, community.profile.departments, false)
  const numbers = new Map(complaints.map(it => [it.id, it.number]))
  const name = user ? core.seal.open(user.name, nameContext(user.id)) : (complaints[0]?.customer.name ?? '')
  const registers = holds(actor, communityId, ['agent', 'dispatcher'])
  const phoneHash = user?.phoneHash ?? customer.phoneHash
  const registered = registers ? callerOf({ communityId, name, user, phoneHash, complaints }) : undefined
  const maskedPhone = phone === undefined ? {} : { maskedPhone: maskPhone(phone) }
  return accept({
    who: customer,
    name,
    ...maskedPhone,
    ...(phoneIn === undefined ? {} : { phoneIn }),
    ...(flag ? { flag } : {}),
    homes: user ? homes : roomsSpokenOf(complaints),
    open: complaints.filter(isOpen).map(view),
    past: complaints.filter(it => !isOpen(it)).map(view),
    older: places.some(it => it.more),
    dates: datesIn(complaints, now),
    visits: visitsIn(complaints),
    surveys: surveysIn(complaints),
    messages: sent.flatMap(({ complaintId, event, note, createdAt, state }) => {
      const number = numbers.get(complaintId)
      return number === undefined
        ? []
        : [{ complaintId, number, at: createdAt, event, note, reached: reachedBy[state] }]
    }),
    notes: noteViews(core, kept),
    mayNote: notesCustomers(actor, communityId),
    ...(registered ? { caller: { ...registered, ...maskedPhone } } : {}),
  })
}
