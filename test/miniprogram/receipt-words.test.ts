import { describe, expect, test } from 'vitest'
import type { Receipt } from '#contract/receipts.ts'
import { checkWords, keptText, readKept } from '../../miniprogram/src/features/complaint/receipt-words.ts'
import { shanghai } from '../support/builders.ts'

const filedAt = shanghai('2026-11-24 17:56')
const answeredAt = shanghai('2026-11-25 09:20')
const now = shanghai('2026-11-25 14:40')

const aReceipt = (entries: number): Receipt => {
  const first = { seq: 1, recordedAt: filedAt, hash: '3f9a12bc77de0142ffff', code: '3f9a 12bc 77de 0142' }
  const last = { seq: entries, recordedAt: answeredAt, hash: 'aaaabbbbccccdddd0000', code: 'aaaa bbbb cccc dddd' }
  return { number: 'W2611-0042', receivedAt: filedAt, first, last: entries === 1 ? first : last }
}

describe('what is kept', () => {
  test('on the first day is number, time and code', () => {
    expect(keptText(aReceipt(1))).toBe(
      ['投诉回执', '编号：W2611-0042', '收到：2026年11月24日 17:56', '回执码：3f9a 12bc 77de 0142'].join('\n'),
    )
  })

  test('later also binds what has been recorded since', () => {
    expect(keptText(aReceipt(5))).toContain('记到：2026年11月25日 09:20\n记录码：aaaa bbbb cccc dddd')
  })

  test('is read again, the code that covers most', () => {
    expect(readKept(keptText(aReceipt(1)))).toEqual({ number: 'W2611-0042', code: '3f9a 12bc 77de 0142' })
    expect(readKept(keptText(aReceipt(5)))).toEqual({ number: 'W2611-0042', code: 'aaaa bbbb cccc dddd' })
  })

  test.each([
    ['a code alone', '3F9A-12BC-77DE-0142', { number: undefined, code: '3F9A-12BC-77DE-0142' }],
    ['run together, with full-width digits', '３f9a12bc77de0142', { number: undefined, code: '3f9a12bc77de0142' }],
    [
      'a number of another month without prefix',
      '2601-0007 3f9a 12bc 77de 0142',
      { number: '2601-0007', code: '3f9a 12bc 77de 0142' },
    ],
    ['a number alone', 'W2611-0042', undefined],
    ['words', '我的回执', undefined],
    ['nothing', '', undefined],
    ['a code with a digit too few', '3f9a 12bc 77de 014', undefined],
  ])('is read from %s', (_, text, kept) => {
    expect(readKept(text)).toEqual(kept)
  })
})

describe('what checking showed', () => {
  test('is said with when the code was given, and how far it was checked', () => {
    const matches = { verdict: 'matches', seq: 1, recordedAt: filedAt, entries: 5, lastAt: answeredAt } as const
    expect(checkWords(matches, now)).toEqual({
      good: true,
      title: '对得上',
      text: '这个码是 昨天 17:56 给的。从提交到 今天 09:20 的记录，一个字没有改过。',
    })
  })

  test('is good only where it matches', () => {
    for (const verdict of ['no-match', 'broken', 'unknown'] as const)
      expect(checkWords({ verdict, recordedAt: filedAt }, now).good).toBe(false)
  })
})
