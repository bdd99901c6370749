import { describe, expect, test } from 'vitest'
import { file, register } from '#domain/complaint/intake.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  accepted,
  aFiling,
  aMoment,
  communityId,
  departmentId,
  people,
  received,
  rules,
} from '../../support/builders.ts'
import { customer, customerGets, lines, named, noon, publicly, roleGets, staff } from './decided.ts'

const owner = people.owner
const byOwner = aMoment({ actor: owner })
const byAgent = aMoment()
const call = aFiling({ source: 'hotline', customer: { name: '来电人', relation: 'tenant' } })

describe('filing', () => {
  const filing = aFiling({ receivedAt: noon, demand: '今天修好', photoIds: ['photo-1'], wantedBy: noon + hour })

  test('a complaint is submitted, in its first round and turn, with nothing but what was filed and its number', () => {
    const { complaint } = accepted(file(filing, 'W2611-0001', byOwner))
    const { danger: _, ...given } = filing
    const { clocks: __, ...rest } = complaint
    expect(rest).toStrictEqual({
      ...given,
      number: 'W2611-0001',
      severity: 'ordinary',
      recordedAt: noon,
      policyAt: noon,
      round: 1,
      orders: 0,
      transfers: 0,
      unsatisfiedEnds: 0,
      agreedDates: [],
      offers: [],
      consultations: [],
      correctiveActions: [],
      urges: [],
      children: [],
      followers: [],
      stage: { state: 'submitted' },
      turn: 1,
      version: 0,
      chain: { seq: 0, hash: '' },
    })
  })

  test('the timeline begins with the filing, names the customer by id only, and keeps the words apart from the facts', () => {
    expect(accepted(file(filing, 'W2611-0001', byOwner)).entries).toEqual([
      publicly('filed', customer(owner), noon, {
        facts: {
          number: 'W2611-0001',
          source: 'wechat',
          kind: 'complaint',
          category: '公共照明',
          severity: 'ordinary',
          photos: ['photo-1'],
        },
        texts: { text: '楼道的灯不亮了', place: '3栋1单元301', demand: '今天修好' },
      }),
    ])
  })

  test('without a demand the timeline has none', () => {
    const [entry] = accepted(file(aFiling({ receivedAt: noon }), 'W2611-0001', byOwner)).entries
    expect(entry?.texts).toStrictEqual({ text: '楼道的灯不亮了', place: '3栋1单元301' })
  })

  test('the agents are told', () => {
    expect(accepted(file(filing, 'W2611-0001', byOwner)).messages).toEqual([roleGets('agent', 'new-complaint')])
  })

  test.each([
    ['complaint', false, 'ordinary'],
    ['repair', false, 'ordinary'],
    ['question', false, 'suggestion'],
    ['praise', false, 'suggestion'],
    ['complaint', true, 'emergency'],
    ['question', true, 'emergency'],
  ] as const)('a %s with danger %s is %s at once, and so are its clocks', (kind, danger, severity) => {
    const { complaint } = accepted(file(aFiling({ kind, danger }), 'W2611-0001', byOwner))
    expect(complaint.severity).toBe(severity)
    expect(new Set(complaint.clocks.map(it => it.severity))).toEqual(new Set([severity]))
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
    [{ wantedBy: noon - 1 }, { ok: false, reason: 'wish-in-the-past' }],
    [{ receivedAt: noon + 60_001 }, { ok: false, reason: 'received-in-the-future' }],
    [{ receivedAt: noon - 365 * day - 1 }, { ok: false, reason: 'received-too-long-ago' }],
  ])('%j is refused, for a resident and for staff', (changes, refusal) => {
    expect(file(aFiling(changes), 'W2611-0001', byOwner)).toEqual(refusal)
    expect(register(aFiling(changes), '2611-0001', byAgent)).toEqual(refusal)
  })

  test.each([
    { photoIds: '123456789'.split('') },
    { wantedBy: noon },
    { receivedAt: noon },
    { receivedAt: noon - 365 * day },
  ])('%j is just allowed', changes => {
    expect(file(aFiling(changes), 'W2611-0001', byOwner).ok).toBe(true)
    expect(register(aFiling(changes), '2611-0001', byAgent).ok).toBe(true)
  })

  test('a phone whose clock runs a minute ahead has filed now', () => {
    const ahead = aFiling({ receivedAt: noon + minute })
    const { complaint, entries } = accepted(file(ahead, 'W2611-0001', byOwner))
    expect([complaint.receivedAt, entries[0]?.occurredAt]).toEqual([noon, noon])
    expect(new Set(complaint.clocks.map(it => it.startedAt))).toEqual(new Set([noon]))
  })

  test('what was received earlier stays so, beside the time it was recorded', () => {
    const { complaint, entries } = accepted(file(aFiling(), 'W2611-0001', byOwner))
    expect([complaint.receivedAt, complaint.recordedAt, entries[0]?.occurredAt]).toEqual([received, noon, received])
  })
})

