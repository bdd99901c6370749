// After the answer: survey and return visit. Solved means the customer says so.

import { isRunning, startClock, stopClocks } from '../clocks/clock.ts'
import { figureFor } from '../clocks/policy.ts'
import { byCustomer, byStaff, type EntryDraft, internalEntry, publicEntry } from '../ledger/entry.ts'
import { type Person, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { isVisitSatisfied, isVisitTimePlausible, type VisitRecord } from '../return-visit/visit.ts'
import { answerOf, recordAnswer, type SurveyAnswer, verdictOf } from '../survey/survey.ts'
import type { Instant } from '../time.ts'
import { type Complaint, matterOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, mayNotVisit, stageFor } from './lifecycle.ts'
import { unsatisfiedRound } from './rounds.ts'
import { closeIfSettled } from './settled.ts'
import { checkText, type TextRefusal } from './wording.ts'

const surveyEntry = (answer: SurveyAnswer, by: Person, now: Instant): EntryDraft =>
  publicEntry('surveyed', byCustomer(by), now, {
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

/** An unsatisfied customer is visited the same day, whatever was planned; a visit that has ended begins again. */
const demandVisit = (complaint: Complaint, { now, rules }: Moment): Complaint => {
  const { stage, clocks, round } = complaint
  if (stage.state !== 'answered' || stage.visit.state === 'done') return complaint
  if (clocks.some(it => isRunning(it) && it.kind === 'unsatisfied-visit')) return complaint
  const demanded = startClock('unsatisfied-visit', matterOf(complaint), now, round, rules)
  const dueAt = demanded[0]?.dueAt ?? now
  const attempts = stage.visit.state === 'planned' ? stage.visit.attempts : 0
  return {
    ...complaint,
    stage: { ...stage, visit: { state: 'planned', mandatory: true, attempts, dueAt } },
    clocks: [...stopClocks(clocks, ['visit'], now, 'cancelled'), ...demanded],
  }
}

/** The customer answers the survey. Unsatisfied calls for a visit and tells the dispatcher; satisfied closes unless a mandatory visit is open. */
export const answerSurvey = (
  complaint: Complaint,
  answer: SurveyAnswer,
  moment: Moment,
): Result<Decision, MoveRefusal | 'survey-expired'> => {
  const { actor, now } = moment
  const stage = stageFor(complaint, actor, 'answerSurvey')
  if (!stage.ok) return stage
  const survey = recordAnswer(stage.value.survey, answer, now)
  if (!survey.ok) return survey
  const before = answerOf(stage.value.survey)
  const verdict = verdictOf(answer)
  const answered = advance(
    complaint,
    { ...stage.value, survey: survey.value },
    {
      clocks: stopClocks(complaint.clocks, ['survey'], now, 'done'),
    },
  )
  const after = closeIfSettled(verdict === 'unsatisfied' ? demandVisit(answered, moment) : answered, now)
  // Told once: saying the same again rings nobody's phone.
  const isNews = verdict === 'unsatisfied' && (before === undefined || verdictOf(before) !== 'unsatisfied')
  const toDispatcher: MessageDraft[] = isNews ? [toRole('dispatcher', 'unsatisfied')] : []
  return accept({
    complaint: after.complaint,
    entries: [surveyEntry(answer, actor, now), ...after.entries],
    messages: [...toDispatcher, ...after.messages],
  })
}

/** Staff record the return visit. Satisfied closes; not satisfied or partly starts the next round, except after a final answer. */
export const recordVisit = (
  complaint: Complaint,
  input: Omit<VisitRecord, 'visitor'>,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'visitor-was-handler' | 'visit-time-wrong'> => {
  const stage = stageFor(complaint, actor, 'visit')
  if (!stage.ok) return stage
  if (mayNotVisit(complaint, actor.id)) return refuse('visitor-was-handler')
  const words = checkText(input.words)
  if (!words.ok) return words
  if (!isVisitTimePlausible(input.visitedAt, stage.value.outcome.answeredAt, now)) return refuse('visit-time-wrong')
  const visitor = personOf(actor)
  const record: VisitRecord = { ...input, words: words.value, visitor }
  const visited = publicEntry('visited', byStaff(visitor), now, {
    facts: { method: record.method, verdict: record.verdict, solved: record.solved },
    texts: { words: record.words },
    occurredAt: input.visitedAt,
  })
  const { visit } = stage.value
  const planned = visit.state === 'none' ? { mandatory: false, dueAt: now, attempts: 0 } : visit
  const { mandatory, dueAt, attempts } = planned
  const done: Complaint = {
    ...complaint,
    stage: { ...stage.value, visit: { state: 'done', mandatory, dueAt, attempts, record } },
    clocks: stopClocks(complaint.clocks, ['visit', 'unsatisfied-visit'], now, 'done'),
  }
  const isFinal = stage.value.outcome.how === 'final-answer'
  const after =
    isVisitSatisfied(record) || isFinal
      ? closeIfSettled(advance(done, done.stage), now)
      : unsatisfiedRound(done, byStaff(visitor), words.value, now, rules)
  return accept({ ...after, entries: [visited, ...after.entries] })
}

/** Nobody was reached, or the customer does not want to be visited: an outcome of the visit, not of the complaint. */
export const attemptVisit = (
  complaint: Complaint,
  input: { refused: boolean; words: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'visitor-was-handler' | 'visit-is-over'> => {
  const stage = stageFor(complaint, actor, 'attemptVisit')
  if (!stage.ok) return stage
  if (mayNotVisit(complaint, actor.id)) return refuse('visitor-was-handler')
  const { visit } = stage.value
  if (visit.state !== 'planned') return refuse('visit-is-over')
  const words = checkText(input.words)
  if (!words.ok) return words
  // An hour that was chosen is used up; the customer may choose another.
  const { mandatory, dueAt } = visit
  const attempts = visit.attempts + 1
  const isOver = attempts >= figureFor(rules.policy, 'most-visit-attempts', matterOf(complaint))
  const state = input.refused ? 'refused' : isOver ? 'unreachable' : 'planned'
  const attempted = advance(complaint, { ...stage.value, visit: { state, mandatory, dueAt, attempts } })
  const after = closeIfSettled(attempted, now)
  return accept({
    complaint: after.complaint,
    entries: [
      internalEntry('visit-attempted', byStaff(actor), now, {
        facts: { attempt: attempts, state },
        texts: { words: words.value },
      }),
      ...after.entries,
    ],
    messages: [...(state === 'unreachable' ? [toRole('dispatcher', 'unreachable')] : []), ...after.messages],
  })
}

/** The customer reads and confirms the visit record. */
export const confirmVisit = (
  complaint: Complaint,
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | 'no-visit-yet'> => {
  const stage = stageFor(complaint, actor, 'confirmVisit')
  if (!stage.ok) return stage
  const { visit } = stage.value
  if (visit.state !== 'done' || visit.confirmedAt !== undefined) return refuse('no-visit-yet')
  return accept({
    complaint: advance(complaint, { ...stage.value, visit: { ...visit, confirmedAt: now } }),
    entries: [
      publicEntry('visit-confirmed', byCustomer(actor), now, { facts: { relation: complaint.customer.relation } }),
    ],
    messages: [],
  })
}
