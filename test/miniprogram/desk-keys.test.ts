import { describe, expect, test } from 'vitest'
import { deedOf, deskKeys, stepTo } from '../../miniprogram/src/staff/features/desk/desk-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('a key on the desk', () => {
  test.each([
    ['j', 'next'],
    ['ArrowUp', 'before'],
    ['?', 'help'],
    ['p', 'print'],
    ['Escape', 'close'],
    ['x', undefined],
  ])('%s', (key, deed) => expect(deedOf(press(key), false)).toBe(deed))

  test('belongs to whoever types, but for the one that closes', () => {
    expect([deedOf(press('j'), true), deedOf(press('Escape'), true)]).toEqual([undefined, 'close'])
  })

  test('is the browser’s own with another one held', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(deedOf(press('k', { [held]: true }), false)).toBeUndefined()
  })

  test('has one meaning', () => {
    const keys = deskKeys.flatMap(it => [...it.keys])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('going through the list', () => {
  const ids = ['a', 'b', 'c']
  test.each<[string | undefined, 1 | -1, string]>([
    [undefined, 1, 'a'],
    ['a', 1, 'b'],
    ['c', 1, 'c'],
    ['a', -1, 'a'],
    ['gone', 1, 'a'],
  ])('from %s by %i', (open, by, next) => expect(stepTo(ids, open, by)).toBe(next))

  test('there is nowhere to go in an empty one', () => expect(stepTo([], undefined, 1)).toBeUndefined())
})
