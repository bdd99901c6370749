// Work on a round: dispatch, take, report done, check.

import { stopClocks } from '../clocks/clock.ts'
import { clockKinds } from '../clocks/policy.ts'
import { byStaff } from '../ledger/entry.ts'
import type { Person } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { answeredStage } from './answered.ts'
import type { Complaint, Report, WorkOrder } from './complaint.ts'
import { advance, type Decision, type Moment } from './decision.ts'
import { holderOf } from './holder.ts'
import { type MoveRefusal, mayMove } from './lifecycle.ts'
import { orderNumber } from './number.ts'
import { checkText } from './wording.ts'

type TextRefusal = 'text-missing' | 'text-too-long' | 'text-without-words'

/** 派工: the dispatch clock stops. Majors and later rounds are dispatched by the dispatcher. */
export const dispatch = (
  complaint: Complaint,
  input: { handler: Person; departmentId: string; instruction?: string | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal> => {
  const may = mayMove(complaint, actor, 'dispatch')
  if (!may.ok) return may
  const order: WorkOrder = {
    number: orderNumber(complaint.number, complaint.round, complaint.orders),
    departmentId: input.departmentId,
    handler: input.handler,
    dispatchedBy: { id: actor.id, name: actor.name },
    dispatchedAt: now,
    instruction: input.instruction,
  }
  return accept({
    complaint: advance(
      complaint,
      { state: 'dispatched', order },
      { orders: complaint.orders + 1, clocks: stopClocks(complaint.clocks, ['dispatch'], now, 'done') },
    ),
    entries: [
      {
        kind: 'dispatched',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'public',
        occurredAt: now,
        facts: { departmentId: order.departmentId, handler: input.handler.name },
        texts: {},
      },
      {
        kind: 'dispatched',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'internal',
        occurredAt: now,
        facts: { order: order.number, handlerId: input.handler.id },
        texts: input.instruction === undefined ? {} : { instruction: input.instruction },
      },
    ],
    messages: [
      { audience: { to: 'person', userId: input.handler.id }, event: 'new-order' },
      { audience: { to: 'customer' }, event: 'dispatched' },
    ],
  })
}

/** 接单. */
export const take = (complaint: Complaint, { actor, now }: Moment): Result<Decision, MoveRefusal> => {
  const may = mayMove(complaint, actor, 'take')
  if (!may.ok) return may
  if (complaint.stage.state !== 'dispatched') return refuse('not-now', { state: complaint.stage.state })
  return accept({
    complaint: advance(complaint, { state: 'handling', order: complaint.stage.order, takenAt: now }),
    entries: [
      {
        kind: 'taken',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'public',
        occurredAt: now,
        facts: { order: complaint.stage.order.number },
        texts: {},
      },
    ],
    messages: [],
  })
}

/** 报完工: needs the remedial action, cause, settlement, liable party, a corrective answer, and photos where the category asks for them. */
export const reportDone = (
  complaint: Complaint,
  input: Omit<Report, 'reportedAt'>,
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'photo-needed' | 'corrective-action-needed'> => {
  const may = mayMove(complaint, actor, 'report')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'handling') return refuse('not-now', { state: stage.state })
  const words = [
    input.remedialAction,
    input.correctiveAction.needed ? input.correctiveAction.what : input.correctiveAction.reason,
  ]
  for (const text of words) {
    const checked = checkText(text)
    if (!checked.ok) return checked
  }
  if (complaint.category.needsPhotos && input.photoIds.length === 0) return refuse('photo-needed')
  if (!input.correctiveAction.needed && (complaint.severity === 'major' || complaint.round > 1))
    return refuse('corrective-action-needed')
  const report: Report = { ...input, reportedAt: now }
  return accept({
    complaint: advance(complaint, { state: 'checking', order: stage.order, takenAt: stage.takenAt, report }),
    entries: [
      {
        kind: 'reported',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'public',
        occurredAt: now,
        facts: {
          order: stage.order.number,
          settlement: report.settlement,
          photos: report.photoIds,
        },
        texts: { remedialAction: report.remedialAction },
      },
      {
        kind: 'reported',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'internal',
        occurredAt: now,
        facts: {
          cause: report.cause,
          liableParty: report.liableParty,
          correctiveNeeded: report.correctiveAction.needed,
        },
        texts: report.correctiveAction.needed
          ? { correctiveAction: report.correctiveAction.what, correctiveOwner: report.correctiveAction.owner }
          : { correctiveReason: report.correctiveAction.reason },
      },
    ],
    messages: [
      { audience: { to: 'role', role: 'department-head', departmentId: stage.order.departmentId }, event: 'to-check' },
    ],
  })
}

/** The department head confirms finished work: answered, the close clock stops, survey and return visit begin. */
export const confirm = (
  complaint: Complaint,
  input: { answer?: string | undefined },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const may = mayMove(complaint, actor, 'confirm')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'checking') return refuse('not-now', { state: stage.state })
  const answer = checkText(input.answer ?? stage.report.remedialAction)
  if (!answer.ok) return answer
  const me: Person = { id: actor.id, name: actor.name }
  const answered = answeredStage(complaint, {
    how: 'worked',
    order: stage.order,
    report: stage.report,
    answer: answer.value,
    answeredAt: now,
    answeredBy: me,
  })
  const next = advance(complaint, answered, { clocks: stopClocks(complaint.clocks, clockKinds, now, 'done') })
  return accept({
    complaint: next,
    entries: [
      {
        kind: 'answered',
        author: byStaff(me),
        visibility: 'public',
        occurredAt: now,
        facts: { order: stage.order.number, visitMandatory: answered.visit.mandatory },
        texts: { answer: answer.value },
      },
    ],
    messages: [
      { audience: { to: 'customer' }, event: 'answered' },
      ...holderOf(next).map(audience => ({ audience, event: 'to-visit' as const, by: answered.visit.dueAt })),
    ],
  })
}

/** The department head sends the work back with a reason. */
export const sendBack = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const may = mayMove(complaint, actor, 'sendBack')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'checking') return refuse('not-now', { state: stage.state })
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept({
    complaint: advance(complaint, {
      state: 'handling',
      order: stage.order,
      takenAt: stage.takenAt,
      sentBack: reason.value,
    }),
    entries: [
      {
        kind: 'sent-back',
        author: byStaff({ id: actor.id, name: actor.name }),
        visibility: 'internal',
        occurredAt: now,
        facts: { order: stage.order.number },
        texts: { reason: reason.value },
      },
    ],
    messages: [{ audience: { to: 'person', userId: stage.order.handler.id }, event: 'sent-back' }],
  })
}
