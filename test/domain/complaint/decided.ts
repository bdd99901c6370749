// What a decision should have been: short forms for entries, messages and clocks, written out so that a wrong word in a rule is noticed.

import { expect } from 'vitest'
import { type Clock, type ClockEnd, startClock } from '#domain/clocks/clock.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import { type Complaint, matterOf, type WorkOrder } from '#domain/complaint/complaint.ts'
import type { Decision, MessageDraft, MessageEvent, Moment } from '#domain/complaint/decision.ts'
import type { Author, EntryDraft, EntryKind } from '#domain/ledger/entry.ts'
import type { Actor, Person, Role } from '#domain/people/actor.ts'
import type { Result } from '#domain/result.ts'
import { hour, type Instant } from '#domain/time.ts'
import { aMoment, people, received, rules } from '../../support/builders.ts'

/** Noon of the day of receipt: when the people of these tests move. */
export const noon: Instant = received + 2 * hour

/** How somebody stands on an order or in a report. */
export const named = ({ id, name }: Person): Person => ({ id, name })

export const staff = ({ id, name }: Person): Author => ({ kind: 'staff', id, name })
export const customer = ({ id }: Person): Author => ({ kind: 'customer', id })
export const system: Author = { kind: 'system' }

/** The order as it stands on a complaint in work. */
export const orderIn = ({ stage }: Complaint): WorkOrder => {
  if (!('order' in stage)) throw new Error('no order')
  return stage.order
}

/** What changes when somebody comes under the order. */
export const arrivedUnder = (complaint: Complaint, at: Instant): Pick<Complaint, 'arrivedAt' | 'stage'> => {
  const { stage } = complaint
  if (!('order' in stage)) throw new Error('no order')
  return { arrivedAt: at, stage: { ...stage, order: { ...stage.order, arrivedAt: at } } }
}

type Said = Partial<Pick<EntryDraft, 'facts' | 'texts' | 'occurredAt'>>

const entry =
  (visibility: EntryDraft['visibility']) =>
  (kind: EntryKind, author: Author, at: Instant, said: Said = {}): EntryDraft => ({
    kind,
    author,
    visibility,
    occurredAt: at,
    facts: {},
    texts: {},
    ...said,
  })

/** An entry the customer reads. */
export const publicly = entry('public')
/** An entry for staff only. */
export const inside = entry('internal')

export const customerGets = (event: MessageEvent): MessageDraft => ({ audience: { to: 'customer' }, event })
export const personGets = ({ id }: Person, event: MessageEvent, by?: Instant): MessageDraft => ({
  audience: { to: 'person', userId: id },
  event,
  by,
})
export const roleGets = (role: Role, event: MessageEvent, departmentId?: string, by?: Instant): MessageDraft => ({
  audience: { to: 'role', role, departmentId },
  event,
  by,
})

/** The decision that changes exactly this, one turn later. */
export const decided = (
  before: Complaint,
  changes: Partial<Complaint>,
  entries: EntryDraft[],
  messages: MessageDraft[] = [],
): Result<Decision, never> => ({
  ok: true,
  value: { complaint: { ...before, ...changes, turn: before.turn + 1 }, entries, messages },
})

/** The clocks with the running ones of these kinds stopped. */
export const ended = (
  clocks: readonly Clock[],
  kinds: readonly ClockKind[] | 'all',
  at: Instant,
  end: ClockEnd = 'met',
): Clock[] =>
  clocks.map(clock =>
    clock.stoppedAt === undefined && (kinds === 'all' || kinds.includes(clock.kind))
      ? { ...clock, stoppedAt: at, end }
      : clock,
  )

/** The clocks with the running ones of these kinds stopped because it is done: in time or late. */
export const done = (clocks: readonly Clock[], kinds: readonly ClockKind[] | 'all', at: Instant): Clock[] =>
  ended(clocks, kinds, at).map(clock =>
    clock.stoppedAt === at && clock.end === 'met' && clock.dueAt < at ? { ...clock, end: 'late' } : clock,
  )

/** Clocks as they start for the complaint; in its own round and department unless said otherwise. */
export const begun = (
  complaint: Complaint,
  kinds: readonly ClockKind[],
  at: Instant,
  other: { departmentId?: string } = {},
): Clock[] => kinds.flatMap(kind => startClock(kind, { ...matterOf(complaint), ...other }, at, complaint.round, rules))

const twoDigits = (count: number): string => String(count).padStart(2, '0')

/** An instant as people in Shanghai say it: `11-18 10:00`, with milliseconds where there are any. */
export const wallClock = (at: Instant): string => {
  const date = new Date(at + 8 * hour)
  const text = date.toISOString()
  const rest = at % 60_000 === 0 ? '' : `:${twoDigits(date.getUTCSeconds())}.${text.slice(20, 23)}`
  return `${text.slice(5, 10)} ${text.slice(11, 16)}${rest}`
}

/** Clocks as lines: kind and round, from when, until when, how they ended. */
export const lines = (clocks: readonly Clock[]): string[] =>
  clocks.map(({ kind, round, startedAt, dueAt, stoppedAt, end }) =>
    [
      `${kind}/${round} ${wallClock(startedAt)} → ${wallClock(dueAt)}`,
      ...(stoppedAt === undefined ? [] : [`${end} ${wallClock(stoppedAt)}`]),
    ].join(', '),
  )

/** The lines of the clocks that still run. */
export const runningLines = (clocks: readonly Clock[]): string[] =>
  lines(clocks.filter(it => it.stoppedAt === undefined))

type AnyMove = (complaint: Complaint, moment: Moment) => Result<unknown, string>

/** The move is for whom it is for, and for its own states. */
export const expectTurnedAway = (
  move: AnyMove,
  name: string,
  { open, over, by }: { open: Complaint; over: Complaint; by: Actor },
): void => {
  expect(move(open, aMoment({ actor: people.admin }))).toEqual({ ok: false, reason: 'not-allowed' })
  const facts = { state: over.stage.state, move: name }
  expect(move(over, aMoment({ actor: by }))).toEqual({ ok: false, reason: 'not-now', facts })
}

/** Texts that are refused wherever words are wanted, with the refusal. */
export const badTexts = (most = 5000) =>
  [
    ['Blanks', ' \n', { ok: false, reason: 'text-missing' }],
    ['Emoji and punctuation', '😡？', { ok: false, reason: 'text-without-words' }],
    ['Too many characters', '字'.repeat(most + 1), { ok: false, reason: 'text-too-long', facts: { most } }],
  ] as const

/** What runs while the work is done, with the due times given; the others as they were. */
export const handlingLines = (dues: {
  close?: string
  escalation?: string
  handle?: string
  progress?: string
}): string[] => [
  'first-answer/1 11-18 10:00 → 11-18 18:00',
  `close/1 11-18 10:00 → ${dues.close ?? '11-25 18:00'}`,
  `escalation/1 11-18 10:00 → ${dues.escalation ?? '11-19 10:00'}`,
  `handle/1 11-18 10:04 → ${dues.handle ?? '11-19 08:04'}`,
  `progress/1 11-18 10:04 → ${dues.progress ?? '11-19 10:04'}`,
]
