import { expect, test } from 'vitest'
import {
  afterOpenTime,
  allHours,
  type Calendar,
  countsAsWorkingDay,
  dutyHours,
  endOfWorkingDay,
  type Interval,
  isWorkingDay,
  lengthOf,
  type OpenHours,
  openTime,
  rosterKey,
  startOfNextWorkingDay,
  workingHours,
} from '#domain/clocks/calendar.ts'
import { addDays, hour, minute } from '#domain/time.ts'
import { calendar, departmentId, hours, shanghai, stretch, withRoster } from './calendars.ts'

test.each([
  ['2026-11-20', true, 'a Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-11-23', true, 'a Monday'],
  ['2026-10-01', false, 'a holiday on a Thursday'],
  ['2026-10-03', false, 'the Saturday of a holiday'],
  ['2026-10-10', true, 'a make-up Saturday'],
  ['2026-09-20', true, 'a make-up Sunday'],
])('%s: working day %s, being %s', (date, working) => {
  expect(isWorkingDay(calendar, date)).toBe(working)
})

test('a day named both as a holiday and as a make-up day is worked', () => {
  const both: Calendar = { ...calendar, holidays: new Map([['2026-10-10', '国庆节']]) }
  expect(isWorkingDay(both, '2026-10-10')).toBe(true)
})

const work = workingHours(calendar)

test.each([
  ['2026-11-20 08:59', '2026-11-20 10:00', 'before opening counts from opening'],
  ['2026-11-20 09:00', '2026-11-20 10:00', 'at opening'],
  ['2026-11-20 09:01', '2026-11-20 10:01', 'after opening'],
  ['2026-11-20 16:59', '2026-11-20 17:59', 'ends before closing'],
  ['2026-11-20 17:00', '2026-11-20 18:00', 'ends at closing, not at the next opening'],
  ['2026-11-20 17:01', '2026-11-23 09:01', '59 minutes of Friday evening, 1 of Monday'],
  ['2026-11-20 17:59', '2026-11-23 09:59', '1 minute of Friday, 59 of Monday'],
  ['2026-11-20 17:59:59.999', '2026-11-23 09:59:59.999', 'the last millisecond of Friday still counts'],
  ['2026-11-20 18:00', '2026-11-23 10:00', 'at closing nothing of Friday is left'],
  ['2026-11-20 18:01', '2026-11-23 10:00', 'after closing'],
  ['2026-11-21 12:00', '2026-11-23 10:00', 'Saturday'],
  ['2026-09-30 17:30', '2026-10-08 09:30', 'the National Day holiday is skipped'],
  ['2026-10-09 17:30', '2026-10-10 09:30', 'the make-up Saturday counts'],
  ['2026-10-10 17:30', '2026-10-12 09:30', 'the Sunday after it does not'],
  ['2026-02-13 17:30', '2026-02-14 09:30', 'the Saturday before Spring Festival is worked'],
  ['2026-02-14 17:30', '2026-02-24 09:30', 'from the last working day before Spring Festival to the first after it'],
  ['2025-12-31 17:30', '2026-01-04 09:30', 'over the year end to the make-up Sunday'],
])('one working hour from %s is over at %s: %s', (from, to) => {
  expect(afterOpenTime(shanghai(from), hour, work, [])).toBe(shanghai(to))
})

test.each([
  ['2026-11-20 12:00', '2026-11-20 12:00', 'within working hours at once'],
  ['2026-11-20 18:00', '2026-11-23 09:00', 'at closing there is no moment left'],
])('no time at all from %s is over at the next working moment, %s: %s', (from, to) => {
  expect(afterOpenTime(shanghai(from), 0, work, [])).toBe(shanghai(to))
})

test('no time at all is over when the pause is', () => {
  const pause = stretch('2026-11-20 12:00', '2026-11-20 13:00')
  expect(afterOpenTime(pause.from, 0, work, [pause])).toBe(pause.to)
})

