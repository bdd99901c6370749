import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { hour, minute } from '#domain/time.ts'
import { waiting } from '../../../functions/messages/message-item.ts'
import { openRelayMessages } from '../../../functions/relay-messages.ts'
import { must } from '../../../local/client.ts'
import type { FeedEntry } from '../../../local/database/change-feed.ts'
import { tableNames } from '../../../local/outside.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { storedMessages } from '../stored.ts'
import { acceptCards, cardsOf, makeTrouble } from '../wechat-panel.ts'

let world: World
const open = async (at?: string) => {
  world = await aWorld(at === undefined ? {} : { at: Date.parse(`${at}+08:00`) })
}
afterEach(() => world.stack.close())

const customerMessage = (id: string, event: string) =>
  storedMessages(world.stack, id).find(it => it.forCustomer && it.event === event)

/** Files and accepts, so that the customer has one message „accepted“ waiting. */
const accepted = async (): Promise<string> => {
  const filed = must(await world.resident.call(complaints.fileComplaint, { body: aFiling() }))
  const { id, turn } = filed
  must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
  return id
}

describe('a message in the day', () => {
  beforeEach(() => open())

  test('with consent becomes one card with the right words and page', async () => {
    await acceptCards(world.stack, 'chenguilan')
    const id = await accepted()
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toEqual([
      {
        title: '办理进度',
        page: `pages/complaint/index?id=${id}`,
        at: world.stack.now(),
        rows: [
          { label: '事项', value: '夜里十一点还在装修' },
          { label: '编号', value: 'W2611-0001' },
          { label: '状态', value: '已受理' },
          { label: '说明', value: '何敏已受理' },
          { label: '时间', value: '2026年11月23日 10:00' },
        ],
      },
    ])
    expect(customerMessage(id, 'accepted')).toMatchObject({
      state: 'sent',
      attempts: 1,
      wechatId: expect.stringMatching(/^\d{19}$/),
    })
  })

  test('without consent is refused with WeChat’s code, and stays refused', async () => {
    const id = await accepted()
    await world.stack.settle()
    expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'refused', code: 43101, attempts: 1 })
    await acceptCards(world.stack, 'chenguilan')
    world.stack.advance(hour)
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toEqual([])
  })

  test('tells the handler his order', async () => {
    await acceptCards(world.stack, 'liuqiang')
    await acceptCards(world.stack, 'hemin')
    const { id } = await bring(world, 'dispatched')
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'liuqiang')).toMatchObject([
      { title: '工单提醒', page: `staff/complaint/index?id=${id}`, rows: [{}, {}, { value: '新派给您，请接单' }, {}] },
    ])
    expect(await cardsOf(world.stack, 'hemin')).toMatchObject([{ rows: [{}, {}, { value: '有新投诉，请受理' }, {}] }])
  })

  test('tells nobody of his own act', async () => {
    const { id, turn } = await bring(world, 'answered')
    const visit = { turn, method: 'phone' as const, visitedAt: world.stack.now(), verdict: 'not' as const }
    const body = { ...visit, solved: false, words: '还是吵' }
    must(await world.dispatcher.call(staff.recordVisit, { params: { id }, body }))
    expect(storedMessages(world.stack, id).map(it => it.event)).not.toContain('reopened')
    const again = await bring(world, 'answered')
    const reason = '又吵起来了'
    const nextRound = { params: { id: again.id }, body: { turn: again.turn, reason } }
    must(await world.resident.call(complaints.askNextRound, nextRound))
    const told = storedMessages(world.stack, again.id).filter(it => it.event === 'reopened')
    expect(told.map(it => it.to)).toEqual(['staff-xujing'])
  })

  test('that WeChat took before the line broke is unknown and never sent again', async () => {
    await acceptCards(world.stack, 'chenguilan')
    await acceptCards(world.stack, 'chenguilan')
    await makeTrouble(world.stack, 'accept-then-drop', { times: 2 })
    const id = await accepted()
    await world.stack.settle()
    world.stack.advance(hour)
    await world.stack.settle()
    expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'unknown', attempts: 1 })
    expect(await cardsOf(world.stack, 'chenguilan')).toHaveLength(1)
  })

  test('that WeChat was too busy for is sent a little later', async () => {
    await acceptCards(world.stack, 'chenguilan')
    await makeTrouble(world.stack, 'busy', { times: 3 })
    const id = await accepted()
    await world.stack.settle()
    expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'pending', code: -1 })
    for (let count = 0; count < 3; count += 1) {
      world.stack.advance(5_000)
      await world.stack.settle()
    }
    expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'sent' })
    expect(await cardsOf(world.stack, 'chenguilan')).toHaveLength(1)
  })

  test('that WeChat is always too busy for is given up after three attempts', async () => {
    await makeTrouble(world.stack, 'busy', { times: 100 })
    const id = await accepted()
    for (let count = 0; count < 5; count += 1) {
      await world.stack.settle()
      world.stack.advance(5_000)
    }
    expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'refused', code: -1, attempts: 3 })
  })

  test('relayed twice is sent once', async () => {
    const entries: FeedEntry[] = []
    const forget = world.stack.database.onWrite(() => {
      const after = entries.at(-1)?.sequence ?? 0
      entries.push(...world.stack.database.readFeed(tableNames.records, after, 1_000))
    })
    await acceptCards(world.stack, 'chenguilan')
    await acceptCards(world.stack, 'chenguilan')
    await accepted()
    await world.stack.settle()
    forget()
    const Records = entries.map(it => it.record).filter(it => it.dynamodb?.NewImage?.kind?.S === 'message')
    expect(Records.length).toBeGreaterThan(0)
    const relay = openRelayMessages(world.stack.outside)
    await relay({ Records })
    world.stack.advance(10 * minute)
    await relay({ Records })
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toHaveLength(1)
    expect(world.stack.faults).toEqual([])
  })
})

