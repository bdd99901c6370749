// 排班: the duty of a week as a table of people and days, entered cell by cell.

import { addDays, type Day, weekdayOf } from '../time.ts'
import type { Hours, Shift } from './calendar.ts'

/** The shifts of a day while they are entered: one may have nobody yet; undefined where the usual duty hours hold. */
export type DutyDay = readonly Shift[] | undefined

/** The Monday of the week a day is in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** Whether these are days of one week, Monday to Sunday, each once. */
export const isOfOneWeek = (days: readonly Day[]): boolean =>
  new Set(days).size === days.length && new Set(days.map(mondayOf)).size === 1

const hoursOf = ({ from, to }: Hours): Hours => ({ from, to })

/** The hours of the first of these days that has shifts; the usual ones where none has. */
export const patternOf = (days: readonly DutyDay[], usual: Hours): Hours[] =>
  (days.find(it => it !== undefined && it.length > 0) ?? [usual]).map(hoursOf)

/** The shifts somebody can be put on: those of the day, else those of the pattern with nobody on them. */
export const shiftsToFill = (day: DutyDay, pattern: readonly Hours[]): readonly Shift[] =>
  day && day.length > 0 ? day : pattern.map(it => ({ ...hoursOf(it), userIds: [] }))

/** Which shifts of a day somebody is on, by their place. */
export const dutyOf = (shifts: readonly Shift[], userId: string): number[] =>
  shifts.flatMap(({ userIds }, index) => (userIds.includes(userId) ? [index] : []))

/** What comes next of `count` shifts: off, each shift by itself, where there are several all of them, off again. */
const nextDuty = (held: readonly number[], count: number): number[] => {
  const [first = -1, second] = held
  if (second !== undefined) return []
  if (first + 1 < count) return [first + 1]
  return count > 1 ? Array.from({ length: count }, (_, index) => index) : []
}

type Known = {
  /** The day as it was before anything was entered. */
  before: DutyDay
  pattern: readonly Hours[]
}

/** The day after one tap on somebody's cell. A day the roster said nothing about is one again once nobody is left on it. */
export const withNextDuty = (day: DutyDay, userId: string, { before, pattern }: Known): DutyDay => {
  const shifts = shiftsToFill(day, pattern)
  const next = nextDuty(dutyOf(shifts, userId), shifts.length)
  const entered = shifts.map((shift, index) => {
    const others = shift.userIds.filter(id => id !== userId)
    return { ...hoursOf(shift), userIds: next.includes(index) ? [...others, userId] : others }
  })
  return before === undefined && entered.every(it => it.userIds.length === 0) ? undefined : entered
}

/** The day as it is saved: a shift with nobody on it is none. */
export const settledDay = (day: DutyDay): Shift[] | undefined => day?.filter(it => it.userIds.length > 0)

const namesOf = (day: DutyDay): string | undefined =>
  settledDay(day)
    ?.map(({ from, to, userIds }) => [from, to, ...userIds.toSorted()].join())
    .join(';')

/** Whether two days mean the same, whoever was named first. */
export const isSameDuty = (one: DutyDay, other: DutyDay): boolean => namesOf(one) === namesOf(other)

/** A day taken over from another one, without those who can be on duty no more. */
export const copiedDay = (day: DutyDay, canServe: (userId: string) => boolean): Shift[] | undefined =>
  settledDay(day?.map(it => ({ ...hoursOf(it), userIds: it.userIds.filter(canServe) })))

/** How many people are on duty on a day; undefined where the roster says nothing. */
export const countOnDuty = (day: DutyDay): number | undefined => day && new Set(day.flatMap(it => it.userIds)).size

/** What is amiss with a day: the roster says nobody, or it says nothing about a holiday. */
export const dutyGap = (day: DutyDay, isHoliday: boolean): 'nobody' | 'unsaid' | undefined => {
  if (countOnDuty(day) === 0) return 'nobody'
  return isHoliday && day === undefined ? 'unsaid' : undefined
}
