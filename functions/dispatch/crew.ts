// The people of a community as dispatching knows them: their load counted, their duty looked up, how far apart buildings are.

import { isOnDuty, nextDutyAt } from '#domain/clocks/on-duty.ts'
import { inARow } from '#domain/dispatch/distance.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import { absenceAt } from '#domain/people/absence.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Community, Staff } from '../places/community.ts'
import { posts } from '../storage/complaint-items.ts'
import { countItems } from '../storage/read.ts'

/** Beyond so many orders in one pair of hands the exact figure no longer matters. */
const mostOrders = 100
/** Further ahead nobody plans. */
const rosterDays = 14

/** How many orders somebody has in his hands in a community. */
const ordersOf = ({ database }: Core, communityId: string, userId: string): Promise<number> =>
  countItems(
    database,
    { table: 'records', index: 'byHolder', partition: ['holderKey', posts.holder(communityId, userId)] },
    mostOrders,
  )

const handlerOf = (
  { rules }: Community,
  { userId, name, skills, buildingIds }: Staff,
  departmentId: string,
  { openOrders, at }: { openOrders: number; at: Instant },
): Handler => {
  const back = nextDutyAt(rules.calendar, departmentId, userId, at, rosterDays)
  return {
    id: userId,
    name,
    departmentId,
    skills,
    buildingIds,
    openOrders,
    onDuty: isOnDuty(rules.calendar, departmentId, userId, at),
    ...(back === undefined ? {} : { nextDutyAt: back }),
  }
}

const worksFor = ({ grants }: Staff, departmentId: string): boolean =>
  grants.some(it => it.role === 'handler' && it.departmentId === departmentId)

/** Neither absent nor about to leave: only such a one is proposed. */
const isThere = ({ absences, leavingJobId }: Staff, at: Instant): boolean =>
  leavingJobId === undefined && absenceAt(absences, at) === undefined

export type Loads = ReadonlyMap<string, number>

/** What the handlers of these departments have in their hands: one count for each person, side by side. */
export const loadsOf = async (
  core: Core,
  { staff, profile }: Community,
  departmentIds: readonly string[],
): Promise<Loads> => {
  const handlers = staff.filter(it => departmentIds.some(id => worksFor(it, id)))
  return new Map(
    await Promise.all(handlers.map(async ({ userId }) => [userId, await ordersOf(core, profile.id, userId)] as const)),
  )
}

/** The handlers of a department with the loads given. */
export const crewWith = (community: Community, departmentId: string, loads: Loads, at: Instant): Handler[] =>
  community.staff
    .filter(it => worksFor(it, departmentId) && isThere(it, at))
    .map(it => handlerOf(community, it, departmentId, { openOrders: loads.get(it.userId) ?? 0, at }))

/** The handlers of a department with as many orders as each has in hand now. */
export const crewOfDepartment = async (
  core: Core,
  community: Community,
  departmentId: string,
  at: Instant,
): Promise<Handler[]> => crewWith(community, departmentId, await loadsOf(core, community, [departmentId]), at)

/** How far apart the buildings are: they stand in the order of their list. */
export const distancesIn = ({ buildings }: Community) => inARow(new Map(buildings.map(({ id }, index) => [id, index])))

/** The skill a category asks for. */
export const skillFor = ({ profile }: Community, categoryId: string): string | undefined =>
  profile.categories.find(it => it.id === categoryId)?.skill
