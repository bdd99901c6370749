// When an answered complaint may rest: survey, return visit and supervision together decide. Solved means the customer says so.

import { stopClocks } from '../clocks/clock.ts'
import { clockKinds } from '../clocks/policy.ts'
import { bySystem, publicEntry } from '../ledger/entry.ts'
import { isVisitSatisfied } from '../return-visit/visit.ts'
import { answerOf, verdictOf } from '../survey/survey.ts'
import type { Instant } from '../time.ts'
import { asksNobody, closingCodeOf } from './answered.ts'
import type { ClosingCode, Complaint, Stage } from './complaint.ts'
import { type Decision, toCustomer } from './decision.ts'

type Answered = Extract<Stage, { state: 'answered' }>

const hasSatisfiedVisit = ({ visit }: Answered): boolean => visit.state === 'done' && isVisitSatisfied(visit.record)

const hasSatisfiedSurvey = ({ survey, visit }: Answered): boolean => {
  const answer = answerOf(survey)
  const isVisitOpen = visit.state === 'planned' && visit.mandatory
  return !isVisitOpen && visit.state !== 'done' && answer !== undefined && verdictOf(answer) === 'satisfied'
}

/** 超时未评价，自动办结: nobody answered, nobody had to be visited, could be reached or wanted to. Never counted as satisfied. */
const isSilent = ({ survey, visit }: Answered, now: Instant): boolean =>
  survey.state === 'asked' && now >= survey.expiresAt && visit.state !== 'planned' && visit.state !== 'done'

/** After a final answer there is no further round: once the customer has been visited it rests, whatever he says. */
const isFinallyAnswered = ({ outcome, survey, visit }: Answered): boolean =>
  outcome.how === 'final-answer' &&
  (visit.state === 'done' || (visit.state !== 'planned' && survey.state === 'answered'))

const codeFor = (complaint: Complaint, stage: Answered, now: Instant): ClosingCode | undefined => {
  const isUnasked = asksNobody(complaint) && stage.survey.state === 'asked'
  if (isUnasked || hasSatisfiedVisit(stage) || hasSatisfiedSurvey(stage) || isFinallyAnswered(stage))
    return closingCodeOf(stage.outcome)
  return isSilent(stage, now) ? 'unanswered' : undefined
}

/** Closes the complaint if everything that may hold it open has ended; else leaves it as it is. */
export const closeIfSettled = (complaint: Complaint, now: Instant): Decision => {
  const { stage, supervision } = complaint
  const asItIs: Decision = { complaint, entries: [], messages: [] }
  if (stage.state !== 'answered' || supervision) return asItIs
  const code = codeFor(complaint, stage, now)
  if (code === undefined) return asItIs
  return {
    complaint: {
      ...complaint,
      stage: { ...stage, state: 'closed', closedAt: now, code },
      clocks: stopClocks(complaint.clocks, clockKinds, now, 'done'),
    },
    entries: [publicEntry('closed', bySystem, now, { facts: { code } })],
    messages: [toCustomer('closed')],
  }
}
