// The working calendar: which days and hours count. Holidays, make-up working days (调休) and the duty roster come in as data.

import {
  addDays,
  atMinutes,
  type Day,
  day,
  dayOf,
  type Instant,
  type Milliseconds,
  minute,
  startOfDay,
  weekdayOf,
} from '../time.ts'

/** Minutes after Shanghai midnight, `from` < `to` ≤ 1440. */
export type Hours = { from: number; to: number }

/** Who is on duty at which hours of a day. */
export type Shift = Hours & { userIds: readonly string[] }

export type Calendar = {
  /** Working hours on working days. */
  work: Hours
  /** Duty hours of every day and department the roster says nothing about. */
  duty: Hours
  /** 值班表 by `rosterKey`; sorted shifts that do not overlap, an empty list where nobody is on duty. */
  roster: ReadonlyMap<string, readonly Shift[]>
  /** Days off with the holiday's name. */
  holidays: ReadonlyMap<Day, string>
  /** Weekend days that are worked instead, with the name of the holiday they belong to. */
  makeUpDays: ReadonlyMap<Day, string>
  /** The last year whose holidays have been announced. */
  announcedTo: number
}

export const rosterKey = (departmentId: string, date: Day): string => `${departmentId}#${date}`

const isWeekend = (date: Day): boolean => weekdayOf(date) % 6 === 0

export const isWorkingDay = ({ makeUpDays, holidays }: Calendar, date: Day): boolean =>
  makeUpDays.has(date) || !(isWeekend(date) || holidays.has(date))

/** A stretch of time, `from` < `to`. */
export type Interval = { from: Instant; to: Instant }

/** The hours of a day that count under a way of counting, in order; empty where the day does not count. */
export type OpenHours = (date: Day) => readonly Hours[]

export const allHours: OpenHours = () => [{ from: 0, to: 24 * 60 }]

export const workingHours =
  (calendar: Calendar): OpenHours =>
  date =>
    isWorkingDay(calendar, date) ? [calendar.work] : []

export const dutyHours =
  (calendar: Calendar, departmentId: string): OpenHours =>
  date =>
    calendar.roster.get(rosterKey(departmentId, date)) ?? [calendar.duty]

/** What is left of the intervals outside the pauses. */
const outside = (intervals: readonly Interval[], pauses: readonly Interval[]): Interval[] =>
  pauses.reduce<Interval[]>(
    (left, pause) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, pause.from) },
          { from: Math.max(from, pause.to), to },
        ].filter(part => part.from < part.to),
      ),
    [...intervals],
  )

/** What is open on the day that begins at `midnight`, from `start` on. Minutes are added, not looked up: this runs for every day of every clock. */
const openOn = (midnight: Instant, start: Instant, open: OpenHours, pauses: readonly Interval[]): Interval[] =>
  outside(
    open(dayOf(midnight))
      .map(({ from, to }) => ({ from: Math.max(start, midnight + from * minute), to: midnight + to * minute }))
      .filter(it => it.from < it.to),
    pauses,
  )

const mostDays = 3660

/** The instant at which `length` of open time has passed since `start`, pauses left out. Throws where ten years are not enough: a calendar without open hours. */
export const afterOpenTime = (
  start: Instant,
  length: Milliseconds,
  open: OpenHours,
  pauses: readonly Interval[],
): Instant => {
  const first = startOfDay(dayOf(start))
  let left = length
  for (let days = 0; days < mostDays; days += 1) {
    for (const { from, to } of openOn(first + days * day, start, open, pauses)) {
      if (left <= to - from) return from + left
      left -= to - from
    }
  }
  throw new Error('the calendar has no open hours')
}

/** The open time between two instants, pauses left out; neighbouring stretches are one. */
export const openTime = (start: Instant, end: Instant, open: OpenHours, pauses: readonly Interval[]): Interval[] => {
  const found: Interval[] = []
  for (let midnight = startOfDay(dayOf(start)); midnight < end; midnight += day) {
    for (const { from, to } of openOn(midnight, start, open, pauses)) {
      const before = found.at(-1)
      const until = Math.min(to, end)
      if (from >= until) continue
      if (before?.to === from) before.to = until
      else found.push({ from, to: until })
    }
  }
  return found
}

export const lengthOf = (intervals: readonly Interval[]): Milliseconds =>
  intervals.reduce((sum, { from, to }) => sum + (to - from), 0)

/** A working day counts when the clock was running at the end of its working hours. */
export const countsAsWorkingDay = (calendar: Calendar, date: Day, pauses: readonly Interval[]): boolean => {
  const end = atMinutes(date, calendar.work.to)
  return isWorkingDay(calendar, date) && !pauses.some(({ from, to }) => from < end && end <= to)
}

/** The end of working hours of the n-th counted working day after the day of `start`. */
export const endOfWorkingDay = (
  start: Instant,
  count: number,
  calendar: Calendar,
  pauses: readonly Interval[],
): Instant => {
  let date = dayOf(start)
  for (let found = 0, days = 0; found < count; days += 1) {
    if (days > mostDays) throw new Error('the calendar has no working days')
    date = addDays(date, 1)
    if (countsAsWorkingDay(calendar, date, pauses)) found += 1
  }
  return atMinutes(date, calendar.work.to)
}

/** The first moment of working hours after the day of `at` that lies in no pause: normally the start of the next working day. */
export const startOfNextWorkingDay = (at: Instant, calendar: Calendar, pauses: readonly Interval[]): Instant =>
  afterOpenTime(atMinutes(addDays(dayOf(at), 1), 0), 0, workingHours(calendar), pauses)
