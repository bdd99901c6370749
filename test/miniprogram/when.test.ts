import { expect, test } from 'vitest'
import {
  dateWords,
  dayHead,
  daysAhead,
  dayWords,
  deadlineLines,
  deadlineWords,
  greeting,
  lengthWords,
  tagLines,
} from '../../miniprogram/src/features/when.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-24 14:40')

test.each([
  ['2026-11-22 10:00', '11月22日 周日'],
  ['2026-11-23 23:59', '昨天'],
  ['2026-11-24 00:00', '今天'],
  ['2026-11-24 23:59', '今天'],
  ['2026-11-25 00:00', '明天'],
  ['2026-11-26 12:00', '后天'],
  ['2026-11-27 12:00', '11月27日 周五'],
  ['2027-01-04 12:00', '2027年1月4日 周一'],
])('on 24 November %s is called %s', (at, words) => {
  expect(dayWords(shanghai(at), now)).toBe(words)
})

test('a deadline ends in 前 and keeps its minutes', () => {
  expect(deadlineWords(shanghai('2026-11-24 18:05'), now)).toBe('今天 18:05 前')
  expect(deadlineWords(shanghai('2026-11-30 18:00'), now)).toBe('11月30日 周一 18:00 前')
})

test('in large type a deadline further off takes two lines', () => {
  expect(deadlineLines(shanghai('2026-11-25 18:00'), now)).toEqual(['明天 18:00 前'])
  expect(deadlineLines(shanghai('2026-11-27 18:00'), now)).toEqual(['11月27日 周五', '18:00 前'])
})

test('a time tag shows the hour while the day has a name, then the date and weekday', () => {
  expect(tagLines(shanghai('2026-11-26 09:00'), now)).toEqual({ day: '后天', time: '09:00' })
  expect(tagLines(shanghai('2026-11-27 09:00'), now)).toEqual({ day: '11月27日', time: '周五' })
})

test('the head of a day names it and dates it', () => {
  expect(dayHead(shanghai('2026-11-24 09:00'), now)).toBe('今天　11月24日 周二')
  expect(dayHead(shanghai('2026-11-20 09:00'), now)).toBe('11月20日 周五')
})

test('the year is said only when it is another one', () => {
  expect(dateWords(shanghai('2026-01-02 09:00'), now)).toBe('1月2日')
  expect(dateWords(shanghai('2025-12-31 23:59'), now)).toBe('2025年12月31日')
})

test.each([
  [59_000, '1 分'],
  [20 * 60_000, '20 分'],
  [3 * 3_600_000 + 20 * 60_000, '3 小时 20 分'],
  [4 * 3_600_000, '4 小时'],
  [-70 * 60_000, '1 小时 10 分'],
  [(5 * 24 + 3) * 3_600_000 + 59 * 60_000, '5 天 3 小时'],
])('%d milliseconds are %s', (length, words) => {
  expect(lengthWords(length)).toBe(words)
})

test('the days ahead begin with today and cross the end of a month', () => {
  const days = daysAhead(shanghai('2026-11-29 23:30'), 3)
  expect(days.map(({ day, word, figure }) => [day, word, figure])).toEqual([
    ['2026-11-29', '今天', '29'],
    ['2026-11-30', '明天', '30'],
    ['2026-12-01', '后天', '1'],
  ])
})

test.each([
  ['04:59', '晚上好'],
  ['05:00', '早上好'],
  ['11:00', '中午好'],
  ['13:00', '下午好'],
  ['18:00', '晚上好'],
])('at %s the greeting is %s', (time, words) => {
  expect(greeting(shanghai(`2026-11-24 ${time}`))).toBe(words)
})
