import { describe, expect, test } from 'vitest'
import { file, register } from '#domain/complaint/intake.ts'
import { hour, minute } from '#domain/time.ts'
import { accepted, aFiling, aMoment, people, received, rules, shanghai } from '../../support/builders.ts'

const owner = people.owner
const now = received + 2 * hour
const byOwner = aMoment({ actor: owner })
const byAgent = aMoment()
const agent = { id: people.agent.id, name: people.agent.name }

describe('filing', () => {
  const filing = aFiling({ receivedAt: now, demand: '今天修好', photoIds: ['photo-1'] })

  test('a complaint is submitted, in its first round and turn, with nothing but the number it was given', () => {
    const { complaint } = accepted(file(filing, 'W2611-0001', byOwner))
    const { danger: _, ...kept } = filing
    expect(complaint).toMatchObject({
      ...kept,
      number: 'W2611-0001',
      severity: 'ordinary',
      recordedAt: now,
      round: 1,
      orders: 0,
      stage: { state: 'submitted' },
      turn: 1,
      version: 0,
      chain: { seq: 0, hash: '' },
    })
    expect(complaint.firstContact).toBeUndefined()
  })

  test('the timeline begins with the filing, names the customer by id only, and keeps the words apart from the facts', () => {
    const { entries } = accepted(file(filing, 'W2611-0001', byOwner))
    expect(entries).toEqual([
      {
        kind: 'filed',
        author: { kind: 'customer', id: owner.id },
        visibility: 'public',
        occurredAt: now,
        facts: {
          number: 'W2611-0001',
          source: 'wechat',
          kind: 'complaint',
          category: '公共照明',
          severity: 'ordinary',
          photos: ['photo-1'],
        },
        texts: { text: '楼道的灯不亮了', place: '3栋1单元301', demand: '今天修好' },
      },
    ])
  })

  test('without a wish the timeline has none', () => {
    const [entry] = accepted(file(aFiling({ receivedAt: now }), 'W2611-0001', byOwner)).entries
    expect(entry?.texts).toEqual({ text: '楼道的灯不亮了', place: '3栋1单元301' })
  })

  test('the agents are told', () => {
    expect(accepted(file(filing, 'W2611-0001', byOwner)).messages).toEqual([
      { audience: { to: 'role', role: 'agent' }, event: 'new-complaint' },
    ])
  })

  test('the dispatch clock runs from recording, the close clock from receipt', () => {
    const clocks = accepted(file(aFiling(), 'W2611-0001', byOwner)).complaint.clocks
    expect(clocks).toMatchObject([
      { kind: 'dispatch', startedAt: now, dueAt: now + 5 * minute, round: 1 },
      { kind: 'close', startedAt: received, dueAt: shanghai('2026-11-25 18:00'), round: 1 },
    ])
  })

  test.each([
    ['complaint', false, 'ordinary'],
    ['repair', false, 'ordinary'],
    ['question', false, 'suggestion'],
    ['praise', false, 'suggestion'],
    ['complaint', true, 'emergency'],
    ['question', true, 'emergency'],
  ] as const)('a %s with danger %s is %s at once', (kind, danger, severity) => {
    const { complaint } = accepted(file(aFiling({ kind, danger }), 'W2611-0001', byOwner))
    expect(complaint.severity).toBe(severity)
    expect(complaint.clocks.map(it => it.severity)).toEqual([severity, severity])
  })

  test('the text is kept trimmed', () => {
    const { complaint, entries } = accepted(file(aFiling({ text: '  灯不亮\n' }), 'W2611-0001', byOwner))
    expect([complaint.text, entries[0]?.texts.text]).toEqual(['灯不亮', '灯不亮'])
  })

  test.each([
    [{ text: ' ' }, { ok: false, reason: 'text-missing' }],
    [{ text: '😡😡' }, { ok: false, reason: 'text-without-words' }],
    [{ text: '字'.repeat(5001) }, { ok: false, reason: 'text-too-long', facts: { most: 5000 } }],
    [
      { text: '', photoIds: '1234567890'.split('') },
      { ok: false, reason: 'text-missing' },
    ],
    [{ photoIds: '1234567890'.split('') }, { ok: false, reason: 'too-many-photos', facts: { most: 9 } }],
    [{ wantedBy: now - 1 }, { ok: false, reason: 'wish-in-the-past' }],
    [{ receivedAt: now + 60_001 }, { ok: false, reason: 'received-in-the-future' }],
  ])('%j is refused, for a resident and for staff', (changes, refusal) => {
    expect(file(aFiling(changes), 'W2611-0001', byOwner)).toEqual(refusal)
    expect(register(aFiling(changes), '2611-0001', byAgent)).toEqual(refusal)
  })

  test.each([{ photoIds: '123456789'.split('') }, { wantedBy: now }, { receivedAt: now }])(
    '%j is just allowed',
    changes => {
      expect(file(aFiling(changes), 'W2611-0001', byOwner).ok).toBe(true)
      expect(register(aFiling(changes), '2611-0001', byAgent).ok).toBe(true)
    },
  )
})

describe('registering for a caller', () => {
  const call = aFiling({ source: 'hotline', customer: { name: '来电人', relation: 'tenant' } })

  test('starts as accepted, the agent being first contact', () => {
    const { complaint, entries } = accepted(register(call, '2611-0001', byAgent))
    expect(complaint).toMatchObject({
      stage: { state: 'accepted' },
      firstContact: agent,
      receivedAt: received,
      recordedAt: now,
      turn: 1,
    })
    expect(entries).toMatchObject([
      { kind: 'registered', author: { kind: 'staff', ...agent }, visibility: 'public', occurredAt: received },
    ])
  })

  test('tells the customer only where there is a mini-program to tell', () => {
    expect(accepted(register(call, '2611-0001', byAgent)).messages).toEqual([])
    expect(accepted(register(aFiling({ source: 'hotline' }), '2611-0001', byAgent)).messages).toEqual([
      { audience: { to: 'customer' }, event: 'accepted' },
    ])
  })
})

test('the rules in force travel with the moment: another policy gives other clocks', () => {
  const policy = rules.policy.map(row => ({ ...row, version: '2027' }))
  const moment = { ...byOwner, rules: { ...rules, policy } }
  expect(accepted(file(aFiling(), 'W2611-0001', moment)).complaint.clocks.map(it => it.policy)).toEqual([
    '2027',
    '2027',
  ])
})
