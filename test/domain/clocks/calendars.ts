// Calendars, moments and clocks for the tests of the clocks. The holidays are those China announced for 2026.

import type { Calendar, Hours, Interval, Shift } from '#domain/clocks/calendar.ts'
import { rosterKey } from '#domain/clocks/calendar.ts'
import {
  type Clock,
  type ClockedMatter,
  type ClockStep,
  type Rules,
  type RunningLength,
  startClock,
} from '#domain/clocks/clock.ts'
import type { ClockKind, ClockRow } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import type { Day, Instant } from '#domain/time.ts'

/** The instant of a Shanghai wall-clock time: `2026-11-18 17:59`, seconds and milliseconds optional. */
export const shanghai = (wallClock: string): Instant => {
  const at = Date.parse(`${wallClock.replace(' ', 'T')}+08:00`)
  if (Number.isNaN(at)) throw new Error(`not a wall-clock time: ${wallClock}`)
  return at
}

/** A stretch of time between two Shanghai wall-clock times. */
export const stretch = (from: string, to: string): Interval => ({ from: shanghai(from), to: shanghai(to) })

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Hours of a day: `09:00-18:00`, up to `24:00`. */
export const hours = (span: string): Hours => ({ from: minutesOf(span.slice(0, 5)), to: minutesOf(span.slice(6)) })

const october = (from: number, to: number): [Day, string][] =>
  Array.from({ length: to - from + 1 }, (_, index) => [`2026-10-0${from + index}`, '国庆节'])

/** Working hours 09:00–18:00, duty 08:00–22:00, nothing in the roster; 2027 is not announced. */
export const calendar: Calendar = {
  work: hours('09:00-18:00'),
  duty: hours('08:00-22:00'),
  roster: new Map(),
  holidays: new Map([
    ['2026-01-01', '元旦'],
    ['2026-01-02', '元旦'],
    ['2026-01-03', '元旦'],
    ['2026-02-15', '春节'],
    ['2026-02-16', '春节'],
    ['2026-02-17', '春节'],
    ['2026-02-18', '春节'],
    ['2026-02-19', '春节'],
    ['2026-02-20', '春节'],
    ['2026-02-21', '春节'],
    ['2026-02-22', '春节'],
    ['2026-02-23', '春节'],
    ['2026-09-25', '中秋'],
    ['2026-09-26', '中秋'],
    ['2026-09-27', '中秋'],
    ...october(1, 7),
  ]),
  makeUpDays: new Map([
    ['2026-01-04', '元旦'],
    ['2026-02-14', '春节'],
    ['2026-02-28', '春节'],
    ['2026-09-20', '国庆节'],
    ['2026-10-10', '国庆节'],
  ]),
  announcedTo: 2026,
}

export const departmentId = 'engineering'

/** The calendar with a 值班表 for days of the department: spans of hours, none where nobody is on duty. */
export const withRoster = (days: Record<Day, readonly string[]>, department = departmentId): Calendar => ({
  ...calendar,
  roster: new Map(
    Object.entries(days).map(([date, spans]): [string, Shift[]] => [
      rosterKey(department, date),
      spans.map(span => ({ ...hours(span), userIds: ['handler-1'] })),
    ]),
  ),
})

/** The delivered policy in the calendar of 2026. */
export const rules: Rules = { policy: defaultPolicy, calendar }

export const matterOf = (severity: Severity): ClockedMatter => ({
  communityId: 'garden',
  categoryId: 'lift',
  severity,
  policyAt: shanghai('2025-12-01 00:00'),
  departmentId,
})

/** The one clock of a list. */
export const only = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined || list.length > 1) throw new Error(`${list.length} instead of one`)
  return first
}

/** A clock of the first round under the delivered policy. */
export const delivered = (kind: ClockKind, severity: Severity, start: string, of: Calendar = calendar): Clock =>
  only(startClock(kind, matterOf(severity), shanghai(start), 1, { policy: defaultPolicy, calendar: of }))

/** A policy of one row, for every matter. */
export const policyOf = (
  length: ClockRow['length'],
  { what = 'handle', pausable = true }: { what?: ClockKind; pausable?: boolean } = {},
): ClockRow[] => [
  { what, length, pausable, version: '2026-11 会议纪要', scope: {}, validFrom: 0, decidedBy: '陈经理', note: '试行' },
]

/** A clock of any length. */
export const counting = (length: RunningLength, start: string, of: Calendar = calendar): Clock =>
  only(startClock('handle', matterOf('ordinary'), shanghai(start), 1, { policy: policyOf(length), calendar: of }))

/** The clock with these steps told. */
export const after = (clock: Clock, ...told: readonly ClockStep[]): Clock => ({ ...clock, told })
