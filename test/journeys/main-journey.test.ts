import { afterAll, beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../local/client.ts'
import { communityId, roomNamed } from '../../local/demo/community.ts'
import { chainFaults } from '../functions/chains.ts'
import { acceptCards, cardsOf } from '../functions/wechat-panel.ts'
import { aPhoto } from '../support/pictures.ts'
import { aStack, type TestStack } from '../support/stack.ts'

let stack: TestStack
let resident: Client
let agent: Client
let engineer: Client
let head: Client

beforeAll(async () => {
  stack = await aStack()
  resident = await signInAs(stack, 'chenguilan')
  agent = await signInAs(stack, 'hemin')
  engineer = await signInAs(stack, 'zhoujianguo')
  head = await signInAs(stack, 'maweidong')
})

afterAll(async () => stack?.close())

test('a complaint lives from filing to the ledger through HTTP', async () => {
  await acceptCards(stack, 'chenguilan')
  const room = roomNamed('2 栋 1 单元 1202')
  const before = await resident.upload(
    await aPhoto({ width: 1200, height: 900, seed: 1, place: { lat: 23.1, lon: 113.2 } }),
  )
  await stack.settle()
  const filed = must(
    await resident.call(complaints.fileComplaint, {
      key: 'journey-complaint-0001',
      body: {
        communityId,
        kind: 'complaint',
        categoryId: 'leak',
        place: { kind: 'room', buildingId: room.buildingId, roomId: room.id },
        text: '卫生间吊顶漏水，昨晚开始的，今天水滴变密，地上接了半盆。',
        demand: '修好',
        photoIds: [before],
        danger: false,
        happeningNow: false,
        hideName: false,
      },
    }),
  )
  expect(filed).toMatchObject({ number: 'W2611-0001', state: 'submitted', title: '卫生间吊顶漏水' })
  expect(filed.photos).toMatchObject([{ of: 'before', ready: true }])

  const { id } = filed
  const params = { id }
  const work = must(await agent.call(staff.listWork, { query: { communityId, of: 'community' } }))
  expect(work.cards.map(card => card.number)).toEqual(['W2611-0001'])

  const accepted = must(await agent.call(staff.acceptComplaint, { params, body: { turn: filed.turn } }))
  const { candidates } = must(await agent.call(staff.listCandidates, { params }))
  expect(candidates[0]).toMatchObject({ name: '周建国' })
  const dispatched = must(
    await agent.call(staff.dispatchOrder, {
      params,
      body: { turn: accepted.turn, handlerId: candidates[0]?.userId ?? '', instruction: '先止漏' },
    }),
  )
  const taken = must(await engineer.call(staff.takeOrder, { params, body: { turn: dispatched.turn } }))
  stack.advance(90 * minute)
  const after = await engineer.upload(await aPhoto({ width: 1200, height: 900, seed: 2 }))
  const reported = must(
    await engineer.call(staff.reportDone, {
      params,
      body: {
        turn: taken.turn,
        remedialAction: '关阀止漏，换了吊顶板，重做防水',
        cause: 'construction',
        settlement: 'repaired',
        liableParty: 'contractor',
        correctiveAction: { needed: false, reason: '单户问题' },
        photoIds: [after],
      },
    }),
  )
  await stack.settle()
  const checking = must(await head.call(staff.readAsStaff, { params }))
  expect(checking.photos.map(photo => [photo.of, photo.ready])).toEqual([
    ['before', true],
    ['after', true],
  ])
  expect(reported.state).toBe('checking')
  const answered = must(await head.call(staff.confirmWork, { params, body: { turn: checking.turn } }))
  expect(answered.state).toBe('answered')
  await stack.settle()
  const cards = await cardsOf(stack, 'chenguilan')
  expect(cards.map(card => card.title)).toContain('满意度调查')

  const surveyed = must(
    await resident.call(complaints.answerMySurvey, {
      params,
      body: { turn: answered.turn, solved: true, overall: 5, tags: ['按时到'], callMe: false },
    }),
  )
  expect(surveyed).toMatchObject({ state: 'answered', visit: { state: 'planned', mandatory: true } })

  const visited = must(
    await agent.call(staff.recordVisit, {
      params,
      body: {
        turn: surveyed.turn,
        method: 'phone',
        visitedAt: stack.now(),
        verdict: 'satisfied',
        solved: true,
        words: '不漏了，师傅收拾得干净',
      },
    }),
  )
  expect(visited.state).toBe('closed')
  const home = must(await resident.call(complaints.readHome))
  expect(home.open).toEqual([])
  expect(home.asking?.map(card => card.asks)).toEqual(['visit-confirmation'])
  const confirmed = must(await resident.call(complaints.confirmMyVisit, { params, body: { turn: visited.turn } }))
  expect(confirmed.visit?.confirmedAt).toBe(stack.now())

  const ledger = must(await agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
  expect(ledger.rows).toMatchObject([
    {
      number: 'W2611-0001',
      customer: '陈桂兰',
      state: '已办结',
      handler: '周建国',
      satisfaction: '满意',
      visit: '满意',
    },
  ])
  const file = must(await agent.call(staff.exportLedger, { query: { communityId, month: '2026-11' } }))
  const xlsx = Buffer.from(await (await fetch(file.url)).arrayBuffer())
  expect(xlsx.subarray(0, 2).toString()).toBe('PK')
  expect(chainFaults(stack)).toEqual({ 'W2611-0001': undefined })
  expect(stack.faults).toEqual([])
})
