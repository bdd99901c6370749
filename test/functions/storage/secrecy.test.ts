import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { bindRoom } from '#contract/places.ts'
import { readMe } from '#contract/session.ts'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import type { FeedEntry } from '../../../local/database/change-feed.ts'
import { communityId, roomNamed } from '../../../local/demo/community.ts'
import { staff as employees, residents } from '../../../local/demo/people.ts'
import { tableNames } from '../../../local/outside.ts'
import { aCall, aFiling, aReport, aWorld, bring, ownRoom, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { registrar } from '../registering.ts'
import { storedItems, storedUnder } from '../stored.ts'
import { acceptCards, codeFor } from '../wechat-panel.ts'

const caller = { name: '欧阳修远', phone: '13700007788', relation: 'visitor' as const }
const customerNames = [...residents.map(it => it.name), caller.name]
const phones = [...residents.map(it => it.phone), caller.phone]

let world: World
let sunyan: Client
let noisy: string
let called: string
const feed: FeedEntry[] = []
const answers: { who: 'resident' | 'staff'; text: string }[] = []

/** Reads everything a person can read, as text. */
const readAll = async (who: 'resident' | 'staff', as: Client, paths: string[]) => {
  for (const path of paths) {
    const answer = await sendRaw(world.stack.url, { as, path })
    expect([path, answer.status]).toEqual([path, 200])
    answers.push({ who, text: answer.text })
  }
}

beforeAll(async () => {
  world = await aWorld()
  const { stack, resident, agent, handler, head } = world
  stack.database.onWrite(() => {
    feed.push(...stack.database.readFeed(tableNames.records, feed.at(-1)?.sequence ?? 0, 1_000))
  })
  await acceptCards(stack, 'chenguilan')
  sunyan = await signInAs(stack, 'sunyan')
  const room = roomNamed('3 栋 1 单元 601')
  const phoneCode = await codeFor(stack, 'phone', 'sunyan')
  must(
    await sunyan.call(bindRoom, {
      body: { buildingId: room.buildingId, roomId: room.id, relation: 'owner', phoneCode },
    }),
  )
  noisy = (await bring(world, 'handling', { place: ownRoom, hideName: true })).id
  called = must(await agent.call(staff.registerForCaller, { body: aCall(stack.now(), { customer: caller }) })).id
  stack.advance(6 * minute)
  await stack.settle()
  const handling = must(await handler.call(staff.readAsStaff, { params: { id: noisy } }))
  answers.push({ who: 'staff', text: JSON.stringify(handling) })
  const params = { id: noisy }
  const reported = must(await handler.call(staff.reportDone, { params, body: aReport(handling.turn) }))
  const answered = must(await head.call(staff.confirmWork, { params, body: { turn: reported.turn } }))
  const body = { turn: answered.turn, solved: false, overall: 2 as const, tags: [], callMe: true }
  must(await resident.call(complaints.answerMySurvey, { params, body }))
  await stack.settle()
  await readAll('resident', resident, ['/v1/home', '/v1/me', '/v1/complaints', `/v1/complaints/${noisy}`])
  await readAll('staff', agent, [
    `/v1/staff/complaints/${noisy}`,
    `/v1/staff/complaints/${called}`,
    `/v1/staff/work?communityId=${communityId}&of=community`,
    `/v1/staff/ledger?communityId=${communityId}&month=2026-11`,
    `/v1/staff/customers?communityId=${communityId}&phone=${phones[0]}`,
  ])
})
afterAll(() => world.stack.close())

const expectNone = (text: string, secrets: readonly string[]): void => {
  for (const secret of secrets) expect(text.includes(secret) ? `${secret} in ${text.slice(0, 300)}` : '').toBe('')
}

test('no stored item has a customer’s name or phone number in it', () => {
  const items = storedItems(world.stack)
  expect(items.length).toBeGreaterThan(100)
  for (const item of items) expectNone(JSON.stringify(item), [...customerNames, ...phones])
})

test('no record of the change feed has them', () => {
  expect(feed.length).toBeGreaterThan(10)
  for (const { record } of feed) expectNone(JSON.stringify(record), [...customerNames, ...phones])
})

test('no stored item has a token in it, only hashes', () => {
  const tokens = [world.resident, world.agent, sunyan].flatMap(({ session: { tokens } }) => [
    tokens.access,
    tokens.refresh,
  ])
  const secrets = tokens.map(token => token.split('.')[2] ?? '')
  for (const item of storedItems(world.stack)) expectNone(JSON.stringify(item), secrets)
})

const allowed = new Set([
  ...['level', 'what', 'requestId', 'route', 'status', 'reason', 'userId', 'complaintId', 'milliseconds', 'tries'],
  ...['count', 'code', 'rid', 'fault'],
])

test('log lines have no fields but the allowed ones, and nothing a resident wrote', async () => {
  await sendRaw(world.stack.url, { as: world.resident, path: '/v1/complaints', body: { 秘密: '漏水' } })
  const { logs } = world.stack
  expect(logs.length).toBeGreaterThan(20)
  for (const line of logs) {
    expect(Object.keys(line).filter(name => !allowed.has(name))).toEqual([])
    const openids = storedUnder(world.stack, 'USER#').map(item => String(item.openid))
    expectNone(JSON.stringify(line), [...customerNames, ...phones, ...openids, aFiling().text, '秘密', '漏水'])
  }
})

test('no answer has an openid, a hash of a token or a whole phone number of a customer in it', () => {
  const openids = storedUnder(world.stack, 'USER#').map(item => String(item.openid))
  const hashes = storedUnder(world.stack, 'SESSION#').flatMap(item => [
    String(item.accessHash),
    String(item.refreshHash),
  ])
  expect([openids.length, hashes.length]).toEqual([residents.length + employees.length, 2 * 10])
  for (const { text } of answers) expectNone(text, [...openids, ...hashes, ...phones, 'requestHash', '"sealed"', 's1.'])
})

test('a resident is shown no internal entry and no salt, staff are shown internal ones', async () => {
  for (const { who, text } of answers) {
    expectNone(text, ['"salts"', '"commitments"', '"prevHash"'])
    if (who === 'resident')
      expectNone(text, ['"internal"', 'liableParty', 'correctiveAction', 'remindedAt', '"overdue"'])
  }
  expect(answers.some(({ who, text }) => who === 'staff' && text.includes('"internal"'))).toBe(true)
})

test('who asked for his name to be hidden is shown to the handler without name, phone and room', async () => {
  const label = '2 栋 1 单元 1202'
  const own = [
    residents[0]?.name ?? '',
    residents[0]?.phone ?? '',
    '138****1203',
    label,
    'resident-chenguilan',
    ownRoom.roomId,
  ]
  const detail = answers.find(({ text }) => text.includes('（已隐去姓名）'))
  expect(detail).toBeDefined()
  expectNone(detail?.text ?? '', own)
  const again = await sendRaw(world.stack.url, { as: world.handler, path: `/v1/staff/complaints/${noisy}` })
  const list = await sendRaw(world.stack.url, {
    as: world.handler,
    path: `/v1/staff/work?communityId=${communityId}&of=mine`,
  })
  expect([again.status, list.status]).toEqual([200, 200])
  expectNone(again.text + list.text, own)
  const office = await sendRaw(world.stack.url, { as: world.agent, path: `/v1/staff/complaints/${noisy}` })
  expect(office.text).toContain(label)
})

test('the handler’s card names no room of who asked to be hidden', () => {
  const cards = storedUnder(world.stack, 'MESSAGE#').map(item => JSON.stringify(item))
  expect(cards.length).toBeGreaterThan(0)
  for (const card of cards) expectNone(card, ['1202', ...customerNames])
})

test('what is sealed for one item opens in no other', async () => {
  const me = must(await world.resident.call(readMe))
  expect(me.name).toBe('陈桂兰')
  const [mine] = storedUnder(world.stack, `USER#${me.userId}`)

  const { seal } = await registrar(world.stack)
  expect(() => seal.open(String(mine?.name), `USER#${sunyan.session.me.userId}/name`)).toThrow()
  expect(
    createHash('sha256')
      .update(phones[0] ?? '')
      .digest('hex'),
  ).not.toBe(mine?.phoneHash)
})
