// Every clock explains itself: the stretches that were counted, the days that were not and why, pauses, the policy it runs under.

import { addDays, atMinutes, type Day, dayOf, type Instant } from '../time.ts'
import { type Calendar, countsAsWorkingDay, type Interval, isWorkingDay, lengthOf, openTime } from './calendar.ts'
import { type Clock, dueWithoutSender, openHoursOf } from './clock.ts'

/** Why a day adds nothing; on the day of the start, that the clock started after its hours. A holiday has its name. */
export type SkippedDay = { day: Day } & (
  | { why: 'day-of-start' | 'weekend' | 'nobody-on-duty' | 'paused' }
  | { why: 'holiday'; name: string }
)

export type Explanation = {
  /** What counted until the moment asked for: stretches of time, for working days the working hours of each counted day. */
  counted: Interval[]
  /** Milliseconds; for working days the number of days. */
  elapsed: number
  /** Days between start and due time that add nothing. */
  skipped: SkippedDay[]
  /** Weekend days that are worked instead, with the holiday they belong to. */
  makeUpDays: { day: Day; name: string }[]
  /** Years the clock reaches into whose holidays are not yet announced. */
  unannounced: number[]
  /** A third party wants its answer earlier than was counted or agreed: the due time that would have been. */
  insteadOf?: Instant | undefined
}

const daysBetween = (from: Instant, to: Instant): Day[] => {
  const days: Day[] = []
  for (let date = dayOf(from); atMinutes(date, 0) < to; date = addDays(date, 1)) days.push(date)
  return days
}

const skippedWorkingDay = (date: Day, calendar: Calendar): SkippedDay[] => {
  if (isWorkingDay(calendar, date)) return [{ day: date, why: 'paused' }]
  const name = calendar.holidays.get(date)
  return [name === undefined ? { day: date, why: 'weekend' } : { day: date, why: 'holiday', name }]
}

/** Explains an uncounted day under the clock's way of counting; nothing for a day that counts. */
const skippedDay = (clock: Clock, date: Day, calendar: Calendar): SkippedDay[] => {
  const { counting } = clock.length
  if (counting === 'workingDays') {
    if (date === dayOf(clock.startedAt)) return [{ day: date, why: 'day-of-start' }]
    return countsAsWorkingDay(calendar, date, clock.pauses) ? [] : skippedWorkingDay(date, calendar)
  }
  const open = openHoursOf(clock, calendar)
  const from = Math.max(clock.startedAt, atMinutes(date, 0))
  const isOpen = (pauses: readonly Interval[]): boolean =>
    openTime(from, atMinutes(addDays(date, 1), 0), open, pauses).length > 0
  if (isOpen(clock.pauses)) return []
  if (isOpen([])) return [{ day: date, why: 'paused' }]
  if (open(date).length > 0) return [{ day: date, why: 'day-of-start' }]
  return counting === 'dutyTime' ? [{ day: date, why: 'nobody-on-duty' }] : skippedWorkingDay(date, calendar)
}

/** Working days that ended before `end`, as their working hours. */
const countedWorkingDays = ({ startedAt, pauses }: Clock, end: Instant, calendar: Calendar): Interval[] =>
  daysBetween(startedAt, end)
    .slice(1)
    .filter(date => countsAsWorkingDay(calendar, date, pauses))
    .map(date => ({ from: atMinutes(date, calendar.work.from), to: atMinutes(date, calendar.work.to) }))
    .filter(({ to }) => to <= end)

const countsByCalendar = ({ length }: Clock): boolean =>
  length.counting === 'workingDays' || length.counting === 'workingHours'

/** Explains a clock at a moment (what counted until then) and its due time (what did not count until then). */
export const explain = (clock: Clock, at: Instant, calendar: Calendar): Explanation => {
  const { startedAt, dueAt, length, pauses } = clock
  const end = Math.max(startedAt, Math.min(at, clock.stoppedAt ?? at))
  const inDays = length.counting === 'workingDays'
  const counted = inDays
    ? countedWorkingDays(clock, end, calendar)
    : openTime(startedAt, end, openHoursOf(clock, calendar), pauses)
  const days = daysBetween(startedAt, dueAt)
  const years = [...new Set(days.map(date => Number(date.slice(0, 4))))]
  const insteadOf = dueWithoutSender(clock, calendar)
  return {
    counted,
    elapsed: inDays ? counted.length : lengthOf(counted),
    skipped: days.flatMap(date => skippedDay(clock, date, calendar)),
    makeUpDays: countsByCalendar(clock)
      ? days.flatMap(date => {
          const name = calendar.makeUpDays.get(date)
          return name === undefined ? [] : [{ day: date, name }]
        })
      : [],
    unannounced: countsByCalendar(clock) ? years.filter(year => year > calendar.announcedTo) : [],
    ...(insteadOf === undefined ? {} : { insteadOf }),
  }
}
