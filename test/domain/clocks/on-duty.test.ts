import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, rosterKey, type Shift } from '#domain/clocks/calendar.ts'
import { isOnDuty, isRosterDay, nextDutyAt, onDutyAt } from '#domain/clocks/on-duty.ts'
import { minute } from '#domain/time.ts'
import { shanghai } from '../../support/builders.ts'

const shift = (from: number, to: number, ...userIds: string[]): Shift => ({ from: from * 60, to: to * 60, userIds })

const aCalendar = (roster: Record<string, readonly Shift[]> = {}): Calendar => ({
  work: { from: 9 * 60, to: 18 * 60 },
  duty: { from: 8 * 60, to: 20 * 60 },
  roster: new Map(Object.entries(roster).map(([date, shifts]) => [rosterKey('engineering', date), shifts])),
  holidays: new Map(),
  makeUpDays: new Map(),
  announcedTo: 2026,
})

/** Monday: 周 in the morning, 吴 in the evening with a gap before, 周 through the night into Tuesday. Wednesday: nobody. */
const calendar = aCalendar({
  '2026-11-23': [shift(8, 12, 'zhou'), shift(14, 22, 'wu', 'zheng'), shift(22, 24, 'zhou')],
  '2026-11-24': [shift(0, 6, 'zhou')],
  '2026-11-25': [],
})
const everybody = ['zhou', 'wu', 'zheng', 'feng']

describe('who is on duty', () => {
  test.each<[string, string, readonly string[]]>([
    ['2026-11-23 07:59:59.999', 'before the first shift', []],
    ['2026-11-23 08:00', 'as it begins', ['zhou']],
    ['2026-11-23 11:59:59.999', 'until it ends', ['zhou']],
    ['2026-11-23 12:00', 'not as it ends', []],
    ['2026-11-23 13:59', 'in the gap of the roster, although duty hours would say otherwise', []],
    ['2026-11-23 14:00', 'after the gap', ['wu', 'zheng']],
    ['2026-11-23 21:59:59.999', 'until the handing over', ['wu', 'zheng']],
    ['2026-11-23 22:00', 'from the handing over', ['zhou']],
    ['2026-11-23 23:59:59.999', 'in the last millisecond of the day', ['zhou']],
    ['2026-11-24 00:00', 'at midnight, on the next day’s roster', ['zhou']],
    ['2026-11-24 05:59', 'to the end of the night', ['zhou']],
    ['2026-11-24 06:00', 'not after it', []],
    ['2026-11-25 12:00', 'on a day the roster says is nobody’s', []],
    ['2026-11-26 07:59', 'before duty hours of a day the roster is silent about', []],
    ['2026-11-26 08:00', 'as those begin', everybody],
    ['2026-11-26 19:59:59.999', 'until those end', everybody],
    ['2026-11-26 20:00', 'not as those end', []],
  ])('%s: %s', (at, _, who) => {
    expect(onDutyAt(calendar, 'engineering', everybody, shanghai(at))).toEqual(who)
    for (const id of everybody) expect(isOnDuty(calendar, 'engineering', id, shanghai(at))).toBe(who.includes(id))
  })

  test('the roster of one department says nothing about another', () => {
    expect(onDutyAt(calendar, 'order', ['liu'], shanghai('2026-11-25 12:00'))).toEqual(['liu'])
    expect(isOnDuty(calendar, 'order', 'liu', shanghai('2026-11-25 12:00'))).toBe(true)
  })

  test('somebody of another department who helps out is on duty when the roster names him', () => {
    const helped = aCalendar({ '2026-11-23': [shift(8, 12, 'liu')] })
    expect(onDutyAt(helped, 'engineering', everybody, shanghai('2026-11-23 09:00'))).toEqual(['liu'])
  })
})

describe('when somebody is next on duty', () => {
  test.each<[string, string, string, number, string | undefined]>([
    ['on duty now', 'zhou', '2026-11-23 09:30', 0, '2026-11-23 09:30'],
    ['later today', 'wu', '2026-11-23 09:30', 0, '2026-11-23 14:00'],
    ['the later of two shifts', 'zhou', '2026-11-23 12:00', 0, '2026-11-23 22:00'],
    ['in the last millisecond of a shift', 'zhou', '2026-11-23 11:59:59.999', 0, '2026-11-23 11:59:59.999'],
    ['over midnight without a break', 'zhou', '2026-11-24 00:00', 0, '2026-11-24 00:00'],
    ['after his last shift, past a day of others and a day of nobody', 'wu', '2026-11-23 22:00', 3, '2026-11-26 08:00'],
    ['but not before the days looked through end', 'wu', '2026-11-23 22:00', 2, undefined],
    ['before duty hours of a silent day', 'feng', '2026-11-26 00:00', 0, '2026-11-26 08:00'],
    ['after them, the next day', 'feng', '2026-11-26 20:00', 1, '2026-11-27 08:00'],
    ['after them, looked for no further than today', 'feng', '2026-11-26 20:00', 0, undefined],
    ['over the end of a year', 'feng', '2026-12-31 23:59', 1, '2027-01-01 08:00'],
  ])('%s', (_, userId, at, withinDays, next) => {
    expect(nextDutyAt(calendar, 'engineering', userId, shanghai(at), withinDays)).toBe(next && shanghai(next))
  })

  test('at that moment he is on duty, and at no minute before it', () => {
    const minutes = fc.integer({ min: 0, max: 4 * 24 * 60 })
    fc.assert(
      fc.property(fc.constantFrom(...everybody), minutes, (userId, after) => {
        const at = shanghai('2026-11-23 00:00') + after * minute
        const next = nextDutyAt(calendar, 'engineering', userId, at, 7)
        expect(next).toBeGreaterThanOrEqual(at)
        for (let moment = at; moment < (next ?? 0); moment += minute)
          expect(isOnDuty(calendar, 'engineering', userId, moment)).toBe(false)
        expect(isOnDuty(calendar, 'engineering', userId, next ?? 0)).toBe(true)
      }),
    )
  })
})

test.each<[string, boolean, readonly Shift[]]>([
  ['nobody all day', true, []],
  ['one around the clock', true, [shift(0, 24, 'zhou')]],
  ['two with a gap', true, [shift(8, 12, 'zhou'), shift(14, 18, 'zhou')]],
  ['two that meet', true, [shift(8, 12, 'zhou'), shift(12, 18, 'wu')]],
  ['several people together', true, [shift(8, 12, 'zhou', 'wu')]],
  ['two that overlap by an hour', false, [shift(8, 12, 'zhou'), shift(11, 18, 'wu')]],
  ['the third overlapping the second', false, [shift(0, 4, 'zhou'), shift(4, 12, 'wu'), shift(11, 18, 'zhou')]],
  ['the later one first', false, [shift(14, 18, 'zhou'), shift(8, 12, 'wu')]],
  ['one over midnight', false, [shift(22, 30, 'zhou')]],
  ['one that ends before it begins', false, [shift(22, 6, 'zhou')]],
  ['one without any length', false, [shift(8, 8, 'zhou')]],
  ['one from the day before', false, [shift(-2, 6, 'zhou')]],
  ['a shift of nobody', false, [shift(8, 12)]],
  ['a person twice in one shift', false, [shift(8, 12, 'zhou', 'wu', 'zhou')]],
  ['a bad one after a good one', false, [shift(8, 12, 'zhou'), shift(12, 25, 'wu')]],
])('a roster of %s may stand: %s', (_, mayStand, shifts) => {
  expect(isRosterDay(shifts)).toBe(mayStand)
})
