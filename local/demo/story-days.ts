// When things happened in the demo's past, counted from the day it is opened.

import { isWorkingDay } from '#domain/clocks/calendar.ts'
import { addDays, atMinutes, type Day, dayOf, type Instant, minute } from '#domain/time.ts'
import { calendarFor } from '../../functions/calendar/calendar-of.ts'
import { profile } from './community.ts'
import type { Step, Story } from './story.ts'

const calendar = calendarFor(profile, [], [])

/** The `count`-th working day from `today`; before it where `count` is negative. */
export const workingDayFrom = (today: Day, count: number): Day => {
  const step = Math.sign(count)
  let date = today
  for (let left = Math.abs(count); left > 0; ) {
    date = addDays(date, step)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return date
}

/** A Shanghai time, `09:30`, of a day. */
export const atClock = (date: Day, time: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atMinutes(date, hours * 60 + minutes)
}

/** When a story begins, seen from `now`. */
export const filedAt = ({ filed }: Story, now: Instant): Instant =>
  'minutesAgo' in filed
    ? now - filed.minutesAgo * minute
    : atClock(workingDayFrom(dayOf(now), -filed.workingDaysAgo), filed.at)

/** When a step of a story was taken, seen from `now`. */
export const stepAt = ({ filed }: Story, step: Step, now: Instant): Instant => {
  if ('minutesAgo' in step) return now - step.minutesAgo * minute
  if ('minutesAgo' in filed) throw new Error('the steps of a complaint of today are counted in minutes')
  return atClock(workingDayFrom(dayOf(now), step.day - filed.workingDaysAgo), step.at)
}
