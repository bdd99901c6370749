import { expect, test } from 'vitest'
import type { Complaint, Stage } from '#domain/complaint/complaint.ts'
import type { Decision, MessageEvent } from '#domain/complaint/decision.ts'
import { acceptComplaint, decline, file, register, solveOnTheSpot, withdraw } from '#domain/complaint/intake.ts'
import { answerSurvey, confirmVisit, nextRound, recordVisit } from '#domain/complaint/outcome.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { tick } from '#domain/complaint/tick.ts'
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
  people,
  shanghai,
} from '../../support/builders.ts'
import { chainTools } from '../ledger/chain-tools.ts'

type Told = { state: Stage['state']; entries: EntryKind[]; messages: MessageEvent[] }

/** Plays moves one after the other and writes down what each did. */
const aStory = (first: Decision) => {
  let decision = first
  const told: Told[] = []
  const all = [...first.entries]
  const note = (): void => {
    told.push({
      state: decision.complaint.stage.state,
      entries: decision.entries.map(it => it.kind),
      messages: decision.messages.map(it => it.event),
    })
  }
  note()
  return {
    next: (
      actor: Actor,
      wallClock: string,
      move: (complaint: Complaint, moment: ReturnType<typeof aMoment>) => Result<Decision, string>,
    ): void => {
      decision = accepted(move(decision.complaint, aMoment({ actor, at: shanghai(`2026-11-${wallClock}`) })))
      all.push(...decision.entries)
      note()
    },
    complaint: (): Complaint => decision.complaint,
    told,
    entries: all,
  }
}

const filed = (): Decision => {
  const receivedAt = shanghai('2026-11-18 10:00')
  return accepted(file(aFiling({ receivedAt }), 'W2611-0001', aMoment({ actor: people.owner, at: receivedAt })))
}

const handler = { id: people.handler.id, name: people.handler.name }

const correctiveAction = { needed: true, what: '全楼检查', owner: '周师傅', by: shanghai('2026-11-30 18:00') } as const

