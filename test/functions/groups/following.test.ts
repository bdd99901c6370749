import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint, listFollowed, readFollowed, unfollowComplaint } from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { waiting } from '../../../functions/messages/message-item.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { aStranger, aWorld, ownRoom, type World } from '../people.ts'
import { sendRaw } from '../raw-http.ts'
import { registrar } from '../registering.ts'
import { pictureOf, storedMessages, storedUnder } from '../stored.ts'
import { acceptCards, cardsOf } from '../wechat-panel.ts'
import { aboutLift, aNeighbour, building, fileAs } from './neighbours.ts'

let world: World
/** A neighbour of building 2; the resident lives there too and has filed. */
let follower: Client
let filed: { id: string; turn: number; number: string }
beforeEach(async () => {
  world = await aWorld()
  follower = await aNeighbour(world.stack)
  filed = await fileAs(world.resident)
})
afterEach(() => world.stack.close())

const follow = (client: Client, complaintId = filed.id, key = newKey()) =>
  client.call(followComplaint, { body: { complaintId }, key })
const leave = (client: Client, complaintId = filed.id) => client.call(unfollowComplaint, { body: { complaintId } })
const listOf = async (client: Client) => must(await client.call(listFollowed)).cards
const followersOf = (id: string) => {
  const [item] = storedUnder(world.stack, `COMPLAINT#${id}`).filter(it => it.sk === 'COMPLAINT')
  return JSON.stringify(item?.complaint).match(/"userId":"[^"]+","roomId":"[^"]+"/g)?.length ?? 0
}

const params = () => ({ id: filed.id })
const accept = async () =>
  must(await world.agent.call(staff.acceptComplaint, { params: params(), body: { turn: filed.turn } }))

describe('whoever follows', () => {
  test('has it in the list and reads how it stands', async () => {
    const card = must(await follow(follower))
    expect(card).toMatchObject({
      id: filed.id,
      number: filed.number,
      category: '电梯',
      place: '2 栋 电梯',
      state: 'submitted',
    })
    expect(await listOf(follower)).toEqual([card])
    await accept()
    const read = must(await follower.call(readFollowed, { params: params() }))
    expect(read).toMatchObject({
      state: 'accepted',
      followers: 1,
      categoryId: 'lift',
      buildingId: building.id,
      publicPlace: '电梯',
    })
    expect(read.next?.dueAt).toBeGreaterThan(world.stack.now())
    expect(read.entries.map(it => it.kind)).toEqual(['accepted'])
  })

  test('reads what the company says, and nothing of the one who filed it', async () => {
    const words = '电梯轿厢里有一股怪味，我家住一二零二'
    const body = aboutLift({
      text: words,
      demand: '给我母亲道歉',
      place: { kind: 'public', label: '2 栋 电梯 靠我家门口', buildingId: building.id },
    })
    const { id, turn } = await fileAs(world.resident, body)
    must(await follow(follower, id))
    const remarked = must(
      await world.resident.call(complaints.remarkOnMine, { params: { id }, body: { turn, text: '还有，我是陈桂兰' } }),
    )
    const accepted = must(
      await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn: remarked.turn } }),
    )
    const text = '陈桂兰您好，维保明天到；有事打 13800001203，师傅会到 2 栋 1 单元 1202 看一下，陈阿姨放心'
    const told = must(
      await world.agent.call(moves.messageCustomer, { params: { id }, body: { turn: accepted.turn, text } }),
    )
    const answer = '轿厢已清洗'
    must(
      await world.agent.call(staff.solveOnTheSpot, {
        params: { id },
        body: { turn: told.turn, answer, settlement: 'repaired' },
      }),
    )
    const sent = await sendRaw(world.stack.url, { as: follower, path: `/v1/followed/${id}` })
    const list = await sendRaw(world.stack.url, { as: follower, path: '/v1/followed' })
    expect([sent.status, list.status]).toEqual([200, 200])
    expect(sent.text).toContain('轿厢已清洗')
    expect(sent.text).toContain('住户您好，维保明天到')
    for (const personal of [
      '怪味',
      '一二零二',
      '道歉',
      '门口',
      '陈桂兰',
      '陈阿姨',
      '13800001203',
      '1202',
      'chenguilan',
    ])
      expect(sent.text + list.text).not.toContain(personal)
  })

  test('has it once, however often he follows, under one key or several', async () => {
    const key = newKey()
    const first = must(await follow(follower, filed.id, key))
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    expect(must(await follow(follower, filed.id, key))).toEqual(first)
    expect(pictureOf(world.stack)).toEqual(picture)
    must(await follow(follower))
    expect(await listOf(follower)).toHaveLength(1)
    expect(followersOf(filed.id)).toBe(1)
  })

  test('does not hinder anybody’s move', async () => {
    must(await follow(follower))
    await accept()
    expect(followersOf(filed.id)).toBe(1)
  })

  test('may stop: it leaves the list and is no longer to be read', async () => {
    must(await follow(follower))
    must(await leave(follower))
    expect(await listOf(follower)).toEqual([])
    expect(followersOf(filed.id)).toBe(0)
    expect(await follower.call(readFollowed, { params: params() })).toMatchObject({ status: 404 })
    expect(await leave(follower)).toMatchObject({ status: 404 })
    must(await follow(follower))
    expect(await listOf(follower)).toHaveLength(1)
  })

  test('sees on the first screen that he follows something', async () => {
    const followed = async () => must(await follower.call(complaints.readHome)).followed
    expect(await followed()).toBe(0)
    must(await follow(follower))
    expect(await followed()).toBe(1)
    must(await leave(follower))
    expect(await followed()).toBe(0)
  })
})

