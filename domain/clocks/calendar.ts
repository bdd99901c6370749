// The working calendar: which days and hours count. Holidays and make-up working days (调休) come in as data.

import { addDays, atMinutes, type Day, dayOf, type Instant, type Milliseconds, weekdayOf } from '../time.ts'

/** Minutes after Shanghai midnight. */
export type Hours = { from: number; to: number }

export type Calendar = {
  /** Working hours on working days. */
  work: Hours
  /** When somebody is on duty, every day. */
  duty: Hours
  /** Public holidays that fall on weekdays. */
  holidays: ReadonlySet<Day>
  /** Weekend days that are worked instead. */
  makeUpDays: ReadonlySet<Day>
}

export const isWorkingDay = (calendar: Calendar, date: Day): boolean => {
  if (calendar.makeUpDays.has(date)) return true
  const weekday = weekdayOf(date)
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(date)
}

/** The open hours of a day under a way of counting, or undefined where the day does not count. */
export type OpenHours = (date: Day) => Hours | undefined

export const workingHours =
  (calendar: Calendar): OpenHours =>
  date =>
    isWorkingDay(calendar, date) ? calendar.work : undefined

export const dutyHours =
  (calendar: Calendar): OpenHours =>
  () =>
    calendar.duty

const mostDays = 3660

/** The instant at which `length` of open time has passed since `start`. Throws where ten years are not enough: a calendar without open hours. */
export const afterOpenTime = (start: Instant, length: Milliseconds, open: OpenHours): Instant => {
  let left = length
  let date = dayOf(start)
  for (let days = 0; days < mostDays; days += 1, date = addDays(date, 1)) {
    const hours = open(date)
    if (!hours) continue
    const from = Math.max(start, atMinutes(date, hours.from))
    const available = atMinutes(date, hours.to) - from
    if (available <= 0) continue
    if (left <= available) return from + left
    left -= available
  }
  throw new Error('the calendar has no open hours')
}

/** Open time between two instants. */
export const openTimeBetween = (start: Instant, end: Instant, open: OpenHours): Milliseconds => {
  let total = 0
  for (let date = dayOf(start); date <= dayOf(end); date = addDays(date, 1)) {
    const hours = open(date)
    if (!hours) continue
    total += Math.max(0, Math.min(end, atMinutes(date, hours.to)) - Math.max(start, atMinutes(date, hours.from)))
  }
  return total
}

/** The end of working hours of the n-th working day after the day of `start`. */
export const endOfWorkingDay = (start: Instant, count: number, calendar: Calendar): Instant => {
  let date = dayOf(start)
  for (let found = 0, days = 0; found < count; days += 1) {
    if (days > mostDays) throw new Error('the calendar has no working days')
    date = addDays(date, 1)
    if (isWorkingDay(calendar, date)) found += 1
  }
  return atMinutes(date, calendar.work.to)
}
