import { describe, expect, test } from 'vitest'
import { proposeMerge, proposeRepeat } from '#domain/groups/propose.ts'
import { day } from '#domain/time.ts'
import { aCard, now } from './cards.ts'

const own = aCard({ id: 'own', receivedAt: now - 10 * day })
const proposed = (other: Parameters<typeof aCard>[0], to: Parameters<typeof aCard>[0] = {}) =>
  proposeMerge({ ...own, ...to }, [aCard({ receivedAt: now - 11 * day, ...other })], 7).map(it => it.how)[0]

describe('what may be merged', () => {
  test('the later one joins the earlier one', () => {
    expect(proposed({ receivedAt: now - 11 * day })).toBe('join')
    expect(proposed({ receivedAt: now - 9 * day })).toBe('take')
  })

  test('of two at the same moment one takes the other, whichever is looked at', () => {
    const [a, b] = [aCard({ id: 'a' }), aCard({ id: 'b' })]
    expect(proposeMerge(a, [b], 7)).toEqual([{ card: b, how: 'take' }])
    expect(proposeMerge(b, [a], 7)).toEqual([{ card: a, how: 'join' }])
  })

  test.each([
    ['7 days before', -7 * day, 1],
    ['7 days after', 7 * day, 1],
    ['longer before', -7 * day - 1, 0],
    ['longer after', 7 * day + 1, 0],
  ])('one received %s', (_, apart, count) => {
    expect(proposeMerge(own, [aCard({ receivedAt: own.receivedAt + apart })], 7)).toHaveLength(count)
  })

  test('one nobody has accepted yet is no parent, but a child', () => {
    expect(proposed({ state: 'submitted' })).toBe('take')
    expect(proposed({}, { state: 'submitted' })).toBe('join')
    expect(proposed({ state: 'submitted' }, { state: 'submitted' })).toBeUndefined()
  })

  test.each(['dispatched', 'handling'] as const)('one that is %s is a parent', state => {
    expect(proposed({ state })).toBe('join')
  })

  test.each(['checking', 'answered', 'closed', 'declined', 'withdrawn', 'merged'] as const)(
    'one that is %s is neither',
    state => {
      expect(proposed({ state })).toBeUndefined()
      expect(proposed({}, { state })).toBeUndefined()
    },
  )

  test('a parent takes and never joins; two parents stay apart', () => {
    expect(proposed({ children: 1, receivedAt: now - 9 * day })).toBe('join')
    expect(proposed({}, { children: 1 })).toBe('take')
    expect(proposed({ children: 1 }, { children: 1 })).toBeUndefined()
  })

  test('third parties are linked, never merged', () => {
    expect(proposed({ source: 'third-party' })).toBeUndefined()
    expect(proposed({}, { source: 'third-party' })).toBeUndefined()
  })

  test('what is about an employee joins only what is about the same', () => {
    expect(proposed({}, { aboutId: 'a' })).toBe('take')
    expect(proposed({ aboutId: 'b' }, { aboutId: 'a' })).toBeUndefined()
    expect(proposed({ aboutId: 'a' }, { aboutId: 'a' })).toBe('join')
  })

  test('never with itself; parents first, then the oldest', () => {
    const [old, young] = [aCard({ receivedAt: now - 9 * day }), aCard({ receivedAt: now - 8 * day })]
    const parent = aCard({ receivedAt: now - 7 * day, children: 1 })
    for (const others of [
      [young, parent, own, old],
      [old, own, young, parent],
    ])
      expect(proposeMerge(own, others, 7).map(it => it.card)).toEqual([parent, old, young])
  })
})

describe('what may be the same once more', () => {
  const repeats = (other: Parameters<typeof aCard>[0], to: Parameters<typeof aCard>[0] = {}) =>
    proposeRepeat({ ...own, ...to }, [aCard({ receivedAt: now - 30 * day, state: 'closed', ...other })], 90).length ===
    1

  test.each(['answered', 'closed', 'declined'] as const)('an earlier one that is %s', state => {
    expect(repeats({ state })).toBe(true)
  })

  test('one that is still open is not, unless it was taken up again', () => {
    expect(repeats({ state: 'handling' })).toBe(false)
    expect(repeats({ state: 'handling', round: 2 })).toBe(true)
  })

  test.each([
    ['90 days back', 90 * day, true],
    ['longer back', 90 * day + 1, false],
    ['later', -1, false],
  ])('one that is %s', (_, back, is) => {
    expect(repeats({ receivedAt: own.receivedAt - back })).toBe(is)
  })

  test('only the same room, or the same public place of the same building', () => {
    const room = { roomId: 'room-1', publicPlace: undefined }
    expect(repeats(room, room)).toBe(true)
    expect(repeats({ ...room, roomId: 'room-2' }, room)).toBe(false)
    expect(repeats({}, room)).toBe(false)
    expect(repeats({ publicPlace: '楼道' })).toBe(false)
    expect(repeats({ buildingId: 'b-3' })).toBe(false)
  })

  test('never itself; the newest first', () => {
    const [old, young] = [20, 15].map(days => aCard({ receivedAt: now - days * day, state: 'closed' }))
    const cards = [old, young].flatMap(it => it ?? [])
    const self = { ...own, state: 'closed' as const }
    expect(proposeRepeat(self, [...cards, self], 90)).toEqual([young, old])
    expect(proposeRepeat(self, [self, ...cards.toReversed()], 90)).toEqual([young, old])
  })
})
