import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainHead, checkChain, emptyChain, hashOf, linkEntries } from '#domain/ledger/chain.ts'
import { type Entry, type EntryDraft, entryKinds } from '#domain/ledger/entry.ts'
import { people, received } from '../../support/builders.ts'
import { chainTools } from './chain-tools.ts'

const aDraft = (changes: Partial<EntryDraft> = {}): EntryDraft => ({
  kind: 'accepted',
  author: { kind: 'staff', id: people.agent.id, name: people.agent.name },
  visibility: 'public',
  occurredAt: received,
  facts: { severity: 'ordinary' },
  texts: {},
  ...changes,
})

const aChain = (): { entries: Entry[]; head: ChainHead } =>
  linkEntries(
    'complaint-1',
    emptyChain,
    [
      aDraft({
        kind: 'filed',
        texts: { text: '灯不亮', place: '3栋' },
        facts: { photos: ['p1', 'p2'], happening: true },
      }),
      aDraft(),
      aDraft({ kind: 'declined', texts: { reason: '不属于' } }),
    ],
    received,
    chainTools(),
  )

test('entries are numbered from 1, each carries the hash of the one before, the head is the last', () => {
  const { entries, head } = aChain()
  expect(entries.map(it => it.seq)).toEqual([1, 2, 3])
  expect(entries.map(it => it.prevHash)).toEqual(['', entries[0]?.hash, entries[1]?.hash])
  expect(head).toEqual({ seq: 3, hash: entries[2]?.hash })
  expect(checkChain(entries, head, chainTools())).toBeUndefined()
})

test('the hash of an entry is the one that a program without access to the system computes', () => {
  const [entry] = linkEntries('c', emptyChain, [aDraft({ texts: { text: '灯' } })], received, chainTools()).entries
  const { sha256 } = chainTools()
  const commitment = sha256('huiyin/text/v1\n["salt-1-0123456789abcdef","灯"]')
  expect(entry?.commitments).toEqual({ text: commitment })
  expect(entry?.hash).toBe(
    sha256(
      `huiyin/entry/v1\n{"author":{"id":"agent-1","kind":"staff","name":"赵客服"},"commitments":{"text":"${commitment}"},"complaintId":"c","facts":{"severity":"ordinary"},"kind":"accepted","occurredAt":${received},"prevHash":"","recordedAt":${received},"seq":1,"v":1,"visibility":"public"}`,
    ),
  )
})

test('linking in two steps gives the chain that linking at once gives', () => {
  const tools = chainTools()
  const first = linkEntries('complaint-1', emptyChain, [aDraft({ texts: { a: '一' } })], received, tools)
  const second = linkEntries('complaint-1', first.head, [aDraft({ texts: { b: '二' } })], received, tools)
  const both = [aDraft({ texts: { a: '一' } }), aDraft({ texts: { b: '二' } })]
  expect([...first.entries, ...second.entries]).toEqual(
    linkEntries('complaint-1', emptyChain, both, received, chainTools()).entries,
  )
  expect(checkChain([...first.entries, ...second.entries], second.head, tools)).toBeUndefined()
})

test('nothing to link leaves the head where it was; an empty chain is whole', () => {
  const head = { seq: 4, hash: 'abc' }
  expect(linkEntries('complaint-1', head, [], received, chainTools())).toEqual({ entries: [], head })
  expect(checkChain([], emptyChain, chainTools())).toBeUndefined()
})

test('every text has a salt of its own: equal texts cannot be told from their commitments', () => {
  const [entry] = linkEntries(
    'c',
    emptyChain,
    [aDraft({ texts: { a: '同', b: '同' } })],
    received,
    chainTools(),
  ).entries
  expect(entry?.salts.a).not.toBe(entry?.salts.b)
  expect(entry?.commitments.a).not.toBe(entry?.commitments.b)
})

test('an erased text is no fault: text and salt go, the commitment stays', () => {
  const { entries, head } = aChain()
  const erased = entries.map(entry => ({ ...entry, texts: {}, salts: {} }))
  expect(checkChain(erased, head, chainTools())).toBeUndefined()
})

const first = (entry: Entry, changes: Partial<Entry>, seq: number): Entry =>
  entry.seq === seq ? { ...entry, ...changes } : entry

test.each([
  ['a changed text', { texts: { text: '灯亮', place: '3栋' } }, 'text'],
  ['a text that was never there', { texts: { text: '灯不亮', place: '3栋', more: '新' } }, 'text'],
  ['a changed salt', { salts: { text: 'other', place: 'other' } }, 'text'],
  ['a text whose salt is gone', { salts: {} }, 'text'],
  ['a changed fact', { facts: { photos: ['p1'], happening: true } }, 'hash'],
  ['another author', { author: { kind: 'customer', id: 'owner-2' } }, 'hash'],
  ['another visibility', { visibility: 'internal' }, 'hash'],
  ['another time of the event', { occurredAt: received - 1 }, 'hash'],
  ['another time of recording', { recordedAt: received - 1 }, 'hash'],
  ['another kind', { kind: 'registered' }, 'hash'],
  ['another complaint', { complaintId: 'complaint-2' }, 'hash'],
  ['other commitments', { commitments: {} }, 'hash'],
  ['another hash', { hash: 'f'.repeat(64) }, 'hash'],
  ['another link', { prevHash: 'f'.repeat(64) }, 'link'],
  ['another place in the chain', { seq: 2 }, 'gap'],
] as const)('%s is found', (_, changes, fault) => {
  const { entries, head } = aChain()
  const forged = entries.map(entry => first(entry, changes, 1))
  expect(checkChain(forged, head, chainTools())).toEqual({ seq: 'seq' in changes ? changes.seq : 1, fault })
})

