// What the filer may do with a complaint: add words, remind, agree or not, withdraw, appeal, answer the survey, ask for another round.

import type { Detail } from '#contract/complaint-views.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Slot } from '#domain/appointments/slots.ts'
import { answerOffer, objectToDate } from '#domain/complaint/agreements.ts'
import { appoint } from '#domain/complaint/appointments.ts'
import { appeal, withdraw } from '#domain/complaint/declining.ts'
import { makeComplaint } from '#domain/complaint/intake.ts'
import { answerSurvey, confirmVisit } from '#domain/complaint/outcome.ts'
import { nextRound } from '#domain/complaint/rounds.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { nudge, remark, type Saying } from '#domain/complaint/words.ts'
import { accept, type Result } from '#domain/result.ts'
import type { SurveyAnswer } from '#domain/survey/survey.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import { actOnComplaint, type MoveRequest, type Step } from './act-on-complaint.ts'
import { splitFromParent } from './merge-complaints.ts'
import { detailView } from './views.ts'

type Needs = Core & { photos: Photos }

const customerMove =
  <B extends { turn: number }>(step: Omit<Step<B>, 'as'>) =>
  async (needs: Needs, request: MoveRequest<B>): Promise<Result<Detail, Reason>> => {
    const acted = await actOnComplaint(needs, request, { ...step, as: 'customer' })
    if (!acted.ok) return acted
    return accept(await detailView(needs, { ...acted.value, actor: acted.value.caller.actor }))
  }

export const remarkOnMine = customerMove<Saying & { turn: number }>({
  name: 'remarkOnMine',
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'said',
  decide: remark,
})

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

export const nudgeMine = customerMove<{ turn: number }>({
  name: 'nudgeMine',
  decide: (complaint, _body, moment) => nudge(complaint, moment),
})

export const objectToMyDate = customerMove<{ turn: number; words?: string | undefined }>({
  name: 'objectToMyDate',
  decide: objectToDate,
})

export const answerMyOffer = customerMove<{ turn: number; accepted: boolean; words?: string | undefined }>({
  name: 'answerMyOffer',
  decide: answerOffer,
})

export const appointMine = customerMove<Slot & { turn: number }>({
  name: 'appointMine',
  decide: (complaint, { from, to }, moment) => appoint(complaint, { from, to }, moment),
})

export const appealMine = customerMove<{ turn: number; reason: string }>({ name: 'appealMine', decide: appeal })

export const splitMine = customerMove<{ turn: number }>({ name: 'splitMine', ...splitFromParent })

export const makeMineComplaint = customerMove<{ turn: number }>({
  name: 'makeMineComplaint',
  decide: (complaint, _body, moment) => makeComplaint(complaint, moment),
})
