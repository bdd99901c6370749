// After the answer: survey, return visit, closing, next round. Solved means the customer says so.

import { startClock } from '../clocks/clock.ts'
import { byCustomer, byStaff, bySystem, type EntryDraft } from '../ledger/entry.ts'
import type { Person } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import {
  isVisitSatisfied,
  isVisitTimePlausible,
  type Visit,
  type VisitRecord,
  visitDueAt,
} from '../return-visit/visit.ts'
import { answerOf, recordAnswer, type SurveyAnswer, verdictOf } from '../survey/survey.ts'
import { day, type Instant, type Milliseconds } from '../time.ts'
import { type ClosingCode, type Complaint, type Outcome, type Stage, workerOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment } from './decision.ts'
import { type MoveRefusal, mayMove } from './lifecycle.ts'
import { roundNumber } from './number.ts'
import { checkText } from './wording.ts'

type TextRefusal = 'text-missing' | 'text-too-long' | 'text-without-words'
type Answered = Extract<Stage, { state: 'answered' }>

/** How long after closing the customer may ask for another round. */
export const reopenFor: Milliseconds = 7 * day

const closingCodeOf = (outcome: Outcome): ClosingCode => {
  const settlement = outcome.how === 'worked' ? outcome.report.settlement : outcome.settlement
  return settlement === 'explained' || settlement === 'apologised' || settlement === 'noted' ? 'explained' : 'fixed'
}

/** Whether survey and visit together let an answered complaint close. */
const isSettled = ({ survey, visit }: Answered): boolean => {
  if (visit.state === 'done') return isVisitSatisfied(visit.record)
  const answer = answerOf(survey)
  return !visit.mandatory && answer !== undefined && verdictOf(answer) === 'satisfied'
}

const closeIfSettled = (
  stage: Answered,
  now: Instant,
): { stage: Stage; entries: EntryDraft[]; messages: MessageDraft[] } => {
  if (!isSettled(stage)) return { stage, entries: [], messages: [] }
  const code = closingCodeOf(stage.outcome)
  return {
    stage: { ...stage, state: 'closed', closedAt: now, code },
    entries: [{ kind: 'closed', author: bySystem, visibility: 'public', occurredAt: now, facts: { code }, texts: {} }],
    messages: [{ audience: { to: 'customer' }, event: 'closed' }],
  }
}

const surveyEntry = (answer: SurveyAnswer, by: Person, now: Instant): EntryDraft => ({
  kind: 'surveyed',
  author: byCustomer(by),
  visibility: 'public',
  occurredAt: now,
  facts: {
    solved: answer.solved,
    overall: answer.overall,
    verdict: verdictOf(answer),
    callMe: answer.callMe,
    ...(answer.speed ? { speed: answer.speed } : {}),
    ...(answer.attitude ? { attitude: answer.attitude } : {}),
    ...(answer.result ? { result: answer.result } : {}),
  },
  texts: {
    ...(answer.tags.length === 0 ? {} : { tags: answer.tags.join('、') }),
    ...(answer.text === undefined ? {} : { text: answer.text }),
  },
})

/** What an answer makes of a planned visit: anything but satisfied calls for one, due the day of that answer; unsatisfied makes it mandatory. */
const visitAfter = (visit: Visit, answer: SurveyAnswer, now: Instant): Visit => {
  const verdict = verdictOf(answer)
  if (visit.state !== 'planned' || visit.mandatory || verdict === 'satisfied') return visit
  return { ...visit, mandatory: verdict === 'unsatisfied', dueAt: visitDueAt(now) }
}

/** The customer answers the survey. Unsatisfied makes the visit mandatory and tells the dispatcher; satisfied closes unless a mandatory visit is open. */
export const answerSurvey = (
  complaint: Complaint,
  answer: SurveyAnswer,
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'survey-expired'> => {
  const may = mayMove(complaint, actor, 'answerSurvey')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'answered' && stage.state !== 'closed') return refuse('not-now', { state: stage.state })
  const survey = recordAnswer(stage.survey, answer, now)
  if (!survey.ok) return survey
  const entries = [surveyEntry(answer, actor, now)]
  const before = answerOf(stage.survey)
  const wasUnsatisfied = before !== undefined && verdictOf(before) === 'unsatisfied'
  // Told once: saying the same again rings nobody's phone.
  const unsatisfied = verdictOf(answer) === 'unsatisfied' && !wasUnsatisfied
  const toDispatcher = { audience: { to: 'role', role: 'dispatcher' }, event: 'unsatisfied' } as const
  if (stage.state === 'closed')
    return accept({
      complaint: advance(complaint, { ...stage, survey: survey.value }),
      entries,
      messages: unsatisfied ? [toDispatcher] : [],
    })

  const visit = visitAfter(stage.visit, answer, now)
  const after = closeIfSettled({ ...stage, survey: survey.value, visit }, now)
  return accept({
    complaint: advance(complaint, after.stage),
    entries: [...entries, ...after.entries],
    messages: unsatisfied ? [...after.messages, { ...toDispatcher, by: visit.dueAt }] : after.messages,
  })
}