test('from filing to closing: one complaint through every state, its timeline a whole chain', () => {
  const story = aStory(filed())
  story.next(people.agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(people.agent, '18 10:04', (it, moment) => dispatch(it, { handler, departmentId }, moment))
  story.next(people.handler, '18 10:20', take)
  story.next(people.handler, '18 14:00', (it, moment) => reportDone(it, aReport(), moment))
  story.next(people.head, '18 15:00', (it, moment) => sendBack(it, { reason: '还有一盏不亮' }, moment))
  story.next(people.handler, '18 16:00', (it, moment) => reportDone(it, aReport(), moment))
  story.next(people.head, '18 16:30', (it, moment) => confirm(it, {}, moment))
  story.next(people.owner, '18 19:00', (it, moment) => answerSurvey(it, anAnswer({ overall: 3 }), moment))
  const visitedAt = shanghai('2026-11-18 19:30')
  story.next(people.agent, '18 19:40', (it, moment) => recordVisit(it, aVisit({ visitedAt }), moment))
  story.next(people.owner, '18 20:00', confirmVisit)

  expect(story.told).toEqual([
    { state: 'submitted', entries: ['filed'], messages: ['new-complaint'] },
    { state: 'accepted', entries: ['accepted'], messages: ['accepted'] },
    { state: 'dispatched', entries: ['dispatched', 'dispatched'], messages: ['new-order', 'dispatched'] },
    { state: 'handling', entries: ['taken'], messages: [] },
    { state: 'checking', entries: ['reported', 'reported'], messages: ['to-check'] },
    { state: 'handling', entries: ['sent-back'], messages: ['sent-back'] },
    { state: 'checking', entries: ['reported', 'reported'], messages: ['to-check'] },
    { state: 'answered', entries: ['answered'], messages: ['answered', 'to-visit'] },
    { state: 'answered', entries: ['surveyed'], messages: [] },
    { state: 'closed', entries: ['visited', 'closed'], messages: ['closed'] },
    { state: 'closed', entries: ['visit-confirmed'], messages: [] },
  ])
  expect(story.complaint().clocks.map(it => it.end)).toEqual(['met', 'met'])
  expect(story.complaint().turn).toBe(story.told.length)

  const tools = chainTools()
  const { entries, head } = linkEntries('complaint-1', story.complaint().chain, story.entries, visitedAt, tools)
  expect(checkChain(entries, head, tools)).toBeUndefined()
})

test('not solved: the second round goes to the dispatcher, needs a corrective action and a visit, and carries its number', () => {
  const story = aStory(filed())
  story.next(people.agent, '18 10:02', (it, moment) => acceptComplaint(it, {}, moment))
  story.next(people.agent, '18 10:04', (it, moment) => dispatch(it, { handler, departmentId }, moment))
  story.next(people.handler, '18 10:20', take)
  story.next(people.handler, '18 14:00', (it, moment) => reportDone(it, aReport(), moment))
  story.next(people.head, '18 16:30', (it, moment) => confirm(it, {}, moment))
  story.next(people.owner, '18 19:00', (it, moment) =>
    answerSurvey(it, anAnswer({ solved: false, overall: 2 }), moment),
  )
  story.next(people.owner, '18 19:01', (it, moment) => nextRound(it, { reason: '又不亮了' }, moment))
  expect(responsibleFor(story.complaint())).toEqual({ kind: 'post', role: 'dispatcher' })
  const again = aMoment({ actor: people.agent, at: shanghai('2026-11-18 19:02') })
  expect(dispatch(story.complaint(), { handler, departmentId }, again)).toMatchObject({ reason: 'dispatcher-only' })

  story.next(people.dispatcher, '18 19:03', (it, moment) => dispatch(it, { handler, departmentId }, moment))
  expect(story.complaint().stage).toMatchObject({ order: { number: 'W2611-0001/2-A' } })
  story.next(people.handler, '19 09:00', take)
  story.next(people.handler, '19 11:00', (it, moment) => reportDone(it, aReport({ correctiveAction }), moment))
  story.next(people.head, '19 12:00', (it, moment) => confirm(it, {}, moment))
  story.next(people.owner, '19 12:10', (it, moment) => answerSurvey(it, anAnswer(), moment))
  expect(story.complaint().stage).toMatchObject({ state: 'answered', visit: { mandatory: true } })
  const visitedAt = shanghai('2026-11-19 15:00')
  story.next(people.dispatcher, '19 15:00', (it, moment) => recordVisit(it, aVisit({ visitedAt }), moment))
  expect(story.complaint()).toMatchObject({ stage: { state: 'closed' }, round: 2 })
  expect(story.complaint().clocks.map(it => [it.kind, it.round, it.end])).toEqual([
    ['dispatch', 1, 'met'],
    ['close', 1, 'met'],
    ['dispatch', 2, 'met'],
    ['close', 2, 'met'],
  ])
})

test('a caller’s question is solved on the spot and closed by a visit', () => {
  const at = shanghai('2026-11-18 10:00')
  const call = aFiling({ source: 'hotline', kind: 'question', receivedAt: at })
  const story = aStory(accepted(register(call, '2611-0001', aMoment({ at }))))
  story.next(people.agent, '18 10:05', (it, moment) =>
    solveOnTheSpot(it, { answer: '周五恢复供水', settlement: 'explained' }, moment),
  )
  const visitedAt = shanghai('2026-11-18 15:00')
  story.next(people.otherAgent, '18 15:00', (it, moment) => recordVisit(it, aVisit({ visitedAt }), moment))
  expect(story.complaint().stage).toMatchObject({ state: 'closed', code: 'explained' })
})

test('an emergency that nobody accepted reminds and becomes overdue, and is still accepted afterwards', () => {
  const at = shanghai('2026-11-18 23:30')
  const danger = aFiling({ danger: true, receivedAt: at })
  const story = aStory(accepted(file(danger, 'W2611-0002', aMoment({ actor: people.owner, at }))))
  const seen = story.complaint().turn
  const late = tick(story.complaint(), shanghai('2026-11-18 23:36'))
  expect(late?.messages.map(it => it.event)).toEqual(['reminder', 'overdue', 'overdue'])
  expect(late?.complaint.turn).toBe(seen)
  const moment = aMoment({ at: shanghai('2026-11-18 23:40') })
  const after = late && accepted(acceptComplaint(late.complaint, {}, moment))
  expect(after?.complaint).toMatchObject({ stage: { state: 'accepted' }, turn: seen + 1 })
})

test.each([
  [
    'declined',
    people.agent,
    (it: Complaint, moment: ReturnType<typeof aMoment>) => decline(it, { reason: '不属于物业' }, moment),
  ],
  ['withdrawn', people.owner, withdraw],
] as const)('a %s complaint keeps its number and nothing moves it any more', (state, actor, end) => {
  const ended = accepted(end(aComplaint(), aMoment({ actor }))).complaint
  expect(ended).toMatchObject({ number: 'W2611-0001', stage: { state } })
  expect(acceptComplaint(ended, {}, aMoment()).ok).toBe(false)
  expect(nextRound(ended, { reason: '再来' }, aMoment({ actor: people.owner })).ok).toBe(false)
  expect(withdraw(ended, aMoment({ actor: people.owner })).ok).toBe(false)
  expect(tick(ended, shanghai('2027-11-18 10:00'))).toBeUndefined()
})
