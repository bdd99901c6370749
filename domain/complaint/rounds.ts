// 处理轮次: an unsatisfied customer gets another round, one level higher.

import { type Rules, startClock, stopClocks } from '../clocks/clock.ts'
import { type ClockKind, clockKinds, figureFor } from '../clocks/policy.ts'
import { byCustomer, type EntryDraft, publicEntry } from '../ledger/entry.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant } from '../time.ts'
import { type Complaint, matterOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { roundNumber } from './number.ts'
import { openSupervision } from './supervision.ts'
import { checkText, type TextRefusal } from './wording.ts'

const roundClocks: readonly ClockKind[] = ['dispatch', 'close', 'escalation']

/** The complaint at the start of its next round: accepted, new clocks, visits and survey of the last one dead. */
export const freshRound = (complaint: Complaint, now: Instant, rules: Rules): Complaint => {
  const round = complaint.round + 1
  const next = advance(
    complaint,
    { state: 'accepted' },
    {
      round,
      orders: 0,
      agreedDates: [],
      appointment: undefined,
      inVain: undefined,
      pause: undefined,
      coHandled: undefined,
    },
  )
  const matter = matterOf(next)
  return {
    ...next,
    finalAnswer: undefined,
    instruction: undefined,
    clocks: [
      ...stopClocks(complaint.clocks, clockKinds, now, 'cancelled'),
      ...roundClocks.flatMap(kind => startClock(kind, matter, now, round, rules)),
    ],
  }
}

/** After an unsatisfied end: the next round; the second such end brings the complaint under supervision. */
export const unsatisfiedRound = (
  complaint: Complaint,
  by: EntryDraft['author'],
  reason: string,
  now: Instant,
  rules: Rules,
): Decision => {
  const unsatisfiedEnds = complaint.unsatisfiedEnds + 1
  const next = { ...freshRound(complaint, now, rules), unsatisfiedEnds }
  const entries = [
    publicEntry('reopened', by, now, {
      facts: { round: next.round, number: roundNumber(next.number, next.round) },
      texts: { reason },
    }),
  ]
  const messages: MessageDraft[] = [toRole('dispatcher', 'reopened')]
  const most = figureFor(rules.policy, 'unsatisfied-ends-to-supervision', matterOf(complaint))
  if (unsatisfiedEnds < most) return { complaint: next, entries, messages }
  const supervised = openSupervision(next, { reason: 'unsatisfied', count: unsatisfiedEnds }, now)
  return {
    complaint: supervised.complaint,
    entries: [...entries, ...supervised.entries],
    messages: [...messages, ...supervised.messages],
  }
}

/** 「没解决，继续处理」: the customer starts the next round, also within 7 days after closing; not after a final answer. */
export const nextRound = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'reopen-too-late' | 'finally-answered'> => {
  const stage = stageFor(complaint, actor, 'nextRound')
  if (!stage.ok) return stage
  if (stage.value.outcome.how === 'final-answer') return refuse('finally-answered')
  if (isOverToReopen(complaint, now, rules)) return refuse('reopen-too-late')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  return accept(unsatisfiedRound(complaint, byCustomer(actor), reason.value, now, rules))
}

/** Whether the days in which a closed complaint can be opened again are over. */
export const isOverToReopen = (complaint: Complaint, now: Instant, { policy }: Rules): boolean =>
  complaint.stage.state === 'closed' &&
  now > complaint.stage.closedAt + figureFor(policy, 'reopen-days', matterOf(complaint)) * day
