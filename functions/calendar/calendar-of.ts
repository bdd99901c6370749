// The calendar of a community: public holidays, what the community adds to them, its roster.

import { type Calendar, type Hours, rosterKey, type Shift } from '#domain/clocks/calendar.ts'
import { weekdayOf } from '#domain/time.ts'
import { publicHolidays } from './public-holidays.ts'
import type { LocalDayItem, RosterItem } from './stored-days.ts'

const withLocalDays = (localDays: readonly LocalDayItem[]): Pick<Calendar, 'holidays' | 'makeUpDays'> => {
  const holidays = new Map(publicHolidays.holidays)
  const makeUpDays = new Map(publicHolidays.makeUpDays)
  for (const { day, kind, name } of localDays) {
    if (kind === 'off') {
      makeUpDays.delete(day)
      holidays.set(day, name)
    } else if (kind === 'work') {
      // An ordinary weekday is worked anyway and makes up for nothing.
      const isFree = holidays.delete(day) || weekdayOf(day) % 6 === 0
      if (isFree) makeUpDays.set(day, name)
    }
  }
  return { holidays, makeUpDays }
}

/** The calendar clocks are computed with. A local day beats the public calendar, whichever of them has the day off. */
export const calendarFor = (
  { work, duty }: { work: Hours; duty: Hours },
  localDays: readonly LocalDayItem[],
  rosterItems: readonly RosterItem[],
): Calendar => ({
  work,
  duty,
  roster: new Map(
    rosterItems.flatMap(({ departmentId, day, shifts }): [string, readonly Shift[]][] =>
      shifts ? [[rosterKey(departmentId, day), shifts]] : [],
    ),
  ),
  ...withLocalDays(localDays),
  announcedTo: publicHolidays.announcedTo,
})
