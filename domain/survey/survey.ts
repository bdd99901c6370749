// 满意度调查: what the customer says after a round was answered. No answer is never counted as satisfied.

import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'

export type Mark = 1 | 2 | 3 | 4 | 5
export type ItemMark = 'poor' | 'fair' | 'good'

/** "Is it solved?" first, overall mark, three optional items, tags, words, photos, a wish to be called. */
export type SurveyAnswer = {
  solved: boolean
  overall: Mark
  speed?: ItemMark | undefined
  attitude?: ItemMark | undefined
  result?: ItemMark | undefined
  tags: readonly string[]
  text?: string | undefined
  callMe: boolean
}

/** `none`: nobody was asked, what was answered is older than this system. */
export type Survey = { state: 'none' } | AskedSurvey

export type AskedSurvey = { askedAt: Instant; expiresAt: Instant } & (
  | { state: 'asked' }
  | { state: 'answered'; answer: SurveyAnswer; answeredAt: Instant }
)

/** Asks the survey of a round; it can be answered, and the answer changed, until it expires. */
export const askSurvey = (at: Instant, expiresAt: Instant): AskedSurvey => ({ state: 'asked', askedAt: at, expiresAt })

export type Verdict = 'satisfied' | 'passable' | 'unsatisfied'

/** 4–5 and solved = satisfied; 1–2 or not solved = unsatisfied; 3 = passable, in its own column. */
export const verdictOf = (answer: SurveyAnswer): Verdict => {
  if (!answer.solved || answer.overall <= 2) return 'unsatisfied'
  return answer.overall === 3 ? 'passable' : 'satisfied'
}

export const answerOf = (survey: Survey): SurveyAnswer | undefined =>
  survey.state === 'answered' ? survey.answer : undefined

/** Whether it can still be answered, or the answer changed. */
export const isSurveyOpen = (survey: Survey, at: Instant): survey is AskedSurvey =>
  survey.state !== 'none' && at <= survey.expiresAt

/** Records the customer's answer; a second one before it expires replaces the first. */
export const recordAnswer = (survey: Survey, answer: SurveyAnswer, at: Instant): Result<Survey, 'survey-expired'> =>
  !isSurveyOpen(survey, at)
    ? refuse('survey-expired')
    : accept({ askedAt: survey.askedAt, expiresAt: survey.expiresAt, state: 'answered', answer, answeredAt: at })
