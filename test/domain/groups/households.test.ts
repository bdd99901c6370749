import { expect, test } from 'vitest'
import { countHouseholds, groupSize, isGroup } from '#domain/groups/households.ts'
import { day } from '#domain/time.ts'
import { aCard, now } from './cards.ts'

test('callers who are not known by name count one by one', () => {
  expect(countHouseholds([aCard({ customerId: undefined }), aCard({ customerId: undefined })])).toBe(2)
})

test('two of one room are one household, also where one of them is known by name only', () => {
  const both = aCard({ customerId: 'a', roomId: 'room-1', publicPlace: undefined })
  const byName = aCard({ customerId: 'a' })
  const byRoom = aCard({ customerId: 'b', roomId: 'room-1', publicPlace: undefined })
  expect(countHouseholds([byName, byRoom, both])).toBe(1)
})

test('nobody is no household', () => {
  expect(countHouseholds([])).toBe(0)
})

const own = aCard()

test('a group counts the complaint itself once, though it stands in the list', () => {
  expect(groupSize(own, [], 7)).toBe(1)
  expect(groupSize(own, [own, aCard()], 7)).toBe(2)
})

test('followers count as households', () => {
  const followedBy = [{ userId: 'b', roomId: 'room-b' }]
  expect(groupSize(aCard({ followers: 1, followedBy }), [aCard()], 7)).toBe(3)
})

test.each([
  ['7 days apart', 7 * day, 3],
  ['more than 7 days apart', 7 * day + 1, 2],
])('households that are %s', (_, apart, size) => {
  const first = aCard({ receivedAt: now - 20 * day })
  const between = aCard({ receivedAt: now - 19 * day })
  expect(groupSize(first, [between, aCard({ receivedAt: first.receivedAt + apart })], 7)).toBe(size)
  expect(groupSize(aCard({ receivedAt: first.receivedAt + apart }), [between, first], 7)).toBe(size)
})

test('the fullest 7 days with the complaint in them are taken', () => {
  const middle = aCard({ receivedAt: now - 10 * day })
  const before = aCard({ receivedAt: now - 14 * day })
  const after = [aCard({ receivedAt: now - 5 * day }), aCard({ receivedAt: now - 4 * day })]
  expect(groupSize(middle, [before, ...after], 7)).toBe(3)
})

test.each(['withdrawn', 'declined'] as const)('what was %s is nobody’s matter any more', state => {
  expect(groupSize(own, [aCard({ state })], 7)).toBe(1)
})

test.each([
  [2, false],
  [3, true],
  [4, true],
])('%i households are a group of 3: %s', (size, is) => {
  expect(isGroup(size, 3)).toBe(is)
})
