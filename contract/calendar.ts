// 工作日历和值班表: which days are worked, who is on duty, and changing either for one community.

import * as z from 'zod/mini'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known, Month, ShortWords } from './fields.ts'

/** A day that exists, `2026-11-22`. */
export const Day = z.iso.date().check(z.regex(/^20/))

const Minutes = z.int().check(z.gte(0), z.lte(24 * 60))
const Hours = z.object({ from: Minutes, to: Minutes })
const Named = z.object({ id: Id, name: z.string() })

/** Who changed it last; the name is missing where nobody of that id works here any more. */
const Changed = z.object({ by: z.optional(z.string()), at: Instant })

/** How a day of the calendar came to be what it is. */
export const dayKinds = ['working', 'weekend', 'holiday', 'make-up', 'local-off', 'local-work'] as const

/** `version` is what a change must name; 0 where nothing was ever entered. */
export const CalendarDay = z.object({
  day: z.string(),
  kind: known(dayKinds),
  works: z.boolean(),
  /** The holiday, or what the community calls the day. */
  name: z.optional(z.string()),
  note: z.optional(z.string()),
  version: z.number(),
  changed: z.optional(Changed),
  /** Departments the roster has ever said something about. Without `shifts` the usual duty hours hold; an empty list is nobody. */
  rosters: z.array(
    z.object({
      departmentId: Id,
      shifts: z.optional(z.array(z.extend(Hours, { people: z.array(Named) }))),
      version: z.number(),
      changed: Changed,
    }),
  ),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarMonth = z.object({
  month: Month,
  /** Whether the State Council has announced the holidays of this year. */
  announced: z.boolean(),
  mayChange: z.boolean(),
  /** The departments whose duty the reader may plan; missing from an older server, where `mayChange` says it. */
  plans: z.optional(z.array(Id)),
  work: Hours,
  duty: Hours,
  departments: z.array(Named),
  /** Who can be put on the roster, with the departments they belong to. */
  people: z.array(z.extend(Named, { departmentIds: z.array(Id) })),
  days: z.array(CalendarDay),
})
export type CalendarMonth = z.infer<typeof CalendarMonth>

export const readCalendar = reads('readCalendar', {
  path: '/v1/staff/calendar',
  params: nothing,
  query: z.strictObject({ communityId: Id, month: Month }),
  answer: CalendarMonth,
  refusals: ['not-allowed'],
  summary: 'A month of working days and duty',
})

const changeRefusals = ['not-allowed', 'day-over', 'day-changed-meanwhile', 'key-reused'] as const

const communityDay = { communityId: Id, day: Day }
const Seen = z.int().check(z.gte(0))
const SeenEntry = z.int().check(z.gte(1))

export const setLocalDay = writes('setLocalDay', {
  path: '/v1/staff/calendar/day',
  params: nothing,
  body: z.strictObject({
    ...communityDay,
    version: Seen,
    kind: z.enum(['off', 'work']),
    name: ShortWords,
    note: z.optional(ShortWords),
  }),
  answer: CalendarDay,
  refusals: [...changeRefusals, 'text-missing', 'text-too-long', 'text-without-words'],
  summary: 'Have a day off or work it, whatever the public calendar says',
})

export const clearLocalDay = writes('clearLocalDay', {
  path: '/v1/staff/calendar/clear-day',
  params: nothing,
  body: z.strictObject({ ...communityDay, version: SeenEntry }),
  answer: CalendarDay,
  refusals: changeRefusals,
  summary: 'Take a day back to what the public calendar says',
})

const Shift = z.strictObject({ from: Minutes, to: Minutes, userIds: z.array(Id).check(z.maxLength(50)) })

export const setRosterDay = writes('setRosterDay', {
  path: '/v1/staff/calendar/roster',
  params: nothing,
  body: z.strictObject({
    ...communityDay,
    departmentId: Id,
    version: Seen,
    shifts: z.array(Shift).check(z.maxLength(24)),
  }),
  answer: CalendarDay,
  refusals: [...changeRefusals, 'department-unknown', 'shifts-wrong', 'duty-person-unknown'],
  summary: 'Say who is on duty for a department on a day',
})

export const clearRosterDay = writes('clearRosterDay', {
  path: '/v1/staff/calendar/clear-roster',
  params: nothing,
  body: z.strictObject({ ...communityDay, departmentId: Id, version: SeenEntry }),
  answer: CalendarDay,
  refusals: changeRefusals,
  summary: 'Take a day of a department back to the usual duty hours',
})

const mostOfWeek = 7

export const setRosterWeek = writes('setRosterWeek', {
  path: '/v1/staff/calendar/roster-week',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    departmentId: Id,
    /** Days of one week, each once. Without `shifts` the usual duty hours hold again; an empty list is nobody. */
    days: z
      .array(z.strictObject({ day: Day, version: Seen, shifts: z.optional(z.array(Shift).check(z.maxLength(24))) }))
      .check(z.minLength(1), z.maxLength(mostOfWeek)),
  }),
  answer: z.object({ days: z.array(CalendarDay) }),
  refusals: [
    ...changeRefusals,
    'week-wrong',
    'department-unknown',
    'shifts-wrong',
    'duty-person-unknown',
    'busy-try-again',
  ],
  summary: 'Say who is on duty for a department on several days of a week',
})

const Turn = z.strictObject({ day: Day, version: SeenEntry, userId: Id })

export const swapDuty = writes('swapDuty', {
  path: '/v1/staff/calendar/swap',
  params: nothing,
  body: z.strictObject({ communityId: Id, departmentId: Id, one: Turn, other: Turn }),
  answer: z.object({ days: z.array(CalendarDay) }),
  refusals: [...changeRefusals, 'swap-impossible', 'busy-try-again'],
  summary: 'Two people of a department change places, on one day or on two',
})
