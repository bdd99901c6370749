// Staff register a complaint for somebody who called, came or wrote: accepted at once, the agent is first contact. What is
// settled while he is on the line, the link to an earlier complaint or the answer, is the same transaction.

import type { FilingBody } from '#contract/complaints.ts'
import type { Reason } from '#contract/refusals.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Settlement, Source } from '#domain/complaint/classes.ts'
import type { Complaint, Customer, Link, Place } from '#domain/complaint/complaint.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { sequenceOf } from '#domain/complaint/number.ts'
import { registerAndSettle } from '#domain/complaint/registering.ts'
import type { ThirdParty } from '#domain/complaint/third-party.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { type Actor, holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { filedAlready, filingOf, numberAndSave, type Prepared } from '../complaints/file-complaint.ts'
import { staffView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { photoAt } from '../photos/photo-item.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { publicPlaceFrom } from '../places/public-place.ts'
import { enter, phoneContext } from '../session/enter.ts'
import { counterAt, requestHashOf } from '../storage/act-items.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { callerSort, phonePartition, type RoomItem, roomAt, type UserItem, userAt } from '../storage/person-items.ts'
import type { Found } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'

export type RegisterBody = FilingBody & {
  source: Source
  receivedAt: number
  customer: Customer & { asIn?: string | undefined }
  thirdParty?: ThirdParty | undefined
  paperIds?: readonly string[] | undefined
  repeatOf?: string | undefined
  solved?: { answer: string; settlement: Settlement; referredTo?: string | undefined } | undefined
}

const placeOf = (
  { place }: FilingBody,
  room: RoomItem | undefined,
  community: Community,
): Result<Place, 'room-unknown' | 'text-missing'> => {
  if (place.kind === 'public') return publicPlaceFrom(place, community)
  if (!room || room.communityId !== community.profile.id) return refuse('room-unknown')
  return accept({ kind: 'room', roomId: room.id, buildingId: room.buildingId, label: room.label })
}

/** Whom an agent may name as the filer: a resident of this community, never himself. */
const isResidentOf = (user: UserItem | undefined, communityId: string, agentId: string): user is UserItem =>
  user !== undefined && user.id !== agentId && user.rooms.some(room => room.communityId === communityId)

/** A complaint the body names, as far as the agent may read it. */
const namedIn = (
  core: Core,
  { id, found }: { id: string | undefined; found: Found },
  { actor, communityId }: { actor: Actor; communityId: string },
): Complaint | undefined => {
  const item = id === undefined ? undefined : found.take(complaintAt(id))
  const complaint = item && openComplaint(item, core.seal)
  return complaint?.communityId === communityId && maySeeAsStaff(complaint, actor) ? complaint : undefined
}

/** The caller with the number he can be reached under: as written down, else as he himself or an earlier complaint has it. */
const customerOf = (
  core: Core,
  { communityId, customer: { asIn, ...given } }: RegisterBody,
  { actor, found }: { actor: Actor; found: Found },
): Result<Customer, 'customer-unknown' | 'text-missing' | 'text-too-long' | 'text-without-words'> => {
  const name = checkText(given.name)
  const named = (customer: Customer): Result<Customer, 'text-missing' | 'text-too-long' | 'text-without-words'> =>
    name.ok ? accept({ ...customer, name: name.value }) : name
  if (given.userId !== undefined) {
    const user = found.take(userAt(given.userId))
    if (!isResidentOf(user, communityId, actor.id)) return refuse('customer-unknown')
    return named({ ...given, phone: given.phone ?? (user.phone && core.seal.open(user.phone, phoneContext(user.id))) })
  }
  if (asIn === undefined) return named(given)
  const earlier = namedIn(core, { id: asIn, found }, { actor, communityId })
  if (!earlier || earlier.customer.userId !== undefined) return refuse('customer-unknown')
  const { phone, reference } = earlier.customer
  return named({ ...given, phone: given.phone ?? phone, ...(reference === undefined ? {} : { reference }) })
}

/** Leads from the end of his number to whoever has no account. */
const callerPuts = ({ seal }: Core, { communityId, id }: { communityId: string; id: string }, by: Customer): Put[] => {
  if (by.userId !== undefined || by.phone === undefined) return []
  const phoneHash = seal.searchHash(by.phone)
  const pk = phonePartition(seal.searchHash(by.phone.slice(-4)))
  const item = { v: 1, pk, sk: callerSort(communityId, phoneHash), phoneHash, complaintId: id }
  return [{ table: 'records', only: 'always', item }]
}

/** Everything the body names, read in one wait. */
const wantedBy = (core: Core, key: string, body: RegisterBody) => {
  const { place, customer, repeatOf } = body
  const named = [key, customer.asIn, repeatOf].flatMap(id => (id === undefined ? [] : [complaintAt(id)]))
  return [
    counterAt(sequenceOf(body.source, core.now())),
    ...named,
    ...body.photoIds.map(photoAt),
    ...(body.paperIds ?? []).map(photoAt),
    ...(place.kind === 'room' ? [roomAt(place.buildingId, place.roomId)] : []),
    ...(customer.userId === undefined ? [] : [userAt(customer.userId)]),
  ]
}

type Looked = { actor: Actor; found: Found; community: Community }

const filingFrom = (core: Core, key: string, body: RegisterBody, { actor, found, community }: Looked) => {
  const customer = customerOf(core, body, { actor, found })
  if (!customer.ok) return customer
  const room = body.place.kind === 'room' ? found.take(roomAt(body.place.buildingId, body.place.roomId)) : undefined
  const place = placeOf(body, room, community)
  if (!place.ok) return place
  const { source, receivedAt, thirdParty } = body
  const filing = filingOf(
    body,
    { id: key, source, customer: customer.value, place: place.value, receivedAt },
    community,
  )
  if (!filing.ok) return filing
  const { photoIds } = filing.value
  const paperIds = [...new Set(body.paperIds)].filter(it => !photoIds.includes(it))
  return accept({
    ...filing.value,
    ...(thirdParty ? { thirdParty } : {}),
    ...(paperIds.length > 0 ? { paperIds } : {}),
  })
}

const linkTo = ({ id, number }: Link): Link => ({ id, number })

export const registerForCaller = async (
  needs: Core & { photos: Photos },
  { holder, key, body }: Asked<unknown, unknown, RegisterBody>,
): Promise<Result<StaffDetail, Reason>> => {
  const requestHash = requestHashOf(needs.seal, 'registerForCaller', [holder.userId, body])
  const { communityId, repeatOf, solved } = body
  const [entered, community] = await Promise.all([
    enter(needs, holder, wantedBy(needs, key, body)),
    readCommunity(needs, communityId),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const { actor } = caller
  if (!community || !holds(actor, communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  if (found.take(complaintAt(key))) {
    const filed = await filedAlready(needs, key, requestHash)
    if (!filed.ok) return filed
    // It may have turned out to be about whoever registered it.
    if (!maySeeAsStaff(filed.value.complaint, actor)) return refuse('not-found')
    return accept(await staffView(needs, { ...filed.value, community, actor }))
  }
  const filing = filingFrom(needs, key, body, { actor, found, community })
  if (!filing.ok) return filing
  const earlier = namedIn(needs, { id: repeatOf, found }, { actor, communityId })
  if (repeatOf !== undefined && !earlier) return refuse('earlier-unknown')
  const beside = { repeatOf: earlier && linkTo(earlier), solved }
  const prepared: Prepared = {
    filing: filing.value,
    decide: (of, number, moment) => registerAndSettle(of, number, beside, moment),
    caller,
    community,
    requestHash,
    beside: callerPuts(needs, { communityId, id: key }, filing.value.customer),
  }
  const filed = await numberAndSave(needs, prepared, found)
  return filed.ok ? accept(await staffView(needs, { ...filed.value, community, actor })) : filed
}
