import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { permitUpload } from '#contract/photos.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { roomNamed } from '../../../local/demo/community.ts'
import { aPhoto } from '../../support/pictures.ts'
import { holdBack } from '../gate.ts'
import { residentMoves, staffMoves } from '../move-requests.ts'
import { aCall, aFiling, aWorld, bring, ownRoom, type Reached, type World } from '../people.ts'
import { type RawRequest, refusalIn, sendRaw } from '../raw-http.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { codeFor } from '../wechat-panel.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const send = (wish: RawRequest) => sendRaw(world.stack.url, wish)

/** Where each move starts from; each test brings a complaint of its own there. */
const from: Record<string, Reached> = {
  remark: 'accepted',
  withdraw: 'accepted',
  survey: 'answered',
  'next-round': 'answered',
  accept: 'submitted',
  decline: 'submitted',
  solve: 'accepted',
  dispatch: 'accepted',
  take: 'dispatched',
  report: 'handling',
  confirm: 'checking',
  'send-back': 'checking',
  visit: 'answered',
}
const repeatable = [...residentMoves, ...staffMoves].filter(([name]) => name !== 'visit-confirmation')

const entryCount = (id: string): number => storedUnder(world.stack, `COMPLAINT#${id}`).length

describe('a move sent twice under one key happens once', () => {
  test.each(repeatable)('%s, one after the other', async (name, mover, request) => {
    const { id, turn } = await bring(world, from[name] ?? 'submitted')
    const wish = { ...request(id, turn), key: newKey(), as: world[mover] }
    const first = await send(wish)
    expect(first.status).toBe(200)
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    const second = await send(wish)
    expect([second.status, second.body]).toEqual([200, first.body])
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(picture)
  })

  test.each(repeatable)('%s, four at once', async (name, mover, request) => {
    const { id, turn } = await bring(world, from[name] ?? 'submitted')
    const { id: once, turn: sameTurn } = await bring(world, from[name] ?? 'submitted')
    expect((await send({ ...request(once, sameTurn), as: world[mover] })).status).toBe(200)
    const wish = { ...request(id, turn), key: newKey(), as: world[mover] }
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(wish)))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
    expect(entryCount(id)).toBe(entryCount(once))
  })

  test.each(repeatable)('%s, the second reading between the two', async (name, mover, request) => {
    const { id, turn } = await bring(world, from[name] ?? 'submitted')
    const wish = { ...request(id, turn), key: newKey(), as: world[mover] }
    const gate = holdBack(world.stack, 'Query', `COMPLAINT#${id}`)
    const slow = send(wish)
    await gate.reached
    const quick = await send(wish)
    gate.open()
    expect([quick.status, (await slow).status]).toEqual([200, 200])
  })

  test.each(repeatable)('%s, but not with another body', async (name, mover, request) => {
    const { id, turn } = await bring(world, from[name] ?? 'submitted')
    const wish = { ...request(id, turn), key: newKey(), as: world[mover] }
    expect((await send(wish)).status).toBe(200)
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    const other = await send({ ...wish, ...request(id, turn + 1) })
    expect([other.status, refusalIn(other).reason]).toEqual([409, 'key-reused'])
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(picture)
  })
})

test('a key used for one move is refused for another, and for another complaint', async () => {
  const one = await bring(world, 'submitted')
  const two = await bring(world, 'submitted')
  const key = newKey()
  const body = { turn: one.turn, text: '还在吵' }
  must(await world.resident.call(complaints.remarkOnMine, { key, params: { id: one.id }, body }))
  for (const wish of [
    { path: `/v1/complaints/${one.id}/withdraw`, body: { turn: one.turn + 1 } },
    { path: `/v1/complaints/${two.id}/remark`, body },
  ]) {
    const answer = await send({ ...wish, key, as: world.resident })
    expect([answer.status, refusalIn(answer).reason]).toEqual([409, 'key-reused'])
  }
})

describe('a filing sent twice under one key is one complaint', () => {
  const filings: [string, () => Client, string, () => object][] = [
    ['a resident’s', () => world.resident, '/v1/complaints', () => aFiling()],
    ['a caller’s', () => world.agent, '/v1/staff/complaints', () => aCall(world.stack.now())],
  ]

  test.each(filings)('%s, one after the other', async (_, who, path, body) => {
    const wish = { as: who(), path, body: body(), key: newKey() }
    const first = await send(wish)
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    const second = await send(wish)
    expect([second.status, second.body]).toEqual([200, first.body])
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(picture)
  })

  test.each(filings)('%s, six at once', async (_, who, path, body) => {
    const wish = { as: who(), path, body: body(), key: newKey() }
    const counters = () => storedUnder(world.stack, 'COUNTER#').reduce((sum, item) => sum + Number(item.version), 0)
    const before = counters()
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(wish)))
    expect(answers.map(answer => answer.status)).toEqual(Array(6).fill(200))
    expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).toBe(1)
    expect(counters()).toBe(before + 1)
  })

  test.each(filings)('%s, but not with other words', async (_, who, path, body) => {
    const wish = { as: who(), path, body: body(), key: newKey() }
    expect((await send(wish)).status).toBe(200)
    const other = await send({ ...wish, body: { ...body(), text: '换一件事来说。' } })
    expect([other.status, refusalIn(other).reason]).toEqual([409, 'key-reused'])
  })

  test('with its photos, although they are used by then', async () => {
    const photoIds = [await world.resident.upload(await aPhoto({ width: 64, height: 48 }))]
    const wish = { as: world.resident, path: '/v1/complaints', body: aFiling({ photoIds }), key: newKey() }
    const answers = [await send(wish), await send(wish)]
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
  })

  test('also after the wish in it has passed', async () => {
    const body = aFiling({ wantedBy: world.stack.now() + 1_000 })
    const wish = { as: world.resident, path: '/v1/complaints', body, key: newKey() }
    const first = await send(wish)
    world.stack.advance(2_000)
    expect(await send(wish)).toMatchObject({ status: 200, body: { number: first.body && Object(first.body).number } })
  })

  test('the key of somebody else is refused and tells nothing of his complaint', async () => {
    const key = newKey()
    const text = '只有我知道的事情'
    must(await world.resident.call(complaints.fileComplaint, { key, body: aFiling({ text }) }))
    const answer = await send({ as: world.neighbour, path: '/v1/complaints', key, body: aFiling({ text }) })
    expect(answer.status).toBe(409)
    expect(Object.keys(refusalIn(answer)).sort()).toEqual(['reason', 'requestId', 'sentence'])
    expect(refusalIn(answer).reason).toBe('key-reused')
  })
})

