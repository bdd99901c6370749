// What random people try at random times: every move of the table with input that is mostly sensible.

import * as fc from 'fast-check'
import { slotsBetween } from '#domain/appointments/slots.ts'
import { nameAbout } from '#domain/complaint/about.ts'
import {
  agreeDate,
  answerOffer,
  decideProposal,
  objectToDate,
  offer,
  type ProposalInput,
  pause,
  propose,
  recordOfferAnswer,
  resume,
} from '#domain/complaint/agreements.ts'
import { appoint } from '#domain/complaint/appointments.ts'
import { severities } from '#domain/complaint/classes.ts'
import { addCoHandler, removeCoHandler } from '#domain/complaint/co-handlers.ts'
import { arrive, comeInVain } from '#domain/complaint/coming.ts'
import { type Complaint, coHandlersOf, vainReasons } from '#domain/complaint/complaint.ts'
import {
  accountForDelay,
  completeCorrective,
  reassignCorrective,
  verifyCorrective,
} from '#domain/complaint/corrective.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { appeal, decideAppeal, decline, withdraw } from '#domain/complaint/declining.ts'
import { proposeFinalAnswer, signFinalAnswer } from '#domain/complaint/final-answer.ts'
import { acceptComplaint, confirmRepeat, type Filing, makeComplaint, solveOnTheSpot } from '#domain/complaint/intake.ts'
import { type Move, moveNames } from '#domain/complaint/lifecycle.ts'
import { decideObjection, groundsFor, mayDecideOn, object } from '#domain/complaint/objecting.ts'
import { answerSurvey, attemptVisit, confirmVisit, recordVisit } from '#domain/complaint/outcome.ts'
import { changeCategory } from '#domain/complaint/reclassifying.ts'
import { nextRound } from '#domain/complaint/rounds.ts'
import { changeSeverity, rebase } from '#domain/complaint/severity.ts'
import { answerUrge, endSupervision, handOver, instruct, supervise, urge } from '#domain/complaint/supervision.ts'
import {
  answerDepartment,
  askDepartment,
  investigate,
  message,
  note,
  nudge,
  progress,
  remark,
  writeAnswer,
} from '#domain/complaint/words.ts'
import {
  claim,
  confirm,
  dispatch,
  redispatch,
  reportDone,
  returnOrder,
  sendBack,
  take,
} from '#domain/complaint/work.ts'
import { type Actor, holds } from '#domain/people/actor.ts'
import type { CategorySettings } from '#domain/places/settings.ts'
import type { Result } from '#domain/result.ts'
import type { Mark } from '#domain/survey/survey.ts'
import { day, hour } from '#domain/time.ts'
import {
  aFiling,
  anAbout,
  anAnswer,
  aPerson,
  aReport,
  aVisit,
  communityId,
  departmentId,
  otherDepartmentId,
  people,
} from '../../support/builders.ts'

/** One who is everything at once must not break anything either. */
const allInOne = aPerson('all-in-one', '一人多岗', 'agent', 'dispatcher', 'handler', 'department-head', 'manager')
export const everybody: readonly Actor[] = [...Object.values(people), allInOne]
export const staff: readonly Actor[] = everybody.filter(it => it.grants.length > 0)

const office = staff.filter(it => holds(it, communityId, ['agent', 'dispatcher']))

/** Merging and splitting take two complaints. */
export type LoneMove = Exclude<Move, 'merge' | 'split'>
export const isLone = (move: Move): move is LoneMove => move !== 'merge' && move !== 'split'
export const loneMoves = moveNames.filter(isLone)

/** What a step does: who and which move are picked from those allowed, or, when `bold`, from all. */
export type Step = {
  bold: boolean
  pick: number
  who: number
  waits: number
  severity: (typeof severities)[number]
  overall: Mark
  yes: boolean
  also: boolean
  verdict: 'satisfied' | 'partly' | 'not'
  words: string
}

