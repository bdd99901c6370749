import { expect, test } from 'vitest'
import { hasLike, likeOf, publicNameOf, spotOf } from '#domain/groups/like.ts'
import { aComplaint } from '../../support/builders.ts'

const room = { kind: 'room', roomId: 'room-1', buildingId: 'b-2', label: '2 栋 1202' } as const
const garden = { kind: 'public', label: '花园 亭子旁', name: '花园' } as const

test('a room is alike by its building, a public place by the name the community lists it by', () => {
  expect(spotOf(likeOf(aComplaint({ place: room })))).toBe('b-2')
  expect(spotOf(likeOf(aComplaint({ place: garden })))).toBe('public:花园')
  expect(spotOf(likeOf(aComplaint({ place: { ...garden, buildingId: 'b-3' } })))).toBe('b-3')
})

test('a public place without a listed name keeps what was said', () => {
  expect(publicNameOf({ kind: 'public', label: '配电房后面' })).toBe('配电房后面')
})

test('no words and no names stand in it', () => {
  const complaint = aComplaint({ place: garden })
  const text = JSON.stringify(likeOf(complaint))
  for (const personal of [complaint.text, complaint.customer.name, '亭子']) expect(text).not.toContain(personal)
})

test('followers beyond the first eight are only counted', () => {
  const followers = Array.from({ length: 12 }, (_, index) => ({ userId: `u-${index}`, roomId: `r-${index}`, at: 1 }))
  const like = likeOf(aComplaint({ followers }))
  expect([like.followers, like.followedBy.length]).toEqual([12, 8])
  expect(like.followedBy[0]).toEqual({ userId: 'u-0', roomId: 'r-0' })
})

test('a child names its parent, a parent counts its children', () => {
  expect(likeOf(aComplaint({ state: 'merged' })).mergedInto).toBeDefined()
  expect(likeOf(aComplaint({ children: [{ id: 'c', number: 'W1' }] })).children).toBe(1)
  expect(likeOf(aComplaint()).mergedInto).toBeUndefined()
})

test.each([
  ['complaint', true],
  ['repair', true],
  ['question', false],
  ['praise', false],
] as const)('a %s can be the same as another: %s', (kind, can) => {
  expect(hasLike({ kind })).toBe(can)
})
