// The staff of a community as the rules know them: with what they may do there.

import type { Actor } from '#domain/people/actor.ts'
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
