import { expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import type { Draft } from '../../miniprogram/src/features/filing/draft.ts'
import { filingBody, missingIn } from '../../miniprogram/src/features/filing/filing-body.ts'
import { shanghai } from '../support/builders.ts'

const aDraft = (part: Partial<Draft> = {}): Draft => ({
  key: 'draft-key-0123456789abcd',
  categoryId: 'leak',
  place: 'room',
  publicDetail: '',
  text: '卫生间吊顶漏水',
  demands: [],
  happeningNow: false,
  danger: false,
  hideName: false,
  photos: [],
  begunAt: shanghai('2026-11-24 14:40'),
  ...part,
})

const room = {
  roomId: 'r-1203',
  buildingId: 'b-2',
  communityId: 'c-1',
  communityName: '听松苑',
  label: '2 栋 1 单元 1203',
  relation: 'owner',
} as const

test.each([
  ['the category', aDraft({ categoryId: undefined, text: '' }), room, '先选什么事'],
  ['a room where none is bound', aDraft(), undefined, '先选在哪里'],
  ['which public place', aDraft({ place: 'public' }), room, '先选在哪里'],
  ['words', aDraft({ text: '  ' }), room, '写几个字说说情况'],
  ['words that are more than signs', aDraft({ text: '😀！！' }), room, '写几个字说说情况'],
])('the button names what is missing: %s', (_, draft, bound, word) => {
  expect(missingIn(draft, bound)?.word).toBe(word)
})

test('signs alone are explained in a sentence, an untouched field is not', () => {
  expect(missingIn(aDraft({ text: '😀' }), room)?.sentence).toContain('请用文字说明情况')
  expect(missingIn(aDraft({ text: '' }), room)?.sentence).toBeUndefined()
})

test('nothing is missing once there are a category, a place and words', () => {
  expect(missingIn(aDraft(), room)).toBeUndefined()
  expect(missingIn(aDraft({ place: 'public', publicPlace: '电梯' }), undefined)).toBeUndefined()
})

test('a wish lasts until the end of the chosen day', () => {
  const draft = aDraft({ wantedDay: '2026-11-26', demands: ['修好', '说明原因'] })
  const body = filingBody({ draft, kind: 'complaint', room, communityId: 'c-1', photoIds: [] })
  expect(body.wantedBy).toBe(shanghai('2026-11-26 23:59'))
  expect(body.demand).toBe('修好、说明原因')
})

test('a public place is said with its detail, without the room', () => {
  const draft = aDraft({ place: 'public', publicPlace: '地下车库', publicDetail: ' B 区 12 号旁 ' })
  const body = filingBody({ draft, kind: 'repair', room, communityId: 'c-1', photoIds: ['p-1'] })
  expect(body.place).toEqual({ kind: 'public', label: '地下车库 B 区 12 号旁' })
})

test('what is sent is what the contract takes', () => {
  const body = filingBody({ draft: aDraft(), kind: 'complaint', room, communityId: 'c-1', photoIds: ['p-1', 'p-2'] })
  expect(fileComplaint.body.safeParse(body).success).toBe(true)
})

test('the same draft makes the same body, so that a second try is the same request', () => {
  const send = () => filingBody({ draft: aDraft(), kind: 'complaint', room, communityId: 'c-1', photoIds: [] })
  expect(send()).toEqual(send())
})
