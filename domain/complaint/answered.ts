// The answered stage: survey asked and return visit planned in the moment of the answer.

import { isVisitMandatory, planVisit } from '../return-visit/visit.ts'
import { askSurvey } from '../survey/survey.ts'
import type { Complaint, Outcome, Stage } from './complaint.ts'

/** The stage a complaint enters with its answer. */
export const answeredStage = (
  { severity, round, category }: Complaint,
  outcome: Outcome,
): Extract<Stage, { state: 'answered' }> => ({
  state: 'answered',
  outcome,
  survey: askSurvey(outcome.answeredAt),
  visit: planVisit(outcome.answeredAt, isVisitMandatory({ severity, round, engineering: category.engineering })),
})
