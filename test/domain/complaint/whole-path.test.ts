import { expect, test } from 'vitest'
import {
  agreeDate,
  answerOffer,
  decideProposal,
  objectToDate,
  offer,
  pause,
  propose,
} from '#domain/complaint/agreements.ts'
import { arrive } from '#domain/complaint/coming.ts'
import type { Complaint, Stage } from '#domain/complaint/complaint.ts'
import { completeCorrective, verifyCorrective } from '#domain/complaint/corrective.ts'
import type { Decision, MessageEvent, Moment } from '#domain/complaint/decision.ts'
import { appeal, decideAppeal, decline, withdraw } from '#domain/complaint/declining.ts'
import { proposeFinalAnswer, signFinalAnswer } from '#domain/complaint/final-answer.ts'
import { acceptComplaint, file, register, solveOnTheSpot } from '#domain/complaint/intake.ts'
import { answerWithParent, merge } from '#domain/complaint/merging.ts'
import { answerSurvey, attemptVisit, confirmVisit, recordVisit } from '#domain/complaint/outcome.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { nextRound } from '#domain/complaint/rounds.ts'
import { endSupervision } from '#domain/complaint/supervision.ts'
import { tick } from '#domain/complaint/tick.ts'
import { nudge, progress } from '#domain/complaint/words.ts'
import { confirm, dispatch, reportDone, sendBack, take } from '#domain/complaint/work.ts'
import { checkChain, linkEntries } from '#domain/ledger/chain.ts'
import type { EntryKind } from '#domain/ledger/entry.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Result } from '#domain/result.ts'
import {
  aComplaint,
  accepted,
  aFiling,
  aMoment,
  anAnswer,
  aReport,
  aVisit,
  departmentId,
  otherDepartmentId,
  people,
  rules,
  shanghai,
} from '../../support/builders.ts'
import { chainTools } from '../ledger/chain-tools.ts'
import { answeredStage } from './answered-complaints.ts'
import { named } from './decided.ts'

const { agent, dispatcher, executive, handler, head, manager, otherAgent, owner } = people

type Told = [state: Stage['state'], entries: EntryKind[], messages: MessageEvent[]]

const day = (wallClock: string) => shanghai(`2026-11-${wallClock}`)

/** Plays moves one after the other and writes down what each did. */
const aStory = (first: Decision) => {
  let decision = first
  const told: Told[] = []
  const entries = [...first.entries]
  const note = (): void => {
    const { complaint, entries: written, messages } = decision
    told.push([complaint.stage.state, written.map(it => it.kind), messages.map(it => it.event)])
  }
  note()
  const go = (next: Decision): void => {
    decision = next
    entries.push(...decision.entries)
    note()
  }
  return {
    next: (actor: Actor, wallClock: string, move: (complaint: Complaint, moment: Moment) => Result<Decision, string>) =>
      go(accepted(move(decision.complaint, aMoment({ actor, at: day(wallClock) })))),
    /** Time passes; at least one thing happens. */
    until: (wallClock: string): void => {
      const ticked = tick(decision.complaint, day(wallClock), rules)
      if (!ticked) throw new Error(`nothing has happened until ${wallClock}`)
      go(ticked)
    },
    go,
    complaint: (): Complaint => decision.complaint,
    told,
    entries,
  }
}

const filed = (changes: Parameters<typeof aFiling>[0] = {}) => {
  const receivedAt = day('18 10:00')
  const moment = aMoment({ actor: owner, at: receivedAt })
  return aStory(accepted(file(aFiling({ receivedAt, ...changes }), 'W2611-0001', moment)))
}

const order = { handler: named(handler), departmentId }
const correctiveAction = { needed: true, what: '全楼检查', owner: '周师傅', by: day('30 18:00') } as const

