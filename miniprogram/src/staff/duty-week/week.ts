// A week of duty: its days, and two places on the roster that are to be swapped.

import type { CalendarDay } from '#contract/calendar.ts'
import { addDays, type Day, weekdayOf } from '#domain/time.ts'

/** The Monday of the week a day is in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** Monday to Sunday. */
export const weekFrom = (monday: Day): Day[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index))

/** The months a week reaches into: one, or two. */
export const monthsOf = (monday: Day): string[] => [...new Set([monday, addDays(monday, 6)].map(it => it.slice(0, 7)))]

/** Somebody on the roster of a day. */
export type Place = { day: Day; userId: string; name: string }

/** Whether it is this very place. */
export const isPlace = (one: Place | undefined, { day, userId }: Place): boolean =>
  one?.day === day && one.userId === userId

/** The roster of a department on a day: its shifts, nobody, or nothing said. */
export const rosterOf = (day: CalendarDay, departmentId: string) =>
  day.rosters.find(it => it.departmentId === departmentId)
