import { afterEach, beforeEach, expect, test } from 'vitest'
import { listHotSpots, readHotSpot } from '#contract/groups.ts'
import * as moves from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, ownRoom, type World } from '../people.ts'
import { aboutLift, building, fileAs, liftFiledBy } from './neighbours.ts'

let world: World
beforeEach(async () => {
  world = await aWorld({ at: Date.parse('2027-01-31T10:00:00+08:00') })
})
afterEach(() => world.stack.close())

const query = { communityId }
const listed = async (client: Client) => must(await client.call(listHotSpots, { query }))
const spotOf = async (client: Client, spot: { categoryId: string; buildingId?: string; place?: string }) =>
  must(await client.call(readHotSpot, { query: { communityId, ...spot } })).cards

test('three about one category and building are a spot, with a way to each of them', async () => {
  const filed = await liftFiledBy(world, 3)
  await fileAs(world.resident, aboutLift({ categoryId: 'leak', place: ownRoom }))
  const { spots, isWhole } = await listed(world.agent)
  expect(isWhole).toBe(true)
  expect(spots).toEqual([
    {
      categoryId: 'lift',
      category: '电梯',
      buildingId: building.id,
      place: '2 栋',
      week: 3,
      month: 3,
      trend: 'rising',
    },
  ])
  const cards = await spotOf(world.agent, { categoryId: 'lift', buildingId: building.id })
  expect(cards.map(it => it.id)).toEqual(filed.map(it => it.id).toReversed())
})

test('the last 30 days may lie in three months of the ledger', async () => {
  await liftFiledBy(world, 1)
  for (const days of [10, 19]) {
    world.stack.advance(days * day)
    await liftFiledBy(world, 1)
  }
  const later = async () => (await listed(await signInAs(world.stack, 'hemin'))).spots.map(it => [it.week, it.month])
  expect(await later()).toEqual([[1, 3]])
  world.stack.advance(2 * day)
  expect(await later()).toEqual([])
})

test('a public place of the whole community is a spot by its name', async () => {
  const place = { kind: 'public', label: '花园 东北角' } as const
  for (let count = 0; count < 3; count += 1) await fileAs(world.resident, aboutLift({ categoryId: 'cleaning', place }))
  const [spot] = (await listed(world.manager)).spots
  expect(spot).toMatchObject({ place: '花园', month: 3 })
  expect(spot).not.toHaveProperty('buildingId')
  expect(await spotOf(world.manager, { categoryId: 'cleaning', place: '花园' })).toHaveLength(3)
})

test('whom a complaint is about finds neither it nor the spot it makes', async () => {
  const [first] = await liftFiledBy(world, 3)
  const body = { turn: first?.turn ?? 1, personId: world.manager.session.me.userId }
  must(await world.agent.call(moves.nameAbout, { params: { id: first?.id ?? '' }, body }))
  expect((await listed(world.manager)).spots).toEqual([])
  expect(await spotOf(world.manager, { categoryId: 'lift', buildingId: building.id })).toHaveLength(2)
  expect((await listed(world.agent)).spots).toHaveLength(1)
})

test('only the office and those above it look at spots', async () => {
  for (const client of [world.handler, world.head, world.resident]) {
    expect(await client.call(listHotSpots, { query })).toMatchObject({ status: 403 })
    const spot = { communityId, categoryId: 'lift', place: '花园' }
    expect(await client.call(readHotSpot, { query: spot })).toMatchObject({ status: 403 })
  }
  const elsewhere = { query: { communityId: 'elsewhere' } }
  expect(await world.agent.call(listHotSpots, elsewhere)).toMatchObject({ status: 403 })
})
