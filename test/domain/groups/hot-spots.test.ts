import { expect, test } from 'vitest'
import { hotSpots } from '#domain/groups/hot-spots.ts'
import type { LikeCard } from '#domain/groups/like.ts'
import { day } from '#domain/time.ts'
import { aCard, now } from './cards.ts'

/** Complaints received so many days ago each. */
const received = (ages: readonly number[], changes: Partial<LikeCard> = {}) =>
  ages.map(age => aCard({ receivedAt: now - age * day, ...changes }))

test('three in 30 days are a spot, with the building they lie in', () => {
  expect(hotSpots(received([1, 8, 29]), now)).toEqual([
    { categoryId: 'lift', category: '电梯', buildingId: 'b-2', week: 1, month: 3, trend: 'steady' },
  ])
})

test('what came up at places nobody knows is no spot', () => {
  expect(hotSpots(received([1, 8, 29], { buildingId: undefined, publicPlace: undefined }), now)).toEqual([])
})

test('two are chance', () => {
  expect(hotSpots(received([1, 2]), now)).toEqual([])
})

test.each([
  ['received exactly 30 days ago', [1, 2, 30], 0],
  ['received a moment later', [1, 2, 29.99], 1],
  ['that comes from tomorrow', [1, 2, -1], 0],
])('one %s', (_, ages, count) => {
  expect(hotSpots(received(ages), now)).toHaveLength(count)
})

test('the last 7 days end now and begin 7 days ago', () => {
  expect(hotSpots(received([0, 6.99, 7, 13.99]), now)[0]).toMatchObject({ week: 2, month: 4, trend: 'steady' })
})

test.each([
  [[1, 2, 3], 'rising'],
  [[1, 2, 8], 'rising'],
  [[1, 8, 9], 'falling'],
  [[20, 21, 22], 'steady'],
  [[1, 2, 14, 15, 16], 'rising'],
])('received %j days ago it is %s', (ages, trend) => {
  expect(hotSpots(received(ages), now)[0]?.trend).toBe(trend)
})

test('other buildings, places and categories are spots of their own; the busiest week first, then the busiest month', () => {
  const spots = hotSpots(
    [
      ...received([20, 21, 22]),
      ...received([20, 21, 22, 23], { buildingId: 'b-3' }),
      ...received([1, 2, 22], { categoryId: 'leak', category: '渗漏' }),
      ...received([1, 21, 22], { buildingId: undefined, publicPlace: '花园' }),
    ],
    now,
  )
  expect(spots.map(it => [it.category, it.buildingId ?? it.publicPlace, it.week, it.month])).toEqual([
    ['渗漏', 'b-2', 2, 3],
    ['电梯', '花园', 1, 3],
    ['电梯', 'b-3', 0, 4],
    ['电梯', 'b-2', 0, 3],
  ])
})

test('rooms and public places of a building are one spot', () => {
  expect(
    hotSpots([...received([1, 2]), ...received([3], { roomId: 'room-1', publicPlace: undefined })], now),
  ).toHaveLength(1)
})

test('questions, praise and what the customer took back do not count; repairs do', () => {
  for (const changes of [{ kind: 'question' }, { kind: 'praise' }, { state: 'withdrawn' }] as const)
    expect(hotSpots([...received([1, 2]), ...received([3], changes)], now)).toEqual([])
  expect(hotSpots([...received([1, 2]), ...received([3], { kind: 'repair' })], now)).toHaveLength(1)
})
