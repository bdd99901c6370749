// 自动派工: the machine takes the best of those who are on duty, able and not full. What a person has to judge it leaves to a person.

import type { Reason } from '#contract/refusals.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { nextDepartmentOf } from '#domain/complaint/department.ts'
import { mayMove, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { dispatch } from '#domain/complaint/work.ts'
import { automaticChoice } from '#domain/dispatch/modes.ts'
import { checkOn } from '#domain/places/switches.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { MoveRequest } from '../complaints/act-on-complaint.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import { communityOf } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { orderFrom } from '../staff/order-from.ts'
import { staffMove } from '../staff/staff-moves.ts'
import { modesFor, rankPeople } from './rank-people.ts'

type Turn = { turn: number }

/** The one the machine would take now, by id; refused with why a person must choose. */
const choose = async (core: Core, { holder, params }: MoveRequest<Turn>): Promise<Result<string, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read || !maySeeAsStaff(read.complaint, actor)) return refuse('not-found')
  const may = mayMove(read.complaint, actor, 'dispatch')
  if (!may.ok) return may
  const community = await communityOf(core, read.complaint.communityId)
  const offered = checkOn(community.profile.off, 'auto-dispatch')
  if (!offered.ok) return offered
  const modes = modesFor(read.complaint, community)
  if (!modes.some(it => it.mode === 'automatic' && it.allowed)) return refuse('not-automatic')
  const { ranked } = await rankPeople(core, read, community, nextDepartmentOf(read.complaint))
  const choice = automaticChoice(ranked)
  return choice.ok ? accept(choice.value.handler.id) : choice
}

/** Chooses, then dispatches as the caller: the choice is made again when the same request comes twice, and not used. */
export const dispatchAutomatically = async (
  needs: Core & { photos: Photos },
  request: MoveRequest<Turn>,
): Promise<Result<StaffDetail, Reason>> => {
  const chosen = await choose(needs, request)
  const act = staffMove<Turn>({
    name: 'dispatchAutomatically',
    decide(complaint, _body, moment, community) {
      if (!chosen.ok) return chosen
      const order = orderFrom(complaint, { handlerId: chosen.value }, community)
      return order.ok ? dispatch(complaint, order.value, moment) : order
    },
  })
  return act(needs, request)
}