export const aStep: fc.Arbitrary<Step> = fc.record({
  bold: fc.nat(9).map(it => it === 0),
  pick: fc.nat(),
  who: fc.nat(),
  waits: fc.oneof(
    { weight: 6, arbitrary: fc.nat(10 * 60_000) },
    { weight: 4, arbitrary: fc.nat(24 * hour) },
    { weight: 1, arbitrary: fc.nat(9 * day) },
  ),
  severity: fc.constantFrom(...severities, 'major' as const, 'ordinary' as const),
  overall: fc.constantFrom<Mark[]>(1, 2, 3, 4, 5),
  yes: fc.nat(3).map(it => it > 0),
  also: fc.boolean(),
  verdict: fc.constantFrom<Step['verdict'][]>('satisfied', 'partly', 'not'),
  words: fc.constantFrom('已处理', '已处理', '已处理', '还是不行', '还是不行', '😡', ''),
})

const handlers = [people.handler, people.otherHandler, people.handlerElsewhere, allInOne]
const pickFrom = <T>(list: readonly T[], pick: number, other: T): T => list[pick % list.length] ?? other

const anOrderFor = ({ who, also }: Step) => {
  const { id, name } = pickFrom(handlers, who, people.handler)
  return { handler: { id, name }, departmentId: also ? departmentId : otherDepartmentId, instruction: undefined }
}

const aProposal = ({ who, words }: Step, now: number): ProposalInput => {
  const transfer: ProposalInput = { kind: 'transfer', departmentId: otherDepartmentId, words }
  const others: readonly ProposalInput[] = [
    { kind: 'pause', reason: 'parts', to: now + 2 * day, words },
    { kind: 'date', until: now + 3 * day, method: 'on-site', words },
  ]
  return pickFrom([transfer, ...others], who, transfer)
}

const aReportOf = ({ also, words, yes }: Step, now: number) =>
  aReport({
    remedialAction: words,
    photoIds: yes ? ['photo-1'] : [],
    correctiveAction: also
      ? { needed: true, what: '全楼检查', owner: '周师傅', by: now + 3 * day }
      : { needed: false, reason: '个别问题' },
  })

const indexOf = (
  actions: Complaint['correctiveActions'],
  isIt: (it: Complaint['correctiveActions'][number]) => boolean,
) => actions.findIndex(isIt)

type Outcome = Result<Decision, string>

const inWork = (move: LoneMove, complaint: Complaint, step: Step, moment: Moment): Outcome | undefined => {
  const { words, yes } = step
  switch (move) {
    case 'dispatch':
      return dispatch(complaint, anOrderFor(step), moment)
    case 'redispatch':
      return redispatch(complaint, anOrderFor(step), moment)
    case 'claim':
      return claim(complaint, moment)
    case 'take':
      return take(complaint, moment)
    case 'return':
      return returnOrder(complaint, { reason: words }, moment)
    case 'addCoHandler':
      return addCoHandler(complaint, { person: pickFrom(handlers, step.who, people.otherHandler) }, moment)
    case 'removeCoHandler': {
      const [first] = coHandlersOf(complaint.stage)
      return removeCoHandler(complaint, { userId: first?.id ?? '' }, moment)
    }
    case 'arrive':
      return arrive(complaint, moment)
    case 'comeInVain':
      return comeInVain(
        complaint,
        { why: pickFrom(vainReasons, step.who, 'unreachable'), words: yes ? words : '' },
        moment,
      )
    case 'report':
      return reportDone(complaint, aReportOf(step, moment.now), moment)
    case 'confirm':
      return confirm(complaint, yes ? {} : { answer: words }, moment)
    case 'sendBack':
      return sendBack(complaint, { reason: words }, moment)
    case 'propose':
      return propose(complaint, aProposal(step, moment.now), moment)
    case 'decideProposal':
      return decideProposal(complaint, { granted: yes, words }, moment)
    case 'pause':
      return pause(complaint, { reason: 'customer', words, to: moment.now + (yes ? 2 : 30) * day }, moment)
    case 'resume':
      return resume(complaint, moment)
    case 'agreeDate':
      return agreeDate(complaint, { until: moment.now + 3 * day, method: 'phone', what: words }, moment)
    case 'offer':
      return offer(complaint, { plan: words, amount: yes ? undefined : 100 }, moment)
    case 'recordOfferAnswer':
      return recordOfferAnswer(complaint, { accepted: yes, words }, moment)
    default:
      return undefined
  }
}

