// What staff do with a complaint: accept, decline, solve on the spot, dispatch, take, report, check, visit.

import type { Reason } from '#contract/refusals.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Settlement, Severity } from '#domain/complaint/classes.ts'
import type { Report } from '#domain/complaint/complaint.ts'
import { decline } from '#domain/complaint/declining.ts'
import type { Happened } from '#domain/complaint/happened.ts'
import { acceptComplaint as decideAccept, solveOnTheSpot as solve } from '#domain/complaint/intake.ts'
import { recordVisit as visit } from '#domain/complaint/outcome.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { confirm, dispatch, reportDone as report, sendBack, take } from '#domain/complaint/work.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { VisitRecord } from '#domain/return-visit/visit.ts'
import { actOnComplaint, type MoveRequest, type Step } from '../complaints/act-on-complaint.ts'
import { staffView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import type { Community } from '../places/community.ts'
import { stayingActor } from '../places/staff-actor.ts'
import { orderFrom, type WantedOrder } from './order-from.ts'

type Needs = Core & { photos: Photos }

export const staffMove =
  <B extends { turn: number }>(step: Omit<Step<B>, 'as'>) =>
  async (needs: Needs, request: MoveRequest<B>): Promise<Result<StaffDetail, Reason>> => {
    const acted = await actOnComplaint(needs, request, { ...step, as: 'staff' })
    if (!acted.ok) return acted
    return accept(await staffView(needs, { ...acted.value, actor: acted.value.caller.actor }))
  }

type Turn = { turn: number }

export const acceptComplaint = staffMove<Turn & { severity?: Severity | undefined; reason?: string | undefined }>({
  name: 'acceptComplaint',
  decide: decideAccept,
})

export const declineComplaint = staffMove<Turn & { reason: string }>({ name: 'declineComplaint', decide: decline })

export const solveOnTheSpot = staffMove<
  Turn & { answer: string; settlement: Settlement; referredTo?: string | undefined }
>({
  name: 'solveOnTheSpot',
  decide: solve,
})

export const dispatchOrder = staffMove<Turn & WantedOrder>({
  name: 'dispatchOrder',
  decide(complaint, body, moment, community) {
    const order = orderFrom(complaint, body, community)
    return order.ok ? dispatch(complaint, order.value, moment) : order
  },
})

export const takeOrder = staffMove<Turn & Happened>({
  name: 'takeOrder',
  decide: (complaint, body, moment) => take(complaint, moment, body),
})

export const reportDone = staffMove<Turn & Omit<Report, 'reportedAt'> & Happened>({
  name: 'reportDone',
  photoIds: body => body.photoIds,
  decide(complaint, { turn: _, happenedAt, ...body }, moment, community) {
    if (body.photoIds.length > mostPhotos) return refuse('too-many-photos', { most: mostPhotos })
    const action = owned(body.correctiveAction, community)
    if (!action.ok) return action
    const done = { ...body, correctiveAction: action.value, photoIds: [...new Set(body.photoIds)] }
    return report(complaint, done, moment, { happenedAt })
  },
})

type CorrectiveAction = Report['correctiveAction']

/** Given to somebody who works here it carries his name as it is now. */
const owned = (
  action: CorrectiveAction,
  community: Community,
): Result<CorrectiveAction, 'person-unknown' | 'person-leaving'> => {
  if (!action.needed || action.ownerId === undefined) return accept(action)
  const owner = stayingActor(community, action.ownerId)
  return owner.ok ? accept({ ...action, owner: owner.value.name }) : owner
}

export const confirmWork = staffMove<Turn & { answer?: string | undefined }>({ name: 'confirmWork', decide: confirm })

export const sendBackWork = staffMove<Turn & { reason: string }>({ name: 'sendBackWork', decide: sendBack })

export const recordVisit = staffMove<Turn & Omit<VisitRecord, 'visitor'>>({
  name: 'recordVisit',
  decide: (complaint, { turn: _, ...body }, moment) => visit(complaint, body, moment),
})
