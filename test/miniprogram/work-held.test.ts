import { describe, expect, test } from 'vitest'
import type { Card } from '#contract/complaint-views.ts'
import type { WorkChanges } from '#contract/work.ts'
import {
  firstHeld,
  type Held,
  withChanges,
  withFirst,
  withPage,
} from '../../miniprogram/src/staff/features/work/work-held.ts'
import { newsLine, newsWords } from '../../miniprogram/src/staff/features/work/work-news.ts'

const card = (id: string, dueAt: number, changes: Partial<Card> = {}): Card => ({
  id,
  number: `W2611-${id}`,
  kind: 'complaint',
  title: '漏水',
  state: 'submitted',
  severity: 'ordinary',
  category: '漏水',
  place: '2 栋',
  round: 1,
  receivedAt: 0,
  next: { awaits: 'dispatch', remindAt: 0, dueAt, level: 'ample' },
  ...changes,
})

const changed = (it: Card, own = false): WorkChanges['changed'][number] => ({
  card: it,
  version: 2,
  at: 1,
  did: 'accepted',
  by: '许静',
  own,
})
const left = (id: string): WorkChanges['gone'][number] => ({
  id,
  number: `W2611-${id}`,
  version: 3,
  at: 1,
  did: 'declined',
  by: '许静',
  own: false,
})

const ids = ({ cards }: Held): string => cards.map(it => it.id).join('')
const four = [card('a', 10), card('b', 20), card('c', 30), card('d', 40)]
const held = firstHeld({ cards: four, more: 'token' })
const whole = firstHeld({ cards: four })
const changes = (cards: readonly Card[], gone: readonly string[] = []) => ({
  changed: cards.map(it => changed(it)),
  gone: gone.map(left),
})

describe('what others change', () => {
  test.each<[string, Card[], string[], string, string]>([
    ['a new one stands where it is due', [card('x', 25)], [], 'abxcd', 'came'],
    ['a changed one moves to its new place', [card('d', 5)], [], 'dabc', 'changed'],
    ['one that changed in place stays there', [card('b', 20, { state: 'accepted' })], [], 'abcd', 'changed'],
    ['the last one may change in place', [card('d', 40, { state: 'accepted' })], [], 'abcd', 'changed'],
    ['one that is gone leaves', [], ['b'], 'acd', 'left'],
    ['one that moves behind the end comes with a later page', [card('b', 90)], [], 'acd', 'changed'],
  ])('%s', (_what, cards, gone, after, how) => {
    const renewed = withChanges(held, changes(cards, gone))
    expect(ids(renewed.held)).toBe(after)
    expect(renewed.news.map(it => it.how)).toEqual([how])
  })

  test.each<[string, Card[], string[]]>([
    ['a new one behind the end', [card('x', 90)], []],
    ['one that is held as it is told', [card('b', 20)], []],
    [
      'one whose level only passed with the time',
      [{ ...card('b', 20), next: { awaits: 'dispatch', remindAt: 0, dueAt: 20, level: 'near' } }],
      [],
    ],
    ['one that was never held and is gone', [], ['x']],
  ])('%s is no news', (_what, cards, gone) => {
    const renewed = withChanges(held, changes(cards, gone))
    expect(ids(renewed.held)).toBe('abcd')
    expect(renewed.news).toEqual([])
  })

  test('where the list is whole, nothing is behind its end', () => {
    expect(ids(withChanges(whole, changes([card('x', 90)])).held)).toBe('abcdx')
    expect(ids(withChanges(firstHeld({ cards: [] }), changes([card('x', 90)])).held)).toBe('x')
  })

  test('the end stays where it was when the last one leaves', () => {
    const after = withChanges(held, changes([], ['d'])).held
    expect(ids(withChanges(after, changes([card('x', 35)])).held)).toBe('abcx')
  })

  test('of two that are due at once the order is the server’s', () => {
    expect(ids(withChanges(held, changes([card('bb', 20)])).held)).toBe('abbbcd')
  })
})

describe('pages', () => {
  test('follow each other, and what comes again stands where it came last', () => {
    const next = withPage(held, { cards: [card('b', 45), card('e', 50)], more: 'later', looked: 300 })
    expect([ids(next), next.more, next.looked]).toEqual(['acdbe', 'later', 300])
    expect(withPage(next, { cards: [], looked: 200 })).toMatchObject({ more: undefined, looked: 500 })
  })

  test('reach as far as the last one', () => {
    const next = withPage(held, { cards: [card('e', 50)], more: 'later' })
    expect(ids(withChanges(next, changes([card('x', 45), card('y', 55)])).held)).toBe('abcdxe')
  })

  test('reach as far as they were read, even where nothing was found', () => {
    const first = firstHeld({ cards: [], more: 'token', looked: 300 })
    expect(ids(withChanges(first, changes([card('x', 5)])).held)).toBe('')
    expect(ids(withFirst(held, { cards: [], more: 'token', looked: 300 }).held)).toBe('abcd')
  })

  test('the first one read again renews what it reaches and leaves the later ones', () => {
    const long = withPage(held, { cards: [card('e', 50), card('f', 60)], more: 'later' })
    const again = withFirst(long, { cards: [card('a', 10), card('x', 15), card('c', 30), card('d', 40)], more: 'new' })
    expect([ids(again.held), again.held.more]).toEqual(['axcdef', 'later'])
    expect(again.news.map(it => [it.id, it.how])).toEqual([
      ['x', 'came'],
      ['b', 'left'],
    ])
    expect(ids(withFirst(long, { cards: [card('a', 10)] }).held)).toBe('a')
  })
})

describe('in words', () => {
  const news = { id: 'a', number: 'W2611-0003', how: 'changed', did: 'dispatched', by: '许静', own: false } as const
  test.each([
    [news, 'W2611-0003 已由许静派出'],
    [{ ...news, by: undefined, did: 'withdrawn' as const }, 'W2611-0003 已撤销'],
    [{ ...news, did: undefined, how: 'left' as const }, 'W2611-0003 已不在这里'],
    [{ ...news, did: 'unknown' as const, how: 'came' as const }, 'W2611-0003 刚到'],
  ])('%o', (it, words) => expect(newsLine(it)).toBe(words))

  test('several are counted, one’s own are not told', () => {
    expect(newsWords([news, { ...news, own: true }])).toBe('W2611-0003 已由许静派出')
    expect(newsWords([news, news, news])).toBe('刚有 3 件变化')
    expect(newsWords([{ ...news, own: true }])).toBeUndefined()
  })
})
