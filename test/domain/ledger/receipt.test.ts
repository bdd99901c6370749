import { describe, expect, test } from 'vitest'
import { emptyChain, linkEntries } from '#domain/ledger/chain.ts'
import type { Entry, EntryDraft } from '#domain/ledger/entry.ts'
import { checkReceipt, codeOf, digitsOf } from '#domain/ledger/receipt.ts'
import { day } from '#domain/time.ts'
import { people, received } from '../../support/builders.ts'
import { chainTools } from './chain-tools.ts'

const tools = chainTools()
const number = 'W2611-0042'
const text = '卫生间吊顶漏水'

const aDraft = (kind: EntryDraft['kind'], facts: EntryDraft['facts'], texts: EntryDraft['texts']): EntryDraft => ({
  kind,
  author: { kind: 'staff', id: people.agent.id, name: people.agent.name },
  visibility: 'public',
  occurredAt: received,
  facts,
  texts,
})

/** Filed on the first day, accepted on the second, answered on the third. */
const aTimeline = () => {
  let head = emptyChain
  const entries: Entry[] = []
  const drafts = [
    aDraft('filed', { number }, { text, place: '2栋' }),
    aDraft('accepted', {}, {}),
    aDraft('answered', {}, { answer: '修好了' }),
  ]
  for (const [days, draft] of drafts.entries()) {
    const linked = linkEntries('complaint-1', head, [draft], received + days * day, tools)
    entries.push(...linked.entries)
    head = linked.head
  }
  return { number, text, entries, head }
}

const codeAt = (timeline: ReturnType<typeof aTimeline>, seq: number): string =>
  codeOf(timeline.entries[seq - 1]?.hash ?? '')

describe('the code of a receipt', () => {
  test('is the beginning of the hash in groups that can be read out', () => {
    expect(codeOf('0123456789abcdef0123456789abcdef')).toBe('0123 4567 89ab cdef')
  })

  test.each([
    ['as it was given', '0123 4567 89ab cdef', '0123456789abcdef'],
    ['run together', '0123456789abcdef', '0123456789abcdef'],
    ['with hyphens, line ends and capitals', '0123-4567\n89AB-CDEF ', '0123456789abcdef'],
    ['the whole hash', 'a'.repeat(64), 'a'.repeat(64)],
    ['a digit too few', '0123 4567 89ab cde', undefined],
    ['a digit too many', 'a'.repeat(65), undefined],
    ['another letter', '0123 4567 89ab cdeg', undefined],
    ['nothing', '', undefined],
  ])('is understood %s', (_, typed, digits) => {
    expect(digitsOf(typed)).toBe(digits)
  })
})

describe('a kept receipt', () => {
  test.each([
    [1, 0],
    [2, 1],
    [3, 2],
  ])('given when entry %i was the last matches, and says since when', (seq, days) => {
    const timeline = aTimeline()
    expect(checkReceipt(timeline, { number, code: codeAt(timeline, seq) }, tools)).toEqual({
      verdict: 'matches',
      seq,
      recordedAt: received + days * day,
      entries: 3,
      lastAt: received + 2 * day,
    })
  })

  test('with another number, another code or no code at all is none of this complaint', () => {
    const timeline = aTimeline()
    const none = { verdict: 'no-match' }
    expect(checkReceipt(timeline, { number: 'W2611-0043', code: codeAt(timeline, 1) }, tools)).toEqual(none)
    expect(checkReceipt(timeline, { number, code: '0123 4567 89ab cdef' }, tools)).toEqual(none)
    expect(checkReceipt(timeline, { number, code: '' }, tools)).toEqual(none)
    expect(checkReceipt({ ...timeline, entries: [] }, { number, code: codeAt(timeline, 1) }, tools)).toEqual(none)
  })

  test('shows that an entry behind it was changed', () => {
    const timeline = aTimeline()
    const [filed, accepted, answered] = timeline.entries
    if (!filed || !accepted || !answered) throw new Error('three entries')
    const entries = [filed, accepted, { ...answered, texts: { answer: '没有这回事' } }]
    const kept = { number, code: codeAt(timeline, 2) }
    expect(checkReceipt({ ...timeline, entries }, kept, tools)).toEqual({
      verdict: 'broken',
      recordedAt: received + day,
    })
  })

  test('shows that an entry was taken out, at the end or between', () => {
    const timeline = aTimeline()
    const kept = { number, code: codeAt(timeline, 1) }
    for (const place of [1, 2])
      expect(checkReceipt({ ...timeline, entries: timeline.entries.toSpliced(place, 1) }, kept, tools)).toMatchObject({
        verdict: 'broken',
      })
  })

  test('of a timeline that was written anew from its beginning finds no entry', () => {
    const kept = { number, code: codeAt(aTimeline(), 1) }
    const anew = linkEntries(
      'complaint-1',
      emptyChain,
      [aDraft('filed', { number }, { text: '没什么事' })],
      received,
      tools,
    )
    expect(checkReceipt({ number, text: '没什么事', ...anew }, kept, tools)).toEqual({ verdict: 'no-match' })
  })

  test('shows that what was filed was changed beside its timeline: the words, or the number', () => {
    const timeline = aTimeline()
    const kept = { number, code: codeAt(timeline, 1) }
    expect(checkReceipt({ ...timeline, text: '没什么事' }, kept, tools)).toMatchObject({ verdict: 'broken' })
    const other = { number: 'W2611-0001', code: kept.code }
    expect(checkReceipt({ ...timeline, number: 'W2611-0001' }, other, tools)).toMatchObject({ verdict: 'broken' })
  })

  test('still matches where words were erased with their salts', () => {
    const timeline = aTimeline()
    const entries = timeline.entries.map(entry => ({ ...entry, texts: {}, salts: {} }))
    const kept = { number, code: codeAt(timeline, 1) }
    expect(checkReceipt({ ...timeline, text: '', entries }, kept, tools)).toMatchObject({ verdict: 'matches' })
  })
})
