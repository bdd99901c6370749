// A week of duty: its days, and two places on the roster that are to be swapped.

import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import { addDays, type Day } from '#domain/time.ts'

export const daysFrom = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

/** Monday to Sunday. */
export const weekFrom = (monday: Day): Day[] => daysFrom(monday, 7)

/** The months some days in a row reach into: of a week or two one, or two. */
export const monthsOf = (days: readonly Day[]): string[] => [...new Set(days.map(it => it.slice(0, 7)))]

/** Whose duty the reader may plan; an older server says it for all departments at once. */
export const plansOf = ({ plans, mayChange, departments }: CalendarMonth): string[] =>
  plans ?? (mayChange ? departments.map(it => it.id) : [])

/** Somebody on the roster of a day. */
export type Place = { day: Day; userId: string; name: string }

/** Whether it is this very place. */
export const isPlace = (one: Place | undefined, { day, userId }: Place): boolean =>
  one?.day === day && one.userId === userId

/** The roster of a department on a day: its shifts, nobody, or nothing said. */
export const rosterOf = (day: CalendarDay, departmentId: string) =>
  day.rosters.find(it => it.departmentId === departmentId)
