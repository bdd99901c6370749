import { describe, expect, test } from 'vitest'
import type { MyMessage } from '#contract/messages.ts'
import { anew, byDay, smallPrint, spokenWords } from '../../miniprogram/src/features/messages/message-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-23 10:00')
const aMessage = (id: string, changes: Partial<MyMessage> = {}): MyMessage => ({
  id,
  at: now,
  event: 'accepted',
  note: '何敏已受理',
  complaintId: 'complaint-1',
  as: 'filer',
  matter: '花园的灯不亮',
  number: 'W2611-0001',
  reached: 'wechat',
  unread: false,
  ...changes,
})

test('the small print is its number and how far it got, as far as either is known', () => {
  expect([
    smallPrint(aMessage('a')),
    smallPrint(aMessage('a', { reached: 'unknown' })),
    smallPrint(aMessage('a', { matter: undefined, number: undefined, reached: 'here' })),
  ]).toEqual(['W2611-0001 · 微信也有', 'W2611-0001', '只在这里'])
})

test('it is read out with whether it is new, when it was and whether WeChat has it', () => {
  expect(spokenWords(aMessage('a', { unread: true, reached: 'here' }), now)).toBe(
    '未读，何敏已受理，花园的灯不亮，W2611-0001，今天 10:00，只在这里',
  )
  expect(spokenWords(aMessage('a', { reached: 'unknown' }), now)).toBe(
    '何敏已受理，花园的灯不亮，W2611-0001，今天 10:00',
  )
})

test('messages stand under their day, newest first, midnight in Shanghai', () => {
  const list = [
    aMessage('a'),
    aMessage('b', { at: shanghai('2026-11-23 00:00') }),
    aMessage('c', { at: shanghai('2026-11-22 23:59') }),
  ]
  expect(byDay(list, now).map(({ day, messages }) => [day, messages.map(it => it.id)])).toEqual([
    ['今天　11月23日 周一', ['a', 'b']],
    ['昨天　11月22日 周日', ['c']],
  ])
  expect(byDay([], now)).toEqual([])
})

describe('the first page fetched anew', () => {
  const before = { messages: ['d', 'c', 'b', 'a'].map(id => aMessage(id, { unread: true })), more: 'token' }

  test('keeps what was read on below it, by now read', () => {
    const first = { messages: ['e', 'd', 'c'].map(id => aMessage(id, { unread: true })), more: 'other' }
    const { messages, more } = anew(before, first)
    expect(messages.map(it => [it.id, it.unread])).toEqual([
      ['e', true],
      ['d', true],
      ['c', true],
      ['b', false],
      ['a', false],
    ])
    expect(more).toBe('token')
  })

  test('stands alone where nothing was known, nothing lies below, or too much came in between', () => {
    const first = { messages: [aMessage('z')], more: 'other' }
    expect(anew(undefined, first)).toBe(first)
    expect(anew(before, first)).toBe(first)
    expect(anew({ messages: [aMessage('z')] }, first)).toBe(first)
    expect(anew(before, { messages: [] })).toEqual({ messages: [] })
  })
})
