// Cards for tests of what is alike: everything has a default, a test names only what it is about.

import type { LikeCard } from '#domain/groups/like.ts'
import { shanghai } from '../../support/builders.ts'

/** A Monday noon. */
export const now = shanghai('2026-11-23 12:00')

let made = 0

/** A complaint about the lift of building 2, received an hour ago, filed by somebody of his own. */
export const aCard = (changes: Partial<LikeCard> = {}): LikeCard => {
  made += 1
  return {
    id: `complaint-${String(made).padStart(4, '0')}`,
    kind: 'complaint',
    state: 'accepted',
    category: '电梯',
    categoryId: 'lift',
    source: 'wechat',
    customerId: `user-${made}`,
    buildingId: 'b-2',
    publicPlace: '电梯',
    round: 1,
    receivedAt: now - 3_600_000,
    followers: 0,
    followedBy: [],
    children: 0,
    turn: 2,
    ...changes,
  }
}
