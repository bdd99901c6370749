// What holds for the explanation of any clock, to the millisecond: random calendars, rosters, pauses, starts and lengths.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, type Interval, rosterKey, type Shift } from '#domain/clocks/calendar.ts'
import { type Clock, pauseClocks, type RunningLength, startClock } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { dayOf, hour, minute } from '#domain/time.ts'
import { departmentId, matterOf, only, policyOf, shanghai } from './calendars.ts'

const dayMinutes = 24 * 60
const december = Array.from({ length: 31 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`)
const isWeekend = (date: string): boolean => [5, 6, 12, 13, 19, 20, 26, 27].includes(Number(date.slice(-2)))

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: dayMinutes }), { minLength: 2, maxLength: 6 })
  .map(bounds => bounds.sort((a, b) => a - b))
const shifts = fc.oneof(
  fc.constant<Shift[]>([]),
  spans.map(bounds =>
    bounds.flatMap((from, index): Shift[] => {
      const to = bounds[index + 1]
      return index % 2 === 0 && to !== undefined ? [{ from, to, userIds: ['a'] }] : []
    }),
  ),
)
const hours = spans.map(bounds => ({ from: Math.min(...bounds), to: Math.max(...bounds) }))

const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    work: hours,
    duty: hours,
    swapped: fc.subarray(december, { maxLength: 9 }),
    roster: fc.dictionary(fc.constantFrom(...december.slice(0, 14)), shifts),
  })
  .map(({ work, duty, swapped, roster }) => ({
    work,
    duty,
    roster: new Map(Object.entries(roster).map(([date, it]) => [rosterKey(departmentId, date), it])),
    holidays: new Map(swapped.filter(it => !isWeekend(it)).map(it => [it, '假日'])),
    makeUpDays: new Map(swapped.filter(isWeekend).map(it => [it, '假日'])),
    announcedTo: 2026,
  }))

const times = fc.integer({ min: 1, max: 60 * hour })
const timed: fc.Arbitrary<RunningLength> = fc.oneof(
  times.map(time => ({ counting: 'elapsed', time }) as const),
  times.map(time => ({ counting: 'dutyTime', time: Math.ceil(time / 5) }) as const),
  times.map(time => ({ counting: 'workingHours', time: Math.ceil(time / 5) }) as const),
)
const inDays: fc.Arbitrary<RunningLength> = fc
  .integer({ min: 1, max: 9 })
  .map(days => ({ counting: 'workingDays', days }) as const)

const first = shanghai('2026-12-01 00:00')
const starts = fc.integer({ min: first, max: shanghai('2026-12-10 00:00') })
const pauses: fc.Arbitrary<Interval[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 300 * hour }), fc.integer({ min: 1, max: 60 * hour }))
    .map(([after, length]) => ({ from: first + after, to: first + after + length })),
  { maxLength: 3 },
)

type Case = { clock: Clock; calendar: Calendar }
const clocksOf = (lengths: fc.Arbitrary<RunningLength>): fc.Arbitrary<Case> =>
  fc.tuple(calendars, lengths, starts, pauses).map(([calendar, length, start, paused]) => {
    const rules = { policy: policyOf(length), calendar }
    const clock = paused.reduce<Clock>(
      (it, pause) => only(pauseClocks([it], pause, () => true, calendar)),
      only(startClock('handle', matterOf('ordinary'), start, 1, rules)),
    )
    return { clock, calendar }
  })

const moments = fc.integer({ min: shanghai('2026-11-29 00:00'), max: shanghai('2027-01-15 00:00') })

test('the stretches that count lie in order and apart, between start and the moment asked for, outside pauses, and add up', () => {
  fc.assert(
    fc.property(clocksOf(timed), moments, ({ clock, calendar }, at) => {
      const { counted, elapsed } = explain(clock, at, calendar)
      let sum = 0
      let before = clock.startedAt - 1
      for (const { from, to } of counted) {
        expect(from).toBeGreaterThan(before)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(at)
        expect(clock.pauses.filter(pause => pause.from < to && from < pause.to)).toEqual([])
        sum += to - from
        before = to
      }
      expect(elapsed).toBe(sum)
    }),
  )
})

test('the longer one waits, the more has counted', () => {
  fc.assert(
    fc.property(clocksOf(fc.oneof(timed, inDays)), moments, moments, ({ clock, calendar }, one, other) => {
      const earlier = explain(clock, Math.min(one, other), calendar).elapsed
      expect(explain(clock, Math.max(one, other), calendar).elapsed).toBeGreaterThanOrEqual(earlier)
    }),
  )
})

test('when it is due, exactly its length has counted, and a millisecond earlier one millisecond less', () => {
  fc.assert(
    fc.property(clocksOf(timed), ({ clock, calendar }) => {
      const time = 'time' in clock.length ? clock.length.time : 0
      expect(explain(clock, clock.dueAt, calendar).elapsed).toBe(time)
      expect(explain(clock, clock.dueAt - 1, calendar).elapsed).toBe(time - 1)
    }),
  )
})

test('when it is reminded of, four fifths have counted, in whole milliseconds', () => {
  fc.assert(
    fc.property(clocksOf(timed), ({ clock, calendar }) => {
      const time = 'time' in clock.length ? clock.length.time : 0
      expect(explain(clock, clock.remindAt, calendar).elapsed).toBe(Math.floor(time * 0.8))
    }),
  )
})

test('when it is due, exactly its working days have counted, and a millisecond earlier one day less', () => {
  fc.assert(
    fc.property(clocksOf(inDays), ({ clock, calendar }) => {
      const days = 'days' in clock.length ? clock.length.days : 0
      expect(explain(clock, clock.dueAt, calendar).elapsed).toBe(days)
      expect(explain(clock, clock.dueAt - 1, calendar).elapsed).toBe(days - 1)
    }),
  )
})

test('every day from start to due time either counts or is named with the reason, never both', () => {
  fc.assert(
    fc.property(clocksOf(fc.oneof(timed, inDays)), ({ clock, calendar }) => {
      const { counted, skipped } = explain(clock, clock.dueAt, calendar)
      const daysCounted = new Set<string>()
      // A stretch may last several days: every minute of it belongs to one, its last millisecond too.
      for (const { from, to } of counted) {
        for (let at = from; at < to; at += minute * 10) daysCounted.add(dayOf(at))
        daysCounted.add(dayOf(to - 1))
      }
      const all = new Set<string>()
      for (let at = clock.startedAt; at < clock.dueAt; at += hour) all.add(dayOf(at))
      all.add(dayOf(clock.dueAt - 1))
      const days = [...daysCounted, ...skipped.map(it => it.day)]
      expect(days.sort()).toEqual([...all])
    }),
  )
})
