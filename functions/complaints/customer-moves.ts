// What the filer may do with a complaint: add words, withdraw, answer the survey, confirm the visit, ask for another round.

import type { Detail } from '#contract/complaint-views.ts'
import type { Reason } from '#contract/refusals.ts'
import { remark, withdraw } from '#domain/complaint/intake.ts'
import { answerSurvey, confirmVisit, nextRound } from '#domain/complaint/outcome.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { accept, type Result } from '#domain/result.ts'
import type { SurveyAnswer } from '#domain/survey/survey.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import { actOnComplaint, type MoveRequest, type Step } from './act-on-complaint.ts'
import { detailView } from './views.ts'

type Needs = Core & { photos: Photos }

const customerMove =
  <B extends { turn: number }>(step: Omit<Step<B>, 'as'>) =>
  async (needs: Needs, request: MoveRequest<B>): Promise<Result<Detail, Reason>> => {
    const acted = await actOnComplaint(needs, request, { ...step, as: 'customer' })
    if (!acted.ok) return acted
    return accept(await detailView(needs, { ...acted.value, actor: acted.value.caller.actor }))
  }

export const remarkOnMine = customerMove<{ turn: number; text: string }>({ name: 'remarkOnMine', decide: remark })

export const withdrawMine = customerMove<{ turn: number }>({
  name: 'withdrawMine',
  decide: (complaint, _body, moment) => withdraw(complaint, moment),
})

export const answerMySurvey = customerMove<SurveyAnswer & { turn: number }>({
  name: 'answerMySurvey',
  decide(complaint, { turn: _, ...answer }, moment) {
    const { text } = answer
    if (text === undefined || text.trim() === '') return answerSurvey(complaint, { ...answer, text: undefined }, moment)
    const checked = checkText(text)
    return checked.ok ? answerSurvey(complaint, { ...answer, text: checked.value }, moment) : checked
  },
})

export const confirmMyVisit = customerMove<{ turn: number }>({
  name: 'confirmMyVisit',
  decide: (complaint, _body, moment) => confirmVisit(complaint, moment),
})

export const askNextRound = customerMove<{ turn: number; reason: string }>({ name: 'askNextRound', decide: nextRound })