test('several at once are all there', async () => {
  const neighbours = await Promise.all([1, 2, 3, 4].map(() => aNeighbour(world.stack)))
  const answers = await Promise.all(neighbours.map(it => follow(it)))
  expect(answers.map(it => it.status)).toEqual([200, 200, 200, 200])
  expect(followersOf(filed.id)).toBe(4)
})

test('a key serves one request', async () => {
  const key = newKey()
  const other = await fileAs(await aNeighbour(world.stack))
  must(await follow(follower, filed.id, key))
  expect(await follow(follower, other.id, key)).toMatchObject({ status: 409, refusal: { reason: 'key-reused' } })
  const answer = await follower.call(unfollowComplaint, { body: { complaintId: filed.id }, key })
  expect(answer).toMatchObject({ status: 409, refusal: { reason: 'key-reused' } })
})

test('the list goes on page by page', async () => {
  for (let index = 0; index < 21; index += 1) {
    world.stack.advance(1000)
    must(await follow(follower, (await fileAs(world.resident)).id))
  }
  const first = must(await follower.call(listFollowed))
  const second = must(await follower.call(listFollowed, { query: { more: first.more ?? '' } }))
  expect([first.cards.length, second.cards.length, second.more]).toEqual([20, 1, undefined])
  const foreign = await world.neighbour.call(listFollowed, { query: { more: first.more ?? '' } })
  expect(foreign).toMatchObject({ status: 400, refusal: { reason: 'page-token-invalid' } })
})

describe('nobody follows', () => {
  const refused = async (client: Client, complaintId: string, reason: string) => {
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    expect(await follow(client, complaintId)).toMatchObject({ ok: false, refusal: { reason } })
    expect(pictureOf(world.stack)).toEqual(picture)
  }

  test('his own complaint', () => refused(world.resident, filed.id, 'own-complaint'))
  test('one that is not there', () => refused(follower, 'no-such-complaint-id', 'not-found'))
  test('one of another building', async () => refused(await aNeighbour(world.stack, 'tsy-b3'), filed.id, 'not-found'))
  test('one of a community he has no room in', async () =>
    refused(await aStranger(world.stack, 'passer-by'), filed.id, 'not-found'))
  test('one about somebody’s room', async () =>
    refused(follower, (await fileAs(world.resident, aboutLift({ place: ownRoom }))).id, 'not-found'))
  test('noise', async () =>
    refused(follower, (await fileAs(world.resident, aboutLift({ categoryId: 'noise' }))).id, 'not-found'))
  test('one about an employee', async () => {
    const personId = world.handler.session.me.userId
    must(await world.agent.call(moves.nameAbout, { params: params(), body: { turn: filed.turn, personId } }))
    await refused(follower, filed.id, 'not-found')
  })
  test('one that is over', async () => {
    must(
      await world.agent.call(staff.declineComplaint, {
        params: params(),
        body: { turn: filed.turn, reason: '维保单位已在处理' },
      }),
    )
    await refused(follower, filed.id, 'not-to-follow')
  })
})

