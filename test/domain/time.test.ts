import { expect, test } from 'vitest'
import { addDays, atMinutes, dayOf, minutesIntoDay, startOfDay, weekdayOf, yearMonthOf } from '#domain/time.ts'
import { shanghai } from '../support/builders.ts'

test.each([
  ['2026-11-21T15:59:59.999Z', '2026-11-21'],
  ['2026-11-21T16:00:00.000Z', '2026-11-22'],
  ['2026-12-31T15:59:59.999Z', '2026-12-31'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2028-02-28T16:00:00.000Z', '2028-02-29'],
])('%s falls on the Shanghai day %s', (utc, day) => {
  expect(dayOf(Date.parse(utc))).toBe(day)
})

test('a Shanghai day begins at 16:00 UTC of the day before', () => {
  expect(startOfDay('2026-11-22')).toBe(Date.parse('2026-11-21T16:00:00.000Z'))
})

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-11-22', 365, '2027-11-22'],
])('%s and %d days is %s', (from, count, to) => {
  expect(addDays(from, count)).toBe(to)
})

test('minutes of a day are counted from Shanghai midnight', () => {
  expect(atMinutes('2026-11-22', 17 * 60 + 59)).toBe(shanghai('2026-11-22 17:59'))
  expect(minutesIntoDay(shanghai('2026-11-22 17:59'))).toBe(17 * 60 + 59)
  expect(minutesIntoDay(shanghai('2026-11-22 00:00'))).toBe(0)
  expect(minutesIntoDay(shanghai('2026-11-22 00:00:30'))).toBe(0.5)
})

test.each([
  ['2026-11-22', 0],
  ['2026-11-23', 1],
  ['2026-11-28', 6],
])('%s is weekday %d, Sunday being 0', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday)
})

test.each([
  ['2026-11-30 23:59:59.999', '2611'],
  ['2026-12-01 00:00', '2612'],
  ['2026-12-31 23:59:59.999', '2612'],
  ['2027-01-01 00:00', '2701'],
])('%s in Shanghai belongs to the month %s', (wallClock, month) => {
  expect(yearMonthOf(shanghai(wallClock))).toBe(month)
})
