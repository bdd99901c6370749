import { describe, expect, test } from 'vitest'
import { type Calendar, isWorkingDay } from '#domain/clocks/calendar.ts'
import { addDays, type Day } from '#domain/time.ts'
import { calendarFor } from '../../../functions/calendar/calendar-of.ts'
import { publicHolidays } from '../../../functions/calendar/public-holidays.ts'
import type { LocalDayItem, RosterItem } from '../../../functions/calendar/stored-days.ts'

const profile = { work: { from: 540, to: 1080 }, duty: { from: 480, to: 1200 } }
const plain = calendarFor(profile, [], [])

const daysFrom = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, index) => addDays(from, index))

/** The notice of the State Council's general office of November 2025. */
const holidays2026: [name: string, from: Day, days: number][] = [
  ['元旦', '2026-01-01', 3],
  ['春节', '2026-02-15', 9],
  ['清明', '2026-04-04', 3],
  ['劳动节', '2026-05-01', 5],
  ['端午', '2026-06-19', 3],
  ['中秋', '2026-09-25', 3],
  ['国庆节', '2026-10-01', 7],
]
const makeUpDays2026: [Day, string][] = [
  ['2026-01-04', '元旦'],
  ['2026-02-14', '春节'],
  ['2026-02-28', '春节'],
  ['2026-05-09', '劳动节'],
  ['2026-09-20', '国庆节'],
  ['2026-10-10', '国庆节'],
]

describe('the public holidays of 2026', () => {
  test.each(holidays2026)('%s from %s for %i days', (name, from, count) => {
    expect(daysFrom(from, count).map(date => [publicHolidays.holidays.get(date), isWorkingDay(plain, date)])).toEqual(
      Array(count).fill([name, false]),
    )
    for (const around of [addDays(from, -1), addDays(from, count)])
      expect(publicHolidays.holidays.get(around)).toBeUndefined()
  })

  test.each(makeUpDays2026)('%s is worked for %s', (date, name) => {
    expect([publicHolidays.makeUpDays.get(date), isWorkingDay(plain, date)]).toEqual([name, true])
  })

  test('are these and no others', () => {
    const of2026 = (days: ReadonlyMap<Day, string>) => [...days.keys()].filter(date => date.startsWith('2026'))
    expect(of2026(publicHolidays.holidays)).toHaveLength(33)
    expect(of2026(publicHolidays.makeUpDays)).toEqual(makeUpDays2026.map(([date]) => date))
  })
})

test('holidays are known through the last year announced and not beyond', () => {
  const { holidays, makeUpDays, announcedTo } = publicHolidays
  expect(announcedTo).toBeGreaterThanOrEqual(2026)
  const years = (days: ReadonlyMap<Day, string>) => new Set([...days.keys()].map(date => date.slice(0, 4)))
  const known = Array.from({ length: announcedTo - 2003 }, (_, index) => String(2004 + index))
  expect([...years(holidays)].toSorted()).toEqual(known)
  expect(known).toEqual(expect.arrayContaining([...years(makeUpDays)]))
})

test('in a year not announced yet, weekends are free and every weekday is worked', () => {
  const days = daysFrom(`${publicHolidays.announcedTo + 1}-10-01`, 7)
  expect(days.map(date => isWorkingDay(plain, date))).toEqual(
    days.map(date => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())),
  )
})

test('every entry has a Chinese name, is a day that exists, and is not both off and worked', () => {
  for (const [date, name] of [...publicHolidays.holidays, ...publicHolidays.makeUpDays]) {
    expect(name).toMatch(/^\p{Script=Han}[\p{Script=Han}\d、]+$/u)
    expect(addDays(date, 0)).toBe(date)
  }
  expect([...publicHolidays.holidays.keys()].filter(date => publicHolidays.makeUpDays.has(date))).toEqual([])
})

const stamp = { v: 1 as const, pk: 'COMMUNITY#garden', version: 1, by: 'manager-1', at: 0 }
const local = (day: Day, kind: LocalDayItem['kind'], name = '本公司安排'): LocalDayItem => ({
  ...stamp,
  sk: `DAY#${day}`,
  day,
  kind,
  name,
})

describe('what the community adds', () => {
  const withDay = (day: Day, kind: LocalDayItem['kind']): Calendar => calendarFor(profile, [local(day, kind)], [])

  test.each<[Day, LocalDayItem['kind'], boolean, string]>([
    ['2026-11-23', 'off', false, 'a Monday off'],
    ['2026-11-21', 'work', true, 'a Saturday worked'],
    ['2026-10-01', 'work', true, 'a public holiday on a weekday worked'],
    ['2026-10-03', 'work', true, 'a public holiday on a Saturday worked'],
    ['2026-10-10', 'off', false, 'a make-up Saturday off after all'],
    ['2026-11-23', 'work', true, 'a Monday worked as ever'],
    ['2026-11-21', 'off', false, 'a Saturday off as ever'],
    ['2026-10-01', 'cleared', false, 'a public holiday nothing is said about any more'],
    ['2026-10-10', 'cleared', true, 'a make-up day nothing is said about any more'],
  ])('%s %s: worked %s, being %s', (day, kind, works) => {
    expect(isWorkingDay(withDay(day, kind), day)).toBe(works)
  })

  test('is named where it changes something', () => {
    expect(withDay('2026-11-23', 'off').holidays.get('2026-11-23')).toBe('本公司安排')
    const worked = withDay('2026-10-01', 'work')
    expect([worked.makeUpDays.get('2026-10-01'), worked.holidays.get('2026-10-01')]).toEqual(['本公司安排', undefined])
    const off = withDay('2026-10-10', 'off')
    expect([off.makeUpDays.get('2026-10-10'), off.holidays.get('2026-10-10')]).toEqual([undefined, '本公司安排'])
  })

  test('an ordinary weekday that is worked makes up for nothing', () => {
    expect(withDay('2026-11-23', 'work').makeUpDays).toEqual(publicHolidays.makeUpDays)
  })

  test('changes nothing for another community', () => {
    withDay('2026-10-01', 'work')
    expect(plain.holidays.get('2026-10-01')).toBe('国庆节')
    expect(calendarFor(profile, [], []).holidays.get('2026-10-01')).toBe('国庆节')
  })
})

test('a roster that says nobody is kept, one that was taken back is not', () => {
  const roster = (departmentId: string, shifts?: RosterItem['shifts']): RosterItem => ({
    ...stamp,
    sk: `ROSTER#2026-11-23#${departmentId}`,
    day: '2026-11-23',
    departmentId,
    ...(shifts && { shifts }),
  })
  const night = [{ from: 1320, to: 1440, userIds: ['zhou'] }]
  const rosters = [roster('engineering', night), roster('order', []), roster('service')]
  expect([...calendarFor(profile, [], rosters).roster]).toEqual([
    ['engineering#2026-11-23', night],
    ['order#2026-11-23', []],
  ])
})
