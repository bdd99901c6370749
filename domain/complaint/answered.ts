// A round is answered: the clocks of the work stop, survey and return visit begin, a late one asks for an account.

import { type Clock, isRunning, type Rules, startClock, stopClocks } from '../clocks/clock.ts'
import { type ClockKind, clockKinds } from '../clocks/policy.ts'
import { bySystem, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { planVisit, type Visit } from '../return-visit/visit.ts'
import { askSurvey } from '../survey/survey.ts'
import type { Instant } from '../time.ts'
import type { Settlement, Severity } from './classes.ts'
import {
  type ClosingCode,
  type Complaint,
  isGrave,
  matterOf,
  type Outcome,
  type Stage,
  settlementOf,
  standingDate,
} from './complaint.ts'
import { advance, type MessageDraft, toCustomer, toPerson, toRole } from './decision.ts'
import { holderOf } from './holder.ts'

/** Clocks that begin with the answer; all others end with it. */
export const clocksAfterAnswer: readonly ClockKind[] = ['visit', 'unsatisfied-visit', 'survey']

/** A visit holds the closing back for grave, dangerous and engineering complaints. */
const isVisitMandatory = (complaint: Complaint): boolean =>
  complaint.kind === 'complaint' &&
  (isGrave(complaint) || complaint.severity === 'emergency' || complaint.category.engineering)

/** Whether answering now is too late; a round that had its answer before is not late a second time. */
const isLate = ({ clocks }: Complaint, at: Instant): boolean =>
  clocks.some(it => it.kind === 'close' && isRunning(it) && at > it.dueAt)

const wordsAlone: readonly Settlement[] = ['explained', 'apologised', 'noted']

/** 办结方式, as the outcome has it. */
export const closingCodeOf = (outcome: Outcome): ClosingCode => {
  if (outcome.how === 'final-answer') return 'final-answer'
  if (outcome.how === 'with-parent') return 'merged'
  if (outcome.how === 'on-the-spot' && outcome.referredTo !== undefined) return 'referred'
  return wordsAlone.includes(settlementOf(outcome)) ? 'explained' : 'fixed'
}

type Answered = Extract<Stage, { state: 'answered' }>

/** Praise and the company's own cases are at rest once they have been answered: there is nobody to ask. */
export const asksNobody = ({ kind, ownCase }: Complaint): boolean => kind === 'praise' || ownCase === true

const stageAfter = (complaint: Complaint, stage: Answered): Stage =>
  asksNobody(complaint) && !complaint.supervision
    ? { ...stage, state: 'closed', closedAt: stage.outcome.answeredAt, code: closingCodeOf(stage.outcome) }
    : stage

/** The clock of the visit. Where the complaint's own class asks for none, one it cannot close without is due like an ordinary one's. */
const visitClocks = (complaint: Complaint, from: Instant, rules: Rules): Clock[] => {
  const { round, severity } = complaint
  const asIf = (it: Severity) => startClock('visit', { ...matterOf(complaint), severity: it }, from, round, rules)
  const own = asIf(severity)
  return own.length > 0 || !isVisitMandatory(complaint) ? own : asIf('ordinary').map(it => ({ ...it, severity }))
}

/** The visit of an answered round. Where the policy asks for none there is one only if the complaint cannot close without: at once. */
export const visitFor = (complaint: Complaint, dueAt: Instant | undefined, answeredAt: Instant): Visit => {
  const mandatory = isVisitMandatory(complaint)
  return dueAt === undefined && !mandatory ? { state: 'none' } : planVisit(mandatory, dueAt ?? answeredAt)
}

/**
 * The complaint with its answer, and what has to be written and told because of it beside the answer itself.
 * Where a date was agreed and is still to come, the days for the visit count from there.
 */
export const answerRound = (
  complaint: Complaint,
  outcome: Outcome,
  rules: Rules,
): { complaint: Complaint; entries: EntryDraft[]; messages: MessageDraft[] } => {
  const at = outcome.answeredAt
  const { round } = complaint
  const matter = matterOf(complaint)
  const stopped = stopClocks(complaint.clocks, clockKinds, at, 'done')
  const visits = visitClocks(complaint, standingDate(complaint, at)?.until ?? at, rules)
  const surveys = startClock('survey', matter, at, round, rules)
  const visit = visitFor(complaint, visits[0]?.dueAt, at)
  const survey = askSurvey(at, surveys[0]?.dueAt ?? at)
  const stage = stageAfter(complaint, { state: 'answered', outcome, survey, visit })
  const next = advance(complaint, stage, {
    clocks: asksNobody(complaint) ? stopped : [...stopped, ...visits, ...surveys],
    pause: undefined,
    appointment: undefined,
    proposal: undefined,
    finalAnswer: undefined,
  })
  const late = isLate(complaint, at)
  const toVisit = { event: 'to-visit', by: visit.state === 'none' ? at : visit.dueAt } as const
  const visitors = asksNobody(complaint) || visit.state === 'none' ? [] : holderOf(next)
  return {
    complaint: late ? { ...next, delayAccount: { askedAt: at } } : next,
    entries: [
      ...(late ? [internalEntry('delay-account-asked', bySystem, at, { facts: { round } })] : []),
      ...(stage.state === 'closed' ? [publicEntry('closed', bySystem, at, { facts: { code: stage.code } })] : []),
    ],
    messages: [
      toCustomer('answered'),
      ...visitors.map(audience => ({ audience, ...toVisit })),
      ...(late && outcome.how === 'worked' ? [toPerson(outcome.order.handler.id, 'delay-account')] : []),
      ...(late && outcome.how !== 'worked' ? [toRole('dispatcher', 'delay-account')] : []),
    ],
  }
}
