import { expect, test } from 'vitest'
import type { Interval } from '#domain/clocks/calendar.ts'
import { type Clock, pauseClocks, stopClocks } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { hour } from '#domain/time.ts'
import { calendar, counting, delivered, hours, only, shanghai, stretch, withRoster } from './calendars.ts'

const paused = (clock: Clock, ...pauses: Interval[]): Clock =>
  pauses.reduce((it, pause) => only(pauseClocks([it], pause, () => true, calendar)), clock)

test('time by the clock is one stretch, no day is left out', () => {
  const clock = delivered('close', 'emergency', '2026-09-30 20:00')
  expect(explain(clock, shanghai('2026-10-01 12:00'), calendar)).toEqual({
    counted: [stretch('2026-09-30 20:00', '2026-10-01 12:00')],
    elapsed: 16 * hour,
    skipped: [],
    makeUpDays: [],
    unannounced: [],
  })
})

test('working hours name the evening of the start, the weekend and the holiday, and the make-up days', () => {
  const clock = counting({ counting: 'workingHours', time: 28 * hour }, '2026-09-24 18:30')
  expect(clock.dueAt).toBe(shanghai('2026-10-08 10:00'))
  expect(explain(clock, shanghai('2026-09-29 10:00'), calendar)).toEqual({
    counted: [stretch('2026-09-28 09:00', '2026-09-28 18:00'), stretch('2026-09-29 09:00', '2026-09-29 10:00')],
    elapsed: 10 * hour,
    skipped: [
      { day: '2026-09-24', why: 'day-of-start' },
      { day: '2026-09-25', why: 'holiday', name: '中秋' },
      { day: '2026-09-26', why: 'holiday', name: '中秋' },
      { day: '2026-09-27', why: 'holiday', name: '中秋' },
      { day: '2026-10-01', why: 'holiday', name: '国庆节' },
      { day: '2026-10-02', why: 'holiday', name: '国庆节' },
      { day: '2026-10-03', why: 'holiday', name: '国庆节' },
      { day: '2026-10-04', why: 'holiday', name: '国庆节' },
      { day: '2026-10-05', why: 'holiday', name: '国庆节' },
      { day: '2026-10-06', why: 'holiday', name: '国庆节' },
      { day: '2026-10-07', why: 'holiday', name: '国庆节' },
    ],
    makeUpDays: [],
    unannounced: [],
  })
})

test.each([
  ['2026-11-20 17:59:59.999', []],
  ['2026-11-20 18:00', [{ day: '2026-11-20', why: 'day-of-start' }]],
] as const)('working hours from Friday %s leave out %j and the weekend', (start, friday) => {
  const clock = counting({ counting: 'workingHours', time: 2 * hour }, start)
  expect(explain(clock, clock.dueAt, calendar).skipped).toEqual([
    ...friday,
    { day: '2026-11-21', why: 'weekend' },
    { day: '2026-11-22', why: 'weekend' },
  ])
})

test('working days are whole days: the day of the start, weekends and holidays do not count, make-up days do', () => {
  const clock = delivered('close', 'ordinary', '2026-10-07 10:00')
  expect(clock.dueAt).toBe(shanghai('2026-10-13 18:00'))
  expect(explain(clock, clock.dueAt, calendar)).toEqual({
    counted: ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13'].map(it =>
      stretch(`${it} 09:00`, `${it} 18:00`),
    ),
    elapsed: 5,
    skipped: [
      { day: '2026-10-07', why: 'day-of-start' },
      { day: '2026-10-11', why: 'weekend' },
    ],
    makeUpDays: [{ day: '2026-10-10', name: '国庆节' }],
    unannounced: [],
  })
})

test.each([
  ['2026-11-18 10:00', 0],
  ['2026-11-19 17:59:59.999', 0],
  ['2026-11-19 18:00', 1],
  ['2026-11-23 17:59', 2],
  ['2026-11-23 18:00', 3],
])('at %s, %d of the working days since the 18th are over', (at, days) => {
  const clock = delivered('close', 'ordinary', '2026-11-18 10:00')
  expect(explain(clock, shanghai(at), calendar).elapsed).toBe(days)
})