const startNextRound = (complaint: Complaint, { now, rules }: Moment): Complaint => {
  const round = complaint.round + 1
  return advance(
    complaint,
    { state: 'accepted' },
    {
      round,
      orders: 0,
      clocks: [
        ...complaint.clocks,
        startClock('dispatch', complaint.severity, now, round, rules),
        startClock('close', complaint.severity, now, round, rules),
      ],
    },
  )
}

const reopenedEntry = (
  complaint: Complaint,
  author: EntryDraft['author'],
  now: Instant,
  reason?: string,
): EntryDraft => ({
  kind: 'reopened',
  author,
  visibility: 'public',
  occurredAt: now,
  facts: { round: complaint.round, number: roundNumber(complaint.number, complaint.round) },
  texts: reason === undefined ? {} : { reason },
})

/** Staff record the return visit. Satisfied closes; not satisfied or partly starts the next round. */
export const recordVisit = (
  complaint: Complaint,
  input: Omit<VisitRecord, 'visitor'>,
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'visitor-was-handler' | 'visit-time-wrong'> => {
  const { actor, now } = moment
  const may = mayMove(complaint, actor, 'visit')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'answered') return refuse('not-now', { state: stage.state })
  if (workerOf(stage.outcome).id === actor.id) return refuse('visitor-was-handler')
  const words = checkText(input.words)
  if (!words.ok) return words
  if (!isVisitTimePlausible(input.visitedAt, stage.outcome.answeredAt, now)) return refuse('visit-time-wrong')
  const visitor: Person = { id: actor.id, name: actor.name }
  const record: VisitRecord = { ...input, words: words.value, visitor }
  const visited: EntryDraft = {
    kind: 'visited',
    author: byStaff(visitor),
    visibility: 'public',
    occurredAt: input.visitedAt,
    facts: { method: record.method, verdict: record.verdict, solved: record.solved },
    texts: { words: record.words },
  }
  const done: Answered = {
    ...stage,
    visit: { mandatory: stage.visit.mandatory, dueAt: stage.visit.dueAt, state: 'done', record },
  }
  if (isVisitSatisfied(record)) {
    const after = closeIfSettled(done, now)
    return accept({
      complaint: advance(complaint, after.stage),
      entries: [visited, ...after.entries],
      messages: after.messages,
    })
  }
  const next = startNextRound(complaint, moment)
  return accept({
    complaint: next,
    entries: [visited, reopenedEntry(next, byStaff(visitor), now, words.value)],
    messages: [{ audience: { to: 'role', role: 'dispatcher' }, event: 'reopened' }],
  })
}

/** The customer reads and confirms the visit record. */
export const confirmVisit = (
  complaint: Complaint,
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'no-visit-yet'> => {
  const may = mayMove(complaint, actor, 'confirmVisit')
  if (!may.ok) return may
  const { stage } = complaint
  if (stage.state !== 'answered' && stage.state !== 'closed') return refuse('not-now', { state: stage.state })
  if (stage.visit.state !== 'done' || stage.visit.confirmedAt !== undefined) return refuse('no-visit-yet')
  return accept({
    complaint: advance(complaint, { ...stage, visit: { ...stage.visit, confirmedAt: now } }),
    entries: [
      {
        kind: 'visit-confirmed',
        author: byCustomer(actor),
        visibility: 'public',
        occurredAt: now,
        facts: { relation: complaint.customer.relation },
        texts: {},
      },
    ],
    messages: [],
  })
}

/** 「没解决，继续处理」: the customer starts the next round, also within 7 days after closing. */
export const nextRound = (
  complaint: Complaint,
  input: { reason: string },
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'reopen-too-late'> => {
  const { actor, now } = moment
  const may = mayMove(complaint, actor, 'nextRound')
  if (!may.ok) return may
  if (complaint.stage.state === 'closed' && now > complaint.stage.closedAt + reopenFor) return refuse('reopen-too-late')
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const next = startNextRound(complaint, moment)
  return accept({
    complaint: next,
    entries: [reopenedEntry(next, byCustomer(actor), now, reason.value)],
    messages: [{ audience: { to: 'role', role: 'dispatcher' }, event: 'reopened' }],
  })
}