test('an entry rewritten together with its own hash breaks the link of the next', () => {
  const { entries, head } = aChain()
  const forged = entries.map(entry => {
    const changed = first(entry, { facts: { severity: 'major' } }, 2)
    return { ...changed, hash: hashOf(changed, chainTools()) }
  })
  expect(checkChain(forged, head, chainTools())).toEqual({ seq: 3, fault: 'link' })
})

test('the last entry rewritten together with its own hash does not fit the head', () => {
  const { entries, head } = aChain()
  const forged = entries.map(entry => {
    const changed = first(entry, { facts: { severity: 'major' } }, 3)
    return { ...changed, hash: hashOf(changed, chainTools()) }
  })
  expect(checkChain(forged, head, chainTools())).toEqual({ seq: 3, fault: 'gap' })
})

const texts = fc.dictionary(fc.constantFrom('text', 'place', 'reason'), fc.string({ unit: 'grapheme' }), {
  noNullPrototype: true,
})
const facts = fc.dictionary(
  fc.constantFrom('severity', 'number', 'photos', 'solved'),
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.array(fc.string())),
  { noNullPrototype: true },
)
const drafts = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...entryKinds),
      visibility: fc.constantFrom('public' as const, 'internal' as const),
      facts,
      texts,
    })
    .map(changes => aDraft(changes)),
  { minLength: 1, maxLength: 8 },
)

/** One thing changed in one entry, or in the order and number of entries. */
type Forgery = {
  what: 'text' | 'fact' | 'kind' | 'visibility' | 'occurredAt' | 'author' | 'hash' | 'remove' | 'repeat' | 'swap'
  at: number
}

const forgeries: fc.Arbitrary<Forgery> = fc.record({
  what: fc.constantFrom(
    'text',
    'fact',
    'kind',
    'visibility',
    'occurredAt',
    'author',
    'hash',
    'remove',
    'repeat',
    'swap',
  ),
  at: fc.nat(),
})

const forge = (entries: readonly Entry[], { what, at }: Forgery): Entry[] => {
  const index = at % entries.length
  const change = (changed: (entry: Entry) => Partial<Entry>): Entry[] =>
    entries.map((entry, position) => (position === index ? { ...entry, ...changed(entry) } : entry))
  switch (what) {
    case 'text':
      return change(({ texts }) => {
        const [field] = Object.keys(texts)
        return field === undefined
          ? { texts: { text: '加上的' } }
          : { texts: { ...texts, [field]: `${texts[field]}。` } }
      })
    case 'fact':
      return change(({ facts }) => ({ facts: { ...facts, severity: `${facts.severity}!` } }))
    case 'kind':
      return change(({ kind }) => ({ kind: kind === 'closed' ? 'declined' : 'closed' }))
    case 'visibility':
      return change(({ visibility }) => ({ visibility: visibility === 'public' ? 'internal' : 'public' }))
    case 'occurredAt':
      return change(({ occurredAt }) => ({ occurredAt: occurredAt + 1 }))
    case 'author':
      return change(() => ({ author: { kind: 'system' } }))
    case 'hash':
      return change(({ hash }) => ({ hash: `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}` }))
    case 'remove':
      return entries.toSpliced(index, 1)
    case 'repeat':
      return entries.toSpliced(index, 0, ...entries.slice(index, index + 1))
    case 'swap': {
      const [a, b] = [entries[index], entries[(index + 1) % entries.length]]
      return a && b ? entries.with(index, b).with((index + 1) % entries.length, a) : [...entries]
    }
  }
}

test('any single change to any entry, to the order or to a text is found', () => {
  fc.assert(
    fc.property(drafts, forgeries, (written, forgery) => {
      const tools = chainTools()
      const { entries, head } = linkEntries('complaint-1', emptyChain, written, received, tools)
      expect(checkChain(entries, head, tools)).toBeUndefined()
      if (forgery.what === 'swap' && entries.length === 1) return
      expect(checkChain(forge(entries, forgery), head, tools)).toBeDefined()
    }),
    { numRuns: 1000 },
  )
})

test('whichever texts are erased, the chain stays whole and the texts that remain stay bound', () => {
  fc.assert(
    fc.property(drafts, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (written, erase) => {
      const tools = chainTools()
      const { entries, head } = linkEntries('complaint-1', emptyChain, written, received, tools)
      let asked = 0
      const erased = entries.map(entry => {
        const kept = Object.keys(entry.texts).filter(() => erase[asked++] === false)
        const only = (all: Readonly<Record<string, string>>) => Object.fromEntries(kept.map(it => [it, all[it] ?? '']))
        return { ...entry, texts: only(entry.texts), salts: only(entry.salts) }
      })
      expect(checkChain(erased, head, tools)).toBeUndefined()
    }),
    { numRuns: 300 },
  )
})