describe('the clocks of a new complaint: the customer’s from the receipt, the company’s own from the registration', () => {
  test.each([
    [
      'filed on the phone',
      {},
      [
        'dispatch/1 11-18 12:00 → 11-18 12:05',
        'first-answer/1 11-18 10:00 → 11-18 18:00',
        'close/1 11-18 10:00 → 11-25 18:00',
        'escalation/1 11-18 10:00 → 11-19 10:00',
      ],
    ],
    [
      'filed as danger that is happening now',
      { danger: true, happeningNow: true },
      [
        'on-site/1 11-18 12:00 → 11-18 12:10',
        'dispatch/1 11-18 12:00 → 11-18 12:05',
        'first-answer/1 11-18 10:00 → 11-18 11:00',
        'close/1 11-18 10:00 → 11-19 10:00',
        'escalation/1 11-18 10:00 → 11-19 10:00',
      ],
    ],
    [
      'a praise',
      { kind: 'praise', happeningNow: true },
      [
        'dispatch/1 11-18 12:00 → 11-19 12:00',
        'first-answer/1 11-18 10:00 → 11-18 18:00',
        'close/1 11-18 10:00 → 11-25 18:00',
      ],
    ],
  ] as const)('%s', (_, changes, clocks) => {
    expect(lines(accepted(file(aFiling(changes), 'W2611-0001', byOwner)).complaint.clocks)).toEqual(clocks)
  })

  const heard = (source: 'hotline' | 'letter' | 'third-party' | 'walk-in', receivedAt = received) =>
    lines(accepted(register(aFiling({ source, receivedAt }), 'number', byAgent)).complaint.clocks)

  test('who hears a call registers it within the hour', () => {
    expect(heard('hotline', noon - hour)).toEqual([
      'register/1 11-18 11:00 → 11-18 12:00, met 11-18 12:00',
      'dispatch/1 11-18 12:00 → 11-18 12:05',
      'first-answer/1 11-18 11:00 → 11-19 10:00',
      'close/1 11-18 11:00 → 11-25 18:00',
      'escalation/1 11-18 11:00 → 11-19 11:00',
    ])
  })

  test('a millisecond later the registration was late', () => {
    expect(heard('walk-in', noon - hour - 1)[0]).toBe(
      'register/1 11-18 10:59:59.999 → 11-18 11:59:59.999, late 11-18 12:00',
    )
  })

  test.each(['letter', 'third-party'] as const)('from a %s on an answer in writing is awaited', source => {
    expect(heard(source).slice(2, 4)).toEqual([
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'written-answer/1 11-18 10:00 → 11-23 18:00',
    ])
  })

  test('from a walk-in none is', () => {
    expect(heard('walk-in').some(it => it.startsWith('written-answer'))).toBe(false)
  })

  test('they are those of its community, category, department and moment of registration', () => {
    const policy = rules.policy.map(row => ({
      ...row,
      scope: { communityId, categoryId: 'lights', severity: row.scope.severity },
      validFrom: noon,
      version: '2027',
    }))
    const moment = { ...byOwner, rules: { ...rules, policy } }
    const { clocks } = accepted(file(aFiling(), 'W2611-0001', moment)).complaint
    expect(clocks.map(it => [it.policy, it.departmentId])).toEqual(Array(4).fill(['2027', departmentId]))
  })
})

describe('registering for a caller', () => {
  test('starts as accepted, the agent being first contact', () => {
    const { complaint, entries } = accepted(register(call, '2611-0001', byAgent))
    const filed = accepted(file(call, '2611-0001', byAgent)).complaint
    expect(complaint).toEqual({ ...filed, stage: { state: 'accepted' }, firstContact: named(people.agent) })
    expect(entries).toEqual([
      publicly('registered', staff(people.agent), received, {
        facts: {
          number: '2611-0001',
          source: 'hotline',
          kind: 'complaint',
          category: '公共照明',
          severity: 'ordinary',
          photos: [],
        },
        texts: { text: '楼道的灯不亮了', place: '3栋1单元301' },
      }),
    ])
  })

  test('tells the customer only where there is a mini-program to tell', () => {
    expect(accepted(register(call, '2611-0001', byAgent)).messages).toEqual([])
    expect(accepted(register(aFiling({ source: 'hotline' }), '2611-0001', byAgent)).messages).toEqual([
      customerGets('accepted'),
    ])
  })
})