test('a day whose working hours end within a pause is left out, a pause within the day costs nothing', () => {
  const clock = paused(
    delivered('close', 'ordinary', '2026-11-18 10:00'),
    stretch('2026-11-19 10:00', '2026-11-19 15:00'),
    stretch('2026-11-20 10:00', '2026-11-24 10:00'),
  )
  const { elapsed, skipped } = explain(clock, clock.dueAt, calendar)
  expect(elapsed).toBe(5)
  expect(skipped).toEqual([
    { day: '2026-11-18', why: 'day-of-start' },
    { day: '2026-11-20', why: 'paused' },
    { day: '2026-11-21', why: 'weekend' },
    { day: '2026-11-22', why: 'weekend' },
    { day: '2026-11-23', why: 'paused' },
  ])
})

test('a holiday within a pause is a holiday', () => {
  const clock = paused(
    delivered('written-answer', 'ordinary', '2026-12-29 10:00'),
    stretch('2026-12-30 10:00', '2027-01-04 10:00'),
  )
  const newYear = { ...calendar, holidays: new Map([['2027-01-01', '元旦']]) }
  expect(explain(clock, clock.dueAt, newYear).skipped).toEqual([
    { day: '2026-12-29', why: 'day-of-start' },
    { day: '2026-12-30', why: 'paused' },
    { day: '2026-12-31', why: 'paused' },
    { day: '2027-01-01', why: 'holiday', name: '元旦' },
    { day: '2027-01-02', why: 'weekend' },
    { day: '2027-01-03', why: 'weekend' },
  ])
})

test('duty time is listed without the pause and the hours of nobody; days paused away or without duty are named', () => {
  const rostered = withRoster({ '2026-11-19': [], '2026-11-20': ['09:00-12:00', '14:00-17:00'], '2026-11-21': [] })
  const clock = {
    ...delivered('handle', 'ordinary', '2026-11-18 21:00', rostered),
    pauses: [stretch('2026-11-20 16:00', '2026-11-22 23:00')],
    dueAt: shanghai('2026-11-23 14:00'),
  }
  expect(explain(clock, clock.dueAt, rostered)).toEqual({
    counted: [
      stretch('2026-11-18 21:00', '2026-11-18 22:00'),
      stretch('2026-11-20 09:00', '2026-11-20 12:00'),
      stretch('2026-11-20 14:00', '2026-11-20 16:00'),
      stretch('2026-11-23 08:00', '2026-11-23 14:00'),
    ],
    elapsed: 12 * hour,
    skipped: [
      { day: '2026-11-19', why: 'nobody-on-duty' },
      { day: '2026-11-21', why: 'nobody-on-duty' },
      { day: '2026-11-22', why: 'paused' },
    ],
    makeUpDays: [],
    unannounced: [],
  })
})

test('started after duty, paused from the evening on: the day of the start has no hours left to pause', () => {
  const clock = paused(
    delivered('handle', 'ordinary', '2026-11-18 22:00'),
    stretch('2026-11-18 23:00', '2026-11-20 07:00'),
  )
  expect(explain(clock, clock.dueAt, calendar).skipped).toEqual([
    { day: '2026-11-18', why: 'day-of-start' },
    { day: '2026-11-19', why: 'paused' },
  ])
})

test('started and paused at once, the day of the start is a paused one', () => {
  const clock = paused(
    delivered('handle', 'ordinary', '2026-11-18 21:00'),
    stretch('2026-11-18 21:00', '2026-11-19 07:00'),
  )
  expect(explain(clock, clock.dueAt, calendar).skipped).toEqual([{ day: '2026-11-18', why: 'paused' }])
})

