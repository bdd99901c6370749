import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint, unfollowComplaint } from '#contract/groups.ts'
import { leaveRoom } from '#contract/homes.ts'
import { listMyMessages, markMessagesRead } from '#contract/messages.ts'
import { readMe } from '#contract/session.ts'
import * as staff from '#contract/staff.ts'
import { messageCustomer } from '#contract/staff-moves.ts'
import { minute } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aNeighbour, fileAs } from '../groups/neighbours.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'
import { acceptCards, makeTrouble } from '../wechat-panel.ts'

let world: World
const open = async (at?: string) => {
  world = await aWorld(at === undefined ? {} : { at: Date.parse(`${at}+08:00`) })
}
beforeEach(() => open())
afterEach(() => world.stack.close())

const listOf = async (client: Client = world.resident) => must(await client.call(listMyMessages)).messages
const unreadOf = async (client: Client = world.resident) => must(await client.call(complaints.readHome)).unread
const read = (upTo: number, client: Client = world.resident) => client.call(markMessagesRead, { body: { upTo } })

const fileAndAccept = async () => {
  const { id, turn, number } = must(await world.resident.call(complaints.fileComplaint, { body: aFiling() }))
  const accepted = must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
  return { id, turn: accepted.turn, number }
}

/** So many messages to the resident, a minute apart. */
const messages = async (count: number) => {
  let { id, turn } = await fileAndAccept()
  for (let sent = 1; sent < count; sent += 1) {
    world.stack.advance(minute)
    const body = { turn, text: `第 ${sent} 次留言` }
    turn = must(await world.agent.call(messageCustomer, { params: { id }, body })).turn
  }
  return id
}

describe('what was sent to me', () => {
  test('is listed newest first, with what it says, the matter and its number', async () => {
    const { id, turn, number } = await fileAndAccept()
    world.stack.advance(minute)
    must(await world.agent.call(messageCustomer, { params: { id }, body: { turn, text: '今晚有人去看' } }))
    const at = world.stack.now()
    expect(await listOf()).toMatchObject([
      { at, event: 'message', note: '物业给您留言了', complaintId: id, matter: '夜里十一点还在装修', number },
      { at: at - minute, event: 'accepted', note: '何敏已受理', complaintId: id, as: 'filer', unread: true },
    ])
  })

  test('says it as it was then, also when the matter has gone on since', async () => {
    await bring(world, 'answered')
    expect((await listOf()).map(it => it.note).toSorted()).toEqual(
      ['何敏已受理', '已派给刘强', '办完了，解决没有请您说'].toSorted(),
    )
  })

  test('is told to nobody else: neither a neighbour nor the staff who did it', async () => {
    await fileAndAccept()
    for (const client of [world.neighbour, world.agent, world.dispatcher]) {
      expect(await listOf(client)).toEqual([])
      expect(await unreadOf(client)).toBe(0)
    }
  })

  test('goes on page by page, each message once', async () => {
    await messages(45)
    const all: string[] = []
    let more: string | undefined
    do {
      const page = must(await world.resident.call(listMyMessages, { query: { more } }))
      expect(page.messages.length).toBeLessThanOrEqual(20)
      all.push(...page.messages.map(it => it.id))
      more = page.more
    } while (more)
    expect([all.length, new Set(all).size]).toEqual([45, 45])
  })

  test('a page token of somebody else opens nothing', async () => {
    await messages(21)
    const { more } = must(await world.resident.call(listMyMessages))
    expect(await world.neighbour.call(listMyMessages, { query: { more } })).toMatchObject({
      status: 400,
      refusal: { reason: 'page-token-invalid' },
    })
  })
})

describe('how far a message got', () => {
  const reached = async () => (await listOf()).map(it => it.reached)

  test('WeChat has delivered it', async () => {
    await acceptCards(world.stack, 'chenguilan')
    await fileAndAccept()
    await world.stack.settle()
    expect(await reached()).toEqual(['wechat'])
  })

  test('WeChat could not, for want of consent: it is here all the same', async () => {
    await fileAndAccept()
    await world.stack.settle()
    expect(await reached()).toEqual(['here'])
  })

  test('WeChat took it before the line broke: nobody knows', async () => {
    await acceptCards(world.stack, 'chenguilan')
    await makeTrouble(world.stack, 'accept-then-drop', { times: 2 })
    await fileAndAccept()
    await world.stack.settle()
    expect(await reached()).toEqual(['unsure'])
  })

  test('at night it is here at once, WeChat gets it in the morning', async () => {
    await world.stack.close()
    await open('2026-11-23T22:05:00')
    await acceptCards(world.stack, 'chenguilan')
    await fileAndAccept()
    await world.stack.settle()
    expect(await reached()).toEqual(['waiting'])
    world.stack.advance(Date.parse('2026-11-24T08:00:00+08:00') - world.stack.now())
    await world.stack.settle()
    const later = await signInAs(world.stack, 'chenguilan')
    expect((await listOf(later)).map(it => it.reached)).toEqual(['wechat'])
  })
})

