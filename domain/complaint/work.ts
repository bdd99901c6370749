// Work on a round: dispatch, claim, take, hand back, transfer, report done, check.

import { type Rules, startClock, stopClocks } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import { byStaff, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { type Person, personOf } from '../people/actor.ts'
import { checkOn } from '../places/switches.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { resumed, underStandingDate } from './agreements.ts'
import { answerRound } from './answered.ts'
import { type Complaint, clocksOfWork, isGrave, matterOf, type Report, type WorkOrder } from './complaint.ts'
import { correctivesOf, isGivenInConflict, tellGiven } from './corrective.ts'
import { advance, type Decision, type Moment, toCustomer, toPerson, toRole } from './decision.ts'
import { nextDepartmentOf } from './department.ts'
import { checkExpenses, type ExpensesRefusal, quantityText, totalOf } from './expenses.ts'
import { type Happened, type HappenedRefusal, happenedAt } from './happened.ts'
import { isInConflict, type MoveRefusal, mayBeClaimed, stageFor } from './lifecycle.ts'
import { checkMoney, needsApproval } from './money.ts'
import { orderNumber } from './number.ts'
import { clocksRunningOn } from './running-on.ts'
import { countTransfer } from './supervision.ts'
import { checkText, type TextRefusal } from './wording.ts'

const handlingClocks: readonly ClockKind[] = ['handle', 'progress', 'investigation']

/** The first order of a round starts the clocks of handling; none starts again on return or transfer, only after a merge that did not last. */
const clocksOnDispatch = (
  complaint: Complaint,
  departmentId: string,
  now: Instant,
  rules: Rules,
): Complaint['clocks'] => {
  const { clocks, round } = complaint
  const stopped = stopClocks(clocks, ['dispatch'], now, 'done')
  if (clocks.some(it => it.round === round && it.end !== 'merged' && handlingClocks.includes(it.kind))) return stopped
  const matter = { ...matterOf(complaint), departmentId }
  const started = handlingClocks.flatMap(kind => startClock(kind, matter, now, round, rules))
  return [...stopped, ...underStandingDate(complaint, started, now, rules)]
}

type Given = { handler: Person; departmentId: string; instruction?: string | undefined; override?: string | undefined }

/** The complaint with a new order. */
const underOrder = (
  complaint: Complaint,
  { handler, departmentId, instruction }: Given,
  { actor, now, rules }: Moment,
): { complaint: Complaint; order: WorkOrder } => {
  const order: WorkOrder = {
    number: orderNumber(complaint.number, complaint.round, complaint.orders),
    departmentId,
    handler: personOf(handler),
    dispatchedBy: personOf(actor),
    dispatchedAt: now,
    instruction,
  }
  return {
    order,
    complaint: advance(
      complaint,
      { state: 'dispatched', order },
      {
        orders: complaint.orders + 1,
        proposal: undefined,
        transferredTo: complaint.transferredTo === departmentId ? departmentId : undefined,
        clocks: clocksOnDispatch(complaint, departmentId, now, rules),
      },
    ),
  }
}

/** A new order, and the two entries of it: the customer reads who, staff read the rest. */
const giveOrder = (
  complaint: Complaint,
  given: Given,
  moment: Moment,
  kind: 'dispatched' | 'transferred',
): Decision => {
  const { handler, departmentId, instruction, override } = given
  const { actor, now } = moment
  const { complaint: ordered, order } = underOrder(complaint, given, moment)
  return {
    complaint: ordered,
    entries: [
      publicEntry(kind, byStaff(actor), now, { facts: { departmentId, handler: handler.name } }),
      internalEntry(kind, byStaff(actor), now, {
        facts: { order: order.number, handlerId: handler.id },
        texts: {
          ...(instruction === undefined ? {} : { instruction }),
          ...(override === undefined ? {} : { override }),
        },
      }),
    ],
    messages: [toPerson(handler.id, 'new-order'), toCustomer('dispatched')],
  }
}

/** 派工, also again while the order has not been taken. `override`: why not the one who was proposed. */
export const dispatch = (
  complaint: Complaint,
  input: Given,
  moment: Moment,
): Result<Decision, MoveRefusal | 'in-conflict'> => {
  const stage = stageFor(complaint, moment.actor, 'dispatch')
  if (!stage.ok) return stage
  if (isInConflict(complaint, input.handler.id)) return refuse('in-conflict')
  return accept(giveOrder(complaint, input, moment, 'dispatched'))
}

/** 认领: a handler of the department takes a matter nobody was given yet. Not for grave matters or those about the conduct of staff. */
export const claim = (
  complaint: Complaint,
  moment: Moment,
): Result<Decision, MoveRefusal | 'not-to-claim' | 'switched-off'> => {
  const { actor, now, rules } = moment
  const stage = stageFor(complaint, actor, 'claim')
  if (!stage.ok) return stage
  const offered = checkOn(rules.off, 'claim')
  if (!offered.ok) return offered
  if (!mayBeClaimed(complaint)) return refuse('not-to-claim')
  const departmentId = nextDepartmentOf(complaint)
  const { complaint: ordered, order } = underOrder(complaint, { handler: actor, departmentId }, moment)
  return accept({
    complaint: { ...ordered, stage: { state: 'handling', order, takenAt: now } },
    entries: [
      publicEntry('claimed', byStaff(actor), now, {
        facts: { order: order.number, departmentId, handler: actor.name },
      }),
    ],
    messages: [toCustomer('dispatched')],
  })
}

/** 接单. */
export const take = (
  complaint: Complaint,
  { actor, now }: Moment,
  told: Happened = {},
): Result<Decision, MoveRefusal | HappenedRefusal> => {
  const stage = stageFor(complaint, actor, 'take')
  if (!stage.ok) return stage
  const { order } = stage.value
  const at = happenedAt(told, now, order.dispatchedAt)
  if (!at.ok) return at
  return accept({
    complaint: advance(complaint, { state: 'handling', order, takenAt: at.value }),
    entries: [publicEntry('taken', byStaff(actor), at.value, { facts: { order: order.number } })],
    messages: [],
  })
}

/** 转派: the dispatcher gives work in progress to somebody else; clocks keep running, a pause is over. */
export const redispatch = (
  complaint: Complaint,
  input: Given,
  moment: Moment,
): Result<Decision, MoveRefusal | 'in-conflict'> => {
  const stage = stageFor(complaint, moment.actor, 'redispatch')
  if (!stage.ok) return stage
  if (isInConflict(complaint, input.handler.id)) return refuse('in-conflict')
  const { actor, now, rules } = moment
  const working: Decision = complaint.pause
    ? resumed(complaint, byStaff(actor), now, rules)
    : { complaint, entries: [], messages: [] }
  const given = giveOrder(working.complaint, input, moment, 'transferred')
  const moved = {
    complaint: given.complaint,
    entries: [...working.entries, ...given.entries],
    messages: [...working.messages, ...given.messages],
  }
  return accept(countTransfer(moved, now, rules))
}

/** 退单: back to the office with a reason; clocks keep running. */
export const returnOrder = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const stage = stageFor(complaint, actor, 'return')
  if (!stage.ok) return stage
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const { order } = stage.value
  return accept({
    complaint: advance(complaint, { state: 'accepted' }, { proposal: undefined }),
    entries: [
      internalEntry('returned', byStaff(actor), now, {
        facts: { order: order.number },
        texts: { reason: reason.value },
      }),
    ],
    messages: [toPerson(order.dispatchedBy.id, 'returned')],
  })
}

