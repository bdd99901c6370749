import { expect, test } from 'vitest'
import type { MyData } from '#contract/privacy.ts'
import { consentWords, dataRows } from '../../miniprogram/src/features/privacy/data-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-23 10:00')
const data: MyData = {
  name: '陈桂兰',
  maskedPhone: '138****1203',
  since: shanghai('2025-03-02 09:00'),
  rooms: [
    { label: '2 栋 1 单元 1202', community: '听松苑' },
    { label: '1 栋 1 单元 301', community: '听松苑' },
  ],
  complaints: 2,
  photos: 5,
  surveys: 1,
  followed: 0,
  messages: 7,
  sessions: 2,
  isWhole: true,
  consents: [],
  unfinished: 0,
  isStaff: false,
}
const wordsOf = (changes: Partial<MyData> = {}) =>
  Object.fromEntries(dataRows({ ...data, ...changes }, now).map(({ name, words }) => [name, words]))

test('what is kept is said by kind, with how much there is of it', () => {
  expect(wordsOf()).toEqual({
    称呼: '陈桂兰',
    手机号: '138****1203',
    房屋: '听松苑 2 栋 1 单元 1202、听松苑 1 栋 1 单元 301',
    投诉: '2 件',
    照片: '5 张',
    评价: '1 次',
    通知: '7 条',
    跟进: '没有',
    登录: '2 次还有效，第一次是2025年3月2日',
  })
})

test('what is not kept is said too, and where there may be more than was counted', () => {
  expect(wordsOf({ name: '', maskedPhone: undefined, rooms: [], isWhole: false })).toMatchObject({
    称呼: '没有留',
    手机号: '没有留',
    房屋: '没有绑定',
    投诉: '2 件，可能还有',
    跟进: '没有',
  })
})

test('a consent says when, whether given or taken back, and where', () => {
  const consent = { at: now, version: '2026-12-01', given: true, scene: 'photos' } as const
  expect([
    consentWords(consent, now),
    consentWords({ ...consent, given: false, scene: 'privacy-page' }, now),
    consentWords({ ...consent, scene: 'unknown' }, now),
  ]).toEqual(['今天 10:00 同意，用照片前', '今天 10:00 撤回，在隐私页', '今天 10:00 同意'])
})