test('an employee never reads what is about himself, though he follows it', async () => {
  const { put } = await registrar(world.stack)
  const [user] = storedUnder(world.stack, `USER#${world.handler.session.me.userId}`)
  const [room] = must(await follower.call(complaints.readHome)).me.rooms
  await put({ ...user, rooms: [room] })
  must(await follow(world.handler))
  const personId = world.handler.session.me.userId
  must(await world.agent.call(moves.nameAbout, { params: params(), body: { turn: filed.turn, personId } }))
  expect(await world.handler.call(readFollowed, { params: params() })).toMatchObject({ status: 404 })
  expect(await listOf(world.handler)).toEqual([])
  expect(await leave(world.handler)).toMatchObject({ status: 404 })
})

describe('messages to whoever follows', () => {
  const aliasOf = (client: Client) => client.session.me.userId
  const toFollowers = () => storedMessages(world.stack, filed.id).filter(it => it.forFollower)

  test('each is told of progress once, in words that say nothing of the filer', async () => {
    const second = await aNeighbour(world.stack)
    must(await follow(follower))
    must(await follow(second))
    const { turn } = await accept()
    await world.stack.settle()
    expect(toFollowers()).toEqual([])
    must(await world.agent.call(moves.messageCustomer, { params: params(), body: { turn, text: '维保明天到' } }))
    await world.stack.settle()
    expect(
      toFollowers()
        .map(it => [it.event, it.to])
        .toSorted(),
    ).toEqual([follower, second].map(it => ['message', aliasOf(it)]).toSorted())
    expect(toFollowers().every(it => it.state === 'refused' || it.state === 'sent')).toBe(true)
    const [standIn] = storedMessages(world.stack, filed.id).filter(it => it.toFollowers !== undefined)
    expect(standIn).toMatchObject({ state: 'sent' })
    expect(standIn?.dueKey).toBeUndefined()
  })

  test('with consent it is a card that opens the followed complaint', async () => {
    const alias = 'consenting-neighbour'
    const client = await aNeighbour(world.stack, building.id, alias)
    await acceptCards(world.stack, alias)
    must(await follow(client))
    const { turn } = await accept()
    must(await world.agent.call(moves.messageCustomer, { params: params(), body: { turn, text: '维保明天到' } }))
    await world.stack.settle()
    expect(await cardsOf(world.stack, alias)).toMatchObject([
      {
        title: '办理进度',
        page: `pages/followed/index?id=${filed.id}`,
        rows: [
          { label: '事项', value: '电梯' },
          { label: '编号', value: filed.number },
          { label: '状态', value: '已受理' },
          { label: '说明', value: '物业有新的说明，请查看' },
          { label: '时间', value: expect.any(String) },
        ],
      },
    ])
  })

  test('a run that was cut off tells the rest, and nobody twice', async () => {
    must(await follow(follower))
    const { turn } = await accept()
    must(await world.agent.call(moves.messageCustomer, { params: params(), body: { turn, text: '维保明天到' } }))
    await world.stack.settle()
    const second = await aNeighbour(world.stack)
    must(await follow(second))
    const [standIn] = storedMessages(world.stack, filed.id).filter(it => it.toFollowers !== undefined)
    if (!standIn) throw new Error('one item stood for all')
    const { put } = await registrar(world.stack)
    await put({ ...standIn, state: 'pending', ...waiting(standIn.id, world.stack.now()) })
    world.stack.advance(60_000)
    await world.stack.settle()
    expect(
      toFollowers()
        .map(it => it.to)
        .toSorted(),
    ).toEqual([follower, second].map(aliasOf).toSorted())
  })

  test('a hundred and more are told, in an act that stays small', async () => {
    const many = 120
    const { put } = await registrar(world.stack)
    const [item] = storedUnder(world.stack, `COMPLAINT#${filed.id}`).filter(it => it.sk === 'COMPLAINT')
    const complaint = item?.complaint
    if (typeof complaint !== 'object') throw new Error('the complaint is there')
    const followers = Array.from({ length: many }, (_, at) => ({ userId: `u-${at}`, roomId: `r-${at}`, at }))
    await put({ ...item, complaint: { ...complaint, followers } })
    const { turn } = await accept()
    must(await world.agent.call(moves.messageCustomer, { params: params(), body: { turn, text: '维保明天到' } }))
    await world.stack.settle()
    expect(new Set(toFollowers().map(it => it.to)).size).toBe(many)
    expect(toFollowers()).toHaveLength(many)
    expect(world.stack.faults).toEqual([])
  })
})
