import { expect, test } from 'vitest'
import type { CalendarDay } from '#contract/calendar.ts'
import { isPlace, monthsOf, rosterOf, weekFrom } from '../../miniprogram/src/staff/duty-week/week.ts'

test('a week has seven days, from its Monday on', () => {
  expect(weekFrom('2026-11-30')).toEqual(['2026-11-30', ...[1, 2, 3, 4, 5, 6].map(it => `2026-12-0${it}`)])
})

test('a week reaches into one month or two', () => {
  expect(monthsOf(weekFrom('2026-11-23'))).toEqual(['2026-11'])
  expect(monthsOf(weekFrom('2026-11-30'))).toEqual(['2026-11', '2026-12'])
})

test('a place is a person on a day', () => {
  const place = { day: '2026-11-23', userId: 'a', name: '甲' }
  expect(isPlace(place, { ...place })).toBe(true)
  expect(isPlace(place, { ...place, day: '2026-11-24' })).toBe(false)
  expect(isPlace(place, { ...place, userId: 'b' })).toBe(false)
  expect(isPlace(undefined, place)).toBe(false)
})

test('the roster of a department is its own', () => {
  const roster = { departmentId: 'order', version: 1, changed: { at: 0 } }
  const day: CalendarDay = { day: '2026-11-23', kind: 'working', works: true, version: 0, rosters: [roster] }
  expect([rosterOf(day, 'order'), rosterOf(day, 'engineering')]).toEqual([roster, undefined])
})
