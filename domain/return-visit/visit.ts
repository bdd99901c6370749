// 回访: staff verify the outcome with the customer. Never made by the handler of the round.

import type { Severity } from '../complaint/classes.ts'
import type { Person } from '../people/actor.ts'
import { addDays, atMinutes, dayOf, hour, type Instant, minutesIntoDay } from '../time.ts'

export const visitMethods = ['phone', 'on-site', 'wechat', 'letter'] as const
export type VisitMethod = (typeof visitMethods)[number]
export type VisitVerdict = 'satisfied' | 'partly' | 'not'

/** What the visitor recorded. */
export type VisitRecord = {
  visitor: Person
  method: VisitMethod
  visitedAt: Instant
  verdict: VisitVerdict
  solved: boolean
  /** The customer's own words. */
  words: string
}

/** Mandatory visits hold the closing back; the others may be stood in for by a satisfied survey. */
export type Visit = { mandatory: boolean; dueAt: Instant } & (
  | { state: 'planned' }
  | { state: 'done'; record: VisitRecord; confirmedAt?: Instant | undefined }
)

/** Mandatory for majors, emergencies, later rounds, unsatisfied customers and engineering matters. */
export const isVisitMandatory = (it: { severity: Severity; round: number; engineering: boolean }): boolean =>
  it.severity === 'major' || it.severity === 'emergency' || it.round > 1 || it.engineering

const lastCall = 20 * 60

/** Same day until 20:00; answered after 18:00, by 12:00 of the next day. */
export const visitDueAt = (answeredAt: Instant): Instant =>
  minutesIntoDay(answeredAt) < 18 * 60
    ? atMinutes(dayOf(answeredAt), lastCall)
    : atMinutes(addDays(dayOf(answeredAt), 1), 12 * 60)

export const planVisit = (answeredAt: Instant, mandatory: boolean): Visit => ({
  state: 'planned',
  mandatory,
  dueAt: visitDueAt(answeredAt),
})

/** Satisfied and solved: the visit lets the complaint close. Partly counts as unsatisfied. */
export const isVisitSatisfied = (record: VisitRecord): boolean => record.verdict === 'satisfied' && record.solved

/** A visit may be entered late, never ahead of time (one hour of clock difference is forgiven). */
export const isVisitTimePlausible = (visitedAt: Instant, answeredAt: Instant, now: Instant): boolean =>
  visitedAt >= answeredAt - hour && visitedAt <= now + hour
