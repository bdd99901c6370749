// Answered complaints in the states survey and visit can be in.

import type { Complaint, Stage } from '#domain/complaint/complaint.ts'
import type { DueVisit } from '#domain/return-visit/visit.ts'
import type { Survey, SurveyAnswer } from '#domain/survey/survey.ts'
import { day, minute } from '#domain/time.ts'
import { aComplaint, anAnswer, aVisit, people } from '../../support/builders.ts'
import { named, noon } from './decided.ts'

export type Answered = Extract<Stage, { state: 'answered' }> & { visit: DueVisit }

/** The stage of an answered complaint that is to be visited. */
export const answeredStage = ({ stage }: Complaint): Answered => {
  if (stage.state !== 'answered') throw new Error(`${stage.state} instead of answered`)
  const { visit, ...rest } = stage
  if (visit.state === 'none') throw new Error('no visit is due')
  return { ...rest, visit }
}

/** A survey asked at noon and answered a minute later. */
export const surveyed = (answer: Partial<SurveyAnswer> = {}): Survey => ({
  state: 'answered',
  askedAt: noon,
  expiresAt: noon + 7 * day,
  answer: anAnswer(answer),
  answeredAt: noon + minute,
})

const visits = {
  planned: { state: 'planned' },
  unreachable: { state: 'unreachable' },
  refused: { state: 'refused' },
  satisfied: { state: 'done', record: { ...aVisit(), visitor: named(people.agent) } },
  partly: { state: 'done', record: { ...aVisit({ verdict: 'partly' }), visitor: named(people.agent) } },
  'not solved': { state: 'done', record: { ...aVisit({ solved: false }), visitor: named(people.agent) } },
} as const

export type VisitEnd = keyof typeof visits

/** A visit in the state, or done with what was found. */
export const visited = (end: VisitEnd, { mandatory = false, attempts = 0 } = {}): DueVisit => ({
  mandatory,
  attempts,
  dueAt: noon + day,
  ...visits[end],
})

type Wish = Parameters<typeof aComplaint>[0] & { survey?: Survey; visit?: DueVisit; outcome?: Answered['outcome'] }

/** A complaint answered at noon. */
export const answered = ({ survey, visit, outcome, ...wish }: Wish = {}): Complaint & { stage: Answered } => {
  const complaint = aComplaint({ state: 'answered', ...wish })
  const stage = answeredStage(complaint)
  return {
    ...complaint,
    stage: {
      ...stage,
      survey: survey ?? stage.survey,
      visit: visit ?? stage.visit,
      outcome: outcome ?? stage.outcome,
    },
  }
}
