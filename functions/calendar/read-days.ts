// What a community's days hold, read beside who asks: for a month to look at, a swap, a week to plan.

import type { Reason } from '#contract/refusals.ts'
import { mayPlanDuty } from '#domain/people/duty.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityPartition, readCommunity } from '../places/community.ts'
import { type Caller, enter } from '../session/enter.ts'
import { keyAt } from '../storage/act-items.ts'
import { readWhole } from '../storage/read.ts'
import type { StoredDays } from './month-view.ts'
import { LocalDayItem, localDaysBetween, RosterItem, rosterBetween } from './stored-days.ts'

/** From and to, both included. */
type Stretch = readonly [first: Day, last: Day]

/** Local days and rosters of these stretches: two Queries for each, side by side. */
export const readDays = async (core: Core, communityId: string, stretches: readonly Stretch[]): Promise<StoredDays> => {
  const read = (between: ReturnType<typeof rosterBetween>) =>
    readWhole(core.database, { table: 'records', partition: ['pk', communityPartition(communityId)], between })
  const [localDays, rosters] = await Promise.all([
    Promise.all(stretches.map(it => read(localDaysBetween(...it)))),
    Promise.all(stretches.map(it => read(rosterBetween(...it)))),
  ])
  return {
    localDays: localDays.flat().map(it => LocalDayItem.parse(it)),
    rosters: rosters.flat().map(it => RosterItem.parse(it)),
  }
}

/** `done`: the same change, made before under this key. */
export type LoadedDuty = {
  caller: Caller
  community: Community
  days: StoredDays
  done: { requestHash: string } | undefined
}

/** What a change of a department's duty needs, in one wait; refused to whoever may not plan it. */
export const loadDuty = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, { communityId: string; departmentId: string }>,
  stretches: readonly Stretch[],
): Promise<Result<LoadedDuty, Reason>> => {
  const { communityId, departmentId } = body
  const [entered, community, days] = await Promise.all([
    enter(core, holder, [keyAt(holder.userId, key)]),
    readCommunity(core, communityId),
    readDays(core, communityId, stretches),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  if (!community || !mayPlanDuty(caller.actor, communityId, departmentId)) return refuse('not-allowed')
  return accept({ caller, community, days, done: found.take(keyAt(holder.userId, key)) })
}
