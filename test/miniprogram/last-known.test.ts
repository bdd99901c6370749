import { describe, expect, test } from 'vitest'
import { mostBytes, mostBytesEach, openLastKnown, type Shelf } from '../../miniprogram/src/features/last-known.ts'

/** The phone's storage: so many characters in all, a write beyond them fails and leaves what was there. */
const aShelf = (room = 10_000_000) => {
  const held = new Map<string, string>()
  const shelf: Shelf = {
    read: name => held.get(name) ?? '',
    write(name, text) {
      const others = [...held].filter(([other]) => other !== name).reduce((sum, [, it]) => sum + it.length, 0)
      if (others + text.length > room) throw new Error('setStorageSync:fail exceed storage max size')
      held.set(name, text)
    },
    remove: name => void held.delete(name),
    names: () => [...held.keys()],
  }
  return { shelf, held }
}

const known = (value: unknown, at = 1) => ({ value, at })
const sizeOf = (held: Map<string, string>): number => [...held.values()].reduce((sum, it) => sum + it.length, 0)

test('what was kept is recalled after a start, with its time', () => {
  const { shelf } = aShelf()
  openLastKnown(shelf).keep('u1', 'mine', known(['一', '二'], 7))
  expect(openLastKnown(shelf).recall('u1', 'mine')).toEqual({ value: ['一', '二'], at: 7 })
  expect(openLastKnown(shelf).recall('u1', 'home')).toBeUndefined()
})

describe('another person', () => {
  test('recalls nothing of it', () => {
    const { shelf } = aShelf()
    openLastKnown(shelf).keep('u1', 'mine', known('secret'))
    expect(openLastKnown(shelf).recall('u2', 'mine')).toBeUndefined()
  })

  test('finds it gone, what an older version left behind included', () => {
    const { shelf, held } = aShelf()
    held.set('last/mine', '{"value":1,"at":1}')
    held.set('draft', 'untouched')
    const last = openLastKnown(shelf)
    last.keep('u1', 'mine', known('secret'))
    last.keep('u2', 'mine', known('own'))
    last.forgetOthers('u2')
    expect([...held.keys()].toSorted()).toEqual(['draft', 'last', 'last/u2/mine'])
    expect(last.recall('u2', 'mine')).toEqual(known('own'))
  })

  test('whose id begins the same is another person all the same', () => {
    const { shelf } = aShelf()
    const last = openLastKnown(shelf)
    last.keep('u1', 'mine', known('a'))
    last.keep('u11', 'mine', known('b'))
    last.forgetOthers('u1')
    expect([last.recall('u1', 'mine'), last.recall('u11', 'mine')]).toEqual([known('a'), undefined])
  })

  test('is anybody, once nobody is signed in', () => {
    const { shelf, held } = aShelf()
    const last = openLastKnown(shelf)
    last.keep('u1', 'mine', known('secret'))
    last.forgetOthers(undefined)
    expect(held.size).toBe(0)
  })
})

describe('the room it takes', () => {
  const large = 'x'.repeat(mostBytesEach - 100)

  test('is bounded: the oldest leaves first, and what is used again is not the oldest', () => {
    const { shelf, held } = aShelf()
    const last = openLastKnown(shelf)
    for (let at = 1; at <= 5; at += 1) last.keep('u1', `page-${at}`, known(large, at))
    last.keep('u1', 'page-1', known(large, 6))
    last.keep('u1', 'page-7', known(large, 7))
    expect(sizeOf(held)).toBeLessThan(mostBytes + 1000)
    expect([1, 2, 3, 7].map(at => last.recall('u1', `page-${at}`) !== undefined)).toEqual([true, false, true, true])
  })

  test('counts Chinese by its bytes, not by its characters', () => {
    const { shelf } = aShelf()
    const last = openLastKnown(shelf)
    last.keep('u1', 'mine', known('话'.repeat(mostBytesEach / 3)))
    expect(last.recall('u1', 'mine')).toBeUndefined()
    last.keep('u1', 'mine', known('话'.repeat(mostBytesEach / 3 - 20)))
    expect(last.recall('u1', 'mine')).toBeDefined()
  })

  test('does not grow by one thing too large: that is not kept, nor is what was there before', () => {
    const { shelf } = aShelf()
    const last = openLastKnown(shelf)
    last.keep('u1', 'other', known('small'))
    last.keep('u1', 'mine', known('small'))
    last.keep('u1', 'mine', known('x'.repeat(mostBytesEach)))
    expect([last.recall('u1', 'mine'), last.recall('u1', 'other')]).toEqual([undefined, known('small')])
  })

  test('is given back where the storage is full: nothing fails, and drafts stay', () => {
    const { shelf, held } = aShelf(1000)
    held.set('draft', 'x'.repeat(800))
    const last = openLastKnown(shelf)
    last.keep('u1', 'home', known('small'))
    last.keep('u1', 'mine', known('x'.repeat(300)))
    expect([...held.keys()]).toEqual(['draft'])
    expect(last.recall('u1', 'mine')).toBeUndefined()
  })
})

test('what somebody who needed the room took away counts no longer', () => {
  const { shelf, held } = aShelf()
  const last = openLastKnown(shelf)
  const large = 'x'.repeat(mostBytesEach - 100)
  for (let at = 1; at <= 5; at += 1) last.keep('u1', `page-${at}`, known(large, at))
  for (const at of [3, 4, 5]) held.delete(`last/u1/page-${at}`)
  for (const at of [6, 7]) last.keep('u1', `page-${at}`, known(large, at))
  expect([1, 2, 6, 7].map(at => last.recall('u1', `page-${at}`) !== undefined)).toEqual([true, true, true, true])
})

test('a list or a value that cannot be read is no list and no value', () => {
  const { shelf, held } = aShelf()
  const last = openLastKnown(shelf)
  last.keep('u1', 'mine', known('a'))
  held.set('last/u1/mine', '{"value":')
  held.set('last', '[{"name":3},null,7,{"name":"x","bytes":1}]')
  expect(last.recall('u1', 'mine')).toBeUndefined()
  last.keep('u1', 'home', known('b', 2))
  expect(last.recall('u1', 'home')).toEqual(known('b', 2))
  expect([...held.keys()].toSorted()).toEqual(['last', 'last/u1/home'])
})
