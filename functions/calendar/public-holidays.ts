// China's public holidays with their make-up days, as a maintained package has them. Its data only, none of its code.

import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Calendar } from '#domain/clocks/calendar.ts'
import type { Day } from '#domain/time.ts'

/** The Chinese one of an entry’s names: `National Day,国庆节,3`. */
const chineseName = (entry: string): string => entry.split(',')[1] ?? entry

const named = (days: Readonly<Record<Day, string>>): ReadonlyMap<Day, string> =>
  new Map(Object.entries(days).map(([date, entry]) => [date, chineseName(entry)]))

const holidays = named(published.holidays)

/** Every year announced since 2004. Days off include the weekends inside a holiday. */
export const publicHolidays: Pick<Calendar, 'holidays' | 'makeUpDays' | 'announcedTo'> = {
  holidays,
  makeUpDays: named(published.workdays),
  announcedTo: Math.max(...[...holidays.keys()].map(date => Number(date.slice(0, 4)))),
}
