// Staff register a complaint for somebody who called, came or wrote: accepted at once, the agent is first contact.

import type { StaffDetail } from '#contract/complaint-views.ts'
import type { FilingBody } from '#contract/complaints.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Source } from '#domain/complaint/classes.ts'
import type { Customer, Place } from '#domain/complaint/complaint.ts'
import { register } from '#domain/complaint/intake.ts'
import { sequenceOf } from '#domain/complaint/number.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { filedAlready, filingOf, numberAndSave, type Prepared } from '../complaints/file-complaint.ts'
import { staffView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { photoAt } from '../photos/photo-item.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { publicPlaceFrom } from '../places/public-place.ts'
import { enter } from '../session/enter.ts'
import { counterAt, requestHashOf } from '../storage/act-items.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { type RoomItem, roomAt, type UserItem, userAt } from '../storage/person-items.ts'

export type RegisterBody = FilingBody & { source: Source; receivedAt: number; customer: Customer }

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
const isResidentOf = (user: UserItem | undefined, communityId: string, agentId: string): boolean =>
  user !== undefined && user.id !== agentId && user.rooms.some(room => room.communityId === communityId)

export const registerForCaller = async (
  needs: Core & { photos: Photos },
  { holder, key, body }: Asked<unknown, unknown, RegisterBody>,
): Promise<Result<StaffDetail, Reason>> => {
  const requestHash = requestHashOf(needs.seal, 'registerForCaller', [holder.userId, body])
  const here = complaintAt(key)
  const roomHere = body.place.kind === 'room' ? roomAt(body.place.buildingId, body.place.roomId) : undefined
  const wanted = [here, counterAt(sequenceOf(body.source, needs.now())), ...body.photoIds.map(photoAt)]
  const userHere = body.customer.userId === undefined ? undefined : userAt(body.customer.userId)
  const [entered, community] = await Promise.all([
    enter(needs, holder, [...wanted, ...(roomHere ? [roomHere] : []), ...(userHere ? [userHere] : [])]),
    readCommunity(needs, body.communityId),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!community || !holds(caller.actor, body.communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const { actor } = caller
  if (found.take(here)) {
    const filed = await filedAlready(needs, key, requestHash)
    return filed.ok ? accept(await staffView(needs, { ...filed.value, community, actor })) : filed
  }
  if (userHere && !isResidentOf(found.take(userHere), body.communityId, actor.id)) return refuse('customer-unknown')
  const name = checkText(body.customer.name)
  if (!name.ok) return name
  const place = placeOf(body, roomHere && found.take(roomHere), community)
  if (!place.ok) return place
  const { source, receivedAt } = body
  const customer = { ...body.customer, name: name.value }
  const filing = filingOf(body, { id: key, source, customer, place: place.value, receivedAt }, community)
  if (!filing.ok) return filing
  const prepared: Prepared = { filing: filing.value, decide: register, caller, community, requestHash }
  const filed = await numberAndSave(needs, prepared, found)
  return filed.ok ? accept(await staffView(needs, { ...filed.value, community, actor })) : filed
}
