// The staff of a community as the rules know them: with what they may do there.

import type { Actor } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Community, Staff } from './community.ts'

export const actorIn =
  ({ profile }: Community) =>
  ({ userId, name, grants }: Staff): Actor => ({
    id: userId,
    name,
    grants: grants.map(it => ({ ...it, communityId: profile.id })),
  })

/** Somebody who works in the community; undefined where nobody there has that id. */
export const staffActor = (community: Community, id: string): Actor | undefined =>
  community.staff.filter(it => it.userId === id).map(actorIn(community))[0]

/** Somebody of the community who can be given something new: whoever is handing over what he has gets nothing. */
export const stayingActor = (community: Community, id: string): Result<Actor, 'person-unknown' | 'person-leaving'> => {
  const person = community.staff.find(it => it.userId === id)
  if (!person) return refuse('person-unknown')
  return person.leavingJobId === undefined ? accept(actorIn(community)(person)) : refuse('person-leaving')
}
