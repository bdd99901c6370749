// A new community: its profile, its place among the company's, and whoever made it as its first administrator.

import type { Core } from '../core.ts'
import { nameContext } from '../session/enter.ts'
import type { UserItem } from '../storage/person-items.ts'
import type { Put } from '../storage/write.ts'
import { grantsWith, userPut } from '../team/change-team.ts'
import { staffPut, teamPut } from '../team/team-items.ts'
import { communityPartition, ProfileItem, type Staff } from './community.ts'
import { entryPut } from './company.ts'

type Making = {
  /** Name, departments, categories, places, phones and hours; all else is the community's own. */
  profile: Readonly<Record<string, unknown>> & { name: string }
  user: UserItem
  /** The name its first administrator goes by there. */
  name: string
  /** His sealed telephone number, where the staff have it. */
  phone?: string | undefined
}

/** What making a community writes, audit entry and idempotency record aside. */
export const newCommunity = (
  core: Pick<Core, 'newId' | 'seal'>,
  { profile, user, name, phone }: Making,
): { communityId: string; user: UserItem; puts: Put[] } => {
  const communityId = core.newId()
  const posts = [{ role: 'admin' as const }]
  const item = ProfileItem.parse({
    ...profile,
    v: 1,
    pk: communityPartition(communityId),
    sk: 'PROFILE',
    version: 1,
    id: communityId,
  })
  const staff: Staff = {
    v: 1,
    sk: `STAFF#${user.id}`,
    userId: user.id,
    name,
    grants: posts,
    skills: [],
    buildingIds: [],
    version: 1,
    ...(phone === undefined ? {} : { phone }),
  }
  const changes = {
    name: core.seal.seal(name, nameContext(user.id)),
    grants: grantsWith(user, communityId, posts),
  }
  return {
    communityId,
    user: { ...user, ...changes, version: user.version + 1 },
    puts: [
      entryPut({ id: communityId, name: profile.name }, 'if-absent'),
      { table: 'records', only: 'if-absent', item },
      userPut(user, changes),
      staffPut(communityId, staff),
      teamPut(communityId, undefined),
    ],
  }
}
