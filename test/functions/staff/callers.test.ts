// While somebody is on the line: who it is, and what he brought up before.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileComplaint, withdrawMine } from '#contract/complaints.ts'
import { deleteAccount } from '#contract/privacy.ts'
import { findCallers, readCallerPast } from '#contract/registering.ts'
import * as staff from '#contract/staff.ts'
import { nameAbout } from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId, roomNamed } from '../../../local/demo/community.ts'
import { aCall, aFiling, aWorld, ownRoom, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'

let world: World

const byPhone = async (digits: string, client: Client = world.agent) =>
  must(await client.call(findCallers, { body: { communityId, by: { kind: 'phone', digits } } })).callers
const byRoom = async ({ buildingId, roomId }: { buildingId: string; roomId: string }, client: Client = world.agent) =>
  must(await client.call(findCallers, { body: { communityId, by: { kind: 'room', buildingId, roomId } } })).callers
const register = async (changes: Record<string, unknown> = {}) =>
  must(await world.agent.call(staff.registerForCaller, { body: aCall(world.stack.now(), changes) }))
const past = async (query: Record<string, string>, client: Client = world.agent) =>
  must(await client.call(readCallerPast, { query: { communityId, ...query } }))

const chen = () => ({
  userId: world.resident.session.me.userId,
  phoneHash: expect.any(String),
  name: '陈桂兰',
  relation: 'owner',
  maskedPhone: '138****1203',
  rooms: [{ buildingId: ownRoom.buildingId, roomId: ownRoom.roomId, label: '2 栋 1 单元 1202' }],
})
const empty = roomNamed('3 栋 1 单元 101')
const emptyRoom = { kind: 'room', buildingId: empty.buildingId, roomId: empty.id } as const
const fang = { name: '方芳', phone: '13912345678', relation: 'tenant' }

describe('who is calling', () => {
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.stack.close())

  test.each([
    ['the last four digits', '1203'],
    ['the whole number', '13800001203'],
  ])('somebody with an account is found by %s', async (_by, digits) => {
    expect(await byPhone(digits)).toEqual([chen()])
  })

  test('the room of whoever has an account is not named a second time', async () => {
    const body = { communityId, by: { kind: 'phone', digits: '13800001203' } as const }
    expect(must(await world.agent.call(findCallers, { body })).registered).toEqual([])
  })

  test.each(['9203', '99991203', '13900001203', '12030', '01203', '0001203', '3800001203'])(
    'nobody is found by %s',
    async digits => {
      expect(await byPhone(digits)).toEqual([])
    },
  )

  test('whoever lives in a room is found by it', async () => {
    expect(await byRoom(ownRoom)).toContainEqual(chen())
  })

  test('a caller without an account is known from the second call on, by number and by room, once', async () => {
    const first = await register({ customer: fang, place: emptyRoom })
    const second = await register({ customer: fang, place: emptyRoom })
    await world.stack.settle()
    const known = {
      asIn: second.id,
      phoneHash: expect.any(String),
      name: '方芳',
      relation: 'tenant',
      maskedPhone: '139****5678',
      rooms: [{ buildingId: empty.buildingId, roomId: empty.id, label: empty.label }],
    }
    expect(await byPhone('5678')).toEqual([known])
    expect(await byPhone('13912345678')).toEqual([
      { ...known, asIn: expect.stringMatching(`${first.id}|${second.id}`) },
    ])
    expect(await byRoom(emptyRoom)).toEqual([{ ...known, asIn: expect.stringMatching(`${first.id}|${second.id}`) }])
  })

  test('whoever is found so is registered with the number he has, which nobody had to see', async () => {
    const first = await register({ customer: { ...fang, name: '丁一', phone: '13700004321' }, place: emptyRoom })
    const again = await register({ customer: { name: '丁一', relation: 'tenant', asIn: first.id }, place: emptyRoom })
    expect(again.customer).toMatchObject({ name: '丁一', maskedPhone: '137****4321' })
    const { userId, name, relation } = chen()
    const owner = await register({ customer: { userId, name, relation }, place: ownRoom })
    expect(owner.customer.maskedPhone).toBe('138****1203')
  })

  test('a complaint of somebody with an account, or of nobody, gives no number away', async () => {
    const filed = must(await world.resident.call(fileComplaint, { body: aFiling() }))
    for (const asIn of [filed.id, 'no-complaint-of-this-id']) {
      const body = aCall(world.stack.now(), { customer: { name: '方芳', relation: 'owner', asIn } })
      expect(await world.agent.call(staff.registerForCaller, { body })).toMatchObject({
        refusal: { reason: 'customer-unknown' },
      })
    }
  })

  test('is for the office of the community', async () => {
    const body = { communityId, by: { kind: 'phone', digits: '1203' } } as const
    for (const client of [world.handler, world.manager, world.auditor, world.resident])
      expect((await client.call(findCallers, { body })).ok).toBe(false)
    expect(await world.agent.call(findCallers, { body: { ...body, communityId: 'elsewhere' } })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
  })

  test('nobody is found any more whose account is deleted', async () => {
    expect((await byPhone('0301')).map(it => it.name)).toEqual(['王强'])
    must(await world.neighbour.call(deleteAccount))
    expect([...(await byPhone('0301')), ...(await byPhone('13800000301'))]).toEqual([])
  })
})

describe('what came up before', () => {
  beforeEach(async () => {
    world = await aWorld()
    return () => world.stack.close()
  })

  const leak = { categoryId: 'leak', place: ownRoom, text: '卫生间吊顶漏水。' }
  const here = { roomId: ownRoom.roomId, buildingId: ownRoom.buildingId }
  const solved = { answer: '已经堵好', settlement: 'repaired' }

  test('a room shows its own, newest first, and a person his own', async () => {
    const first = await register({ ...leak, solved })
    world.stack.advance(60_000)
    const filed = must(await world.resident.call(fileComplaint, { body: aFiling() }))
    await world.stack.settle()
    expect((await past(here)).cards.map(it => it.id)).toEqual([first.id])
    const { cards, more } = await past({ ...here, userId: world.resident.session.me.userId })
    expect([cards.map(it => it.id), more]).toEqual([[filed.id, first.id], false])
  })

  test.each([
    ['at 90 days', 90 * day, true],
    ['a moment later', 90 * day + 1, false],
  ])('the same again %s may be the same matter: %s', async (_when, later, isRepeat) => {
    const first = await register({ ...leak, solved })
    world.stack.advance(later)
    await world.stack.settle()
    const agent = await signInAs(world.stack, 'hemin')
    expect((await past({ ...here, categoryId: 'leak' }, agent)).repeat).toEqual(isRepeat ? [first.id] : [])
    expect((await past({ ...here, categoryId: 'noise' }, agent)).repeat).toEqual([])
    expect((await past(here, agent)).repeat).toEqual([])
  })

  test('a public place shows what is like it', async () => {
    const place = { kind: 'public', label: '花园' }
    const first = await register({ place, solved: { ...solved, settlement: 'explained' } })
    const open = await register({ place })
    await register({ place: { kind: 'public', label: '车库' } })
    await world.stack.settle()
    world.stack.advance(60_000)
    const { cards, repeat } = await past({ label: '花园', categoryId: 'noise' })
    expect(cards.map(it => it.id).toSorted()).toEqual([first.id, open.id].toSorted())
    expect(repeat).toEqual([first.id])
    expect((await past({ label: '花园' })).cards).toEqual([])
    expect((await past({ label: '  ', categoryId: 'noise' })).cards).toEqual([])
  })

  describe('under the number of the call', () => {
    const garden = { kind: 'public', label: '花园' }
    const numberOf = async (digits: string) => (await byPhone(digits))[0]?.phoneHash ?? ''

    test('what a caller without an account brought up stands beside his call about a public place', async () => {
      const open = await register({ customer: fang, place: emptyRoom })
      world.stack.advance(60_000)
      const over = await register({ customer: fang, place: garden, solved: { ...solved, settlement: 'explained' } })
      await register({ customer: { ...fang, phone: '13912340000' }, place: emptyRoom })
      await world.stack.settle()
      for (const digits of ['5678', fang.phone]) {
        const { cards, more } = await past({ phoneHash: await numberOf(digits), label: '车库' })
        expect([cards.map(it => [it.id, it.state]), more]).toEqual([
          [
            [over.id, 'answered'],
            [open.id, 'accepted'],
          ],
          false,
        ])
      }
      world.stack.advance(60_000)
      const { cards, repeat } = await past({
        phoneHash: await numberOf(fang.phone),
        label: '花园',
        categoryId: 'noise',
      })
      // Once, though the place has it too.
      expect([cards.map(it => it.id), repeat]).toEqual([[over.id, open.id], [over.id]])
    })

    test('what was registered before somebody had an account stands beside his own', async () => {
      const before = await register({ customer: { ...fang, phone: '13800001203' }, place: garden })
      world.stack.advance(60_000)
      const filed = must(await world.resident.call(fileComplaint, { body: aFiling() }))
      await world.stack.settle()
      const [caller] = await byPhone('1203')
      const { userId = '', phoneHash = '' } = caller ?? {}
      expect((await past({ userId })).cards.map(it => it.id)).toEqual([filed.id])
      expect((await past({ userId, phoneHash })).cards.map(it => it.id)).toEqual([filed.id, before.id])
    })

    test('the newest twenty are shown, and that there are more', async () => {
      for (let at = 0; at < 21; at += 1) await register({ customer: fang, place: garden })
      await world.stack.settle()
      const { cards, more } = await past({ phoneHash: await numberOf(fang.phone) })
      expect([cards.length, more]).toEqual([20, true])
    })

    test('another community and another number show nothing', async () => {
      await register({ customer: fang, place: garden })
      await world.stack.settle()
      const phoneHash = await numberOf(fang.phone)
      expect((await past({ phoneHash })).cards).toHaveLength(1)
      expect((await past({ phoneHash: phoneHash.replace(/.$/, it => (it === '0' ? '1' : '0')) })).cards).toEqual([])
      expect(await world.agent.call(readCallerPast, { query: { communityId: 'elsewhere', phoneHash } })).toMatchObject({
        refusal: { reason: 'not-allowed' },
      })
    })

    test('what is about the reader is kept from him, and nobody is a caller to himself', async () => {
      const { id, turn } = await register({ customer: fang, place: garden })
      await world.stack.settle()
      const phoneHash = await numberOf(fang.phone)
      const personId = world.agent.session.me.userId
      must(await world.dispatcher.call(nameAbout, { params: { id }, body: { turn, personId } }))
      await world.stack.settle()
      expect(await past({ phoneHash })).toEqual({ cards: [], repeat: [], more: false })
      expect((await past({ phoneHash }, world.dispatcher)).cards).toHaveLength(1)

      const { put } = await registrar(world.stack)
      const dispatcher = storedUnder(world.stack, `USER#${world.dispatcher.session.me.userId}`)[0]
      await put({ ...dispatcher, phoneHash })
      expect((await past({ phoneHash }, world.dispatcher)).cards).toEqual([])
    })
  })

  test('nobody sees what is about himself', async () => {
    const first = await register({ ...leak, solved })
    must(
      await world.dispatcher.call(nameAbout, {
        params: { id: first.id },
        body: { turn: first.turn, personId: world.agent.session.me.userId },
      }),
    )
    await world.stack.settle()
    world.stack.advance(60_000)
    expect(await past({ ...here, categoryId: 'leak' })).toEqual({ cards: [], repeat: [], more: false })
    expect((await past({ ...here, categoryId: 'leak' }, world.dispatcher)).repeat).toEqual([first.id])
  })

  test('what was withdrawn stands among the rest', async () => {
    const filed = must(await world.resident.call(fileComplaint, { body: aFiling({ place: ownRoom }) }))
    must(await world.resident.call(withdrawMine, { params: { id: filed.id }, body: { turn: filed.turn } }))
    await world.stack.settle()
    expect((await past(here)).cards.map(it => it.state)).toEqual(['withdrawn'])
  })

  test('is for the office of the community', async () => {
    for (const client of [world.handler, world.manager, world.resident])
      expect((await client.call(readCallerPast, { query: { communityId, ...here } })).ok).toBe(false)
    for (const elsewhere of ['elsewhere', '__proto__'])
      expect(await world.agent.call(readCallerPast, { query: { communityId: elsewhere } })).toMatchObject({
        refusal: { reason: 'not-allowed' },
      })
  })
})
