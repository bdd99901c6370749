// The demo's calendar: who of the engineers is on duty the next seven days, and a day off of the community's own.

import { setLocalDay, setRosterDay } from '#contract/calendar.ts'
import { addDays, type Day, dayOf, hour, type Instant, minute, weekdayOf } from '#domain/time.ts'
import { type Client, must } from '../client.ts'
import { communityId, profile } from './community.ts'
import { atClock, workingDayFrom } from './story-days.ts'

const [zhou, sun] = ['staff-zhoujianguo', 'staff-sunzhiping']
const daysAhead = 7
/** Later than anything filed today is due, so that the day off explains itself in the calendar and surprises nobody. */
const dayOffAfter = 8

const dayShift = { from: profile.duty.from, to: (17 * hour) / minute }
const eveningShift = { from: dayShift.to, to: profile.duty.to }

/** By day both on weekdays, one of them at the weekend; the evenings in turn. */
const shiftsOn = (date: Day) => {
  // Monday is 0, so that Saturday and Sunday are not the same man's.
  const weekday = (weekdayOf(date) + 6) % 7
  const [one, other] = weekday % 2 === 0 ? [zhou, sun] : [sun, zhou]
  const isWeekend = weekday >= 5
  return [
    { ...dayShift, userIds: isWeekend ? [one] : [zhou, sun] },
    { ...eveningShift, userIds: [other] },
  ]
}

/** When the plan is made: in the afternoon of the last working day. */
export const plannedAt = (now: Instant): Instant => atClock(workingDayFrom(dayOf(now), -1), '16:30')

/** Enters the plan for the days from `now` on, as the dispatcher. */
export const planDuty = async (dispatcher: Client, now: Instant): Promise<void> => {
  const today = dayOf(now)
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = addDays(today, ahead)
    const body = { communityId, day, departmentId: 'engineering', version: 0, shifts: shiftsOn(day) }
    must(await dispatcher.call(setRosterDay, { body }))
  }
  const day = workingDayFrom(today, dayOffAfter)
  const off = { kind: 'off', name: '公司成立纪念日', note: '窗口不办公，值班电话照常' } as const
  must(await dispatcher.call(setLocalDay, { body: { communityId, day, version: 0, ...off } }))
}
