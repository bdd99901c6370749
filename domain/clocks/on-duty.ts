// 值班: who is on duty at a moment. The roster says who; where it says nothing, it is everybody of the department within duty hours.

import { addDays, atMinutes, type Day, dayOf, type Instant, minutesIntoDay } from '../time.ts'
import { type Calendar, type Hours, rosterKey, type Shift } from './calendar.ts'

const minutesOfDay = 24 * 60

/**
 * Whether shifts may stand in the roster: within the day, in order, none overlapping, nobody empty-handed and nobody twice.
 * A night across midnight is two shifts on two days.
 */
export const isRosterDay = (shifts: readonly Shift[]): boolean =>
  shifts.every(
    ({ from, to, userIds }, index) =>
      (shifts[index - 1]?.to ?? 0) <= from &&
      from < to &&
      to <= minutesOfDay &&
      userIds.length > 0 &&
      new Set(userIds).size === userIds.length,
  )

// A shift ends where the next begins: its last minute is the one before `to`.
const isWithin = ({ from, to }: Hours, at: Instant): boolean => {
  const minutes = minutesIntoDay(at)
  return from <= minutes && minutes < to
}

const shiftsOn = ({ roster }: Calendar, departmentId: string, date: Day): readonly Shift[] | undefined =>
  roster.get(rosterKey(departmentId, date))

/** The hours somebody of the department is on duty that day, in order. */
const hoursOf = (calendar: Calendar, departmentId: string, userId: string, date: Day): readonly Hours[] =>
  shiftsOn(calendar, departmentId, date)?.filter(it => it.userIds.includes(userId)) ?? [calendar.duty]

/** Whether somebody of the department is on duty for it. */
export const isOnDuty = (calendar: Calendar, departmentId: string, userId: string, at: Instant): boolean =>
  hoursOf(calendar, departmentId, userId, dayOf(at)).some(it => isWithin(it, at))

/**
 * Who is on duty for the department. Where the roster speaks, exactly those it names, whichever department they are of;
 * where it does not, `everybody` of the department within duty hours.
 */
export const onDutyAt = (
  calendar: Calendar,
  departmentId: string,
  everybody: readonly string[],
  at: Instant,
): readonly string[] => {
  const shifts = shiftsOn(calendar, departmentId, dayOf(at)) ?? [{ ...calendar.duty, userIds: everybody }]
  return shifts.find(it => isWithin(it, at))?.userIds ?? []
}

/**
 * The first moment, `at` or later, at which somebody of the department is on duty, looked for today and on the
 * `withinDays` days after; undefined where there is none.
 */
export const nextDutyAt = (
  calendar: Calendar,
  departmentId: string,
  userId: string,
  at: Instant,
  withinDays: number,
): Instant | undefined => {
  for (let days = 0, date = dayOf(at); days <= withinDays; days += 1, date = addDays(date, 1)) {
    const next = hoursOf(calendar, departmentId, userId, date).find(({ to }) => at < atMinutes(date, to))
    if (next) return Math.max(at, atMinutes(date, next.from))
  }
  return undefined
}