const inWords = (move: LoneMove, complaint: Complaint, step: Step, moment: Moment): Outcome | undefined => {
  const { words, yes, also, who } = step
  const said = { text: words }
  switch (move) {
    case 'progress':
      return progress(complaint, { ...said, public: yes }, moment)
    case 'message':
      return message(complaint, said, moment)
    case 'note':
      return note(complaint, said, moment)
    case 'writeAnswer':
      return writeAnswer(complaint, said, moment)
    case 'investigate':
      return investigate(complaint, said, moment)
    case 'askDepartment':
      return askDepartment(
        complaint,
        { departmentId: also ? departmentId : otherDepartmentId, question: words },
        moment,
      )
    case 'answerDepartment':
      return answerDepartment(complaint, said, moment)
    case 'urge':
      return urge(complaint, { words }, moment)
    case 'answerUrge':
      return answerUrge(complaint, { words }, moment)
    case 'instruct':
      return instruct(complaint, { words }, moment)
    case 'object':
      return object(
        complaint,
        { ground: pickFrom(groundsFor(complaint, moment.actor), who, 'severity'), words },
        moment,
      )
    case 'decideObjection': {
      const open = (complaint.objections ?? []).findIndex(it => mayDecideOn(it, moment.actor.id))
      return decideObjection(complaint, { index: open, upheld: yes, words }, moment)
    }
    case 'supervise':
      return supervise(complaint, { reason: words }, moment)
    case 'endSupervision':
      return endSupervision(complaint, { words }, moment)
    case 'nameAbout':
      return nameAbout(complaint, anAbout(pickFrom(staff, who, people.handler), people.head), moment)
    case 'handOver':
      return handOver(complaint, { to: pickFrom(office, who, people.agent), reason: words }, moment)
    case 'accountForDelay':
      return accountForDelay(complaint, { words }, moment)
    case 'completeCorrective':
      return completeCorrective(
        complaint,
        { index: indexOf(complaint.correctiveActions, it => !it.done), words },
        moment,
      )
    case 'reassignCorrective':
      return reassignCorrective(
        complaint,
        {
          index: indexOf(complaint.correctiveActions, it => !it.done),
          to: pickFrom(staff, who, people.head),
          by: moment.now + (yes ? 3 : 9) * day,
          reason: words,
        },
        moment,
      )
    case 'verifyCorrective': {
      const isOpen = (it: Complaint['correctiveActions'][number]) =>
        it.done !== undefined && !it.verified && it.done.by.id !== moment.actor.id
      return verifyCorrective(
        complaint,
        { index: indexOf(complaint.correctiveActions, isOpen), effective: yes, words },
        moment,
      )
    }
    default:
      return undefined
  }
}

const noSlot = { from: 0, to: 0 }

const byCustomer = (move: LoneMove, complaint: Complaint, step: Step, moment: Moment): Outcome | undefined => {
  const { words, yes, overall } = step
  switch (move) {
    case 'remark':
      return remark(complaint, { text: words }, moment)
    case 'nudge':
      return nudge(complaint, moment)
    case 'objectToDate':
      return objectToDate(complaint, yes ? {} : { words }, moment)
    case 'answerOffer':
      return answerOffer(complaint, { accepted: yes, words }, moment)
    case 'appoint':
      return appoint(complaint, pickFrom(slotsBetween(moment.now, moment.now + 9 * day), step.pick, noSlot), moment)
    case 'withdraw':
      return withdraw(complaint, moment)
    case 'appeal':
      return appeal(complaint, { reason: words }, moment)
    case 'makeComplaint':
      return makeComplaint(complaint, moment)
    case 'answerSurvey':
      return answerSurvey(complaint, anAnswer({ solved: yes, overall }), moment)
    case 'confirmVisit':
      return confirmVisit(complaint, moment)
    case 'nextRound':
      return nextRound(complaint, { reason: words }, moment)
    default:
      return undefined
  }
}

