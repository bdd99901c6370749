import { expect, test } from 'vitest'
import {
  afterOpenTime,
  type Calendar,
  dutyHours,
  endOfWorkingDay,
  isWorkingDay,
  openTimeBetween,
  workingHours,
} from '#domain/clocks/calendar.ts'
import { addDays, hour, minute } from '#domain/time.ts'
import { calendar, shanghai } from '../../support/builders.ts'

test.each([
  ['2026-11-20', true, 'a Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-10-01', false, 'a holiday on a Thursday'],
  ['2026-10-03', false, 'the Saturday of a holiday'],
  ['2026-10-10', true, 'a make-up Saturday'],
  ['2026-09-20', true, 'a make-up Sunday'],
])('%s: working day %s, being %s', (date, working) => {
  expect(isWorkingDay(calendar, date)).toBe(working)
})

test('a day named both as a holiday and as a make-up day is worked', () => {
  expect(isWorkingDay({ ...calendar, holidays: new Set(['2026-10-10']) }, '2026-10-10')).toBe(true)
})

test.each([
  ['2026-11-20 08:59', '2026-11-20 10:00', 'before opening counts from opening'],
  ['2026-11-20 09:00', '2026-11-20 10:00', 'at opening'],
  ['2026-11-20 09:01', '2026-11-20 10:01', 'after opening'],
  ['2026-11-20 16:59', '2026-11-20 17:59', 'ends before closing'],
  ['2026-11-20 17:00', '2026-11-20 18:00', 'ends at closing, not at the next opening'],
  ['2026-11-20 17:01', '2026-11-23 09:01', 'Friday evening waits for Monday'],
  ['2026-11-20 17:59', '2026-11-23 09:59', 'the last minute of Friday still counts'],
  ['2026-11-20 18:00', '2026-11-23 10:00', 'at closing nothing of Friday is left'],
  ['2026-11-20 18:01', '2026-11-23 10:00', 'after closing'],
  ['2026-11-21 12:00', '2026-11-23 10:00', 'Saturday'],
  ['2026-09-30 17:30', '2026-10-08 09:30', 'the National Day holiday is skipped'],
  ['2026-10-09 17:30', '2026-10-10 09:30', 'the make-up Saturday counts'],
  ['2026-10-10 17:30', '2026-10-12 09:30', 'the Sunday after it does not'],
])('one working hour from %s is over at %s: %s', (from, to) => {
  expect(afterOpenTime(shanghai(from), hour, workingHours(calendar))).toBe(shanghai(to))
})

test('working time over several days is counted to the millisecond', () => {
  expect(afterOpenTime(shanghai('2026-11-19 09:00:00.001'), 18 * hour, workingHours(calendar))).toBe(
    shanghai('2026-11-23 09:00:00.001'),
  )
})

test.each([
  ['2026-11-22 07:59', '2026-11-22 08:05'],
  ['2026-11-22 08:00', '2026-11-22 08:05'],
  ['2026-11-22 21:55', '2026-11-22 22:00'],
  ['2026-11-22 21:56', '2026-11-23 08:01'],
  ['2026-11-22 22:00', '2026-11-23 08:05'],
  ['2026-11-22 23:59', '2026-11-23 08:05'],
  ['2026-11-23 03:00', '2026-11-23 08:05'],
])('five minutes of duty time from %s are over at %s, also at weekends', (from, to) => {
  expect(afterOpenTime(shanghai(from), 5 * minute, dutyHours(calendar))).toBe(shanghai(to))
})

test('a calendar that never opens is a mistake, not an endless wait', () => {
  expect(() => afterOpenTime(shanghai('2026-11-20 10:00'), hour, () => undefined)).toThrow('no open hours')
})

test.each([
  ['2026-11-20 17:59', '2026-11-20 18:00', 1],
  ['2026-11-20 17:59', '2026-11-20 18:01', 1],
  ['2026-11-20 17:00', '2026-11-23 10:00', 120],
  ['2026-11-20 18:00', '2026-11-23 09:00', 0],
  ['2026-11-21 00:00', '2026-11-22 23:59', 0],
  ['2026-09-30 09:00', '2026-10-10 18:00', 4 * 9 * 60],
  ['2026-11-20 12:00', '2026-11-20 12:00', 0],
  ['2026-11-20 12:00', '2026-11-20 11:00', 0],
])('between %s and %s lie %d working minutes', (from, to, minutes) => {
  expect(openTimeBetween(shanghai(from), shanghai(to), workingHours(calendar))).toBe(minutes * minute)
})

test.each([
  ['2026-11-18 00:00', 1, '2026-11-19 18:00'],
  ['2026-11-18 10:00', 5, '2026-11-25 18:00'],
  ['2026-11-18 23:59', 1, '2026-11-19 18:00'],
  ['2026-11-20 19:00', 1, '2026-11-23 18:00'],
  ['2026-11-21 10:00', 1, '2026-11-23 18:00'],
  ['2026-09-30 10:00', 1, '2026-10-08 18:00'],
  ['2026-10-08 10:00', 2, '2026-10-10 18:00'],
  ['2026-10-09 10:00', 2, '2026-10-12 18:00'],
])('from %s, working day number %d ends at %s', (start, count, end) => {
  expect(endOfWorkingDay(shanghai(start), count, calendar)).toBe(shanghai(end))
})

test('a calendar without working days is a mistake, not an endless wait', () => {
  const elevenYears = Array.from({ length: 4018 }, (_, index) => addDays('2026-11-18', index))
  const closed: Calendar = { ...calendar, holidays: new Set(elevenYears), makeUpDays: new Set() }
  expect(() => endOfWorkingDay(shanghai('2026-11-18 10:00'), 1, closed)).toThrow('no working days')
})
