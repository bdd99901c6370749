// 跟进: a neighbour follows what concerns him too. He counts as a room for the group, gets public messages, has no survey.

import { isPersonal, livesThere } from '../groups/similar-offer.ts'
import { checkOn, type Off } from '../places/switches.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Complaint, Follower } from './complaint.ts'
import type { Decision } from './decision.ts'
import { isAbout, mayFollow } from './lifecycle.ts'

/** As many as a building has rooms; beyond that it is everybody's matter anyway. */
const mostFollowers = 500

/** Following twice is the same as once. Where 邻居跟进 is off nobody begins; who follows goes on. */
export const follow = (
  complaint: Complaint,
  follower: Follower,
  off?: Off,
): Result<Decision, 'not-to-follow' | 'own-complaint' | 'switched-off'> => {
  if (complaint.customer.userId === follower.userId) return refuse('own-complaint')
  const offered = checkOn(off, 'follow')
  const others = complaint.followers.filter(it => it.userId !== follower.userId)
  if (!offered.ok && others.length === complaint.followers.length) return offered
  if (!mayFollow(complaint) || others.length >= mostFollowers) return refuse('not-to-follow')
  return accept({ complaint: { ...complaint, followers: [...others, follower] }, entries: [], messages: [] })
}

export const unfollow = (complaint: Complaint, userId: string): Decision => ({
  complaint: { ...complaint, followers: complaint.followers.filter(it => it.userId !== userId) },
  entries: [],
  messages: [],
})

/**
 * Whether somebody who followed still may: who has moved away from the place reads nothing new, nobody reads about himself, and
 * nobody what turned out to be a matter of a person (改类别).
 */
export const stillFollows = (
  complaint: Pick<Complaint, 'followers' | 'about' | 'communityId' | 'place' | 'category'>,
  follower: { id: string; rooms: readonly { communityId: string; buildingId: string }[] },
): boolean => {
  const { communityId, place, category } = complaint
  return (
    complaint.followers.some(it => it.userId === follower.id) &&
    !isAbout(complaint, follower.id) &&
    !isPersonal(category) &&
    livesThere(follower.rooms, { communityId, buildingId: place.buildingId })
  )
}
