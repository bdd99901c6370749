// The staff's reading: one complaint, the candidates for an order, a customer by phone.

import type { Reason } from '#contract/refusals.ts'
import type { Customer } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import { staffView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { communityOf } from '../places/community.ts'
import { enter, nameContext, phoneContext } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { PhoneItem, phonePartition, userAt } from '../storage/person-items.ts'
import { readItems, readWhole } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'

export const readAsStaff = async (
  needs: Core & { photos: Photos },
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<StaffDetail, Reason>> => {
  const [entered, read] = await Promise.all([enter(needs, holder), readComplaint(needs, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read) return refuse('not-found')
  const community = await communityOf(needs, read.complaint.communityId)
  if (!maySeeAsStaff(read.complaint, actor, community.profile.off)) return refuse('not-found')
  return accept(await staffView(needs, { ...read, community, actor }))
}

/** One wait, and the complaint without its timeline: asked again and again while somebody looks at it. */
export const readVersion = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<{ version: number }, Reason>> => {
  const place = complaintAt(params.id)
  const entered = await enter(core, holder, [place])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const item = found.take(place)
  const complaint = item && openComplaint(item, core.seal)
  if (!complaint || !maySeeAsStaff(complaint, caller.actor)) return refuse('not-found')
  return accept({ version: complaint.version })
}

export const findCustomer = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string; phone: string }>,
): Promise<Result<{ customers: Customer[] }, Reason>> => {
  const phoneHash = core.seal.searchHash(query.phone)
  const [entered, items] = await Promise.all([
    enter(core, holder),
    readWhole(core.database, {
      table: 'records',
      partition: ['pk', phonePartition(phoneHash)],
      between: ['sk', 'USER#', 'USER#~'],
    }),
  ])
  if (!entered.ok) return entered
  if (!holds(entered.value.caller.actor, query.communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const here = items.map(item => userAt(PhoneItem.parse(item).userId))
  const found = await readItems(core.database, here)
  const users = here.flatMap(it => found.take(it) ?? [])
  return accept({
    customers: users
      .filter(user => user.phoneHash === phoneHash && user.rooms.some(room => room.communityId === query.communityId))
      .map(user => ({
        userId: user.id,
        name: core.seal.open(user.name, nameContext(user.id)),
        ...(user.phone ? { maskedPhone: maskPhone(core.seal.open(user.phone, phoneContext(user.id))) } : {}),
        rooms: user.rooms
          .filter(room => room.communityId === query.communityId)
          .map(({ roomId, label }) => ({ roomId, label })),
      })),
  })
}