describe('a message in the quiet hours', () => {
  test('answered at half past nine in the evening, the survey card comes at eight', async () => {
    await open('2026-11-23T21:30:00')
    await acceptCards(world.stack, 'chenguilan')
    await acceptCards(world.stack, 'chenguilan')
    const { id } = await bring(world, 'answered')
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toEqual([])
    const eight = Date.parse('2026-11-24T08:00:00+08:00')
    world.stack.advance(eight - 1 - world.stack.now())
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toEqual([])
    world.stack.advance(1)
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'chenguilan')).toContainEqual(
      expect.objectContaining({ title: '满意度调查', page: `pages/survey/index?id=${id}`, at: eight }),
    )
    expect(customerMessage(id, 'answered')).toMatchObject({ state: 'sent' })
  })

  test('staff on duty are told at once', async () => {
    await open('2026-11-23T22:00:00')
    await acceptCards(world.stack, 'hemin')
    await bring(world, 'submitted')
    await world.stack.settle()
    expect(await cardsOf(world.stack, 'hemin')).toHaveLength(1)
  })
})

test('a sender that died while sending leaves a message nobody sends again', async () => {
  await open()
  const { stack } = world
  await acceptCards(stack, 'chenguilan')
  const id = await accepted()
  await stack.settle()
  const [sent] = storedMessages(stack, id).filter(it => it.forCustomer)
  const leaseUntil = stack.now() + minute
  const Item = marshall(
    { ...sent, state: 'sending', leaseUntil, ...waiting(sent?.id ?? '', leaseUntil) },
    { removeUndefinedValues: true },
  )
  await new DynamoDBClient(stack.outside.dynamo).send(new PutItemCommand({ TableName: tableNames.records, Item }))
  await stack.settle()
  expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'sending' })
  await acceptCards(stack, 'chenguilan')
  stack.advance(minute)
  await stack.settle()
  expect(customerMessage(id, 'accepted')).toMatchObject({ state: 'unknown', attempts: 1 })
  expect(await cardsOf(stack, 'chenguilan')).toHaveLength(1)
})
