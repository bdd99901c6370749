// The roster of a week, and swapping two places on it.

import * as z from 'zod/mini'
import { CalendarDay, CalendarMonth, readCalendar, swapDuty } from '#contract/calendar.ts'
import type { Day } from '#domain/time.ts'
import { type Called, call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'
import { daysFrom, monthsOf, type Place, rosterOf } from './week.ts'

export const Week = z.object({ month: CalendarMonth, days: z.array(CalendarDay) })
type Week = z.infer<typeof Week>

/** Days in a row, which may reach into a second month. */
export const readDays = async (communityId: string, from: Day, count: number): Promise<Called<Week>> => {
  const wanted = daysFrom(from, count)
  const days: CalendarDay[] = []
  let first: CalendarMonth | undefined
  for (const month of monthsOf(wanted)) {
    const called = await call(readCalendar, { query: { communityId, month } })
    if (!called.ok) return called
    first ??= called.value
    days.push(...called.value.days)
  }
  if (!first) throw new Error('days without a month')
  return { ok: true, value: { month: { ...first, days: [] }, days: days.filter(it => wanted.includes(it.day)) } }
}

export const useWeek = (communityId: string, monday: Day) => {
  const known = useLoad({
    key: `duty-week/${communityId}/${monday}`,
    schema: Week,
    fetch: () => readDays(communityId, monday, 7),
  })
  // Until this week is here, the one before it is not shown under its days.
  const load = known.value?.days[0]?.day === monday ? known : { ...known, value: undefined }
  const { value } = load
  const act = useAct<{ days: CalendarDay[] }>({
    reload: load.reload,
    put: ({ days }) =>
      value && load.put({ ...value, days: value.days.map(it => days.find(day => day.day === it.day) ?? it) }),
  })
  const seen = (departmentId: string, { day, userId }: Place) => {
    const standing = value?.days.find(it => it.day === day)
    return { day, userId, version: (standing && rosterOf(standing, departmentId)?.version) ?? 0 }
  }
  return {
    load,
    wrong: act.wrong,
    forget: act.forget,
    swap: (departmentId: string, one: Place, other: Place) => {
      const body = { communityId, departmentId, one: seen(departmentId, one), other: seen(departmentId, other) }
      return act.run(`swap-${JSON.stringify(body)}`, key => call(swapDuty, { body, key }))
    },
  }
}