/** Another category than it stands under, of its own department or of another one. */
const otherCategory = ({ category: { id } }: Complaint, engineering: boolean): CategorySettings => ({
  id: id === 'noise' ? 'leak' : 'noise',
  name: id === 'noise' ? '漏水' : '噪音扰民',
  root: engineering ? 'engineering' : 'property-service',
  icon: 'more',
  departmentId: engineering ? departmentId : otherDepartmentId,
  needsPhotos: false,
  hidesName: !engineering,
})

const byOffice = (move: LoneMove, complaint: Complaint, step: Step, moment: Moment): Outcome | undefined => {
  const { words, yes, also, severity, verdict } = step
  switch (move) {
    case 'accept':
      return acceptComplaint(complaint, yes ? {} : { severity, reason: words }, moment)
    case 'decline':
      return decline(complaint, { reason: words }, moment)
    case 'solve':
      return solveOnTheSpot(complaint, { answer: words, settlement: 'explained' }, moment)
    case 'visit':
      return recordVisit(complaint, aVisit({ visitedAt: moment.now, verdict, solved: yes, words }), moment)
    case 'attemptVisit':
      return attemptVisit(complaint, { refused: also && !yes, words }, moment)
    case 'changeSeverity':
      return changeSeverity(complaint, { severity, reason: words }, moment)
    case 'changeCategory':
      return changeCategory(complaint, { category: otherCategory(complaint, also), reason: words }, moment)
    case 'confirmRepeat':
      return confirmRepeat(complaint, { earlier: { id: 'complaint-9', number: 'W2608-0009' } }, moment)
    case 'rebase':
      return rebase(complaint, { reason: words }, moment)
    case 'proposeFinalAnswer':
      return proposeFinalAnswer(complaint, { words }, moment)
    case 'signFinalAnswer':
      return signFinalAnswer(complaint, moment)
    case 'decideAppeal':
      return decideAppeal(complaint, { upheld: !yes, words }, moment)
    default:
      return undefined
  }
}

/** Makes the move with what the step brings along. */
export const play = (move: LoneMove, complaint: Complaint, step: Step, moment: Moment): Outcome => {
  for (const played of [inWork, inWords, byCustomer, byOffice]) {
    const outcome = played(move, complaint, step, moment)
    if (outcome) return outcome
  }
  throw new Error(`nobody plays ${move}`)
}

/** Any complaint at any millisecond of three weeks with holidays and make-up days in them. */
export const aBeginning: fc.Arbitrary<{ byPhone: boolean; filing: Filing }> = fc
  .record({
    byPhone: fc.boolean(),
    danger: fc.nat(3).map(it => it === 0),
    happeningNow: fc.boolean(),
    engineering: fc.boolean(),
    kind: fc.constantFrom('complaint' as const, 'complaint' as const, 'question' as const, 'praise' as const),
    source: fc.constantFrom('letter' as const, 'third-party' as const, 'hotline' as const),
    isPublic: fc.boolean(),
    at: fc.nat(21 * day).map(it => Date.UTC(2026, 8, 20) + it),
  })
  .map(({ byPhone, danger, happeningNow, engineering, kind, source, isPublic, at }) => {
    const { category, place } = aFiling()
    return {
      byPhone,
      filing: aFiling({
        danger,
        happeningNow,
        kind,
        source: byPhone ? source : 'wechat',
        place: isPublic ? { kind: 'public', label: '2号电梯' } : place,
        receivedAt: at,
        category: { ...category, engineering },
      }),
    }
  })
