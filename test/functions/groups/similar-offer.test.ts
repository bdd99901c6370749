import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSimilar, followComplaint } from '#contract/groups.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStranger, aWorld, ownRoom, type World } from '../people.ts'
import { aboutLift, aNeighbour, building, fileAs, liftFiledBy } from './neighbours.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const lift = { communityId, categoryId: 'lift', label: '电梯', buildingId: building.id }
const offerTo = async (client: Client, query: Partial<Record<keyof typeof lift, string>> = {}) =>
  must(await client.call(findSimilar, { query: { ...lift, ...query } })).offer

test('three households are offered, the oldest complaint to follow, and nothing else', async () => {
  const filed = await liftFiledBy(world, 3)
  expect(await offerTo(world.resident)).toEqual({ count: 3, category: '电梯', complaintId: filed[0]?.id })
})

test('two are not', async () => {
  await liftFiledBy(world, 2)
  expect(await offerTo(world.resident)).toBeUndefined()
})

test('one who follows makes the third', async () => {
  const [first] = await liftFiledBy(world, 2)
  const follower = await aNeighbour(world.stack)
  must(await follower.call(followComplaint, { body: { complaintId: first?.id ?? '' } }))
  expect(await offerTo(world.resident)).toMatchObject({ count: 3 })
  expect(await offerTo(follower)).toBeUndefined()
})

test('what somebody added to the place keeps the matter the same', async () => {
  await liftFiledBy(world, 2)
  const place = { kind: 'public', label: '2 栋 电梯 左边那部', buildingId: building.id } as const
  await fileAs(await aNeighbour(world.stack), aboutLift({ place }))
  expect(await offerTo(world.resident)).toMatchObject({ count: 3 })
})

test('another building is nobody’s business here: neither asked from there nor asked about', async () => {
  await liftFiledBy(world, 3)
  const elsewhere = await aNeighbour(world.stack, 'tsy-b3')
  expect(await offerTo(elsewhere)).toBeUndefined()
  expect(await offerTo(elsewhere, { buildingId: 'tsy-b3' })).toBeUndefined()
})

test('a place of the whole community is offered to all who live there, and to nobody else', async () => {
  const place = { kind: 'public', label: '花园' } as const
  for (let count = 0; count < 3; count += 1)
    await fileAs(await aNeighbour(world.stack), aboutLift({ categoryId: 'cleaning', place }))
  const garden = { communityId, categoryId: 'cleaning', label: '花园' }
  const asked = async (client: Client) => must(await client.call(findSimilar, { query: garden })).offer?.count
  expect(await asked(world.neighbour)).toBe(3)
  expect(await asked(await aStranger(world.stack, 'passer-by'))).toBeUndefined()
  expect(await asked(world.agent)).toBeUndefined()
})

test.each(['noise', 'attitude', 'parking'])('%s is never offered, however many reported it', async categoryId => {
  for (let count = 0; count < 4; count += 1) await fileAs(await aNeighbour(world.stack), aboutLift({ categoryId }))
  expect(await offerTo(world.resident, { categoryId })).toBeUndefined()
})

test('rooms are never offered', async () => {
  await liftFiledBy(world, 2)
  await fileAs(world.resident, aboutLift({ place: ownRoom }))
  expect(await offerTo(await aNeighbour(world.stack))).toBeUndefined()
})

test('a place, a category or a community that is not listed has nothing to offer', async () => {
  await liftFiledBy(world, 3)
  for (const query of [{ label: '2 栋 电梯' }, { categoryId: 'no-such' }, { communityId: 'elsewhere' }])
    expect(await offerTo(world.resident, query)).toBeUndefined()
})

test('a place in somebody’s own words is never offered: the words may say who he is', async () => {
  const place = { kind: 'public', label: '王阿姨家楼下', buildingId: building.id } as const
  for (let count = 0; count < 3; count += 1) await fileAs(await aNeighbour(world.stack), aboutLift({ place }))
  expect(await offerTo(world.resident, { label: '王阿姨家楼下' })).toBeUndefined()
})

test('after 7 days nothing is offered any more', async () => {
  await liftFiledBy(world, 3)
  const later = async (time: number) => {
    world.stack.advance(time)
    return offerTo(await signInAs(world.stack, 'chenguilan'))
  }
  expect(await later(6 * day)).toMatchObject({ count: 3 })
  expect(await later(day)).toBeUndefined()
})

test('what turns out to be about an employee is offered no more', async () => {
  const [first] = await liftFiledBy(world, 3)
  const params = { id: first?.id ?? '' }
  const personId = world.handler.session.me.userId
  must(await world.agent.call(moves.nameAbout, { params, body: { turn: first?.turn ?? 1, personId } }))
  expect(await offerTo(world.resident)).toBeUndefined()
})

test('once two are merged their parent is offered, all three count', async () => {
  const [first, second, third] = await liftFiledBy(world, 3)
  if (!first || !second || !third) throw new Error('three were filed')
  const accept = async ({ id, turn }: { id: string; turn: number }) =>
    must(await world.agent.call(staff.acceptComplaint, { params: { id }, body: { turn } }))
  await accept(third)
  for (const { id, turn } of [first, second])
    must(await world.agent.call(moves.mergeComplaint, { params: { id }, body: { turn, parentId: third.id } }))
  expect(await offerTo(world.resident)).toEqual({ count: 3, category: '电梯', complaintId: third.id })
})
