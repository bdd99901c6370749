// What a move decides: the complaint as it will be, the entries to append, the people to tell. Nothing is written here.

import type { Rules } from '../clocks/clock.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Actor, Role } from '../people/actor.ts'
import type { Instant } from '../time.ts'
import type { Complaint, Stage } from './complaint.ts'

export const messageEvents = [
  'accepted',
  'declined',
  'dispatched',
  'answered',
  'closed',
  'new-complaint',
  'new-order',
  'co-handling',
  'to-check',
  'sent-back',
  'to-visit',
  'unsatisfied',
  'reopened',
  'withdrawn',
  'reminder',
  'overdue',
  'message',
  'progress',
  'paused',
  'resumed',
  'date-agreed',
  'date-objected',
  'offered',
  'offer-answered',
  'appointment-chosen',
  'appointment-set',
  'new-hour',
  'proposal',
  'proposal-decided',
  'returned',
  'transferred',
  'nudged',
  'urged',
  'urge-answered',
  'escalated',
  'progress-demand',
  'objected',
  'objection-decided',
  'supervised',
  'supervision-ended',
  'department-asked',
  'department-answered',
  'handed-over',
  'severity-raised',
  'delay-account',
  'corrective-due',
  'corrective-given',
  'corrective-again',
  'corrective-reminder',
  'corrective-overdue',
  'final-answer',
  'appealed',
  'appeal-decided',
  'merged',
  'split',
  'survey-reminder',
  'unreachable',
] as const
/** What a message is about; its Chinese words belong to whoever sends it. */
export type MessageEvent = (typeof messageEvents)[number]

export type Audience =
  | { to: 'customer' }
  | { to: 'person'; userId: string }
  | { to: 'role'; role: Role; departmentId?: string | undefined }

export type MessageDraft = { audience: Audience; event: MessageEvent; by?: Instant | undefined }

export type Decision = { complaint: Complaint; entries: EntryDraft[]; messages: MessageDraft[] }

/** The moment of a decision: who, when, under which rules. */
export type Moment = { actor: Actor; now: Instant; rules: Rules }

/** A complaint after a person's move: next turn, new stage. */
export const advance = (
  complaint: Complaint,
  stage: Stage,
  changes: Partial<Omit<Complaint, 'stage'>> = {},
): Complaint => ({
  ...complaint,
  ...changes,
  stage,
  turn: complaint.turn + 1,
})

/** A message to everybody who holds a role; heads and handlers by department. */
export const toRole = (role: Role, event: MessageEvent, departmentId?: string): MessageDraft => ({
  audience: { to: 'role', role, departmentId },
  event,
})

export const toPerson = (userId: string, event: MessageEvent): MessageDraft => ({
  audience: { to: 'person', userId },
  event,
})

export const toCustomer = (event: MessageEvent): MessageDraft => ({ audience: { to: 'customer' }, event })
