import { describe, expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { storyOf } from '../../miniprogram/src/staff/features/story/story.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const at = shanghai('2026-11-24 14:05')

const anEntry = (kind: EntryView['kind'], part: Partial<EntryView> = {}): EntryView => ({
  seq: 1,
  kind,
  author: { kind: 'staff', name: '许静' },
  visibility: 'internal',
  occurredAt: at,
  recordedAt: at,
  facts: {},
  texts: {},
  ...part,
})

const line = (entry: EntryView, part: Partial<StaffDetail> = {}) =>
  storyOf({ ...aStaffDetail(), ...part, entries: [entry] }, at)[0]

const told = [...entryKinds.filter(kind => kind !== 'photo-recorded'), 'unknown' as const]

test.each(told)('staff read an entry “%s” in Chinese', kind => {
  const { title = '' } = line(anEntry(kind)) ?? {}
  expect(title).toMatch(/\p{Script=Han}{2}/u)
  expect(title).not.toMatch(/undefined|[a-z]/)
})

describe('came in vain', () => {
  const vain = (times: number) =>
    line(anEntry('came-in-vain', { visibility: 'public', facts: { why: 'no-access', times } }))
  test('says why, and from the second time on how often', () => {
    expect([vain(1)?.title, vain(2)?.title]).toEqual(['许静上门没办成：进不了门', '许静第 2 次上门没办成：进不了门'])
  })

  test('what shows it stands beside', () => {
    const shown = line(anEntry('came-in-vain', { texts: { text: '门禁坏了' } }))
    expect(shown).toMatchObject({ title: '许静记了当时的情况', quote: '门禁坏了' })
  })
})

describe('another category', () => {
  test('from what to what', () => {
    const facts = { from: '噪音扰民', to: '漏水渗水' }
    expect(line(anEntry('category-changed', { visibility: 'public', facts }))).toMatchObject({
      title: '许静改类别：由“噪音扰民”改为“漏水渗水”',
      text: '正在算的时限不变',
    })
  })

  test.each([
    [{}, undefined],
    [{ nameHidden: true }, '往后派单，处理人看不到住户姓名'],
  ])('why stands beside, with %j: %s', (facts, text) => {
    const why = line(anEntry('category-changed', { facts, texts: { reason: '是渗水' } }))
    expect([why?.title, why?.text, why?.quote]).toEqual(['为什么改类别', text, '是渗水'])
  })
})

describe('who urged', () => {
  test('the system, because of a clock', () => {
    const urged = anEntry('urged', { author: { kind: 'system' }, facts: { urge: 'W2611-0001-催1', clock: 'handle' } })
    expect(line(urged)).toMatchObject({ title: '系统催办：处理超期', text: '催办单 W2611-0001-催1' })
  })

  test('a person, in his own words', () => {
    const urged = anEntry('urged', { facts: { urge: 'W2611-0001-催2' }, texts: { words: '今天要办完' } })
    expect(line(urged)).toMatchObject({ title: '许静催办', text: '催办单 W2611-0001-催2', quote: '今天要办完' })
  })
})

test('supervision by the system says what was too much', () => {
  const supervised = (reason: string, count: number) =>
    line(anEntry('supervised', { author: { kind: 'system' }, facts: { reason, count } }))
  expect(supervised('transfers', 3)).toMatchObject({ title: '系统转督办', text: '已转手 3 次' })
  expect(supervised('unsatisfied', 2)).toMatchObject({ title: '系统转督办', text: '住户 2 次不满意' })
  expect(line(anEntry('supervised', { texts: { reason: '媒体在问' } }))).toMatchObject({
    title: '许静督办',
    quote: '媒体在问',
  })
})

test('a pause names its reason and the day it ends', () => {
  const paused = anEntry('paused', {
    facts: { reason: 'parts', to: shanghai('2026-11-30 09:00') },
    texts: { words: '地漏' },
  })
  expect(line(paused)).toMatchObject({ title: '许静暂停处理：等配件', text: '11月30日 周一 恢复', quote: '地漏' })
})

test('a pause that ended by itself has no author', () => {
  expect(line(anEntry('resumed', { author: { kind: 'system' } }))?.title).toBe('暂停到期，恢复处理')
})

test('a question to another department carries the department’s name', () => {
  const consultations = [{ department: '绿化部', question: '树归谁管', askedBy: '许静', askedAt: at }]
  const asked = anEntry('department-asked', { facts: { departmentId: 'd-9' }, texts: { question: '树归谁管' } })
  expect(line(asked, { consultations })).toMatchObject({ title: '许静问绿化部', quote: '树归谁管' })
})

test('a corrective action is named by what was to be done', () => {
  const correctiveActions = [{ what: '查同户型 12 户地漏', owner: '周建国', by: at }]
  const verified = anEntry('corrective-verified', { facts: { index: 0, effective: false }, texts: { words: '还在漏' } })
  expect(line(verified, { correctiveActions })).toMatchObject({
    title: '许静验证整改：没有效果，要再办',
    text: '查同户型 12 户地漏',
    quote: '还在漏',
  })
})

test('what the customer said by telephone is told apart from what the customer did himself', () => {
  const answered = (author: EntryView['author']) =>
    line(anEntry('offer-answered', { author, facts: { accepted: true } }))
  expect(answered({ kind: 'staff', name: '何敏' })).toMatchObject({ title: '住户同意处理方案', text: '何敏代为记录' })
  expect(answered({ kind: 'customer' })?.text).toBeUndefined()
})
