// One next deadline for every open complaint, whatever stage it is in: a running clock, else the visit, else the survey.

import { nextDeadline, untilReminder } from '../clocks/clock.ts'
import type { Instant } from '../time.ts'
import type { Complaint } from './complaint.ts'

export type Awaited = 'dispatch' | 'close' | 'visit' | 'survey'

export type Deadline = { awaits: Awaited; remindAt: Instant; dueAt: Instant }

/** What is awaited next and until when; undefined once the complaint is at rest. */
export const deadlineOf = (complaint: Complaint): Deadline | undefined => {
  const { stage } = complaint
  if (stage.state === 'answered') {
    if (stage.visit.state === 'planned' && (stage.visit.mandatory || stage.survey.state === 'answered')) {
      const { dueAt } = stage.visit
      const { answeredAt } = stage.outcome
      return { awaits: 'visit', remindAt: answeredAt + untilReminder(dueAt - answeredAt), dueAt }
    }
    const { askedAt, expiresAt } = stage.survey
    return { awaits: 'survey', remindAt: askedAt + untilReminder(expiresAt - askedAt), dueAt: expiresAt }
  }
  const clock = nextDeadline(complaint.clocks)
  return clock && { awaits: clock.kind, remindAt: clock.remindAt, dueAt: clock.dueAt }
}