test('from filing to closing, with everything that may come in between; the timeline is one whole chain', () => {
  const story = filed({ happeningNow: true })
  story.next(owner, '18 10:01', nudge)
  story.next(agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(agent, '18 10:04', (it, moment) => dispatch(it, order, moment))
  story.next(handler, '18 10:05', take)
  story.next(handler, '18 10:08', arrive)
  story.next(handler, '18 10:20', (it, moment) => progress(it, { text: '配件已订', public: true }, moment))
  const transfer = { kind: 'transfer', departmentId: otherDepartmentId, words: '归绿化' } as const
  story.next(handler, '18 10:30', (it, moment) => propose(it, transfer, moment))
  story.next(dispatcher, '18 10:40', (it, moment) => decideProposal(it, { granted: true }, moment))
  story.next(dispatcher, '18 10:41', (it, moment) => dispatch(it, order, moment))
  story.next(handler, '18 10:45', take)
  const date = { until: day('20 12:00'), method: 'phone', what: '周五换灯' } as const
  story.next(dispatcher, '18 11:00', (it, moment) => agreeDate(it, date, moment))
  story.next(owner, '18 11:10', (it, moment) => objectToDate(it, {}, moment))
  const why = { reason: 'parts', words: '等灯具', to: day('18 14:00') } as const
  story.next(dispatcher, '18 11:20', (it, moment) => pause(it, why, moment))
  story.until('18 14:00')
  story.next(handler, '18 14:10', (it, moment) => offer(it, { plan: '换整排灯' }, moment))
  story.next(owner, '18 14:20', (it, moment) => answerOffer(it, { accepted: true }, moment))
  story.next(handler, '18 15:00', (it, moment) => reportDone(it, aReport({ correctiveAction }), moment))
  story.next(head, '18 15:10', (it, moment) => sendBack(it, { reason: '还有一盏不亮' }, moment))
  story.next(handler, '18 16:00', (it, moment) => reportDone(it, aReport({ correctiveAction }), moment))
  story.next(head, '18 16:30', (it, moment) => confirm(it, {}, moment))
  story.next(owner, '18 19:00', (it, moment) => answerSurvey(it, anAnswer({ overall: 3 }), moment))
  story.next(agent, '19 09:30', (it, moment) => attemptVisit(it, { refused: false, words: '没人接' }, moment))
  const visitedAt = day('19 15:30')
  story.next(agent, '19 15:40', (it, moment) => recordVisit(it, aVisit({ visitedAt }), moment))
  story.next(owner, '19 20:00', confirmVisit)
  story.next(agent, '25 10:00', (it, moment) => completeCorrective(it, { index: 0, words: '查完了' }, moment))
  story.next(dispatcher, '26 10:00', (it, moment) => verifyCorrective(it, { index: 0, effective: true }, moment))

  expect(story.told).toEqual([
    ['submitted', ['filed'], ['new-complaint']],
    ['submitted', ['nudged'], ['nudged']],
    ['accepted', ['accepted'], ['accepted']],
    ['dispatched', ['dispatched', 'dispatched'], ['new-order', 'dispatched']],
    ['handling', ['taken'], []],
    ['handling', ['arrived'], []],
    ['handling', ['progressed'], ['progress']],
    ['handling', ['proposed'], ['proposal']],
    ['accepted', ['proposal-decided'], ['proposal-decided']],
    ['dispatched', ['dispatched', 'dispatched'], ['new-order', 'dispatched']],
    ['handling', ['taken'], []],
    ['handling', ['date-agreed'], ['date-agreed']],
    ['handling', ['date-objected'], ['date-objected', 'date-objected']],
    ['handling', ['paused'], ['paused']],
    ['handling', ['resumed'], ['resumed']],
    ['handling', ['offered'], ['offered']],
    ['handling', ['offer-answered'], ['offer-answered']],
    ['checking', ['reported', 'reported'], ['to-check']],
    ['handling', ['sent-back'], ['sent-back']],
    ['checking', ['reported', 'reported'], ['to-check']],
    ['answered', ['answered'], ['answered', 'to-visit']],
    ['answered', ['surveyed'], []],
    ['answered', ['visit-attempted'], []],
    ['closed', ['visited', 'closed'], ['closed']],
    ['closed', ['visit-confirmed'], []],
    ['closed', ['corrective-completed'], ['corrective-due']],
    ['closed', ['corrective-verified'], []],
  ])
  const { clocks, turn, transfers, orders } = story.complaint()
  expect(new Set(clocks.map(it => it.end))).toEqual(new Set(['met']))
  // The end of the pause was nobody's turn.
  expect([turn, transfers, orders]).toEqual([story.told.length - 1, 1, 2])

  const tools = chainTools()
  const { entries, head: last } = linkEntries(
    'complaint-1',
    story.complaint().chain,
    story.entries,
    day('26 10:00'),
    tools,
  )
  expect(checkChain(entries, last, tools)).toBeUndefined()
})

test('three rounds: the second unsatisfied end brings supervision, the third ends with the final answer', () => {
  const story = filed()
  const work = (by: Actor, from: string, to: string): void => {
    story.next(by, `${from}:00`, (it, moment) => dispatch(it, order, moment))
    story.next(handler, `${from}:10`, take)
    story.next(handler, `${to}:00`, (it, moment) => reportDone(it, aReport({ correctiveAction }), moment))
    story.next(head, `${to}:30`, (it, moment) => confirm(it, {}, moment))
  }
  const unsatisfied = anAnswer({ solved: false, overall: 2 })
  story.next(agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  work(agent, '18 11', '18 14')
  story.next(owner, '18 19:00', (it, moment) => answerSurvey(it, unsatisfied, moment))
  story.next(owner, '18 19:01', (it, moment) => nextRound(it, { reason: '又不亮了' }, moment))

  expect(responsibleFor(story.complaint())).toEqual({ kind: 'post', role: 'dispatcher' })
  const byAgent = aMoment({ at: day('19 08:59') })
  expect(dispatch(story.complaint(), order, byAgent)).toEqual({ ok: false, reason: 'dispatcher-only' })
  work(dispatcher, '19 09', '19 11')
  expect(story.complaint().stage).toMatchObject({ outcome: { order: { number: 'W2611-0001/2-A' } } })
  expect(answeredStage(story.complaint()).visit.mandatory).toBe(true)
  const visit = aVisit({ verdict: 'partly', visitedAt: day('19 15:00') })
  story.next(dispatcher, '19 15:00', (it, moment) => recordVisit(it, visit, moment))
  expect(story.complaint()).toMatchObject({ round: 3, supervision: { by: 'system', reason: 'unsatisfied', count: 2 } })

  story.next(manager, '20 09:00', (it, moment) => proposeFinalAnswer(it, { words: '最终答复' }, moment))
  story.next(executive, '20 10:00', signFinalAnswer)
  const again = aMoment({ actor: owner, at: day('20 11:00') })
  expect(nextRound(story.complaint(), { reason: '不服' }, again)).toEqual({ ok: false, reason: 'finally-answered' })
  const last = aVisit({ verdict: 'not', solved: false, visitedAt: day('20 14:00') })
  story.next(agent, '20 14:00', (it, moment) => recordVisit(it, last, moment))
  expect(story.complaint().stage.state).toBe('answered')
  story.next(manager, '20 15:00', (it, moment) => endSupervision(it, { words: '已最终答复' }, moment))

  expect(story.complaint()).toMatchObject({ round: 3, stage: { state: 'closed', code: 'final-answer' } })
  expect(story.told.at(-1)).toEqual(['closed', ['supervision-ended', 'closed'], ['supervision-ended', 'closed']])
  expect(
    story
      .complaint()
      .clocks.filter(it => it.kind === 'close')
      .map(it => [it.round, it.end]),
  ).toEqual([
    [1, 'met'],
    [2, 'met'],
    [3, 'met'],
  ])
})

test('a praise closes with the thanks', () => {
  const story = filed({ kind: 'praise', text: '感谢小赵' })
  story.next(agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(agent, '18 10:05', (it, moment) =>
    solveOnTheSpot(it, { answer: '谢谢您的鼓励', settlement: 'noted' }, moment),
  )
  expect(story.told).toEqual([
    ['submitted', ['filed'], ['new-complaint']],
    ['accepted', ['accepted'], ['accepted']],
    ['closed', ['solved-on-the-spot', 'closed'], ['answered']],
  ])
  expect(story.complaint().clocks.every(it => it.stoppedAt !== undefined)).toBe(true)
  expect(tick(story.complaint(), shanghai('2027-11-18 10:00'), rules)).toBeUndefined()
})

test('a matter of a public place goes on as the company’s own case after its customer has withdrawn', () => {
  const story = filed({ place: { kind: 'public', label: '地下车库' } })
  story.next(agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(agent, '18 10:04', (it, moment) => dispatch(it, order, moment))
  story.next(owner, '18 10:30', withdraw)
  expect(story.complaint()).toMatchObject({ ownCase: true, stage: { state: 'dispatched' } })
  expect(nudge(story.complaint(), aMoment({ actor: owner }))).toEqual({ ok: false, reason: 'not-allowed' })
  story.next(handler, '18 11:00', take)
  story.next(handler, '18 12:00', (it, moment) => reportDone(it, aReport(), moment))
  story.next(head, '18 12:30', (it, moment) => confirm(it, {}, moment))
  expect(story.told.at(-1)).toEqual(['closed', ['answered', 'closed'], ['answered']])
  expect(story.complaint().clocks.every(it => it.stoppedAt !== undefined)).toBe(true)
})

test('merged complaints are answered together, and each customer says for himself whether it is solved', () => {
  const story = filed()
  story.next(agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(agent, '18 10:04', (it, moment) => dispatch(it, order, moment))
  story.next(handler, '18 10:10', take)
  const neighbour = aComplaint({
    id: 'complaint-2',
    number: 'W2611-0002',
    state: 'accepted',
    customer: { userId: people.neighbour.id, name: '李邻居', relation: 'tenant' },
  })
  const pair = accepted(merge(neighbour, story.complaint(), aMoment({ at: day('18 10:20') })))
  const child = aStory(pair.child)
  story.go(pair.parent)
  story.next(handler, '18 11:00', (it, moment) => reportDone(it, aReport(), moment))
  story.next(head, '18 11:30', (it, moment) => confirm(it, {}, moment))
  const link = { id: 'complaint-1', number: 'W2611-0001' }
  const { outcome } = answeredStage(story.complaint())
  const answered = answerWithParent(child.complaint(), link, outcome, day('18 11:30'), rules)
  if (!answered) throw new Error('not answered with its parent')
  child.go(answered)

  child.next(people.neighbour, '18 12:00', (it, moment) => answerSurvey(it, anAnswer(), moment))
  expect(child.complaint()).toMatchObject({ number: 'W2611-0002', stage: { state: 'closed', code: 'merged' } })
  expect(answeredStage(story.complaint()).survey.state).toBe('asked')
  story.next(owner, '18 12:30', (it, moment) => answerSurvey(it, anAnswer({ solved: false }), moment))
  story.next(owner, '18 12:31', (it, moment) => nextRound(it, { reason: '我家还不亮' }, moment))
  expect(story.complaint()).toMatchObject({ round: 2, stage: { state: 'accepted' } })
  expect(child.told).toEqual([
    ['merged', ['merged'], ['merged']],
    ['answered', ['answered'], ['answered', 'to-visit']],
    ['closed', ['surveyed', 'closed'], ['closed']],
  ])
})

test('declined, appealed, and taken up again by the executive’s word', () => {
  const story = filed()
  story.next(agent, '18 10:02', (it, moment) => decline(it, { reason: '不属于物业' }, moment))
  story.next(owner, '18 12:00', (it, moment) => appeal(it, { reason: '灯在楼道' }, moment))
  story.next(manager, '19 12:00', (it, moment) => decideAppeal(it, { upheld: false, words: '维持' }, moment))
  story.next(executive, '20 12:00', (it, moment) => decideAppeal(it, { upheld: true, words: '应受理' }, moment))
  expect(story.told).toEqual([
    ['submitted', ['filed'], ['new-complaint']],
    ['declined', ['declined'], ['declined']],
    ['declined', ['appealed'], ['appealed']],
    ['declined', ['appeal-decided'], ['appealed']],
    ['accepted', ['appeal-decided'], ['appeal-decided', 'appeal-decided']],
  ])
  expect(responsibleFor(story.complaint())).toEqual({ kind: 'post', role: 'dispatcher' })
})

test('a caller’s question is solved on the spot, and not visited; nobody answers: the silent end', () => {
  const at = day('18 10:00')
  const call = aFiling({ source: 'hotline', kind: 'question', receivedAt: at })
  const story = aStory(accepted(register(call, '2611-0001', aMoment({ at }))))
  story.next(agent, '18 10:05', (it, moment) =>
    solveOnTheSpot(it, { answer: '周五恢复供水', settlement: 'explained' }, moment),
  )
  expect(story.complaint().stage).toMatchObject({ state: 'answered', visit: { state: 'none' } })
  story.until('25 10:04:59.999')
  expect(story.complaint().stage.state).toBe('answered')
  story.until('25 10:05')
  expect(story.complaint().stage).toMatchObject({ state: 'closed', code: 'unanswered', closedAt: day('25 10:05') })
})

test('a caller’s complaint is solved on the spot; nobody answers, nobody is reached: the silent end', () => {
  const at = day('18 10:00')
  const call = aFiling({ source: 'hotline', receivedAt: at })
  const story = aStory(accepted(register(call, '2611-0001', aMoment({ at }))))
  story.next(agent, '18 10:05', (it, moment) =>
    solveOnTheSpot(it, { answer: '周五恢复供水', settlement: 'explained' }, moment),
  )
  for (const wallClock of ['18 15:00', '19 19:00', '20 10:00'])
    story.next(otherAgent, wallClock, (it, moment) => attemptVisit(it, { refused: false, words: '没人接' }, moment))
  expect(story.complaint().stage).toMatchObject({ state: 'answered', visit: { state: 'unreachable', attempts: 3 } })
  story.until('25 10:04:59.999')
  expect(story.complaint().stage.state).toBe('answered')
  story.until('25 10:05')
  expect(story.complaint().stage).toMatchObject({ state: 'closed', code: 'unanswered', closedAt: day('25 10:05') })
})

test('an emergency that nobody accepted reminds and becomes overdue, and is still accepted afterwards', () => {
  const at = day('18 23:30')
  const danger = aFiling({ danger: true, receivedAt: at })
  const story = aStory(accepted(file(danger, 'W2611-0002', aMoment({ actor: owner, at }))))
  const seen = story.complaint().turn
  story.until('18 23:36')
  expect(story.told.at(-1)?.[2]).toEqual(['reminder', 'overdue', 'overdue'])
  expect(story.complaint().turn).toBe(seen)
  story.next(agent, '18 23:40', (it, moment) => acceptComplaint(it, {}, moment))
  expect(story.complaint()).toMatchObject({ stage: { state: 'accepted' }, turn: seen + 1 })
})

test.each([
  ['declined', agent, (it: Complaint, moment: Moment) => decline(it, { reason: '不属于物业' }, moment)],
  ['withdrawn', owner, withdraw],
] as const)('a %s complaint keeps its number and nothing moves it any more', (state, actor, end) => {
  const ended = accepted(end(aComplaint(), aMoment({ actor }))).complaint
  expect(ended).toMatchObject({ number: 'W2611-0001', stage: { state } })
  expect(acceptComplaint(ended, {}, aMoment()).ok).toBe(false)
  expect(nextRound(ended, { reason: '再来' }, aMoment({ actor: owner })).ok).toBe(false)
  expect(withdraw(ended, aMoment({ actor: owner })).ok).toBe(false)
  expect(tick(ended, shanghai('2027-11-18 10:00'), rules)).toBeUndefined()
})