describe('what I have read', () => {
  test('is counted at home and marked in the list', async () => {
    await messages(3)
    expect(await unreadOf()).toBe(3)
    const [, second] = await listOf()
    const upTo = second?.at ?? 0
    expect(must(await read(upTo))).toEqual({ readTo: upTo })
    expect(await unreadOf()).toBe(1)
    expect((await listOf()).map(it => it.unread)).toEqual([true, false, false])
  })

  test('stays read: an older mark, or the same again, changes nothing', async () => {
    await messages(3)
    const now = world.stack.now()
    must(await read(now))
    await world.stack.settle()
    const before = pictureOf(world.stack)
    expect(must(await read(now))).toEqual({ readTo: now })
    expect(must(await read(now - minute))).toEqual({ readTo: now })
    expect(pictureOf(world.stack)).toEqual(before)
    expect(await unreadOf()).toBe(0)
  })

  test('is never what comes later: a mark in the future ends now', async () => {
    await messages(1)
    expect(must(await read(world.stack.now() + 60 * minute))).toEqual({ readTo: world.stack.now() })
    world.stack.advance(minute)
    await messages(1)
    expect(await unreadOf()).toBe(1)
  })

  test('is counted no further than thirty', async () => {
    await messages(33)
    expect(await unreadOf()).toBe(30)
  })

  test('from two phones at once, both marks hold', async () => {
    await messages(3)
    const now = world.stack.now()
    const answers = await Promise.all([read(now - minute), read(now), read(now - 2 * minute)])
    expect(answers.map(it => it.status)).toEqual([200, 200, 200])
    expect(await unreadOf()).toBe(0)
  })
})

const moveOut = async (client: Client) => {
  for (const { buildingId, roomId } of must(await client.call(readMe)).rooms)
    must(await client.call(leaveRoom, { body: { buildingId, roomId } }))
}

test.each([
  [
    'follows no longer',
    async (follower: Client, id: string) => must(await follower.call(unfollowComplaint, { body: { complaintId: id } })),
  ],
  ['has moved away', moveOut],
])('who follows reads what neighbours read, and nothing more once he %s', async (_, end) => {
  const follower = await aNeighbour(world.stack)
  const { id, turn, number } = await fileAs(world.resident)
  must(await follower.call(followComplaint, { body: { complaintId: id } }))
  const accepted = must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
  const body = { turn: accepted.turn, text: '维保明天到' }
  must(await world.agent.call(messageCustomer, { params: { id }, body }))
  await world.stack.settle()
  const [message, ...others] = await listOf(follower)
  expect(others).toEqual([])
  expect(message).toMatchObject({
    note: '物业有新的说明，请查看',
    as: 'follower',
    matter: '电梯',
    number,
    unread: true,
  })
  await end(follower, id)
  const [later] = await listOf(follower)
  expect(later).toMatchObject({ note: '物业有新的说明，请查看', complaintId: id })
  expect([later?.matter, later?.number]).toEqual([undefined, undefined])
})

test.each<Refused>([
  ['reading as nobody', 401, 'sign-in-again', () => ({ path: '/v1/messages' })],
  ['a made-up page', 400, 'page-token-invalid', w => ({ as: w.resident, path: '/v1/messages?more=x.y' })],
  ['a mark of nobody', 401, 'sign-in-again', () => ({ path: '/v1/messages/read', body: { upTo: 1 } })],
  ['no mark', 400, 'malformed-request', w => ({ as: w.resident, path: '/v1/messages/read', body: {} })],
  [
    'a mark before time',
    400,
    'malformed-request',
    w => ({ as: w.resident, path: '/v1/messages/read', body: { upTo: -1 } }),
  ],
  [
    'a mark for somebody else',
    400,
    'unknown-field',
    w => ({ as: w.resident, path: '/v1/messages/read', body: { upTo: 1, userId: 'resident-wangqiang' } }),
  ],
])('%s is refused', (...row) => expectRefused(world, row))
