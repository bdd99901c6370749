import { expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { entryWords } from '../../miniprogram/src/features/complaint/entry-words.ts'
import { shanghai } from '../support/builders.ts'

const at = shanghai('2026-11-24 14:05')

const anEntry = (kind: EntryView['kind'], part: Partial<EntryView> = {}): EntryView => ({
  seq: 1,
  kind,
  author: { kind: 'staff', name: '周建国' },
  visibility: 'public',
  occurredAt: at,
  recordedAt: at,
  facts: {},
  texts: {},
  ...part,
})

test.each([...entryKinds, 'unknown' as const])('an entry “%s” has a heading in Chinese', kind => {
  const { title } = entryWords(anEntry(kind))
  expect(title).toMatch(/\p{Script=Han}{2}/u)
  expect(title).not.toMatch(/undefined|[a-z]/)
})

test.each([...entryKinds, 'unknown' as const])('somebody stands in the heading of “%s”, whoever wrote it', kind => {
  const authors: EntryView['author'][] = [{ kind: 'staff', name: '周建国' }, { kind: 'system' }, { kind: 'customer' }]
  for (const author of authors) expect(entryWords(anEntry(kind, { author })).title).toMatch(/您|周建国|物业|住户/)
})

test('another category is said with the one before', () => {
  const facts = { from: '噪音扰民', to: '漏水渗水' }
  expect(entryWords(anEntry('category-changed', { facts }))).toEqual({
    title: '周建国改了类别',
    text: '由“噪音扰民”改为“漏水渗水”',
  })
  expect(entryWords(anEntry('category-changed'))).toEqual({ title: '周建国改了类别' })
})

test('an hour that was chosen is said by its date, a moved one as moved', () => {
  const facts = { of: 'visit', from: shanghai('2026-11-26 10:00'), to: shanghai('2026-11-26 11:00') }
  const customer = { kind: 'customer' } as const
  expect(entryWords(anEntry('appointed', { author: customer, facts }))).toEqual({
    title: '您约了回访时间',
    text: '11月26日 周四 10:00–11:00',
  })
  const moved = { ...facts, of: 'work', before: at }
  expect(entryWords(anEntry('appointed', { facts: moved }))).toEqual({
    title: '周建国和您改了上门时间',
    text: '改到 11月26日 周四 10:00–11:00',
  })
})

test.each([
  ['nobody-home', shanghai('2026-11-24 13:50'), '周建国 13:50 到了，家里没人'],
  ['no-access', shanghai('2026-11-24 00:00'), '周建国 00:00 到了，进不了门'],
  ['neighbour-refuses', shanghai('2026-11-23 23:59'), '周建国 11月23日 23:59 到了，邻居没让进'],
  ['unreachable', undefined, '周建国联系不上您'],
  ['of-a-later-version', at, '周建国 14:05 到了，上门没办成'],
])('came in vain, %s: when he came and why', (why, cameAt, title) => {
  const facts = { why, times: 1, ...(cameAt === undefined ? {} : { cameAt }) }
  expect(entryWords(anEntry('came-in-vain', { facts }))).toEqual({ title })
})

test('that a complaint was filed for an elder, and how he agreed, stands in the first entry', () => {
  const facts = { kind: 'complaint', photos: ['p-1', 'p-2'], elder: 'parent', consent: 'by-phone' }
  const filed = anEntry('filed', { author: { kind: 'customer' }, facts })
  expect(entryWords(filed)).toEqual({ title: '您提交了投诉', text: '替家里老人提交，老人电话同意，拍了 2 张照片' })
  expect(entryWords(anEntry('filed', { facts: { kind: 'complaint', photos: [] } }))).toEqual({ title: '您提交了投诉' })
})

test('an entry without a name is the company’s', () => {
  expect(entryWords(anEntry('accepted', { author: { kind: 'system' } })).title).toBe('物业已受理')
})

test('what staff did is told with their name and words', () => {
  const { title, text, quote } = entryWords(
    anEntry('reported', { facts: { photos: ['p-1', 'p-2'] }, texts: { remedialAction: '换了吊顶板' } }),
  )
  expect([title, text, quote]).toEqual(['周建国办完了', '拍了 2 张照片', '换了吊顶板'])
})

test('a survey says whether it was solved before it says how it was', () => {
  const said = (solved: boolean, overall: number) =>
    entryWords(anEntry('surveyed', { facts: { solved, overall } })).title
  expect(said(true, 5)).toBe('您说解决了，很满意')
  expect(said(false, 2)).toBe('您说没解决，不满意')
})

test('the next round is told by who asked for it', () => {
  const reopened = (author: EntryView['author']) =>
    entryWords(anEntry('reopened', { author, facts: { round: 3 }, texts: { reason: '又漏了' } }))
  expect(reopened({ kind: 'customer' })).toEqual({ title: '您要求继续处理', text: '第 3 次处理', quote: '又漏了' })
  expect(reopened({ kind: 'staff', name: '许静' })).toEqual({ title: '许静转入再次处理', text: '第 3 次处理' })
})

test('what the customer did himself is told to him as his own, what the office recorded for him as that', () => {
  const answered = (author: EntryView['author']) =>
    entryWords(anEntry('offer-answered', { author, facts: { accepted: false }, texts: { words: '太少' } }))
  expect(answered({ kind: 'customer' })).toEqual({ title: '您没有同意方案', quote: '太少' })
  expect(answered({ kind: 'staff', name: '何敏' })).toEqual({
    title: '您没有同意方案',
    text: '何敏替您记下',
    quote: '太少',
  })
})

test('a pause says why and until which date, so that it reads the same tomorrow', () => {
  const entry = anEntry('paused', {
    facts: { reason: 'parts', to: shanghai('2026-11-26 18:00') },
    texts: { words: '等阀门' },
  })
  expect(entryWords(entry)).toEqual({
    title: '周建国让办理先停一停',
    text: '等配件，11月26日 18:00 接着办',
    quote: '等阀门',
  })
})

test('withdrawn, but others are concerned: the company goes on by itself', () => {
  const withdrawn = (ownCase: boolean) => entryWords(anEntry('withdrawn', { facts: { ownCase } }))
  expect(withdrawn(true)).toEqual({ title: '您撤销了', text: '事关安全或大家，物业自己接着办' })
  expect(withdrawn(false)).toEqual({ title: '您撤销了' })
})

test('the manager’s no to an appeal names who looks next, the executive’s is the last', () => {
  const decided = (upheld: boolean, level: string) =>
    entryWords(anEntry('appeal-decided', { facts: { upheld, level }, texts: { words: '已查过' } }))
  expect(decided(true, 'manager')).toEqual({ title: '周建国同意您的申诉，重新办', quote: '已查过' })
  expect(decided(false, 'manager').text).toBe('再由分管副总复核一次，以他的决定为准')
  expect(decided(false, 'executive').text).toBeUndefined()
})

test('merged complaints name the other one’s number', () => {
  const facts = { parent: 'W2611-0001' }
  expect(entryWords(anEntry('merged', { facts })).title).toBe('周建国把它并到 W2611-0001 一起办')
  expect(entryWords(anEntry('answered', { facts })).title).toBe('和 W2611-0001 一起办完，周建国给您答复')
})
