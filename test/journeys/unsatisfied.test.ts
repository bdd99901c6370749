import { afterEach, beforeEach, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { day, minute } from '#domain/time.ts'
import { type Answered, must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { chainFaults } from '../functions/chains.ts'
import { aCall, aReport, aWorld, bring, type World } from '../functions/people.ts'
import { acceptCards, cardsOf } from '../functions/wechat-panel.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const reasonOf = (answered: Answered<unknown>): string => (answered.ok ? 'accepted' : answered.refusal.reason)
const visitOf = (turn: number, at: number, verdict: 'satisfied' | 'not') => ({
  turn,
  method: 'phone' as const,
  visitedAt: at,
  verdict,
  solved: verdict === 'satisfied',
  words: verdict === 'satisfied' ? '这回安静了' : '还是吵',
})

test('whoever is not satisfied is visited, gets a second round under the dispatcher, and has the last word', async () => {
  const { stack, resident, agent, dispatcher, handler, head } = world
  await acceptCards(stack, 'xujing')
  const { id, turn } = await bring(world, 'answered')
  const params = { id }
  const poor = { turn, solved: false, overall: 1 as const, speed: 'poor' as const, tags: ['没解决'], callMe: true }
  const surveyed = must(await resident.call(complaints.answerMySurvey, { params, body: poor }))
  expect(surveyed).toMatchObject({ state: 'answered', visit: { state: 'planned', mandatory: true } })
  await stack.settle()
  expect(await cardsOf(stack, 'xujing')).toMatchObject([{ rows: [{}, {}, { value: '住户不满意，请安排回访' }, {}] }])

  stack.advance(20 * minute)
  const body = visitOf(surveyed.turn, stack.now(), 'not')
  const reopened = must(await dispatcher.call(staff.recordVisit, { params, body }))
  expect(reopened).toMatchObject({ state: 'accepted', round: 2, who: { role: 'dispatcher' } })

  const order = { turn: reopened.turn, handlerId: handler.session.me.userId, instruction: '夜间值守' }
  expect(reasonOf(await agent.call(staff.dispatchOrder, { params, body: order }))).toBe('dispatcher-only')
  const dispatched = must(await dispatcher.call(staff.dispatchOrder, { params, body: order }))
  expect(dispatched.order?.number).toBe(`${dispatched.number}/2-A`)
  const taken = must(await handler.call(staff.takeOrder, { params, body: { turn: dispatched.turn } }))
  const careless = { ...aReport(taken.turn), correctiveAction: { needed: false as const, reason: '不需要' } }
  expect(reasonOf(await handler.call(staff.reportDone, { params, body: careless }))).toBe('corrective-action-needed')
  const reported = must(await handler.call(staff.reportDone, { params, body: aReport(taken.turn) }))
  const sentBack = must(
    await head.call(staff.sendBackWork, { params, body: { turn: reported.turn, reason: '值守记录没有附上' } }),
  )
  expect(sentBack).toMatchObject({ state: 'handling', order: { sentBack: '值守记录没有附上' } })
  const again = must(await handler.call(staff.reportDone, { params, body: aReport(sentBack.turn) }))
  const answered = must(await head.call(staff.confirmWork, { params, body: { turn: again.turn } }))
  expect(answered).toMatchObject({ state: 'answered', survey: { state: 'asked' }, visit: { mandatory: true } })

  stack.advance(20 * minute)
  const visited = must(
    await agent.call(staff.recordVisit, { params, body: visitOf(answered.turn, stack.now(), 'satisfied') }),
  )
  expect(visited.state).toBe('closed')
  const confirmed = must(await resident.call(complaints.confirmMyVisit, { params, body: { turn: visited.turn } }))
  expect(confirmed.moves).toEqual(['answerSurvey', 'nextRound'])
  expect(confirmed.entries.filter(entry => entry.kind === 'reopened')).toHaveLength(1)

  stack.advance(7 * day + 1)
  const late = { turn: confirmed.turn, reason: '又吵起来了' }
  const back = await signInAs(stack, 'chenguilan')
  expect(reasonOf(await back.call(complaints.askNextRound, { params, body: late }))).toBe('reopen-too-late')
  await stack.settle()
  expect(chainFaults(stack)).toEqual({ 'W2611-0001': undefined })
  expect(stack.faults).toEqual([])
})

test('a survey can be answered and changed for seven days, then no more; saying nothing counts as nothing', async () => {
  const { stack, resident } = world
  const { id, turn } = await bring(world, 'answered')
  const silent = await bring(world, 'answered')
  const params = { id }
  const passable = { turn, solved: true, overall: 3 as const, tags: [], callMe: false }
  const first = must(await resident.call(complaints.answerMySurvey, { params, body: passable }))
  expect(first.state).toBe('answered')
  stack.advance(7 * day)
  const back = await signInAs(stack, 'chenguilan')
  const better = { ...passable, turn: first.turn, overall: 5 as const }
  const second = must(await back.call(complaints.answerMySurvey, { params, body: better }))
  expect(second.state).toBe('closed')
  stack.advance(1)
  const worse = { ...better, turn: second.turn, overall: 1 as const }
  expect(reasonOf(await back.call(complaints.answerMySurvey, { params, body: worse }))).toBe('survey-expired')
  const agent = await signInAs(stack, 'hemin')
  const { rows } = must(await agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
  expect(rows.map(row => [row.number, row.satisfaction])).toEqual([
    ['W2611-0001', '满意'],
    [silent.number, undefined],
  ])
})

test('a caller without the mini-program gets a complaint that is solved on the spot and visited by phone', async () => {
  const { stack, agent, dispatcher } = world
  const called = must(await agent.call(staff.registerForCaller, { body: aCall(stack.now()) }))
  expect(called).toMatchObject({ number: '2611-0001', state: 'accepted', firstContact: '何敏' })
  const params = { id: called.id }
  const solved = must(
    await agent.call(staff.solveOnTheSpot, {
      params,
      body: { turn: called.turn, answer: '已请施工方停工', settlement: 'explained' },
    }),
  )
  expect(solved.state).toBe('answered')
  const visited = must(
    await dispatcher.call(staff.recordVisit, { params, body: visitOf(solved.turn, stack.now(), 'satisfied') }),
  )
  expect(visited).toMatchObject({ state: 'closed', customer: { name: '方芳', maskedPhone: '139****5678' } })
  await stack.settle()
  expect(chainFaults(stack)).toEqual({ '2611-0001': undefined })
})

test('a refused matter tells its reason, keeps its number and can be filed anew', async () => {
  const { stack, resident, agent } = world
  await acceptCards(stack, 'chenguilan')
  const { id, turn } = await bring(world, 'submitted')
  const body = { turn, reason: '楼外道路由街道管理，已帮您转告。' }
  must(await agent.call(staff.declineComplaint, { params: { id }, body }))
  await stack.settle()
  const seen = must(await resident.call(complaints.readMine, { params: { id } }))
  expect(seen).toMatchObject({ state: 'declined', declinedFor: '楼外道路由街道管理，已帮您转告。', moves: ['appeal'] })
  expect(await cardsOf(stack, 'chenguilan')).toMatchObject([
    { title: '办理进度', page: `pages/complaint/index?id=${id}` },
  ])
  expect((await bring(world, 'submitted')).number).toBe('W2611-0002')
})
