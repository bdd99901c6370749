// One next deadline for every open complaint, whatever stage it is in.

import { nextDeadline } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import type { Instant } from '../time.ts'
import type { Complaint } from './complaint.ts'

export type Deadline = { awaits: ClockKind; remindAt: Instant; dueAt: Instant }

/** What is awaited next and until when; undefined once the complaint is at rest. */
export const deadlineOf = (complaint: Pick<Complaint, 'clocks'>): Deadline | undefined => {
  const clock = nextDeadline(complaint.clocks)
  return clock && { awaits: clock.kind, remindAt: clock.remindAt, dueAt: clock.dueAt }
}

/** Deadlines between people of the company; the customer was promised nothing by them. */
export const insideOnly: readonly ClockKind[] = ['register', 'other-department', 'investigation', 'escalation']

/** The next deadline that was promised to the customer; undefined where there is none. */
export const promiseOf = ({ clocks }: Pick<Complaint, 'clocks'>): Deadline | undefined =>
  deadlineOf({ clocks: clocks.filter(it => !insideOnly.includes(it.kind)) })
