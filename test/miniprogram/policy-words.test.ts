import { expect, test } from 'vitest'
import type { ClockLine, LengthView, PastDecision, PolicyTrial } from '#contract/policy.ts'
import { clockSpanWords, figureValueWords, figureWords, policyWord } from '#contract/policy-words.ts'
import { clockKinds, figures } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  categoryWords,
  comingWords,
  decidedText,
  decisionText,
  groupsOf,
  lengthText,
  rowChip,
  severitiesText,
  trialScope,
  trialText,
} from '../../miniprogram/src/staff/policy/policy-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-24 14:40')

test.each<[LengthView, string]>([
  [{ counting: 'elapsed', time: 10 * minute }, '10 分钟'],
  [{ counting: 'elapsed', time: 90 * minute }, '90 分钟'],
  [{ counting: 'elapsed', time: 24 * hour }, '24 小时'],
  [{ counting: 'elapsed', time: 48 * hour }, '48 小时'],
  [{ counting: 'elapsed', time: 7 * day, remindAfter: day }, '7 天'],
  [{ counting: 'elapsed', time: 7 * day + hour }, '169 小时'],
  [{ counting: 'workingHours', time: 8 * hour }, '8 小时（工作时间）'],
  [{ counting: 'dutyTime', time: 12 * hour }, '12 小时（当班时间）'],
  [{ counting: 'workingDays', days: 5 }, '5 个工作日'],
  [{ counting: 'sameDay', until: 1200, lateFrom: 1080, lateUntil: 725 }, '当天 20:00 前，18:00 以后的次日 12:05 前'],
  [{ counting: 'none' }, '不计'],
  [{ counting: 'unknown' }, '请更新小程序再看'],
])('%j is said %s', (length, words) => {
  expect(lengthText(length)).toBe(words)
})

test('every delivered length has words without a broken figure', () => {
  for (const row of defaultPolicy)
    if ('length' in row) expect(lengthText(row.length)).not.toMatch(/undefined|NaN|\.|^0/)
})

test.each([
  ['most-pause-days', 10, '10 个工作日'],
  ['major-amount', 35_000, '35,000 元'],
  ['major-amount', 1_234_567, '1,234,567 元'],
  ['rounds-to-final-answer', 3, '第 3 轮起'],
  ['group-rooms', 3, '3 户'],
] as const)('the figure %s of %d is said %s', (figure, value, words) => {
  expect(figureValueWords(figure, value)).toBe(words)
})

test('everything a rule can be about has a word of its own', () => {
  const words = [...clockKinds, ...figures].map(policyWord)
  expect(new Set(words).size).toBe(words.length)
  expect(policyWord('close')).toBe('办完答复')
  expect(policyWord('reopen-days')).toBe(figureWords['reopen-days'])
  for (const kind of clockKinds) expect(clockSpanWords[kind]).toMatch(/^[^\d]+。$/)
})

const row = {
  version: '2026-12 会议纪要',
  reach: 'community' as const,
  from: shanghai('2026-12-01 00:00'),
  decidedBy: '陈立',
  note: '住户嫌慢',
  length: { counting: 'workingDays' as const, days: 3 },
  pausable: true,
}

test('a row says whose it is, unless it was delivered so', () => {
  expect(rowChip(row)).toEqual({ tone: 'soft', icon: 'home', word: '本小区 · 2026-12 会议纪要' })
  expect(rowChip({ ...row, reach: 'company' })?.word).toBe('全公司 · 2026-12 会议纪要')
  expect(rowChip({ ...row, reach: 'delivered' })).toBeUndefined()
})

const categories = [{ id: 'lift', name: '电梯' }]

test('what comes later says from when, and for which category', () => {
  expect(comingWords(row, '3 个工作日', categories, now)).toBe('12月1日起：3 个工作日（2026-12 会议纪要）')
  expect(comingWords({ ...row, categoryId: 'lift' }, '3 个工作日', categories, now)).toBe(
    '12月1日起，电梯：3 个工作日（2026-12 会议纪要）',
  )
  expect(categoryWords({ ...row, categoryId: 'gone' }, '3 个工作日', categories)).toBe(
    '另一类别：3 个工作日（2026-12 会议纪要）',
  )
})

const cell = (severity: ClockLine['cells'][number]['severity'], days: number) => ({
  severity,
  now: { ...row, length: { counting: 'workingDays' as const, days } },
  byCategory: [],
  upcoming: [],
})

test('severities under one rule stand on one line, in their order', () => {
  const line: ClockLine = {
    what: 'close',
    cells: [cell('suggestion', 5), cell('emergency', 1), cell('major', 5), cell('ordinary', 5), cell('unknown', 9)],
  }
  expect(groupsOf(line).map(it => it.severities)).toEqual([['emergency'], ['major', 'ordinary', 'suggestion']])
  const apart = { ...line, cells: [cell('major', 5), { ...cell('ordinary', 5), upcoming: [row] }] }
  expect(groupsOf(apart)).toHaveLength(2)
})

test('severities in words', () => {
  expect(severitiesText(['major', 'ordinary'])).toBe('重大、一般')
  expect(severitiesText(['emergency', 'major', 'ordinary', 'suggestion'])).toBe('所有级别')
})

const none = { count: 0, complaints: [] }
const clock = { what: 'close' as const, judged: 31, lateBefore: 12, lateAfter: 31, newlyLate: none, noLongerLate: none }
const trial: PolicyTrial = { since: 0, complaints: 40, cut: false, clocks: [clock], notJudged: none, seen: 0 }

test('a trial says how many were late before and after', () => {
  expect(trialText(clock)).toBe('31 件里，超期 12 → 31 件')
  expect(trialScope(trial)).toBe('过去 90 天 40 件投诉，按新规定重算。')
  expect(trialScope({ ...trial, complaints: 2000, cut: true })).toBe('过去 90 天的投诉太多，只算了最近的 2000 件。')
})

test('a decision says whose it is, from when, about what, and who decided it', () => {
  const decision: PastDecision = {
    version: '2026-12 会议纪要',
    by: '陈立',
    at: shanghai('2026-11-24 10:00'),
    from: row.from,
    reach: 'company',
    note: '住户嫌慢',
    clocks: ['close', 'dispatch'],
    figures: ['reopen-days'],
  }
  expect(decisionText(decision, categories, now)).toBe('全公司，12月1日起：办完答复、派工、办结后可以重新处理')
  const whole: PastDecision = { ...decision, reach: 'community', categoryId: 'lift', clocks: [...clockKinds] }
  expect(decisionText(whole, categories, now)).toBe('本小区 · 电梯，12月1日起：登记、派工、到场、首次答复等 16 项')
  expect(decidedText(decision, now)).toBe('陈立 今天 10:00 定的')
})
