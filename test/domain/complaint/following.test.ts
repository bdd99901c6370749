import { describe, expect, test } from 'vitest'
import type { Follower } from '#domain/complaint/complaint.ts'
import { follow, stillFollows, unfollow } from '#domain/complaint/following.ts'
import { aComplaint, accepted, anAbout, people, received } from '../../support/builders.ts'
import { noon } from './decided.ts'

const place = { kind: 'public', label: '地下车库' } as const
const open = aComplaint({ place })
const follower: Follower = { userId: people.neighbour.id, roomId: 'room-2', at: noon }
const many = (count: number): Follower[] =>
  Array.from({ length: count }, (_, index) => ({ userId: `neighbour-${index}`, roomId: `room-${index}`, at: received }))

describe('following', () => {
  test('a neighbour stands beside the others; nothing is written, nobody is told, it is nobody’s turn', () => {
    const before = { ...open, followers: many(2) }
    expect(follow(before, follower)).toEqual({
      ok: true,
      value: { complaint: { ...before, followers: [...many(2), follower] }, entries: [], messages: [] },
    })
  })

  test('twice is the same as once, in the room said last', () => {
    const moved = { ...follower, roomId: 'room-3' }
    const { complaint } = accepted(follow({ ...open, followers: [follower, ...many(1)] }, moved))
    expect(complaint.followers).toEqual([...many(1), moved])
  })

  test('his own complaint nobody follows', () => {
    expect(follow(open, { ...follower, userId: people.owner.id })).toEqual({ ok: false, reason: 'own-complaint' })
  })

  test.each([
    ['of a room', aComplaint()],
    ['about an employee', aComplaint({ place, about: anAbout(people.handler) })],
    ['that has ended', aComplaint({ place, state: 'closed' })],
  ])('a complaint %s is not to follow', (_, complaint) => {
    expect(follow(complaint, follower)).toEqual({ ok: false, reason: 'not-to-follow' })
  })

  test('what was declined is to follow only while an appeal runs', () => {
    const stage = { state: 'declined', reason: '不属于物业', declinedAt: received } as const
    const appeal = { reason: '归物业', at: noon, level: 'manager' } as const
    expect(follow(aComplaint({ place, stage }), follower)).toEqual({ ok: false, reason: 'not-to-follow' })
    expect(follow(aComplaint({ place, stage: { ...stage, appeal } }), follower).ok).toBe(true)
  })

  test('five hundred are everybody; whoever is among them may still change his room', () => {
    expect(follow({ ...open, followers: many(499) }, follower).ok).toBe(true)
    expect(follow({ ...open, followers: many(500) }, follower)).toEqual({ ok: false, reason: 'not-to-follow' })
    const among = { ...open, followers: [...many(499), follower] }
    expect(follow(among, { ...follower, roomId: 'room-3' }).ok).toBe(true)
  })
})

test('who follows no longer is gone; the others stay', () => {
  const before = { ...open, followers: [...many(1), follower] }
  expect(unfollow(before, follower.userId)).toEqual({
    complaint: { ...before, followers: many(1) },
    entries: [],
    messages: [],
  })
})

describe('whoever followed still does', () => {
  const id = follower.userId
  const { communityId } = open
  const here = { communityId, buildingId: 'b1' }
  const followed = aComplaint({ place: { ...place, buildingId: 'b1' }, followers: [follower] })
  test.each<[string, Parameters<typeof stillFollows>, boolean]>([
    ['while he lives in the building', [followed, { id, rooms: [here] }], true],
    ['not once he has moved to another', [followed, { id, rooms: [{ communityId, buildingId: 'b2' }] }], false],
    ['not once he has moved out', [followed, { id, rooms: [] }], false],
    [
      'in any building, where the place is everybody’s',
      [
        { ...followed, place },
        { id, rooms: [{ communityId, buildingId: 'b2' }] },
      ],
      true,
    ],
    ['not where he never followed', [open, { id, rooms: [here] }], false],
    [
      'not where only others follow',
      [
        { ...followed, followers: many(2) },
        { id, rooms: [here] },
      ],
      false,
    ],
    [
      'not where it is about himself',
      [
        { ...followed, about: anAbout({ id, name: '刘强' }) },
        { id, rooms: [here] },
      ],
      false,
    ],
    [
      'not what turned out to be about staff, under another category',
      [
        { ...followed, category: { ...followed.category, name: '服务态度' } },
        { id, rooms: [here] },
      ],
      false,
    ],
  ])('%s', (_, given, follows) => {
    expect(stillFollows(...given)).toBe(follows)
  })
})
