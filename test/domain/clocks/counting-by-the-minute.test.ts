// The calendar against a slow calculation that shares nothing with it: it walks minute by minute and asks each whether it counts.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterOpenTime,
  type Calendar,
  dutyHours,
  endOfWorkingDay,
  openTimeBetween,
  workingHours,
} from '#domain/clocks/calendar.ts'

const minute = 60_000
const dayMinutes = 24 * 60
const firstDay = Date.UTC(2026, 8, 1)
const windowDays = 60
/** Minute 0 of the window: 1 September 2026, 00:00 in Shanghai. */
const origin = firstDay - 8 * 60 * minute

const isoDay = (index: number): string => new Date(firstDay + index * dayMinutes * minute).toISOString().slice(0, 10)
// 1 September 2026 is a Tuesday.
const isWeekend = (index: number): boolean => (index + 2) % 7 === 0 || (index + 2) % 7 === 6

type Case = { calendar: Calendar; worked: boolean[]; start: number; length: number }

const hours = fc
  .tuple(fc.integer({ min: 0, max: dayMinutes - 1 }), fc.integer({ min: 1, max: dayMinutes }))
  .map(([from, length]) => ({ from, to: Math.min(dayMinutes, from + length) }))

const cases: fc.Arbitrary<Case> = fc
  .record({
    work: hours,
    duty: hours,
    // A swap turns a weekday into a holiday and a weekend day into a working day.
    swapped: fc.uniqueArray(fc.integer({ min: 0, max: windowDays - 1 }), { maxLength: 12 }),
    start: fc.integer({ min: 0, max: 14 * dayMinutes }),
    length: fc.integer({ min: 1, max: 4 * 9 * 60 }),
  })
  .map(({ work, duty, swapped, start, length }) => ({
    calendar: {
      work,
      duty,
      holidays: new Set(swapped.filter(it => !isWeekend(it)).map(isoDay)),
      makeUpDays: new Set(swapped.filter(isWeekend).map(isoDay)),
    },
    worked: Array.from({ length: windowDays }, (_, index) => isWeekend(index) === swapped.includes(index)),
    start,
    length,
  }))

/** For each minute of the window whether it counts. */
const counted = ({ calendar, worked }: Case, counting: 'work' | 'duty'): ((index: number) => boolean) => {
  const { from, to } = calendar[counting]
  return index => {
    const ofDay = index % dayMinutes
    return ofDay >= from && ofDay < to && (counting === 'duty' || worked[(index - ofDay) / dayMinutes] === true)
  }
}

const lastMinute = windowDays * dayMinutes

const slowAfter = (start: number, length: number, counts: (index: number) => boolean): number | undefined => {
  let left = length
  for (let index = start; index < lastMinute; index += 1) {
    if (counts(index)) left -= 1
    if (left === 0) return index + 1
  }
  return undefined
}

const slowBetween = (start: number, end: number, counts: (index: number) => boolean): number => {
  let total = 0
  for (let index = start; index < end; index += 1) if (counts(index)) total += 1
  return total
}

const slowEndOfWorkingDay = (start: number, count: number, { calendar, worked }: Case): number | undefined => {
  let left = count
  for (let index = Math.floor(start / dayMinutes) + 1; index < windowDays; index += 1) {
    if (worked[index]) left -= 1
    if (left === 0) return index * dayMinutes + calendar.work.to
  }
  return undefined
}

const instant = (index: number): number => origin + index * minute

test.each(['work', 'duty'] as const)(
  'the end of a length of %s time is the one found by walking minute by minute',
  counting => {
    let reached = 0
    fc.assert(
      fc.property(cases, it => {
        const end = slowAfter(it.start, it.length, counted(it, counting))
        if (end === undefined) return
        reached += 1
        const open = counting === 'work' ? workingHours(it.calendar) : dutyHours(it.calendar)
        expect(afterOpenTime(instant(it.start), it.length * minute, open)).toBe(instant(end))
      }),
      { numRuns: 3000 },
    )
    expect(reached).toBeGreaterThan(1500)
  },
)

test.each(['work', 'duty'] as const)(
  'the %s time between two instants is the one counted minute by minute',
  counting => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 20 * dayMinutes }), (it, later) => {
        const open = counting === 'work' ? workingHours(it.calendar) : dutyHours(it.calendar)
        const total = slowBetween(it.start, it.start + later, counted(it, counting))
        expect(openTimeBetween(instant(it.start), instant(it.start + later), open)).toBe(total * minute)
      }),
      { numRuns: 3000 },
    )
  },
)

test('the end of the n-th working day is the one found by walking day by day', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 20 }), (it, count) => {
      const end = slowEndOfWorkingDay(it.start, count, it)
      if (end === undefined) return
      expect(endOfWorkingDay(instant(it.start), count, it.calendar)).toBe(instant(end))
    }),
    { numRuns: 3000 },
  )
})

test('to the millisecond: exactly the wanted length lies before the end, and the end is open time', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 59_999 }), fc.integer({ min: 1, max: 59_999 }), (it, late, extra) => {
      const open = dutyHours(it.calendar)
      const start = instant(it.start) + late
      const length = it.length * minute + extra
      const end = afterOpenTime(start, length, open)
      expect(openTimeBetween(start, end, open)).toBe(length)
      expect(openTimeBetween(start, end - 1, open)).toBe(length - 1)
    }),
    { numRuns: 2000 },
  )
})
