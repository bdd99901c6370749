// 开始清单: what of a community is there. Read while it is being set up, by its administrator.

import type { Reason } from '#contract/refusals.ts'
import { type SetUp, wechatSettings } from '#contract/set-up.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { holds } from '#domain/people/actor.ts'
import { postsLacking, setUpOf } from '#domain/places/set-up.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, departmentName, readCommunity } from '../places/community.ts'
import { firstStartAt } from '../places/company.ts'
import { enter } from '../session/enter.ts'
import { mayChange } from '../settings/change-settings.ts'
import { roomPartition } from '../storage/person-items.ts'
import { countItems } from '../storage/read.ts'

const mostRooms = 1000

const countRooms = async (core: Core, { buildings }: Community): Promise<number> => {
  const counts = await Promise.all(
    buildings.map(({ id }) =>
      countItems(core.database, { table: 'records', partition: ['pk', roomPartition(id)] }, mostRooms),
    ),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

const wechatLacking = ({ settings: { wechatGiven } }: Core): SetUp['wechatLacking'] =>
  wechatSettings.filter(it => wechatGiven[it] === '')

/** Two waits: who asks with the community, then the rooms of its buildings side by side. */
export const readSetUp = async (
  core: Core,
  { holder, query: { communityId } }: Asked<unknown, { communityId: string }>,
): Promise<Result<SetUp, Reason>> => {
  const [entered, community] = await Promise.all([
    enter(core, holder, [firstStartAt]),
    readCommunity(core, communityId),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!community || !holds(caller.actor, communityId, mayChange)) return refuse('not-allowed')
  const rooms = await countRooms(core, community)
  const { profile, staff, rules, buildings } = community
  const { categories, emergencyPhones } = profile
  const posts = staff.flatMap(it => it.grants)
  const lacking = wechatLacking(core)
  const begun = found.take(firstStartAt)
  return accept({
    communityId,
    community: profile.name,
    ...(begun ? { company: begun.company } : {}),
    steps: setUpOf({
      rooms,
      categories,
      posts,
      phones: emergencyPhones.length,
      wechatLacks: lacking.length,
      rosterDays: rules.calendar.roster.size,
      ownRules: rules.policy.length - defaultPolicy.length,
    }),
    buildings: buildings.length,
    rooms,
    postsLacking: postsLacking({ categories, posts }).map(({ role, departmentId }) => ({
      role,
      ...(departmentId === undefined ? {} : { department: departmentName(community, departmentId) }),
    })),
    phones: emergencyPhones.length,
    wechatLacking: lacking,
  })
}