test('working time over several days is counted to the millisecond: 18 h are two days', () => {
  expect(afterOpenTime(shanghai('2026-11-19 09:00:00.001'), 18 * hour, work, [])).toBe(
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
  expect(afterOpenTime(shanghai(from), 5 * minute, dutyHours(calendar, departmentId), [])).toBe(shanghai(to))
})

const rostered = withRoster({
  '2026-11-18': ['09:00-12:00', '14:00-17:00'],
  '2026-11-19': [],
  '2026-11-20': ['20:00-24:00'],
  '2026-11-21': ['00:00-06:00', '18:00-19:00'],
})

test.each([
  ['2026-11-17 20:00', 2, '2026-11-17 22:00', 'the day before has no roster: duty hours, up to their end'],
  ['2026-11-17 22:00', 1, '2026-11-18 10:00', 'the shift begins later than the duty hours'],
  ['2026-11-18 11:00', 1, '2026-11-18 12:00', 'the end of the first shift'],
  ['2026-11-18 11:00', 2, '2026-11-18 15:00', '1 h before the hole, 1 h after it'],
  ['2026-11-18 13:00', 3, '2026-11-18 17:00', 'from within the hole: the whole second shift'],
  ['2026-11-18 16:00', 2, '2026-11-20 21:00', '1 h, a day with nobody, 1 h of the night duty'],
  ['2026-11-19 10:00', 4, '2026-11-21 00:00', 'the night duty up to midnight'],
  ['2026-11-19 10:00', 5, '2026-11-21 01:00', 'and on behind it'],
  ['2026-11-20 22:00', 9, '2026-11-21 19:00', '2 h + 6 h of the night, 1 h in the evening'],
  ['2026-11-20 22:00', 10, '2026-11-22 09:00', '… and 1 h of the duty hours of the next day'],
])('on the roster, from %s on, %d h of duty are over at %s: %s', (from, length, to) => {
  expect(afterOpenTime(shanghai(from), length * hour, dutyHours(rostered, departmentId), [])).toBe(shanghai(to))
})

test('the roster of a department is not that of another', () => {
  const start = shanghai('2026-11-19 10:00')
  expect(afterOpenTime(start, hour, dutyHours(rostered, 'greenery'), [])).toBe(start + hour)
  expect(rosterKey('greenery', '2026-11-19')).toBe('greenery#2026-11-19')
})

test('a night duty is one stretch, its two entries in the roster notwithstanding', () => {
  expect(
    openTime(shanghai('2026-11-20 12:00'), shanghai('2026-11-21 18:30'), dutyHours(rostered, departmentId), []),
  ).toEqual([stretch('2026-11-20 20:00', '2026-11-21 06:00'), stretch('2026-11-21 18:00', '2026-11-21 18:30')])
})

const openDay =
  (number: number): OpenHours =>
  date =>
    date === addDays('2026-11-18', number) ? [hours('09:00-10:00')] : []

test('a calendar that does not open for ten years is a mistake, not an endless wait', () => {
  const start = shanghai('2026-11-18 10:00')
  expect(afterOpenTime(start, hour, openDay(3659), [])).toBe(shanghai('2036-11-24 10:00'))
  expect(() => afterOpenTime(start, hour, openDay(3660), [])).toThrow('the calendar has no open hours')
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
  expect(lengthOf(openTime(shanghai(from), shanghai(to), work, []))).toBe(minutes * minute)
})

test('open time is listed by stretches: from the start, to the end, cut at the closing of each day', () => {
  expect(openTime(shanghai('2026-11-20 17:00'), shanghai('2026-11-24 09:30'), work, [])).toEqual([
    stretch('2026-11-20 17:00', '2026-11-20 18:00'),
    stretch('2026-11-23 09:00', '2026-11-23 18:00'),
    stretch('2026-11-24 09:00', '2026-11-24 09:30'),
  ])
})

test('days that touch are one stretch', () => {
  expect(openTime(shanghai('2026-11-20 17:00'), shanghai('2026-11-23 09:30'), allHours, [])).toEqual([
    stretch('2026-11-20 17:00', '2026-11-23 09:30'),
  ])
})

test('up to midnight is not a moment of the next day', () => {
  const asked: string[] = []
  const open: OpenHours = date => {
    asked.push(date)
    return allHours(date)
  }
  openTime(shanghai('2026-11-20 17:00'), shanghai('2026-11-21 00:00'), open, [])
  expect(asked).toEqual(['2026-11-20'])
})

test.each([
  [
    'a pause in the middle',
    [stretch('2026-11-20 10:00', '2026-11-20 11:00')],
    [
      ['09:00', '10:00'],
      ['11:00', '12:00'],
    ],
  ],
  ['a pause from the start', [stretch('2026-11-20 08:00', '2026-11-20 11:00')], [['11:00', '12:00']]],
  ['a pause to the end', [stretch('2026-11-20 11:00', '2026-11-20 12:00')], [['09:00', '11:00']]],
  ['a pause over all of it', [stretch('2026-11-19 11:00', '2026-11-20 12:00')], []],
  ['a pause before', [stretch('2026-11-19 11:00', '2026-11-20 09:00')], [['09:00', '12:00']]],
  ['a pause after', [stretch('2026-11-20 12:00', '2026-11-20 13:00')], [['09:00', '12:00']]],
  [
    'two pauses, the later one first',
    [stretch('2026-11-20 11:00', '2026-11-20 11:30'), stretch('2026-11-20 09:30', '2026-11-20 10:00')],
    [
      ['09:00', '09:30'],
      ['10:00', '11:00'],
      ['11:30', '12:00'],
    ],
  ],
  [
    'two pauses that overlap',
    [stretch('2026-11-20 10:00', '2026-11-20 11:00'), stretch('2026-11-20 10:30', '2026-11-20 11:30')],
    [
      ['09:00', '10:00'],
      ['11:30', '12:00'],
    ],
  ],
] satisfies [string, Interval[], string[][]][])('of 09:00 to 12:00 is left, with %s: %j', (_, pauses, left) => {
  expect(openTime(shanghai('2026-11-20 09:00'), shanghai('2026-11-20 12:00'), allHours, pauses)).toEqual(
    left.map(([from, to]) => stretch(`2026-11-20 ${from}`, `2026-11-20 ${to}`)),
  )
})

test('the length of stretches is the sum of theirs', () => {
  expect(lengthOf([])).toBe(0)
  expect(
    lengthOf([
      { from: 10, to: 17 },
      { from: 20, to: 21 },
    ]),
  ).toBe(8)
})

test.each([
  ['2026-11-18 00:00', 1, '2026-11-19 18:00'],
  ['2026-11-18 10:00', 5, '2026-11-25 18:00'],
  ['2026-11-18 23:59', 1, '2026-11-19 18:00'],
  ['2026-11-20 17:59', 1, '2026-11-23 18:00'],
  ['2026-11-20 18:00', 1, '2026-11-23 18:00'],
  ['2026-11-20 18:01', 1, '2026-11-23 18:00'],
  ['2026-11-21 10:00', 1, '2026-11-23 18:00'],
  ['2026-09-30 10:00', 1, '2026-10-08 18:00'],
  ['2026-10-08 10:00', 2, '2026-10-10 18:00'],
  ['2026-10-09 10:00', 2, '2026-10-12 18:00'],
  ['2026-02-14 10:00', 1, '2026-02-24 18:00'],
  ['2026-02-14 10:00', 5, '2026-02-28 18:00'],
  ['2025-12-31 10:00', 1, '2026-01-04 18:00'],
])('from %s, working day number %d ends at %s', (start, count, end) => {
  expect(endOfWorkingDay(shanghai(start), count, calendar, [])).toBe(shanghai(end))
})

test.each([
  ['2026-11-19 17:59', '2026-11-19 18:00', false, 'it pauses at the end of working hours'],
  ['2026-11-19 18:00', '2026-11-20 08:00', true, 'it pauses after working hours'],
  ['2026-11-18 12:00', '2026-11-19 18:00', false, 'the pause ends exactly with working hours'],
  ['2026-11-18 12:00', '2026-11-19 17:59:59.999', true, 'it runs again for the last millisecond'],
  ['2026-11-19 10:00', '2026-11-19 15:00', true, 'a pause within the day'],
  ['2026-11-19 10:00', '2026-11-20 10:00', false, 'a pause over night'],
])('with a pause from %s to %s the 19th counts as a working day: %s, as %s', (from, to, counts) => {
  expect(countsAsWorkingDay(calendar, '2026-11-19', [stretch(from, to)])).toBe(counts)
  const earlier = stretch('2026-11-17 10:00', '2026-11-17 11:00')
  expect(countsAsWorkingDay(calendar, '2026-11-19', [earlier, stretch(from, to)])).toBe(counts)
  const end = counts ? '2026-11-19 18:00' : '2026-11-20 18:00'
  expect(endOfWorkingDay(shanghai('2026-11-18 10:00'), 1, calendar, [stretch(from, to)])).toBe(shanghai(end))
})

test('a weekend never counts as a working day', () => {
  expect(countsAsWorkingDay(calendar, '2026-11-21', [])).toBe(false)
})

const closedFor = (days: number): Calendar => ({
  ...calendar,
  holidays: new Map(Array.from({ length: days }, (_, index) => [addDays('2026-11-19', index), '停业'])),
  makeUpDays: new Map(),
})

test('a calendar without a working day for ten years is a mistake, not an endless wait', () => {
  const start = shanghai('2026-11-18 10:00')
  expect(endOfWorkingDay(start, 1, closedFor(3660), [])).toBe(shanghai('2036-11-26 18:00'))
  expect(() => endOfWorkingDay(start, 1, closedFor(3661), [])).toThrow('the calendar has no working days')
})

test.each([
  ['2026-11-18 08:00', '2026-11-19 09:00', 'before opening it is still the next day'],
  ['2026-11-18 23:59', '2026-11-19 09:00', 'late in the evening'],
  ['2026-11-19 00:00', '2026-11-20 09:00', 'at midnight the day has begun'],
  ['2026-11-20 10:00', '2026-11-23 09:00', 'over the weekend'],
  ['2026-10-01 10:00', '2026-10-08 09:00', 'over the holiday'],
  ['2026-10-09 10:00', '2026-10-10 09:00', 'a make-up Saturday'],
])('after %s the next working day begins at %s: %s', (at, start) => {
  expect(startOfNextWorkingDay(shanghai(at), calendar, [])).toBe(shanghai(start))
})

test.each([
  ['2026-11-18 10:00', '2026-11-19 09:00', '2026-11-19 09:00', 'a pause that ends with its first moment'],
  ['2026-11-18 10:00', '2026-11-19 09:00:00.001', '2026-11-19 09:00:00.001', 'a pause a millisecond longer'],
  ['2026-11-19 09:00', '2026-11-19 18:00', '2026-11-20 09:00', 'a pause of that day'],
  ['2026-11-19 09:01', '2026-11-19 18:00', '2026-11-19 09:00', 'a pause that begins later'],
  ['2026-11-18 10:00', '2026-11-20 20:00', '2026-11-23 09:00', 'a pause to the evening before the weekend'],
])('with a pause from %s to %s, the next working day after the 18th begins at %s: %s', (from, to, start) => {
  const pauses = [stretch(from, to)]
  expect(new Date(startOfNextWorkingDay(shanghai('2026-11-18 10:00'), calendar, pauses))).toEqual(
    new Date(shanghai(start)),
  )
})
