// One tap while the caller is on the line: registered, linked and answered together or not at all.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import { listMyMessages } from '#contract/messages.ts'
import * as staff from '#contract/staff.ts'
import { nameAbout } from '#contract/staff-moves.ts'
import { day, hour } from '#domain/time.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aCall, aFiling, aWorld, ownRoom, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const register = async (changes: Record<string, unknown> = {}, client: Client = world.agent, key = newKey()) =>
  must(await client.call(staff.registerForCaller, { key, body: aCall(world.stack.now(), changes) }))
const registering =
  (changes: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>>) => async (of: World) => ({
    as: of.agent,
    path: '/v1/staff/complaints',
    body: aCall(of.stack.now(), await changes(of)),
  })

const solved = { answer: '已解释停水原因，今晚八点恢复', settlement: 'explained' }
const chen = () => ({ userId: world.resident.session.me.userId, name: '陈桂兰', relation: 'owner' })

describe('solved on the spot', () => {
  test('is one act: number, registration, answer, survey', async () => {
    const before = pictureOf(world.stack)
    const answered = await register({ solved, customer: chen(), place: ownRoom })
    expect(answered).toMatchObject({ state: 'answered', answer: solved.answer, firstContact: '何敏' })
    expect(answered.entries.map(it => it.kind)).toEqual(['registered', 'solved-on-the-spot'])
    expect(answered.survey?.state).toBe('asked')
    expect(answered.clocks.find(it => it.kind === 'first-answer')?.end).toBe('met')
    expect(pictureOf(world.stack)).not.toEqual(before)
  })

  test('twice under one key is one complaint', async () => {
    const key = newKey()
    const body = aCall(world.stack.now(), { solved })
    const send = () => world.agent.call(staff.registerForCaller, { key, body })
    const [one, other] = await Promise.all([send(), send()])
    expect(must(one).number).toBe(must(other).number)
    expect(must(await send()).number).toBe(must(one).number)
    expect(must(one).entries).toHaveLength(2)
  })

  test('tells the customer his number once, with the question whether it is solved', async () => {
    const { number } = await register({ solved, customer: chen(), place: ownRoom, text: '停水了也没人通知。' })
    await world.stack.settle()
    const { messages } = must(await world.resident.call(listMyMessages))
    expect(messages.filter(it => it.number === number)).toHaveLength(1)
  })
})

test('a registered complaint tells a customer with an account its number, and who has taken it', async () => {
  const { number } = await register({ customer: chen(), place: ownRoom, text: '走廊的灯一直闪。' })
  await world.stack.settle()
  const { messages } = must(await world.resident.call(listMyMessages))
  expect(messages.find(it => it.number === number)).toMatchObject({ note: '何敏已受理' })
})

describe('the same matter again', () => {
  test('is linked with the registration, the earlier one named', async () => {
    const first = await register({ solved })
    const again = await register({ repeatOf: first.id })
    expect(again.repeatOf).toEqual({ id: first.id, number: first.number })
    expect(again.entries.map(it => it.kind)).toEqual(['registered', 'repeat-confirmed'])
    expect(again.marks).toContain('repeat')
  })

  test('is answered at once by the dispatcher alone', async () => {
    const first = await register({ solved })
    const body = aCall(world.stack.now(), { repeatOf: first.id, solved })
    expect(await world.agent.call(staff.registerForCaller, { body })).toMatchObject({
      refusal: { reason: 'dispatcher-only' },
    })
    expect((await register({ repeatOf: first.id, solved }, world.dispatcher)).state).toBe('answered')
  })
})

describe('sent on by a third party', () => {
  const thirdParty = () => ({ sender: '市 12345 热线', number: '2026-118', answerBy: world.stack.now() + 26 * hour })

  test('keeps its own number and date, which wins; the written answer runs beside it', async () => {
    const sent = thirdParty()
    const { id, number, clocks, thirdParty: shown } = await register({ source: 'third-party', thirdParty: sent })
    expect(number).toMatch(/^T2611-/)
    expect(shown).toEqual(sent)
    const close = clocks.find(it => it.kind === 'close')
    expect(close).toMatchObject({ dueAt: sent.answerBy, explanation: { insteadOf: expect.any(Number) } })
    expect(clocks.find(it => it.kind === 'written-answer')?.counting).toBe('workingDays')
    const read = must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
    expect(read.thirdParty).toEqual(sent)
    await world.stack.settle()
    const { rows } = must(await world.agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
    expect(rows.find(it => it.id === id)).toMatchObject({ sender: sent.sender, senderNumber: sent.number })
  })

  test('keeps its date under another severity', async () => {
    const sent = { ...thirdParty(), answerBy: world.stack.now() + 2 * day }
    const { id, turn } = await register({ source: 'third-party', thirdParty: sent, danger: false })
    expect(turn).toBe(1)
    const read = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(read.next?.dueAt).toBeLessThanOrEqual(sent.answerBy)
  })
})

const refused: Refused[] = [
  ['an answer without words', 422, 'text-missing', registering(() => ({ solved: { ...solved, answer: ' ' } }))],
  [
    'an answer that promises money',
    422,
    'money-needs-approval',
    registering(() => ({ solved: { ...solved, settlement: 'goodwill' } })),
  ],
  [
    'a sender beside a letter',
    422,
    'not-third-party',
    registering(() => ({ source: 'letter', thirdParty: { sender: '街道办' } })),
  ],
  [
    'a sender without a name',
    422,
    'sender-missing',
    registering(() => ({ source: 'third-party', thirdParty: { sender: ' ' } })),
  ],
  [
    'a date of the sender that was over',
    422,
    'sender-date-wrong',
    registering(({ stack }) => ({
      source: 'third-party',
      thirdParty: { sender: '街道办', answerBy: stack.now() - 1 },
    })),
  ],
  [
    'an earlier complaint that is none',
    422,
    'earlier-unknown',
    registering(() => ({ repeatOf: 'no-complaint-of-this-id' })),
  ],
  [
    'an earlier complaint about the agent herself',
    422,
    'earlier-unknown',
    registering(async ({ agent, dispatcher }) => {
      const { id, turn } = await register({}, dispatcher)
      const personId = agent.session.me.userId
      must(await dispatcher.call(nameAbout, { params: { id }, body: { turn, personId } }))
      return { repeatOf: id }
    }),
  ],
  [
    'an earlier complaint of the agent herself',
    422,
    'earlier-unknown',
    registering(async ({ agent }) => ({ repeatOf: must(await agent.call(fileComplaint, { body: aFiling() })).id })),
  ],
]

test.each(refused)('%s is refused with %i %s and changes nothing', async (...row) => {
  await expectRefused(world, row)
})
