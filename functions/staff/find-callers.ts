// Who may be calling: found by the last four digits of a phone number, the whole of it, or the room, among people with an account
// and among those a complaint was registered for.

import type { Reason } from '#contract/refusals.ts'
import { type Caller, type CallerRoom, mayFindCaller } from '#contract/registering.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { type Actor, holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { findPast, type PastPlaces, readPast } from '../customers/past-of.ts'
import type { Asked } from '../http/serve.ts'
import { enter, nameContext, phoneContext } from '../session/enter.ts'
import { customerHash } from '../storage/complaint-items.ts'
import { homePartition, MemberItem, type RoomKey } from '../storage/home-items.ts'
import {
  CallerItem,
  callerSort,
  PhoneItem,
  phonePartition,
  RoomPhoneItem,
  roomAt,
  roomPhoneSort,
  type UserItem,
  userAt,
} from '../storage/person-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'

type By = { kind: 'phone'; digits: string } | ({ kind: 'room' } & RoomKey)

/** What leads to people: ids of users, places of complaints. `fits`: whether somebody with this number is meant. */
type Traces = {
  userIds: string[]
  places: PastPlaces[]
  fits: (phone: string | undefined) => boolean
  /** Rooms that may be registered under the whole number. */
  rooms?: { keys: RoomKey[]; phoneHash: string }
}

/** So many entries under four digits are looked through, so many complaints of a room, so many people shown. */
const reach = { entries: 100, complaints: 20, shown: 8 } as const
const wholeLength = 11

const lastFour = (digits: string): string => digits.slice(-4)
const nobody: Traces = { userIds: [], places: [], fits: () => false }

const underHash = async ({ database }: Core, hash: string): Promise<Record<string, unknown>[]> => {
  const partition = ['pk', phonePartition(hash)] as const
  const { items } = await readPage(database, { table: 'records', partition, limit: reach.entries })
  return items
}

const tracesOfPhone = async (core: Core, communityId: string, digits: string): Promise<Traces> => {
  if (!mayFindCaller(digits)) return nobody
  const isWhole = digits.length === wholeLength
  const phoneHash = core.seal.searchHash(digits)
  // Whoever was there before numbers were found by their end stands under the whole one alone.
  const [byEnd, byWhole, past] = await Promise.all([
    underHash(core, core.seal.searchHash(lastFour(digits))),
    isWhole ? underHash(core, phoneHash) : [],
    isWhole ? findPast(core, communityId, { phoneHash }, reach.complaints) : undefined,
  ])
  const of = (prefix: string) => [...byEnd, ...byWhole].filter(({ sk }) => String(sk).startsWith(prefix))
  const callers = of(callerSort(communityId, '')).map(it => CallerItem.parse(it))
  return {
    userIds: of('USER#').map(it => PhoneItem.parse(it).userId),
    places: [
      ...(past ? [past] : []),
      ...callers.map(it => ({ communityId, by: { phoneHash: it.phoneHash }, ids: [it.complaintId], more: false })),
    ],
    fits: phone => phone !== undefined && (isWhole ? phone : lastFour(phone)) === digits,
    rooms: { keys: of(roomPhoneSort(communityId, '')).map(it => RoomPhoneItem.parse(it)), phoneHash },
  }
}

const tracesOfRoom = async (core: Core, communityId: string, room: RoomKey): Promise<Traces> => {
  const [{ items }, past] = await Promise.all([
    readPage(core.database, {
      table: 'records',
      partition: ['pk', homePartition(room)],
      between: ['sk', 'MEMBER#', 'MEMBER#~'],
      limit: reach.entries,
    }),
    findPast(core, communityId, { roomId: room.roomId }, reach.complaints),
  ])
  const members = items.map(it => MemberItem.parse(it)).filter(({ endedAt }) => endedAt === undefined)
  return { userIds: members.map(({ userId }) => userId), places: [past], fits: () => true }
}