test('a visit on the same day is explained by the clock', () => {
  const clock = delivered('visit', 'major', '2026-11-20 18:30')
  expect(explain(clock, shanghai('2026-11-21 09:00'), calendar)).toMatchObject({
    counted: [stretch('2026-11-20 18:30', '2026-11-21 09:00')],
    elapsed: 14.5 * hour,
    skipped: [],
    makeUpDays: [],
  })
})

test('time by the clock and duty time know neither make-up days nor years not announced', () => {
  const inOctober = (clock: Clock) => explain(clock, clock.dueAt, calendar).makeUpDays
  expect(inOctober(counting({ counting: 'elapsed', time: 48 * hour }, '2026-10-09 10:00'))).toEqual([])
  expect(inOctober(counting({ counting: 'dutyTime', time: 28 * hour }, '2026-10-09 10:00'))).toEqual([])
  expect(inOctober(counting({ counting: 'workingHours', time: 18 * hour }, '2026-10-09 10:00'))).toEqual([
    { day: '2026-10-10', name: '国庆节' },
  ])
  const overNewYear = (clock: Clock) => explain(clock, clock.dueAt, calendar).unannounced
  expect(overNewYear(counting({ counting: 'elapsed', time: 48 * hour }, '2026-12-31 10:00'))).toEqual([])
  expect(overNewYear(counting({ counting: 'dutyTime', time: 28 * hour }, '2026-12-31 10:00'))).toEqual([])
  expect(overNewYear(counting({ counting: 'workingHours', time: 18 * hour }, '2026-12-31 10:00'))).toEqual([2027])
})

test.each([
  ['2026-12-24 10:00', 2026, []],
  ['2026-12-25 10:00', 2026, [2027]],
  ['2026-12-25 10:00', 2027, []],
  ['2026-12-25 10:00', 2025, [2026, 2027]],
  ['2027-06-01 10:00', 2026, [2027]],
])('five working days from %s, holidays announced up to %d, reach into unannounced %j', (start, announcedTo, years) => {
  const clock = delivered('close', 'ordinary', start)
  expect(explain(clock, clock.startedAt, { ...calendar, announcedTo }).unannounced).toEqual(years)
})

test('due at midnight, a clock does not reach into the next day', () => {
  const late = { ...calendar, work: hours('20:00-24:00') }
  const onFriday = counting({ counting: 'workingHours', time: 4 * hour }, '2026-11-20 10:00', late)
  expect(onFriday.dueAt).toBe(shanghai('2026-11-21 00:00'))
  expect(explain(onFriday, onFriday.dueAt, late)).toMatchObject({ elapsed: 4 * hour, skipped: [] })
  const lastDay = counting({ counting: 'workingDays', days: 1 }, '2026-12-30 10:00', late)
  expect(explain(lastDay, lastDay.dueAt, late)).toEqual({
    counted: [stretch('2026-12-31 20:00', '2027-01-01 00:00')],
    elapsed: 1,
    skipped: [{ day: '2026-12-30', why: 'day-of-start' }],
    makeUpDays: [],
    unannounced: [],
  })
})

test('a stopped clock counts up to its stop, a running one up to the moment asked for', () => {
  const clock = delivered('close', 'emergency', '2026-11-18 10:00')
  const stopped = only(stopClocks([clock], ['close'], shanghai('2026-11-18 12:00'), 'done'))
  const elapsedAt = (it: Clock, at: string) => explain(it, shanghai(at), calendar).elapsed
  expect(elapsedAt(clock, '2026-11-18 13:00')).toBe(3 * hour)
  expect(elapsedAt(stopped, '2026-11-18 13:00')).toBe(2 * hour)
  expect(elapsedAt(stopped, '2026-11-18 11:00')).toBe(hour)
})

test('before its start nothing has counted, not even a working day', () => {
  for (const kind of ['close', 'handle'] as const) {
    const clock = delivered(kind, 'ordinary', '2026-11-18 10:00')
    expect(explain(clock, shanghai('2026-11-11 10:00'), calendar)).toMatchObject({ counted: [], elapsed: 0 })
  }
})
