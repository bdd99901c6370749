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
