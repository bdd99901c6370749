// 预约上门、回访: the customer chooses the hour somebody comes to do the work, or to ask how it went, and may move it; staff may
// set it after a call. His own choice never makes anybody late, and nobody else's choice gives anybody more time.

import type { Appointment } from '../appointments/appointment.ts'
import { type Slot, slotsBetween } from '../appointments/slots.ts'
import { agreeOn, type Clock, disagree, isRunning, type Rules } from '../clocks/clock.ts'
import { type ClockKind, type Figure, figureFor } from '../clocks/policy.ts'
import { byCustomer, byStaff, publicEntry } from '../ledger/entry.ts'
import { personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { addDays, dayOf, hour, type Instant, startOfDay } from '../time.ts'
import { type Complaint, matterOf, standingDate } from './complaint.ts'
import { type Audience, advance, type Decision, type MessageDraft, type Moment, toCustomer } from './decision.ts'
import { holderOf } from './holder.ts'
import { type MoveRefusal, mayNotVisit, type StageFor, stageFor } from './lifecycle.ts'

export type AppointmentFor = 'work' | 'visit'

/** Somebody comes into a home that may be named to him. In danger he comes at once, whenever it suits. */
const comesHome = ({ kind, place, severity, hideName, category }: Complaint): boolean =>
  (kind === 'complaint' || kind === 'repair') &&
  place.kind === 'room' &&
  severity !== 'emergency' &&
  (!hideName || category.engineering)

/** What an hour can be chosen for now. */
const appointmentFor = (complaint: Complaint): AppointmentFor | undefined => {
  const { stage } = complaint
  if (stage.state === 'answered') return stage.visit.state === 'planned' ? 'visit' : undefined
  return (stage.state === 'dispatched' || stage.state === 'handling') && comesHome(complaint) ? 'work' : undefined
}

/** The appointment that stands: for the visit once the round is answered, before that for the work. */
export const standingAppointment = ({ stage, appointment }: Complaint): Appointment | undefined => {
  if (stage.state !== 'answered') return appointment
  return stage.visit.state === 'planned' ? stage.visit.appointment : undefined
}

/**
 * What the customer can choose: slots from `earliest` to `latest`, `left` more times after he has `chosen` so often.
 * `fixed`: when the standing appointment is too near to be moved, until it is over.
 */
export type Appointable = {
  of: AppointmentFor
  standing: Appointment | undefined
  fixed: Slot | undefined
  chosen: number
  left: number
  earliest: Instant
  latest: Instant
}

/** What the customer can choose now; undefined where nobody is to come or call. */
export const appointable = (complaint: Complaint, now: Instant, { policy }: Pick<Rules, 'policy'>) => {
  const of = appointmentFor(complaint)
  if (!of) return undefined
  const figure = (what: Figure) => figureFor(policy, what, matterOf(complaint))
  const standing = standingAppointment(complaint)
  const chosen = standing?.chosen ?? 0
  const notice = figure('appointment-notice-hours') * hour
  return {
    of,
    standing,
    fixed: standing && { from: standing.from - notice, to: standing.to },
    chosen,
    left: Math.max(0, figure('most-appointments') - chosen),
    earliest: now + notice,
    latest: startOfDay(addDays(dayOf(now), figure('appointment-days') + 1)),
  } satisfies Appointable
}

const isFixed = ({ fixed }: Appointable, now: Instant): boolean =>
  fixed !== undefined && now >= fixed.from && now < fixed.to

/** Whether the customer can choose an hour now, or another one. */
export const mayChoose = (complaint: Complaint, now: Instant, rules: Pick<Rules, 'policy'>): boolean => {
  const it = appointable(complaint, now, rules)
  return it !== undefined && it.left > 0 && !isFixed(it, now)
}

/** Whether staff could set an hour now. */
export const mayAppoint = (complaint: Complaint, actorId: string): boolean => {
  const of = appointmentFor(complaint)
  return of === 'work' || (of === 'visit' && !mayNotVisit(complaint, actorId))
}

const deadlines: Readonly<Record<AppointmentFor, readonly ClockKind[]>> = {
  work: ['handle', 'close'],
  visit: ['visit', 'unsatisfied-visit'],
}

/** A deadline that would be over before the hour the customer chose ends with that hour. */
const extended = (clocks: readonly Clock[], of: AppointmentFor, until: Instant, now: Instant): Clock[] =>
  clocks.flatMap(clock =>
    deadlines[of].includes(clock.kind) && isRunning(clock) && clock.dueAt < until
      ? agreeOn([clock], [clock.kind], { at: now, until })
      : [clock],
  )

/** The clocks as they stood before an hour was chosen: by the agreed date there is, else as they are counted. */
const withoutChoice = (complaint: Complaint, of: AppointmentFor, now: Instant, { calendar }: Rules): Clock[] => {
  const date = of === 'work' ? standingDate(complaint, now) : undefined
  return complaint.clocks.flatMap(clock => {
    if (!clock.agreed) return [clock]
    return date
      ? agreeOn([clock], [clock.kind], { at: date.agreedAt, until: date.until })
      : disagree([clock], now, calendar)
  })
}

const clocksFor = (complaint: Complaint, of: AppointmentFor, { to, at }: Appointment, rules: Rules): Clock[] => {
  const before = standingAppointment(complaint) ? withoutChoice(complaint, of, at, rules) : complaint.clocks
  return extended(before, of, to, at)
}

/** After the customer did not agree to a date: what he has chosen himself stands all the same. */
export const underAppointment = ({ appointment }: Complaint, clocks: readonly Clock[], now: Instant): Clock[] =>
  appointment && !appointment.by ? extended(clocks, 'work', appointment.to, now) : [...clocks]

type AppointRefusal =
  | 'not-to-appoint'
  | 'visitor-was-handler'
  | 'appointment-fixed'
  | 'appointments-used'
  | 'slot-unknown'

const isSame = (slot: Slot) => (it: Slot) => it.from === slot.from && it.to === slot.to

/** The hour as it is offered, or why it cannot be this one. Staff have talked to the customer: they need keep no notice, and use up no choice of his. */
const checkSlot = (it: Appointable, slot: Slot, isCustomers: boolean, now: Instant): Result<Slot, AppointRefusal> => {
  if (isCustomers && isFixed(it, now)) return refuse('appointment-fixed')
  if (isCustomers && it.left === 0) return refuse('appointments-used', { chosen: it.chosen })
  const offered = slotsBetween(isCustomers ? it.earliest : now, it.latest).find(isSame(slot))
  return offered ? accept(offered) : refuse('slot-unknown')
}

/** Who has to be there is told of the customer's choice; of a call both are told. */
const messagesFor = (complaint: Complaint, { from, by }: Appointment): MessageDraft[] => {
  const { stage } = complaint
  const coming: Audience[] = 'order' in stage ? [{ to: 'person', userId: stage.order.handler.id }] : holderOf(complaint)
  const toStaff = coming.map((audience): MessageDraft => ({ audience, event: 'appointment-chosen', by: from }))
  return by ? [...toStaff, { ...toCustomer('appointment-set'), by: from }] : toStaff
}

type Stage = StageFor<'appoint'>

const stageWith = (stage: Stage, appointment: Appointment, clocks: readonly Clock[]): Stage => {
  if (stage.state !== 'answered' || stage.visit.state !== 'planned') return stage
  const clock = clocks.find(it => isRunning(it) && deadlines.visit.includes(it.kind))
  return { ...stage, visit: { ...stage.visit, appointment, dueAt: clock?.dueAt ?? stage.visit.dueAt } }
}

/** 约时间、改约时间. */
export const appoint = (
  complaint: Complaint,
  slot: Slot,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | AppointRefusal> => {
  const stage = stageFor(complaint, actor, 'appoint')
  if (!stage.ok) return stage
  const it = appointable(complaint, now, rules)
  if (!it) return refuse('not-to-appoint')
  const isCustomers = complaint.customer.userId === actor.id
  if (!isCustomers && it.of === 'visit' && mayNotVisit(complaint, actor.id)) return refuse('visitor-was-handler')
  const checked = checkSlot(it, slot, isCustomers, now)
  if (!checked.ok) return checked
  const { from, to } = checked.value
  const { chosen } = it
  const appointment: Appointment = isCustomers
    ? { from, to, at: now, chosen: chosen + 1 }
    : { from, to, at: now, chosen, by: personOf(actor) }
  const clocks = isCustomers ? clocksFor(complaint, it.of, appointment, rules) : complaint.clocks
  const next = advance(complaint, stageWith(stage.value, appointment, clocks), {
    clocks,
    ...(it.of === 'work' ? { appointment } : {}),
  })
  return accept({
    complaint: next,
    entries: [
      publicEntry('appointed', isCustomers ? byCustomer(actor) : byStaff(actor), now, {
        facts: { of: it.of, from, to, ...(it.standing ? { before: it.standing.from } : {}) },
      }),
    ],
    messages: messagesFor(next, appointment),
  })
}
