import { describe, expect, test } from 'vitest'
import type { Shift } from '#domain/clocks/calendar.ts'
import { swapOnDay, takeShifts, withoutOnDuty } from '#domain/clocks/duty-change.ts'

const shift = (from: number, ...userIds: string[]): Shift => ({ from, to: from + 60, userIds })
const refused = { ok: false, reason: 'swap-impossible' }

describe('one takes the shifts of another', () => {
  test('all of the day, in his place', () => {
    expect(takeShifts([shift(0, 'a', 'x'), shift(60, 'y'), shift(120, 'a')], 'a', 'b')).toEqual({
      ok: true,
      value: [shift(0, 'b', 'x'), shift(60, 'y'), shift(120, 'b')],
    })
  })
  test.each([
    ['where the roster says nothing', undefined],
    ['where he has none', [shift(0, 'x')]],
    ['where the other is on it already', [shift(0, 'a', 'b')]],
  ])('not %s', (_name, shifts) => expect(takeShifts(shifts, 'a', 'b')).toEqual(refused))
})

describe('two of one day change places', () => {
  test('each takes all that the other had', () => {
    expect(swapOnDay([shift(0, 'a'), shift(60, 'b', 'x'), shift(120, 'x')], 'a', 'b')).toEqual({
      ok: true,
      value: [shift(0, 'b'), shift(60, 'a', 'x'), shift(120, 'x')],
    })
  })
  test.each([
    ['where the roster says nothing', undefined],
    ['on the same shift', [shift(0, 'a', 'b')]],
    ['where one has none', [shift(0, 'a')]],
    ['where the other has none', [shift(0, 'b')]],
  ])('not %s', (_name, shifts) => expect(swapOnDay(shifts, 'a', 'b')).toEqual(refused))
})

describe('somebody is taken off the roster', () => {
  const day = [shift(0, 'a', 'x'), shift(60, 'a'), shift(120, 'y'), shift(180, 'a', 'b')]
  test('another takes his place, once on each shift', () => {
    expect(withoutOnDuty(day, 'a', 'b')).toEqual([shift(0, 'x', 'b'), shift(60, 'b'), shift(120, 'y'), shift(180, 'b')])
  })
  test('with nobody in his place a shift of his alone is none', () => {
    expect(withoutOnDuty(day, 'a', undefined)).toEqual([shift(0, 'x'), shift(120, 'y'), shift(180, 'b')])
  })
})
