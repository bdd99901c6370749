import { afterEach, beforeEach, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { nameAbout } from '#contract/staff-moves.ts'
import type { Role } from '#domain/people/actor.ts'
import { minute } from '#domain/time.ts'
import { openCore } from '../../../functions/core.ts'
import { findPast, type PastBy, pastOf } from '../../../functions/customers/past-of.ts'
import { communityOf } from '../../../functions/places/community.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aCall, aWorld, bring, ownRoom, type World } from '../people.ts'
import { atRest, leave } from '../privacy/leaver.ts'
import { storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const roomOf = { roomId: ownRoom.roomId }

type Options = { limit?: number; roles?: Role[]; id?: string }

/** What somebody with these roles finds, asked like a use case would. */
const past = async (by: PastBy, { limit = 20, roles = ['agent'], id = 'nobody' }: Options = {}) => {
  const core = await openCore(world.stack.outside)
  const actor = { id, name: '某人', grants: roles.map(role => ({ role, communityId })) }
  const places = [await findPast(core, communityId, by, limit)]
  return pastOf(core, places, { actor, community: await communityOf(core, communityId) })
}
const idsOf = async (...asked: Parameters<typeof past>) => (await past(...asked)).cards.map(it => it.id)
const hashOf = async (phone: string) => (await openCore(world.stack.outside)).seal.searchHash(phone)
const idIn = (who: Client): string => who.session.me.userId

test('a room has the complaints of everybody in it, newest first, open and past ones', async () => {
  const first = await bring(world, 'withdrawn', { place: ownRoom })
  world.stack.advance(minute)
  const second = await aWaiting(world, leak)
  await aWaiting(world)
  await world.stack.settle()
  expect(await idsOf(roomOf)).toEqual([second.id, first.id])
  expect((await past(roomOf)).cards[0]).toMatchObject({ state: 'accepted', place: '2 栋 1 单元 1202' })
})

test('no more than asked for are read, and it is said that there are more', async () => {
  for (let at = 0; at < 3; at += 1) {
    await aWaiting(world, leak)
    world.stack.advance(minute)
  }
  expect(await past(roomOf, { limit: 2 })).toMatchObject({ cards: [{}, {}], more: true })
  expect(await past(roomOf, { limit: 3 })).toMatchObject({ cards: [{}, {}, {}], more: false })
})

test('a phone number finds what its owner called about, and no other number does', async () => {
  const own = await aWaiting(world)
  await aWaiting(world, { customer: { name: '方芳', phone: '13912345679', relation: 'visitor' } })
  expect(await idsOf({ phoneHash: await hashOf('13912345678') })).toEqual([own.id])
  expect(JSON.stringify(storedUnder(world.stack, 'COMPLAINT#'))).not.toContain('13912345678')
})

test('a resident’s own filing is found by the phone he is known by', async () => {
  const { id } = await bring(world, 'submitted', { place: ownRoom })
  const keys = storedUnder(world.stack, `COMPLAINT#${id}`).flatMap(it => it.phoneKey ?? [])
  expect(keys).toHaveLength(1)
  expect(await idsOf({ userId: idIn(world.resident) })).toEqual([id])
})

test('who does not read the community finds nothing, and nobody what is about himself', async () => {
  const { id, turn } = await aWaiting(world, leak)
  const body = { turn, personId: idIn(world.agent) }
  must(await world.dispatcher.call(nameAbout, { params: { id }, body }))
  expect(await idsOf(roomOf)).toEqual([id])
  expect(await idsOf(roomOf, { id: idIn(world.agent) })).toEqual([])
  expect(await idsOf(roomOf, { roles: [] })).toEqual([])
})

test('a move leaves the keys as they were', async () => {
  const { id, turn } = await aWaiting(world, leak)
  const keys = () =>
    storedUnder(world.stack, `COMPLAINT#${id}`)
      .filter(it => it.sk === 'COMPLAINT')
      .map(({ roomKey, roomSort, phoneKey, phoneSort }) => [roomKey, roomSort, phoneKey, phoneSort])
  const before = keys()
  expect(before.flat().every(it => it !== undefined)).toBe(true)
  const body = { turn, answer: '已上门处理', settlement: 'repaired' as const }
  must(await world.agent.call(staff.solveOnTheSpot, { params: { id }, body }))
  expect(keys()).toEqual(before)
})

test('who is erased is found by no phone number and in no room any more', async () => {
  const { id } = await atRest(world.resident)
  const stored = () => storedUnder(world.stack, `COMPLAINT#${id}`).find(it => it.sk === 'COMPLAINT')
  expect(await idsOf(roomOf)).toEqual([id])
  expect(stored()).toMatchObject({ phoneKey: expect.stringMatching(/^PHONE#/), phoneSort: expect.any(String) })
  must(await leave(world.resident))
  await world.stack.settle()
  expect([stored()?.phoneKey, stored()?.phoneSort]).toEqual([undefined, undefined])
  expect(await idsOf(roomOf)).toEqual([])
})

test('a complaint that knows no number stands under none', async () => {
  const called = aCall(world.stack.now(), {
    customer: { name: '方芳', relation: 'visitor' },
  })
  const { id } = must(await world.agent.call(staff.registerForCaller, { body: called }))
  const [item] = storedUnder(world.stack, `COMPLAINT#${id}`).filter(it => it.sk === 'COMPLAINT')
  expect(item?.phoneKey).toBeUndefined()
})
