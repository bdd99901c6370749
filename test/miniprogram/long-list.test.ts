import { describe, expect, test } from 'vitest'
import { heightOfAll, windowOf } from '../../miniprogram/src/ui/window-of.ts'

const screen = 800
const even = () => 1000
const at = (top: number, count = 1000, heightOf: (run: number) => number = even) =>
  windowOf({ top, screen, count, heightOf })

describe('what is drawn of a long list', () => {
  test.each([
    ['at its beginning', 0, { from: 0, to: 2 }],
    ['below a heading', -300, { from: 0, to: 2 }],
    ['while what is above is still near', 1799, { from: 0, to: 4 }],
    ['once it is a screen away', 1800, { from: 1, to: 4 }],
    ['far down', 500_000, { from: 499, to: 502 }],
    ['at the end', 999_200, { from: 998, to: 1000 }],
    ['beyond the end', 2_000_000, { from: 999, to: 1000 }],
  ])('%s', (_where, top, drawn) => expect(at(top)).toEqual(drawn))

  test('is as much however long it is and wherever one looks', () => {
    for (let top = 0; top < 1_000_000; top += 777) {
      const { from, to } = at(top)
      expect(to - from).toBeLessThanOrEqual(4)
      expect(to).toBeGreaterThan(from)
    }
  })

  test('goes by what was measured', () => {
    expect(at(1800, 1000, run => (run === 0 ? 2700 : 1000)).from).toBe(0)
    expect(heightOfAll(0, 3, run => (run + 1) * 10)).toBe(60)
  })

  test('nothing of nothing', () => expect(at(0, 0)).toEqual({ from: 0, to: 0 }))
})
