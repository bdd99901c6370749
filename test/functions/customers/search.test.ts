import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import { nameAbout } from '#contract/staff-moves.ts'
import { day, minute } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const ask = (who: Client, text: string, more?: string) =>
  who.call(contract.searchComplaints, { body: { communityId, text, ...(more === undefined ? {} : { more }) } })
const search = async (text: string, who = world.agent, more?: string) => must(await ask(who, text, more))
const idsOf = async (text: string, who?: Client) => (await search(text, who)).cards.map(it => it.id)
const refusalOf = async (who: Client, text: string, more?: string) => {
  const answered = await ask(who, text, more)
  return answered.ok ? 'answered' : answered.refusal.reason
}

describe('by its number', () => {
  test('a complaint is found as it is written, shortened, of a round or an order', async () => {
    const { id, number } = await aWaiting(world)
    await aWaiting(world)
    expect(number).toBe('2611-0001')
    for (const text of ['2611-0001', '2611-1', '２６１１－０００１', '26110001', '2611-0001/2', '2611-0001-A'])
      expect([text, await idsOf(text)]).toEqual([text, [id]])
    expect(await search('2611-0001')).toMatchObject({ as: 'number', cards: [{ number, customer: '方芳' }] })
  })

  test('without its letter those of all sources are meant, with it one', async () => {
    const called = await aWaiting(world)
    const filed = await bring(world, 'submitted')
    expect((await idsOf('2611-0001')).toSorted()).toEqual([called.id, filed.id].toSorted())
    expect(await idsOf('w2611-1')).toEqual([filed.id])
    expect(await idsOf('V2611-0001')).toEqual([])
  })
})

describe('by phone', () => {
  test('the whole number finds the complaints and the person with an account', async () => {
    const { id } = await bring(world, 'submitted', { place: ownRoom })
    const found = await search('138 0000 1203')
    expect(found).toMatchObject({
      as: 'phone',
      cards: [{ id }],
      customers: [{ name: '陈桂兰', maskedPhone: '138****1203', rooms: ['2 栋 1 单元 1202'] }],
    })
    expect(found.customers[0]?.who).toMatchObject({ userId: world.resident.session.me.userId })
  })

  test('a caller without an account is a customer by his number', async () => {
    const { id } = await aWaiting(world, leak)
    expect(await search('13912345678')).toMatchObject({
      cards: [{ id }],
      customers: [{ name: '方芳', maskedPhone: '139****5678', rooms: ['2 栋 1 单元 1202'] }],
    })
    expect(await search('13912345679')).toMatchObject({ cards: [], customers: [] })
  })

  test('the last four digits find whom they belong to, and a room of that number', async () => {
    const { id } = await aWaiting(world)
    const inRoom = await aWaiting(world, {
      ...leak,
      customer: { name: '王强', phone: '13700009999', relation: 'owner' },
    })
    expect(await search('5678')).toMatchObject({ as: 'last-four', cards: [{ id }] })
    expect(await idsOf('1202')).toEqual([inRoom.id])
  })

  test('nobody is a customer to himself', async () => {
    const { put, seal } = await registrar(world.stack)
    const userId = world.agent.session.me.userId
    const room = { roomId: ownRoom.roomId, buildingId: ownRoom.buildingId, communityId, communityName: '听松苑' }
    const user = storedUnder(world.stack, `USER#${userId}`)[0]
    const phoneHash = seal.searchHash('13500000001')
    await put({ ...user, phoneHash, rooms: [{ ...room, label: '2 栋 1 单元 1202', relation: 'owner' }] })
    await put({ v: 1, pk: `PHONE#${phoneHash}`, sk: `USER#${userId}`, userId })
    expect((await search('13500000001')).customers).toEqual([])
    expect((await search('13500000001', world.dispatcher)).customers).toMatchObject([{ name: '何敏' }])
  })

  test('neither a log line nor an answer tells the whole number', async () => {
    await aWaiting(world)
    const found = await search('13912345678')
    expect(JSON.stringify([found, world.stack.logs])).not.toContain('13912345678')
  })
})

test.each(['2-1-1202', '2栋1单元1202', '2 栋 1 单元 1202 室', '2-1202'])('by room: %s', async text => {
  const { id } = await aWaiting(world, leak)
  await aWaiting(world)
  expect(await search(text)).toMatchObject({ as: 'room', cards: [{ id }] })
})

