// A week of one department, what is entered for it, and saving all of it at once.

import { useState } from 'react'
import { type CalendarDay, setRosterWeek } from '#contract/calendar.ts'
import { type DutyDay, withNextDuty } from '#domain/clocks/duty-week.ts'
import { addDays, type Day } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'
import { readDays, Week } from '../duty-week/use-week.ts'
import { plansOf } from '../duty-week/week.ts'
import { keepDrafts, keptDrafts } from './kept-drafts.ts'
import { changesOf, copiedWeek, type Drafts, type PlannedDay, weekPlan } from './week-plan.ts'

const twoWeeks = 14

type Of = { communityId: string; monday: Day; today: Day; departmentId: string | undefined }

/** Without a department the first one the reader may plan, or the first there is. */
export const usePlan = ({ communityId, monday, today, departmentId: chosen }: Of) => {
  const first = addDays(monday, -7)
  const known = useLoad({
    key: `duty-plan/${communityId}/${monday}`,
    schema: Week,
    fetch: () => readDays(communityId, first, twoWeeks),
  })
  // Until this week is here, another one is not shown under its days.
  const load = known.value?.days[0]?.day === first ? known : { ...known, value: undefined }
  const { value } = load
  const plans = value ? plansOf(value.month) : []
  const departmentId = chosen ?? plans[0] ?? value?.month.departments[0]?.id ?? ''
  const scope = `${communityId}/${departmentId}/${monday}`
  const [entered, setEntered] = useState<{ scope: string; drafts: Drafts }>()
  const drafts = entered?.scope === scope ? entered.drafts : keptDrafts(scope)
  const enter = (next: Drafts) => {
    keepDrafts(scope, next)
    setEntered({ scope, drafts: next })
  }
  const plan = value && weekPlan({ days: value.days, monday, departmentId, usual: value.month.duty, today }, drafts)
  const act = useAct<{ days: CalendarDay[] }>({
    reload: load.reload,
    put: ({ days }) => {
      enter({})
      if (value) load.put({ ...value, days: value.days.map(it => days.find(day => day.day === it.day) ?? it) })
    },
  })
  const changes = plan ? changesOf(plan.days) : []
  const set = ({ day, version }: PlannedDay, duty: DutyDay) => enter({ ...drafts, [day.day]: { version, duty } })
  return {
    load,
    plan,
    departmentId,
    mayPlan: plans.includes(departmentId),
    /** How many days are entered and not saved. */
    unsaved: changes.length,
    wrong: act.wrong,
    forget: act.forget,
    set,
    tap: (day: PlannedDay, userId: string) => set(day, withNextDuty(day.duty, userId, day)),
    copy: (canServe: (userId: string) => boolean) => plan && enter(copiedWeek(plan.days, canServe)),
    giveUp: () => enter({}),
    save: () => {
      const body = { communityId, departmentId, days: changes }
      return act.run(`week-${JSON.stringify(body)}`, key => call(setRosterWeek, { body, key }))
    },
  }
}
export type Plan = ReturnType<typeof usePlan>
