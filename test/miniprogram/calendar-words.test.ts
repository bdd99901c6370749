import { describe, expect, test } from 'vitest'
import type { CalendarDay } from '#contract/calendar.ts'
import {
  canServe,
  dayKindWords,
  hoursWords,
  markOf,
  rosterWords,
  weeksOf,
} from '../../miniprogram/src/staff/calendar/day-words.ts'

const aDay = (day: string, changes: Partial<CalendarDay> = {}): CalendarDay => ({
  day,
  kind: 'working',
  works: true,
  version: 0,
  rosters: [],
  ...changes,
})

test.each([
  [aDay('2026-11-23'), '工作日', '班'],
  [aDay('2026-11-22', { kind: 'weekend', works: false }), '周末', '休'],
  [aDay('2026-10-01', { kind: 'holiday', works: false, name: '国庆节' }), '国庆节放假', '假'],
  [aDay('2026-10-10', { kind: 'make-up', name: '国庆节' }), '调休上班（国庆节）', '调'],
  [aDay('2026-12-01', { kind: 'local-off', works: false, name: '台风停工' }), '本小区放假（台风停工）', '假'],
  [aDay('2026-12-05', { kind: 'local-work', name: '交房' }), '本小区上班（交房）', '调'],
])('%o is said as %s and marked %s', (day, words, mark) => {
  expect(dayKindWords(day)).toBe(words)
  expect(markOf(day)).toBe(mark)
})

test.each([
  [{ from: 540, to: 1080 }, '09:00–18:00'],
  [{ from: 0, to: 1440 }, '00:00–24:00'],
])('%o are the hours %s', (hours, words) => {
  expect(hoursWords(hours)).toBe(words)
})

describe('who is on duty', () => {
  const duty = { from: 480, to: 1320 }
  const changed = { at: 0 }
  const said = (shifts: CalendarDay['rosters'][number]['shifts']) =>
    rosterWords({
      departmentId: 'engineering',
      duty,
      rosters: [{ departmentId: 'engineering', version: 1, changed, shifts }],
    })

  test('without a word of the roster the usual hours hold', () => {
    expect(rosterWords({ departmentId: 'engineering', duty, rosters: [] })).toBe('平常值班 08:00–22:00')
    expect(rosterWords({ departmentId: 'office', duty, rosters: [] })).toBe('没排班，有事通知全部客服')
    expect(said(undefined)).toBe('平常值班 08:00–22:00')
  })

  test('an empty list is nobody, shifts are named with their people', () => {
    expect(said([])).toBe('没人值班')
    const people = [
      { id: '1', name: '周建国' },
      { id: '2', name: '刘强' },
    ]
    expect(
      said([
        { from: 480, to: 720, people },
        { from: 1080, to: 1440, people: people.slice(1) },
      ]),
    ).toBe('08:00–12:00 周建国、刘强；18:00–24:00 刘强')
  })
})

test('a month begins on the weekday it begins on', () => {
  const november = Array.from({ length: 30 }, (_, at) => aDay(`2026-11-${String(at + 1).padStart(2, '0')}`))
  const weeks = weeksOf(november)
  expect(weeks).toHaveLength(6)
  expect(weeks[0]?.map(it => it?.day.slice(8))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '01',
  ])
  expect(weeks[5]?.map(it => it?.day.slice(8))).toEqual([
    '30',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(weeksOf([])).toEqual([])
})

test.each([
  ['office', ['office'], true],
  ['office', ['engineering'], false],
  ['engineering', ['engineering'], true],
  ['engineering', [], true],
])('on the roster of %s may stand whoever is of %j: %s', (departmentId, departmentIds, can) => {
  expect(canServe({ departmentIds }, departmentId)).toBe(can)
})
