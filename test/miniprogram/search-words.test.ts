import { expect, test } from 'vitest'
import { foundWords, isWorthAsking, mayBeKept, monthInWords } from '../../miniprogram/src/staff/search/search-words.ts'

test.each([
  ['', false],
  ['漏', false],
  ['漏水', true],
  [' 漏 ', false],
  ['466', true],
  ['1203', true],
  // Half a phone number on its way to a whole one.
  ['13800', false],
  ['1380000120', false],
  ['138 0000 12', false],
  ['13800001203', true],
  ['2611-12', true],
])('while typing, %j is asked: %j', (typed, expected) => {
  expect(isWorthAsking(typed)).toBe(expected)
})

test.each([
  ['W2611-0001', true],
  ['2-1-1202', true],
  ['2 栋 1 单元 1202', true],
  ['陈桂兰 漏水', true],
  ['466', true],
  ['13800001203', false],
  ['138 0000 1203', false],
  ['+86 138-0000-1203', false],
  ['1203', false],
  ['陈桂兰 1203', false],
  ['1380000', false],
  ['', false],
])('%j stays on the phone: %j', (typed, expected) => {
  expect(mayBeKept(typed)).toBe(expected)
})

test('what was found, and how far back, is said in words', () => {
  expect(foundWords({ as: 'phone', cards: [] })).toBe('按手机号，查到 0 件')
  expect(foundWords({ as: 'unknown', cards: [] })).toBe('按您写的，查到 0 件')
  expect(foundWords({ as: 'own', cards: [] })).toBe('在您自己的派工单里，查到 0 件')
  expect(foundWords({ as: 'own', cards: [] }, 'departments')).toBe('在您部门的派工单里，查到 0 件')
  expect(foundWords({ as: 'phone', cards: [] }, 'departments')).toBe('按手机号，查到 0 件')
  expect(monthInWords('2026-08')).toBe('2026 年 8 月')
})