type ReportRefusal =
  | MoveRefusal
  | ExpensesRefusal
  | HappenedRefusal
  | TextRefusal
  | 'photo-needed'
  | 'corrective-action-needed'
  | 'offer-open'
  | 'money-needs-approval'
  | 'in-conflict'

const reportFault = (
  complaint: Complaint,
  { correctiveAction, photoIds, settlement }: Omit<Report, 'reportedAt'>,
): ReportRefusal | undefined => {
  if (complaint.category.needsPhotos && photoIds.length === 0) return 'photo-needed'
  if (!correctiveAction.needed && isGrave(complaint)) return 'corrective-action-needed'
  if (isGivenInConflict(complaint, correctiveAction)) return 'in-conflict'
  if (complaint.offers.some(it => it.answer === undefined)) return 'offer-open'
  return needsApproval(settlement) ? 'money-needs-approval' : undefined
}

const materialText = ({ expenses }: Report): EntryDraft['texts'] => {
  const { materials = [] } = expenses ?? {}
  if (materials.length === 0) return {}
  return { materials: materials.map(it => `${it.name} ${quantityText(it.thousandths)} ${it.unit}`).join('、') }
}

/** What the customer may read of a report, and what stays inside. */
const reportEntries = (report: Report, order: WorkOrder, actor: Person, now: Instant): EntryDraft[] => [
  publicEntry('reported', byStaff(actor), now, {
    facts: { order: order.number, settlement: report.settlement, photos: report.photoIds },
    texts: { remedialAction: report.remedialAction },
  }),
  internalEntry('reported', byStaff(actor), now, {
    facts: {
      cause: report.cause,
      liableParty: report.liableParty,
      correctiveNeeded: report.correctiveAction.needed,
      ...(report.expenses ? { expenses: totalOf(report.expenses) } : {}),
    },
    texts: {
      ...(report.correctiveAction.needed
        ? { correctiveAction: report.correctiveAction.what, correctiveOwner: report.correctiveAction.owner }
        : { correctiveReason: report.correctiveAction.reason }),
      ...materialText(report),
    },
  }),
]

