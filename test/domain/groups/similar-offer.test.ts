import { describe, expect, test } from 'vitest'
import type { LikeCard } from '#domain/groups/like.ts'
import { concernsNeighbour, isFollowable, livesThere, similarOffer } from '#domain/groups/similar-offer.ts'
import { day } from '#domain/time.ts'
import { aComplaint, anAbout, people } from '../../support/builders.ts'
import { aCard, now } from './cards.ts'

const lift = { name: '电梯', followable: true }
const figures = { similarToOffer: 3, groupDays: 7 }
const offered = (cards: readonly LikeCard[], wish: Partial<Parameters<typeof similarOffer>[0]> = {}) =>
  similarOffer({ viewerId: 'me', category: lift, publicPlace: '电梯', ...wish }, cards, now, figures)

const three = (changes: Partial<LikeCard> = {}) => [aCard(changes), aCard(changes), aCard(changes)]

test('three households are offered as a number, the category and the oldest complaint, nothing else', () => {
  const oldest = aCard({ receivedAt: now - 2 * day })
  expect(offered([aCard(), oldest, aCard()])).toEqual({ count: 3, category: '电梯', complaintId: oldest.id })
})

test('two households are not', () => {
  expect(offered([aCard(), aCard()])).toBeUndefined()
})

test('of two that came at the same moment always the same one is offered', () => {
  const [first, second, third] = three()
  const ids = [first, second, third].map(it => it?.id).sort()
  for (const cards of [
    [third, second, first],
    [second, first, third],
  ])
    expect(offered(cards.flatMap(it => it ?? []))?.complaintId).toBe(ids[0])
})

test('a household counts once, however often it files or follows', () => {
  expect(offered(three({ customerId: 'the-same' }))).toBeUndefined()
  const follower = { userId: 'user-b', roomId: 'room-b' }
  const followed = aCard({ followers: 1, followedBy: [follower] })
  expect(offered([followed, aCard({ customerId: 'user-b' })])).toBeUndefined()
  expect(offered([followed, aCard()])?.count).toBe(3)
})

test('followers count, also those that are only counted', () => {
  const followedBy = [{ userId: 'user-b', roomId: 'room-b' }]
  expect(offered([aCard({ followers: 1, followedBy })])).toBeUndefined()
  expect(offered([aCard({ followers: 2, followedBy })])?.count).toBe(3)
})

test.each([
  ['a complaint that is 7 days old counts', 7 * day, 3],
  ['one that is older does not', 7 * day + 1, undefined],
])('%s', (_, age, count) => {
  expect(offered([aCard(), aCard(), aCard({ receivedAt: now - age })])?.count).toBe(count)
})

test.each(['answered', 'closed', 'declined', 'withdrawn'] as const)('one that is %s does not count', state => {
  expect(offered([aCard(), aCard(), aCard({ state })])).toBeUndefined()
})

test.each(['submitted', 'dispatched', 'handling', 'checking'] as const)('one that is %s counts', state => {
  expect(offered([aCard(), aCard(), aCard({ state })])?.count).toBe(3)
})

describe('after a merge', () => {
  test('the parent is offered, its children count', () => {
    const parent = aCard({ children: 2 })
    const child = { state: 'merged' as const, mergedInto: parent.id, receivedAt: now - 2 * day }
    expect(offered([aCard(child), aCard(child), parent])).toMatchObject({ count: 3, complaintId: parent.id })
  })

  test('the parent is offered though it is too old to count itself', () => {
    const parent = aCard({ children: 3, receivedAt: now - 20 * day })
    const child = { state: 'merged' as const, mergedInto: parent.id }
    expect(offered([...three(child), parent])).toMatchObject({ count: 3, complaintId: parent.id })
  })

  test('another parent of long ago is not', () => {
    const other = aCard({ children: 1, receivedAt: now - 20 * day })
    const [oldest] = three({ receivedAt: now - day })
    expect(offered([other, aCard(), aCard(), ...(oldest ? [oldest] : [])])?.complaintId).toBe(oldest?.id)
  })

  test('nothing is offered where only children are in sight', () => {
    expect(offered(three({ state: 'merged', mergedInto: 'out-of-sight' }))).toBeUndefined()
  })

  test('nor to whoever filed or follows the parent', () => {
    const mine = aCard({ children: 3, receivedAt: now - 20 * day, customerId: 'me' })
    expect(offered([...three({ state: 'merged', mergedInto: mine.id }), mine])).toBeUndefined()
  })
})

test('what is about an employee never counts', () => {
  expect(offered([aCard(), aCard(), aCard({ aboutId: 'staff-1' })])).toBeUndefined()
})

test('another public place of the building does not count', () => {
  expect(offered([aCard(), aCard(), aCard({ publicPlace: '楼道' })])).toBeUndefined()
  expect(offered([aCard(), aCard(), aCard({ publicPlace: undefined, roomId: 'room-9' })])).toBeUndefined()
})

test('whoever has filed or follows one of them is offered nothing', () => {
  expect(offered([...three(), aCard({ customerId: 'me' })])).toBeUndefined()
  const followedBy = [{ userId: 'me', roomId: 'room-1' }]
  expect(offered([...three(), aCard({ followers: 1, followedBy })])).toBeUndefined()
})

test.each([
  [{ name: '电梯', followable: true }, true],
  [{ name: '电梯' }, false],
  [{ name: '环境卫生', followable: false }, false],
  [{ name: '噪音扰民', followable: true }, false],
  [{ name: '邻里纠纷', followable: true }, false],
  [{ name: '宠物', followable: true }, false],
  [{ name: '服务态度', followable: true }, false],
  [{ name: '个人信息泄露', followable: true }, false],
])('%o may be followed: %s', (category, may) => {
  expect(isFollowable(category)).toBe(may)
  expect(offered(three(), { category }) !== undefined).toBe(may)
})

describe('who lives there', () => {
  const home = { communityId: 'garden', buildingId: 'b-2' }
  test.each([
    ['a resident of the building', [home], 'b-2', true],
    ['a resident of another building', [home], 'b-3', false],
    ['a resident, where it is nobody’s building', [home], undefined, true],
    ['a resident of another community', [{ ...home, communityId: 'riverside' }], undefined, false],
    ['somebody without a room', [], undefined, false],
  ])('%s', (_, rooms, buildingId, lives) => {
    expect(livesThere(rooms, { communityId: 'garden', buildingId })).toBe(lives)
  })
})

describe('whom a complaint concerns', () => {
  const rooms = [{ communityId: 'garden', buildingId: 'b-2' }]
  const place = { kind: 'public', label: '花园' } as const
  test('the neighbours, where it is a public place of a category to follow', () => {
    expect(concernsNeighbour(aComplaint({ place }), rooms, lift)).toBe(true)
  })
  test.each([
    ['a category nobody follows', aComplaint({ place }), { name: '停车' }, rooms],
    ['a category that is gone', aComplaint({ place }), undefined, rooms],
    ['somebody’s room', aComplaint(), lift, rooms],
    ['an employee', aComplaint({ place, about: anAbout(people.handler) }), lift, rooms],
    ['another building', aComplaint({ place: { ...place, buildingId: 'b-3' } }), lift, rooms],
    ['a community one does not live in', aComplaint({ place }), lift, []],
  ])('nobody else, where it is %s', (_, complaint, category, own) => {
    expect(concernsNeighbour(complaint, own, category)).toBe(false)
  })
})
