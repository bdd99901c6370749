import { expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import { minute } from '#domain/time.ts'
import { lastSeqOf, newsSince } from '../../miniprogram/src/staff/features/complaint/complaint-news.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const at = shanghai('2026-11-24 14:05')
const entry = (seq: number, part: Partial<EntryView> = {}): EntryView => ({
  seq,
  kind: 'noted',
  author: { kind: 'staff', name: '许静' },
  visibility: 'internal',
  occurredAt: at,
  recordedAt: at,
  facts: {},
  texts: {},
  ...part,
})
const newsOf = (entries: EntryView[], now = at) => newsSince(aStaffDetail({ entries }), 1, '何敏', now)

test('says who did what, just now', () => {
  expect(newsOf([entry(1), entry(2)])).toBe('刚刚：许静内部备注')
})

test('after a minute it says when', () => {
  expect(newsOf([entry(2)], at + minute)).toBe('今天 14:05：许静内部备注')
})

test('of several the newest, and how many more', () => {
  expect(newsOf([entry(2), entry(3, { kind: 'claimed' })])).toMatch(/^刚刚：许静.+，另有 1 项变化$/)
})

test('what the customer and time itself did is news too', () => {
  expect(newsOf([entry(2, { kind: 'remarked', author: { kind: 'customer' } })])).toBe('刚刚：住户补充说明')
  expect(newsOf([entry(2, { kind: 'progress-demanded', author: { kind: 'system' } })])).toContain('已催负责人写')
})

test.each([
  ['what was there before', entry(1)],
  ['what the reader did himself', entry(2, { author: { kind: 'staff', name: '何敏' } })],
  ['what is told to nobody', entry(2, { kind: 'photo-recorded', author: { kind: 'system' } })],
])('%s is no news', (_, one) => {
  expect(newsOf([one])).toBeUndefined()
})

test('the newest entry counts, in whatever order they came', () => {
  expect([lastSeqOf({ entries: [] }), lastSeqOf({ entries: [entry(3), entry(2)] })]).toEqual([0, 3])
})
