// 工作日历和值班表 for the screen: a month to look at, and the four changes somebody in charge can make to a day.

import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Shift } from '#domain/clocks/calendar.ts'
import { checkText } from '#domain/complaint/wording.ts'
import type { Actor } from '#domain/people/actor.ts'
import { mayChangeCalendar, mayPlanDuty } from '#domain/people/duty.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { type ChangeBody, type ChangeRequest, changeDay, type LoadedDay } from './change-day.ts'
import { checkRoster } from './check-roster.ts'
import { monthView, plannedIn } from './month-view.ts'
import { readDays } from './read-days.ts'
import { localDayKey, rosterDayKey } from './stored-days.ts'

const mostNameCharacters = 20

/** A month as everybody who works for the community may see it. */
export const readCalendar = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string; month: string }>,
): Promise<Result<CalendarMonth, Reason>> => {
  const { communityId, month } = query
  const [entered, community, stored] = await Promise.all([
    enter(core, holder),
    readCommunity(core, communityId),
    readDays(core, communityId, [[`${month}-01`, `${month}-31`]]),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !actor.grants.some(it => it.communityId === communityId)) return refuse('not-allowed')
  const plans = plannedIn(community.profile)
    .map(it => it.id)
    .filter(id => mayPlanDuty(actor, communityId, id))
  return accept(monthView(community, month, stored, { mayChange: mayChangeCalendar(actor, communityId), plans }))
}

const localDay = ({ local }: LoadedDay) => local

type LocalBody = ChangeBody & { kind: 'off' | 'work'; name: string; note?: string | undefined }

/** A day off, or a day worked, of this community. */
export const setLocalDay = (core: Core, request: ChangeRequest<LocalBody>): Promise<Result<CalendarDay, Reason>> =>
  changeDay(core, request, {
    name: 'setLocalDay',
    before: localDay,
    after(stamp, { kind, name, note }) {
      const checked = checkText(name, mostNameCharacters)
      if (!checked.ok) return checked
      const words = note?.trim() ?? ''
      const item = { ...stamp, sk: localDayKey(stamp.day), kind, name: checked.value }
      return accept(words === '' ? item : { ...item, note: words })
    },
  })

/** Back to what the public calendar says. */
export const clearLocalDay = (core: Core, request: ChangeRequest<ChangeBody>): Promise<Result<CalendarDay, Reason>> =>
  changeDay(core, request, {
    name: 'clearLocalDay',
    before: localDay,
    after: stamp => accept({ ...stamp, sk: localDayKey(stamp.day), kind: 'cleared', name: '' }),
  })

type DepartmentBody = ChangeBody & { departmentId: string }

const rosterOf = ({ rosters }: LoadedDay, { departmentId }: DepartmentBody) =>
  rosters.find(it => it.departmentId === departmentId)

const mayPlan = (actor: Actor, { communityId, departmentId }: DepartmentBody): boolean =>
  mayPlanDuty(actor, communityId, departmentId)

/** Who is on duty for a department on a day; no shifts is nobody. */
export const setRosterDay = (
  core: Core,
  request: ChangeRequest<DepartmentBody & { shifts: readonly Shift[] }>,
): Promise<Result<CalendarDay, Reason>> =>
  changeDay(core, request, {
    name: 'setRosterDay',
    may: mayPlan,
    before: rosterOf,
    after(stamp, { departmentId, shifts }, { community }) {
      const checked = checkRoster(community, departmentId, shifts)
      if (!checked.ok) return checked
      return accept({ ...stamp, sk: rosterDayKey(stamp.day, departmentId), departmentId, shifts: checked.value })
    },
  })

/** Back to the usual duty hours of everybody in the department. */
export const clearRosterDay = (
  core: Core,
  request: ChangeRequest<DepartmentBody>,
): Promise<Result<CalendarDay, Reason>> =>
  changeDay(core, request, {
    name: 'clearRosterDay',
    may: mayPlan,
    before: rosterOf,
    after: (stamp, { departmentId }) => accept({ ...stamp, sk: rosterDayKey(stamp.day, departmentId), departmentId }),
  })
