// 协办: whoever works on an order beside its handler finds it among his own, for as long as it is worked on.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { searchComplaints } from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { readChanges } from '#contract/work.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aPhoto } from '../../support/pictures.ts'
import { aReport, aWorld, bring, ownRoom, type World } from '../people.ts'
import { storedMessages, storedUnder } from '../stored.ts'

let world: World
/** Of the department of engineering; the orders are 刘强’s, who keeps order. */
let helper: Client
beforeEach(async () => {
  world = await aWorld()
  helper = world.engineer
})
afterEach(() => world.stack.close())

const idOf = (client: Client) => client.session.me.userId
const mine = async (who: Client) =>
  must(await who.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards.map(it => it.id)
const read = (who: Client, id: string) => who.call(staff.readAsStaff, { params: { id } })
const add = (id: string, turn: number, userId = idOf(helper), by = world.handler) =>
  by.call(moves.addCoHandler, { params: { id }, body: { turn, userId } })
const helped = async (filing: Parameters<typeof bring>[2] = {}) => {
  const { id, turn } = await bring(world, 'handling', filing)
  return { id, turn: must(await add(id, turn)).turn }
}

describe('a co-handler', () => {
  test('finds the order in his own list with its deadline, counted and searched like his own', async () => {
    const { id } = await helped()
    expect(await mine(helper)).toEqual([id])
    expect(await mine(world.handler)).toEqual([id])
    const [his] = must(await helper.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards
    const [own] = must(await world.handler.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards
    expect(his).toEqual(own)
    expect(his?.who?.name).toBe('刘强')
    const counted = async (who: Client) => must(await who.call(staff.countWork, { query: { communityId, of: 'mine' } }))
    expect(await counted(helper)).toEqual(await counted(world.handler))
    const found = must(await helper.call(searchComplaints, { body: { communityId, text: '装修' } }))
    expect(found.cards.map(it => it.id)).toEqual([id])
  })

  test('is told like a handler, and shows as 协办 to the staff alone', async () => {
    const { id } = await helped()
    expect(storedMessages(world.stack, id).filter(it => it.event === 'co-handling')).toMatchObject([
      { to: idOf(helper) },
    ])
    const detail = must(await read(helper, id))
    expect(detail.order).toMatchObject({
      handler: '刘强',
      coHandlers: [{ userId: idOf(helper), name: '周建国', department: '工程部' }],
    })
    const own = JSON.stringify(must(await world.resident.call(complaints.readMine, { params: { id } })))
    expect(own).toContain('刘强')
    expect(own).not.toMatch(/周建国|coHandler|co-handler/)
  })

  test('moves with the deadline, as the order does', async () => {
    const { id, turn } = await helped()
    const later = { turn, until: world.stack.now() + 5 * 86_400_000, method: 'phone' as const, what: '换好水泵' }
    must(await world.dispatcher.call(moves.agreeDate, { params: { id }, body: later }))
    const [his] = must(await helper.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards
    const [own] = must(await world.handler.call(staff.listWork, { query: { communityId, of: 'mine' } })).cards
    expect(his?.next).toEqual(own?.next)
  })

  test('notes progress, and leaves an internal note with photos the customer never sees', async () => {
    const { id, turn } = await helped()
    const noted = must(
      await helper.call(moves.noteProgress, { params: { id }, body: { turn, text: '先关了总阀', public: false } }),
    )
    const photo = await helper.upload(await aPhoto({ width: 400, height: 300 }))
    const body = { turn: noted.turn, text: '阀芯坏了', photoIds: [photo] }
    const after = must(await helper.call(moves.noteInside, { params: { id }, body }))
    expect(after.entries.find(it => it.kind === 'noted')).toMatchObject({
      visibility: 'internal',
      author: { name: '周建国' },
      photos: [{ id: photo, of: 'said' }],
    })
    await world.stack.settle()
    const own = JSON.stringify(must(await world.resident.call(complaints.readMine, { params: { id } })))
    expect(own).not.toContain(photo)
  })

  test.each([
    [
      'removed',
      (id: string, turn: number) =>
        world.handler.call(moves.removeCoHandler, { params: { id }, body: { turn, userId: idOf(helper) } }),
    ],
    [
      'reported done',
      (id: string, turn: number) => world.handler.call(staff.reportDone, { params: { id }, body: aReport(turn) }),
    ],
    [
      'returned',
      (id: string, turn: number) =>
        world.handler.call(moves.returnOrder, { params: { id }, body: { turn, reason: '不归我们' } }),
    ],
    [
      'withdrawn',
      (id: string, turn: number) => world.resident.call(complaints.withdrawMine, { params: { id }, body: { turn } }),
    ],
  ] as const)('has it no more once %s, and no copy of the card is kept', async (_, move) => {
    const { id, turn } = await helped({ place: ownRoom })
    expect(storedUnder(world.stack, `BESIDE#${id}`)[0]?.card).toBeDefined()
    must(await move(id, turn))
    expect(await mine(helper)).toEqual([])
    expect(await read(helper, id)).toMatchObject({ status: 404 })
    const [left] = storedUnder(world.stack, `BESIDE#${id}`)
    expect(Object.keys(left ?? {}).toSorted()).toEqual(['kind', 'pk', 'sk', 'v'])
    const late = { text: '当时关了总阀', photoIds: [] }
    expect(await helper.call(moves.leaveNote, { params: { id }, body: late })).toMatchObject({ ok: true })
  })

  test('is asked to read his list again when something happens to it', async () => {
    const { id, turn } = await helped()
    const { since = '' } = must(await helper.call(staff.listWork, { query: { communityId, of: 'mine' } }))
    world.stack.advance(1000)
    must(await world.handler.call(moves.noteProgress, { params: { id }, body: { turn, text: '在等', public: false } }))
    const changes = must(await helper.call(readChanges, { query: { communityId, of: 'mine', since } }))
    expect(changes).toMatchObject({ changed: [], gone: [], again: true })
  })

  test('leaves nothing behind where nobody ever was one', async () => {
    const { id } = await bring(world, 'answered')
    expect(storedUnder(world.stack, `BESIDE#${id}`)).toEqual([])
  })
})

describe('to name as co-handler', () => {
  test.each([
    ['who has no such post', 'hemin', 'handler-unknown'],
    ['who does not work here', 'wangqiang', 'handler-unknown'],
    ['the handler', 'liuqiang', 'handler-himself'],
  ] as const)('somebody %s is refused', async (_, alias, reason) => {
    const { id, turn } = await bring(world, 'handling')
    const who = await signInAs(world.stack, alias)
    expect(await add(id, turn, idOf(who))).toMatchObject({ status: 422, refusal: { reason } })
    expect(storedUnder(world.stack, `BESIDE#${id}`)).toEqual([])
  })

  test('somebody twice is refused', async () => {
    const { id, turn } = await helped()
    expect(await add(id, turn)).toMatchObject({ status: 422, refusal: { reason: 'co-handler-already' } })
  })
})
