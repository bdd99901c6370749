// A month of the calendar, and the changes of its days; a changed day takes the place of the old one.

import {
  type CalendarDay,
  type CalendarMonth,
  clearLocalDay,
  clearRosterDay,
  readCalendar,
  setLocalDay,
  setRosterDay,
} from '#contract/calendar.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

export type Shifts = readonly { from: number; to: number; userIds: readonly string[] }[]

const withDay = (month: CalendarMonth, day: CalendarDay): CalendarMonth => ({
  ...month,
  days: month.days.map(it => (it.day === day.day ? day : it)),
})

export const useCalendar = (communityId: string, month: string) => {
  const known = useLoad({
    key: `calendar/${communityId}/${month}`,
    schema: readCalendar.answer,
    fetch: () => call(readCalendar, { query: { communityId, month } }),
  })
  // Until this month is here, the one before it is not shown under its name.
  const load = known.value?.month === month ? known : { ...known, value: undefined }
  const { value, put, reload } = load
  const act = useAct<CalendarDay>({ reload, put: day => value && put(withDay(value, day)) })
  const rosterVersion = (day: CalendarDay, departmentId: string): number =>
    day.rosters.find(it => it.departmentId === departmentId)?.version ?? 0
  return {
    load,
    wrong: act.wrong,
    forget: act.forget,
    enterDay: ({ day, version }: CalendarDay, kind: 'off' | 'work', name: string) =>
      act.run(`day-${day}`, key => call(setLocalDay, { key, body: { communityId, day, version, kind, name } })),
    clearDay: ({ day, version }: CalendarDay) =>
      act.run(`clear-${day}`, key => call(clearLocalDay, { key, body: { communityId, day, version } })),
    enterRoster: (day: CalendarDay, departmentId: string, shifts: Shifts) =>
      act.run(`roster-${day.day}-${departmentId}`, key =>
        call(setRosterDay, {
          key,
          body: {
            communityId,
            day: day.day,
            departmentId,
            version: rosterVersion(day, departmentId),
            shifts: shifts.map(it => ({ from: it.from, to: it.to, userIds: [...it.userIds] })),
          },
        }),
      ),
    clearRoster: (day: CalendarDay, departmentId: string) =>
      act.run(`usual-${day.day}-${departmentId}`, key =>
        call(clearRosterDay, {
          key,
          body: { communityId, day: day.day, departmentId, version: rosterVersion(day, departmentId) },
        }),
      ),
  }
}