/** The rooms that are still registered under the number. */
const registeredRooms = async ({ database }: Core, { rooms }: Traces): Promise<CallerRoom[]> => {
  if (!rooms) return []
  const places = rooms.keys.map(it => roomAt(it.buildingId, it.roomId))
  const found = await readItems(database, places)
  return places
    .flatMap(it => found.take(it) ?? [])
    .filter(it => it.ownerPhoneHash === rooms.phoneHash)
    .map(({ buildingId, id, label }) => ({ buildingId, roomId: id, label }))
    .slice(0, reach.shown)
}

/** With his number, which leaves here masked. */
type Known = { caller: Caller; phone: string | undefined }

const ofUser = ({ seal }: Core, user: UserItem, communityId: string, asked: By): Known[] => {
  const rooms = user.rooms.filter(it => it.communityId === communityId)
  const [room] = asked.kind === 'room' ? rooms.filter(it => it.roomId === asked.roomId) : rooms
  if (!room) return []
  const phone = user.phone === undefined ? undefined : seal.open(user.phone, phoneContext(user.id))
  const caller = {
    userId: user.id,
    name: seal.open(user.name, nameContext(user.id)),
    relation: room.relation,
    ...(user.phoneHash === undefined ? {} : { phoneHash: user.phoneHash }),
    ...(phone === undefined ? {} : { maskedPhone: maskPhone(phone) }),
    rooms: [room, ...rooms.filter(it => it !== room)].map(({ buildingId, roomId, label }) => ({
      buildingId,
      roomId,
      label,
    })),
  }
  return [{ caller, phone }]
}

const ofComplaint = ({ seal }: Core, { id, customer, place }: Complaint): Known[] => {
  const { userId, name, relation, phone } = customer
  if (userId !== undefined) return []
  const rooms =
    place.kind === 'room' ? [{ buildingId: place.buildingId, roomId: place.roomId, label: place.label }] : []
  const phoneHash = customerHash(seal, customer)
  const caller = {
    asIn: id,
    ...(phoneHash === undefined ? {} : { phoneHash }),
    name,
    relation,
    ...(phone === undefined ? {} : { maskedPhone: maskPhone(phone) }),
    rooms,
  }
  return [{ caller, phone }]
}

const isSamePerson = (one: Known, other: Known): boolean =>
  one.phone === undefined ? one.caller.name === other.caller.name : one.phone === other.phone

const meant = async (core: Core, traces: Traces, by: By, asker: { actor: Actor; communityId: string }) => {
  const { actor, communityId } = asker
  const here = [...new Set(traces.userIds)].filter(id => id !== actor.id).map(userAt)
  const [found, complaints] = await Promise.all([readItems(core.database, here), readPast(core, traces.places, actor)])
  const users = here.flatMap(it => found.take(it) ?? []).flatMap(user => ofUser(core, user, communityId, by))
  return [...users, ...complaints.flatMap(it => ofComplaint(core, it))]
    .filter(({ phone }) => traces.fits(phone))
    .filter((it, index, all) => all.findIndex(other => isSamePerson(it, other)) === index)
    .map(({ caller }) => caller)
    .slice(0, reach.shown)
}

export const findCallers = async (
  core: Core,
  { holder, body: { communityId, by } }: Asked<unknown, unknown, { communityId: string; by: By }>,
): Promise<Result<{ callers: Caller[]; registered: CallerRoom[] }, Reason>> => {
  const [entered, traces] = await Promise.all([
    enter(core, holder),
    by.kind === 'phone' ? tracesOfPhone(core, communityId, by.digits) : tracesOfRoom(core, communityId, by),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!holds(actor, communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const [callers, rooms] = await Promise.all([
    meant(core, traces, by, { actor, communityId }),
    registeredRooms(core, traces),
  ])
  const known = new Set(callers.flatMap(it => it.rooms.map(({ roomId }) => roomId)))
  return accept({ callers, registered: rooms.filter(it => !known.has(it.roomId)) })
}
