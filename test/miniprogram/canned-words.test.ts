import { describe, expect, test } from 'vitest'
import type { ClockView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { cannedReplies } from '#domain/complaint/canned-replies.ts'
import {
  knownForReply,
  lastUsedFirst,
  ownReplies,
  withReply,
} from '../../miniprogram/src/staff/features/canned/canned-words.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const now = shanghai('2026-11-24 10:00')
const nothing = { written: '' }

const aClock = (part: Partial<ClockView> = {}): ClockView => ({
  kind: 'close',
  round: 1,
  counting: 'workingDays',
  length: 3,
  policy: 'p',
  startedAt: now,
  dueAt: shanghai('2026-11-27 18:00'),
  level: 'ample',
  ...part,
})

const known = (part: Partial<StaffDetail> = {}, said: Parameters<typeof knownForReply>[2] = nothing) =>
  knownForReply(aStaffDetail(part), now, said)

describe('what a ready text is filled with', () => {
  test('what staff see of the complaint', () => {
    const order = { number: 'P-1', department: '工程部', handler: '周建国', dispatchedBy: '许静', dispatchedAt: now }
    expect(known({ order, clocks: [aClock()], categoryRoot: 'engineering' })).toStrictEqual({
      state: 'handling',
      kind: 'complaint',
      root: 'engineering',
      number: 'W2611-0001',
      category: '漏水',
      place: '2 栋 1 单元 1203',
      customer: '陈桂兰',
      handler: '周建国',
      due: '11月27日 18:00',
      isNameless: false,
      solved: undefined,
      isBegun: false,
    })
  })

  test.each([
    ['none is known', []],
    ['it has passed', [aClock({ dueAt: now })]],
    ['it was stopped', [aClock({ stoppedAt: now })]],
    ['it is the company’s own', [aClock({ kind: 'handle' })]],
  ])('no end is promised where %s', (_why, clocks) => {
    expect(known({ clocks }).due).toBeUndefined()
  })

  test.each<[string, Partial<StaffDetail>]>([
    ['the customer hid the name', { hideName: true }],
    ['the name is hidden from the reader', { customer: { name: '住户', relation: 'owner', hidden: true } }],
    ['neighbours follow', { followers: 1 }],
    ['others were merged into it', { children: [{ id: 'c-2', number: 'W2611-0002' }] }],
    ['it was merged itself', { mergedInto: { id: 'c-2', number: 'W2611-0002' } }],
  ])('nobody is named where %s', (_why, part) => {
    expect(known({ followers: 0, children: [] }).isNameless).toBe(false)
    const texts = cannedReplies('message', known(part)).map(it => it.text)
    expect(texts).not.toHaveLength(0)
    expect(texts.join('')).not.toContain(aStaffDetail(part).customer.name)
  })

  test('what stands in the field counts as begun, blanks do not; a visit says whether it is solved', () => {
    expect(known({}, { written: ' \n' }).isBegun).toBe(false)
    expect(known({}, { written: '您好', solved: false })).toMatchObject({ isBegun: true, solved: false })
  })
})

test('those used last stand first, in that order; what is not offered any more is passed over', () => {
  const reply = (id: string) => ({ id, text: id, body: id })
  expect(lastUsedFirst(['a', 'b', 'c', 'd'].map(reply), ['d', 'gone', 'b']).map(it => it.id)).toStrictEqual([
    'd',
    'b',
    'a',
    'c',
  ])
})

test.each([
  ['', '已更换。', 20, '已更换。'],
  ['  ', '已更换。', 20, '已更换。'],
  ['先关了水阀', '已更换。', 20, '先关了水阀。已更换。'],
  ['先关了水阀。', '已更换。', 20, '先关了水阀。已更换。'],
  ['先关了水阀， ', '已更换。', 20, '先关了水阀，已更换。'],
  ['先关了水阀', '已更换。', 10, '先关了水阀。已更换。'],
  ['先关了水阀', '已更换。', 9, undefined],
])('behind %j goes %j, at most %d: %j', (written, text, most, whole) => {
  expect(withReply(written, text, most)).toBe(whole)
})

test('of the community’s own, those a newer server knows another use or category for are left out', () => {
  const reply = { id: 'r-1', use: 'message' as const, text: '已经出发。' }
  const sales = { ...reply, id: 'r-2', root: 'sales' as const }
  const newer = { ...reply, id: 'r-3', use: 'unknown' as const }
  expect(ownReplies([reply, sales, newer, { ...reply, id: 'r-4', root: 'unknown' }])).toEqual([reply, sales])
})
