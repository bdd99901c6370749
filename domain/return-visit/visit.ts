// 回访: staff verify the outcome with the customer. Never made by the handler of the round.

import type { Appointment } from '../appointments/appointment.ts'
import type { Person } from '../people/actor.ts'
import { hour, type Instant } from '../time.ts'

export const visitMethods = ['phone', 'on-site', 'wechat', 'letter'] as const
export type VisitMethod = (typeof visitMethods)[number]
export const visitVerdicts = ['satisfied', 'partly', 'not'] as const
export type VisitVerdict = (typeof visitVerdicts)[number]

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

/**
 * Mandatory visits hold the closing back; the others may be stood in for by a satisfied survey. `attempts`: how often
 * nobody was reached; too many, and the visit has ended `unreachable`. `none`: the policy asks for no visit.
 */
export type Visit = { state: 'none' } | DueVisit

export type DueVisit = { mandatory: boolean; dueAt: Instant; attempts: number } & (
  | { state: 'planned'; appointment?: Appointment | undefined }
  | { state: 'unreachable' | 'refused' }
  | { state: 'done'; record: VisitRecord; confirmedAt?: Instant | undefined }
)

/** A visit nobody has tried yet. */
export const planVisit = (mandatory: boolean, dueAt: Instant): DueVisit => ({
  state: 'planned',
  mandatory,
  dueAt,
  attempts: 0,
})

/** Satisfied and solved: the visit lets the complaint close. Partly counts as unsatisfied. */
export const isVisitSatisfied = (record: VisitRecord): boolean => record.verdict === 'satisfied' && record.solved

/** A visit may be entered late, never ahead of time (one hour of clock difference is forgiven). */
export const isVisitTimePlausible = (visitedAt: Instant, answeredAt: Instant, now: Instant): boolean =>
  visitedAt >= answeredAt - hour && visitedAt <= now + hour
