import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import type { Complaint, State } from '#domain/complaint/complaint.ts'
import { file } from '#domain/complaint/intake.ts'
import { countHouseholds } from '#domain/groups/households.ts'
import { likeOf } from '#domain/groups/like.ts'
import { checkChain, emptyChain, linkEntries } from '#domain/ledger/chain.ts'
import { type Entry, publicEntry } from '#domain/ledger/entry.ts'
import { withoutTexts } from '#domain/ledger/erase.ts'
import { erasedName, eraseIdentity, identityTexts, isUnfinished } from '#domain/people/erasure.ts'
import { aComplaint, accepted, aFiling, aMoment, people, received } from '../../support/builders.ts'

const now = received + 1
const leaver = { userId: people.owner.id, building: '3 栋', now }

describe('a complaint still holds the account', () => {
  test.each<[State, boolean]>([
    ['submitted', true],
    ['accepted', true],
    ['dispatched', true],
    ['handling', true],
    ['checking', true],
    ['answered', true],
    ['merged', true],
    ['closed', false],
    ['declined', false],
    ['withdrawn', false],
  ])('%s: %s', (state, holds) => {
    expect(isUnfinished(aComplaint({ state }))).toBe(holds)
  })

  test('while an appeal against a decline is heard', () => {
    const appeal = { reason: '请再看看', at: received, level: 'manager' } as const
    const stage = { state: 'declined', reason: '不归物业管', declinedAt: received, appeal } as const
    expect(isUnfinished(aComplaint({ stage }))).toBe(true)
  })

  test('but not where the customer has withdrawn and the company goes on by itself', () => {
    expect(isUnfinished(aComplaint({ state: 'handling', ownCase: true }))).toBe(false)
  })
})

describe('erasing who filed it', () => {
  const closed = aComplaint({
    state: 'closed',
    onBehalfOf: { name: '王老太', relation: 'parent', consent: 'in-person' },
  })
  const before = { ...closed, customer: { ...closed.customer, reference: 'H-207' } }
  const erase = (complaint: Complaint) => eraseIdentity(complaint, leaver)

  test('takes name, phone, reference, person and room; the words, the figures and the building stay', () => {
    const after = erase(before)?.complaint
    expect(after).toEqual({
      ...before,
      customer: { name: erasedName, relation: 'owner' },
      place: { kind: 'room', roomId: 'erased-complaint-1', buildingId: 'building-3', label: '3 栋' },
      onBehalfOf: { relation: 'parent', consent: 'in-person' },
    })
    const told = JSON.stringify(after)
    for (const secret of ['王业主', '13800000000', 'H-207', people.owner.id, '301', '王老太'])
      expect(told).not.toContain(secret)
  })

  test('is written down, inside, and tells nobody', () => {
    expect(erase(before)).toMatchObject({
      entries: [
        { kind: 'identity-erased', visibility: 'internal', author: { kind: 'system' }, occurredAt: now, texts: {} },
      ],
      messages: [],
    })
  })

  test('leaves a public place as it is, and nobody’s elder', () => {
    const place = { kind: 'public', label: '东门', name: '大门' } as const
    const after = erase(aComplaint({ state: 'closed', place }))?.complaint
    expect([after?.place, after?.onBehalfOf]).toEqual([place, undefined])
  })

  test('keeps households apart that were apart', () => {
    const cards = ['a', 'b'].map(id => {
      const place = { kind: 'room', roomId: `room-${id}`, buildingId: 'building-3', label: '3栋1单元' } as const
      const complaint = aComplaint({ id, state: 'closed', place })
      const erased = erase(complaint)
      const like = likeOf(erased?.complaint ?? complaint)
      return { ...like, id, kind: 'complaint', state: 'closed', category: '', round: 1, receivedAt: received } as const
    })
    expect(countHouseholds(cards)).toBe(2)
  })

  test('is nothing where it is somebody else’s, or erased already', () => {
    expect(eraseIdentity(before, { ...leaver, userId: people.neighbour.id })).toBeUndefined()
    expect(erase(erase(before)?.complaint ?? before)).toBeUndefined()
  })
})

describe('erasing words from the chain', () => {
  const tools = {
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    canonicalJson: (value: unknown) => canonicalize(value) ?? '',
    salt: () => 'salt',
  }
  const filed = accepted(file(aFiling({ demand: '换新灯' }), 'W2611-0001', aMoment({ actor: people.owner })))
  const later = publicEntry('remarked', { kind: 'customer', id: people.owner.id }, now, { texts: { text: '还没换' } })
  const { entries, head } = linkEntries('complaint-1', emptyChain, [...filed.entries, later], now, tools)
  const erased = entries.map(entry => withoutTexts(entry, identityTexts) ?? entry)

  test('text and salt go, the commitment stays, and the chain still closes', () => {
    expect(Object.keys(entries[0]?.texts ?? {}).toSorted()).toEqual(['demand', 'place', 'text'])
    expect(Object.keys(erased[0]?.texts ?? {}).toSorted()).toEqual(['demand', 'text'])
    expect(Object.keys(erased[0]?.salts ?? {}).toSorted()).toEqual(['demand', 'text'])
    expect(erased[0]?.commitments).toEqual(entries[0]?.commitments)
    expect(checkChain(erased, head, tools)).toBeUndefined()
  })

  test('another word slipped in afterwards is found, with or without a salt', () => {
    const slipped = (salts: Record<string, string>) =>
      erased.map(
        (entry, at): Entry =>
          at === 0
            ? { ...entry, texts: { ...entry.texts, place: '9 栋' }, salts: { ...entry.salts, ...salts } }
            : entry,
      )
    expect(checkChain(slipped({}), head, tools)).toEqual({ seq: 1, fault: 'text' })
    expect(checkChain(slipped({ place: 'salt' }), head, tools)).toEqual({ seq: 1, fault: 'text' })
  })

  test('an entry without such words is left alone', () => {
    expect(entries.slice(1).map(entry => withoutTexts(entry, identityTexts))).toEqual([undefined])
  })
})