test('asking for the same upload twice at once gives two permissions for one photo', async () => {
  const wish = { as: world.resident, path: '/v1/photos', key: newKey(), body: { type: 'image/jpeg' } }
  const gate = holdBack(world.stack, 'TransactWriteItems', `PHOTO#${wish.key}`)
  const slow = send(wish)
  await gate.reached
  const quick = await send(wish)
  gate.open()
  expect([quick.status, (await slow).status]).toEqual([200, 200])
  expect(storedUnder(world.stack, `PHOTO#${wish.key}`)).toHaveLength(1)
})

test('asking for an upload that somebody else asks for at once gives nothing', async () => {
  const wish = { as: world.resident, path: '/v1/photos', key: newKey(), body: { type: 'image/jpeg' } }
  const gate = holdBack(world.stack, 'TransactWriteItems', `PHOTO#${wish.key}`)
  const slow = send(wish)
  await gate.reached
  expect((await send({ ...wish, as: world.neighbour })).status).toBe(200)
  gate.open()
  expect(refusalIn(await slow).reason).toBe('photo-unknown')
})

test('a room bound twice is bound once', async () => {
  const sunyan = await signInAs(world.stack, 'sunyan')
  const room = roomNamed('3 栋 1 单元 601')
  const phoneCode = await codeFor(world.stack, 'phone', 'sunyan')
  const body = { buildingId: room.buildingId, roomId: room.id, relation: 'owner', phoneCode }
  const wish = { as: sunyan, path: '/v1/rooms/bind', key: newKey(), body }
  const answers = [await send(wish), await send(wish)]
  expect(answers.map(answer => answer.status)).toEqual([200, 200])
  expect(answers[1]?.body).toMatchObject({ rooms: [{ roomId: room.id }] })
})

test('of two people who decide at once one wins and the other is told', async () => {
  const { id, turn } = await bring(world, 'accepted')
  const params = { id }
  const [declined, dispatched] = await Promise.all([
    world.dispatcher.call(staff.declineComplaint, { params, body: { turn, reason: '不属于物业范围' } }),
    world.agent.call(staff.dispatchOrder, { params, body: { turn, handlerId: world.handler.session.me.userId } }),
  ])
  const outcomes = [declined, dispatched].map(it => (it.ok ? 'won' : it.refusal.reason))
  expect(outcomes.filter(it => it === 'won')).toHaveLength(1)
  expect(outcomes.filter(it => it === 'not-now' || it === 'changed-meanwhile')).toHaveLength(1)
})

test('of two tabs that withdraw and remark at once the later one sees the earlier', async () => {
  const { id, turn } = await bring(world, 'accepted', { place: ownRoom })
  const gate = holdBack(world.stack, 'TransactWriteItems', '还有一句')
  const remark = send({ as: world.resident, path: `/v1/complaints/${id}/remark`, body: { turn, text: '还有一句' } })
  await gate.reached
  must(await world.resident.call(complaints.withdrawMine, { params: { id }, body: { turn } }))
  gate.open()
  expect(refusalIn(await remark).reason).toBe('not-now')
})

describe('what is no person’s doing costs nobody a move', () => {
  test('a clock that tells between reading and writing', async () => {
    const { id, turn } = await bring(world, 'submitted')
    world.stack.advance(6 * 60_000)
    const gate = holdBack(world.stack, 'TransactWriteItems', `COMPLAINT#${id}`)
    const accepting = send({ as: world.agent, path: `/v1/staff/complaints/${id}/accept`, body: { turn } })
    await gate.reached
    await world.stack.settle()
    const told = storedUnder(world.stack, `COMPLAINT#${id}`).filter(item => item.kind === 'overdue')
    expect(told).toHaveLength(1)
    gate.open()
    expect((await accepting).status).toBe(200)
  })

  test('a photo that is checked between reading and writing', async () => {
    const { resident, stack } = world
    const { photoId, url, fields } = must(await resident.call(permitUpload, { body: { type: 'image/jpeg' } }))
    const filed = must(await resident.call(complaints.fileComplaint, { body: aFiling({ photoIds: [photoId] }) }))
    const gate = holdBack(stack, 'TransactWriteItems', '补充一句')
    const path = `/v1/complaints/${filed.id}/remark`
    const remarking = send({ as: resident, path, body: { turn: filed.turn, text: '补充一句' } })
    await gate.reached
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(await aPhoto({ width: 64, height: 48 }))], { type: 'image/jpeg' }))
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(201)
    await stack.settle()
    gate.open()
    const answer = await remarking
    expect(answer).toMatchObject({ status: 200, body: { photos: [{ ready: true }] } })
    const after = must(await resident.call(complaints.readMine, { params: { id: filed.id } }))
    expect(after.entries.map(entry => entry.kind)).toEqual(['filed', 'photo-recorded', 'remarked'])
  })
})