describe('by words', () => {
  test('name, title, later words, category and place are found, all of them together', async () => {
    const text = '楼上装修。每天早上七点就开始敲墙，老人休息不了。'
    const { id } = await aWaiting(world, { ...leak, text })
    await aWaiting(world)
    for (const words of ['方芳 敲墙', '敲墙', '七点 敲墙', '漏水渗水 敲墙', '2栋 敲墙', '老人休息'])
      expect([words, await idsOf(words)]).toEqual([words, [id]])
    expect(await idsOf('敲墙 花园')).toEqual([])
  })

  test('a room nobody has is looked for as words', async () => {
    await aWaiting(world, leak)
    expect(await search('9-9-9999')).toMatchObject({ as: 'words', cards: [] })
  })

  test('the walk says how far it went and goes on until five years are through', async () => {
    const { id } = await aWaiting(world, { text: '很久以前的一件事，关于蜂窝' })
    const months = [31, 28, 31, 30]
    for (const days of months) world.stack.advance(days * day)
    const agent = await signInAs(world.stack, 'hemin')
    const found = await search('蜂窝', agent)
    // Little was there, so the second look went far back at once.
    expect(found).toMatchObject({ cards: [{ id }], backTo: '2025-01' })
    const next = await search('蜂窝', agent, found.more)
    const last = await search('蜂窝', agent, next.more)
    expect([next.cards, next.backTo, last.cards, last.more]).toEqual([[], '2022-10', [], undefined])
    expect(last.backTo).toBe('2022-04')
  })

  test('more than a page of them is gone through page by page, each once', async () => {
    const ids: string[] = []
    for (let at = 0; at < 45; at += 1) ids.push((await aWaiting(world)).id)
    const first = await search('装修')
    const second = await search('装修', world.agent, first.more)
    expect([first.cards.length, second.cards.length]).toEqual([40, 5])
    expect([...first.cards, ...second.cards].map(it => it.id).toSorted()).toEqual(ids.toSorted())
    expect(first.backTo).toBe('2026-11')
  })

  test('the place to go on from is for these words and this person alone', async () => {
    const { more } = await search('装修')
    expect(more).toBeDefined()
    expect(await refusalOf(world.agent, '漏水', more)).toBe('page-token-invalid')
    expect(await refusalOf(world.dispatcher, '装修', more)).toBe('page-token-invalid')
    expect(await refusalOf(world.agent, '装修', `${more}x`)).toBe('page-token-invalid')
  })
})

describe('who finds what', () => {
  test('nobody what is about himself, in no way of searching', async () => {
    const { id, turn, number } = await aWaiting(world, leak)
    const body = { turn, personId: world.agent.session.me.userId }
    must(await world.dispatcher.call(nameAbout, { params: { id }, body }))
    for (const text of [number, '13912345678', '5678', '2-1-1202', '方芳', '装修']) {
      expect([text, await idsOf(text)]).toEqual([text, []])
      expect([text, await idsOf(text, world.dispatcher)]).toEqual([text, [id]])
    }
    expect((await search('13912345678')).customers).toEqual([])
  })

  test('a handler finds his own orders by number and words, and nothing hidden from him', async () => {
    const { id, number } = await bring(world, 'dispatched', { place: ownRoom, hideName: true })
    await bring(world, 'dispatched', { text: '另一件事情' }, undefined)
    expect(await search(number, world.handler)).toMatchObject({ as: 'own', cards: [{ id }] })
    expect(await idsOf('装修', world.handler)).toEqual([id])
    for (const hidden of ['1202', '2-1-1202', '陈桂兰', '13800001203'])
      expect([hidden, await idsOf(hidden, world.handler)]).toEqual([hidden, []])
    expect(await idsOf(number, world.engineer)).toEqual([])
  })

  test('a head finds what his departments owe', async () => {
    const { id } = await bring(world, 'dispatched')
    expect(await idsOf('装修', world.head)).toEqual([id])
  })

  test('a resident is refused, and nothing typed is nothing searched', async () => {
    expect(await refusalOf(world.resident, '装修')).toBe('not-allowed')
    expect(await refusalOf(world.agent, '  ')).toBe('text-missing')
  })

  test('another community’s complaints are not found', async () => {
    await aWaiting(world)
    const body = { communityId: 'elsewhere', text: '装修' }
    expect(await world.agent.call(contract.searchComplaints, { body })).toMatchObject({ status: 403 })
  })
})

test('exact ways wait twice for the database at most, words look through 27 months in two pieces', async () => {
  const { number, id, turn } = await aWaiting(world, leak)
  world.stack.advance(minute)
  must(
    await world.agent.call(staff.solveOnTheSpot, {
      params: { id },
      body: { turn, answer: '已上门处理', settlement: 'repaired' },
    }),
  )
  await search('2-1-1202')
  await world.stack.settle()
  const { operations } = world.stack.database
  const calls = async (text: string) => {
    operations.reset()
    await search(text)
    return Object.fromEntries(Object.entries(operations.current()).map(([name, it]) => [name, it.calls]))
  }
  expect(await calls(number)).toEqual({ BatchGetItem: 1, Query: 7 })
  expect(await calls('13912345678')).toEqual({ BatchGetItem: 2, Query: 2 })
  expect(await calls('2-1-1202')).toEqual({ BatchGetItem: 2, Query: 1 })
  expect(await calls('装修')).toEqual({ BatchGetItem: 1, Query: 27 })
})
