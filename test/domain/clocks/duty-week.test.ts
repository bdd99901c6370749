import { describe, expect, test } from 'vitest'
import type { Shift } from '#domain/clocks/calendar.ts'
import {
  copiedDay,
  countOnDuty,
  type DutyDay,
  dutyGap,
  dutyOf,
  isOfOneWeek,
  isSameDuty,
  mondayOf,
  patternOf,
  settledDay,
  shiftsToFill,
  withNextDuty,
} from '#domain/clocks/duty-week.ts'

const usual = { from: 480, to: 1200 }
const early = { from: 480, to: 1020 }
const late = { from: 1020, to: 1200 }
const night = { from: 1320, to: 1440 }
const on = (hours: { from: number; to: number }, ...userIds: string[]): Shift => ({ ...hours, userIds })

describe('a week', () => {
  test('begins on Monday, also for its Sunday', () => {
    expect(['2026-11-23', '2026-11-25', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ])
  })

  test.each<[string, string[], boolean]>([
    ['one day', ['2026-11-25'], true],
    ['Monday and Sunday', ['2026-11-23', '2026-11-29'], true],
    ['a Sunday and the Monday after it', ['2026-11-29', '2026-11-30'], false],
    ['a day twice', ['2026-11-25', '2026-11-25'], false],
    ['no day', [], false],
  ])('%s is of one week, or not', (_, days, is) => {
    expect(isOfOneWeek(days)).toBe(is)
  })
})

describe('the shifts a day can have', () => {
  test.each<[string, DutyDay[], { from: number; to: number }[]]>([
    ['are the usual hours where no day has any', [undefined, []], [usual]],
    [
      'are those of the first day that has some',
      [undefined, [], [on(early, 'a'), on(late)], [on(night)]],
      [early, late],
    ],
  ])('%s', (_, days, hours) => {
    expect(patternOf(days, usual)).toEqual(hours)
  })

  test('are its own where it has some, else those of the pattern with nobody on them', () => {
    expect(shiftsToFill([on(night, 'a')], [usual])).toEqual([on(night, 'a')])
    expect(shiftsToFill([], [early, late])).toEqual([on(early), on(late)])
    expect(shiftsToFill(undefined, [usual])).toEqual([on(usual)])
  })
})

describe('a tap on a cell', () => {
  const taps = (before: DutyDay, pattern: { from: number; to: number }[], count: number): DutyDay[] => {
    const days: DutyDay[] = []
    for (let taps = 0, day = before; taps < count; taps += 1) {
      day = withNextDuty(day, 'a', { before, pattern })
      days.push(day)
    }
    return days
  }

  test('puts somebody on duty; the next takes him off, and a day nothing was said about is one again', () => {
    expect(taps(undefined, [usual], 2)).toEqual([[on(usual, 'a')], undefined])
  })

  test('takes the last one off a day that had a roster: then it is nobody’s', () => {
    expect(taps([on(usual, 'a')], [usual], 1)).toEqual([[on(usual)]])
    expect(settledDay([on(usual)])).toEqual([])
  })

  test('goes through the shifts of the day one by one, then all of them, then off', () => {
    expect(taps([on(early, 'b'), on(late)], [usual], 4)).toEqual([
      [on(early, 'b', 'a'), on(late)],
      [on(early, 'b'), on(late, 'a')],
      [on(early, 'b', 'a'), on(late, 'a')],
      [on(early, 'b'), on(late)],
    ])
  })

  test('takes off whoever has some of many shifts', () => {
    const day = [on(early, 'a'), on(late, 'a'), on(night, 'b')]
    expect(withNextDuty(day, 'a', { before: day, pattern: [] })).toEqual([on(early), on(late), on(night, 'b')])
    expect(dutyOf(day, 'a')).toEqual([0, 1])
    expect(dutyOf(day, 'c')).toEqual([])
  })

  test('on a day of nobody begins with the pattern', () => {
    expect(taps([], [early, late], 1)).toEqual([[on(early, 'a'), on(late)]])
  })
})

test.each<[string, DutyDay, DutyDay, boolean]>([
  ['people named in another order', [on(early, 'a', 'b')], [on(early, 'b', 'a')], true],
  ['a shift with nobody on it beside none', [on(early, 'a'), on(late)], [on(early, 'a')], true],
  ['another person', [on(early, 'a')], [on(early, 'b')], false],
  ['other hours', [on(early, 'a')], [on(usual, 'a')], false],
  ['nothing said, twice', undefined, undefined, true],
  ['nothing said and nobody', undefined, [], false],
])('%s: the same duty, or not', (_, one, other, is) => {
  expect(isSameDuty(one, other)).toBe(is)
})

test('a day is taken over without those who can be on duty no more', () => {
  const day = [on(early, 'a', 'gone'), on(late, 'gone')]
  expect(copiedDay(day, id => id !== 'gone')).toEqual([on(early, 'a')])
  expect(copiedDay(undefined, () => true)).toBeUndefined()
})

test.each<[string, DutyDay, number | undefined, boolean, 'nobody' | 'unsaid' | undefined]>([
  ['a day nothing is said about', undefined, undefined, false, undefined],
  ['a holiday nothing is said about', undefined, undefined, true, 'unsaid'],
  ['a day of nobody', [], 0, false, 'nobody'],
  ['a holiday whose only shift has nobody', [on(early)], 0, true, 'nobody'],
  ['a holiday with two, one of them twice', [on(early, 'a', 'b'), on(late, 'a')], 2, true, undefined],
])('%s', (_, day, count, isHoliday, gap) => {
  expect(countOnDuty(day)).toBe(count)
  expect(dutyGap(day, isHoliday)).toBe(gap)
})