/** 报完工: needs the remedial action, cause, settlement, liable party, a corrective answer, and photos where the category asks for them. */
export const reportDone = (
  complaint: Complaint,
  input: Omit<Report, 'reportedAt' | 'doneBy'>,
  { actor, now }: Moment,
  told: Happened = {},
): Result<Decision, ReportRefusal> => {
  const stage = stageFor(complaint, actor, 'report')
  if (!stage.ok) return stage
  const { correctiveAction } = input
  for (const text of [
    input.remedialAction,
    correctiveAction.needed ? correctiveAction.what : correctiveAction.reason,
  ]) {
    const checked = checkText(text)
    if (!checked.ok) return checked
  }
  const fault = reportFault(complaint, input)
  if (fault) return refuse(fault)
  const { expenses, ...said } = input
  const spent = checkExpenses(expenses ?? { materials: [] })
  if (!spent.ok) return spent
  const { order, takenAt } = stage.value
  const at = happenedAt(told, now, takenAt)
  if (!at.ok) return at
  const isHandlers = order.handler.id === actor.id
  const report: Report = {
    ...said,
    ...(spent.value ? { expenses: spent.value } : {}),
    reportedAt: at.value,
    ...(isHandlers ? {} : { doneBy: personOf(actor) }),
  }
  return accept({
    complaint: advance(
      complaint,
      { state: 'checking', order, takenAt, report },
      { proposal: undefined, clocks: stopClocks(complaint.clocks, clocksOfWork, at.value, 'done') },
    ),
    entries: reportEntries(report, order, actor, at.value),
    messages: [toRole('department-head', 'to-check', order.departmentId)],
  })
}

/** The department head confirms finished work: answered, survey and return visit begin, the corrective action lives on and its owner is told. */
export const confirm = (
  complaint: Complaint,
  input: { answer?: string | undefined },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'money-needs-approval'> => {
  const stage = stageFor(complaint, actor, 'confirm')
  if (!stage.ok) return stage
  const { order, report } = stage.value
  const money = checkMoney(report.settlement)
  if (!money.ok) return money
  const answer = checkText(input.answer ?? report.remedialAction)
  if (!answer.ok) return answer
  const corrective = correctivesOf(complaint, report, order.departmentId, now)
  const followed = { ...complaint, correctiveActions: [...complaint.correctiveActions, ...corrective] }
  const answered = answerRound(
    followed,
    { how: 'worked', order, report, answer: answer.value, answeredAt: now, answeredBy: personOf(actor) },
    rules,
  )
  return accept({
    ...answered,
    entries: [
      publicEntry('answered', byStaff(actor), now, {
        facts: { order: order.number },
        texts: { answer: answer.value },
      }),
      ...answered.entries,
    ],
    messages: [...answered.messages, ...tellGiven(corrective, report)],
  })
}

/** The department head sends the work back with a reason; the handling clock runs on from where it had started. */
export const sendBack = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const stage = stageFor(complaint, actor, 'sendBack')
  if (!stage.ok) return stage
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const { order, takenAt, report } = stage.value
  return accept({
    complaint: advance(
      complaint,
      { state: 'handling', order, takenAt, sentBack: reason.value },
      { clocks: clocksRunningOn(complaint, report, now, rules) },
    ),
    entries: [
      internalEntry('sent-back', byStaff(actor), now, {
        facts: { order: order.number },
        texts: { reason: reason.value },
      }),
    ],
    messages: [toPerson(order.handler.id, 'sent-back')],
  })
}
