import { describe, expect, test } from 'vitest'
import { register } from '#domain/complaint/intake.ts'
import { registerAndSettle } from '#domain/complaint/registering.ts'
import { checkThirdParty } from '#domain/complaint/third-party.ts'
import { minute } from '#domain/time.ts'
import { accepted, aFiling, aMoment, people, received, shanghai } from '../../support/builders.ts'
import { customerGets, inside, lines, named, noon, publicly, roleGets, staff } from './decided.ts'

const { agent, dispatcher, owner } = people
const call = aFiling({ source: 'hotline', customer: { userId: owner.id, name: owner.name, relation: 'owner' } })
const earlier = { id: 'complaint-0', number: 'W2610-0007' }
const solved = { answer: '已解释停水原因，今晚八点恢复', settlement: 'explained' } as const
const byDispatcher = aMoment({ actor: dispatcher })

describe('registering and settling in one go', () => {
  test('is registering where nothing is settled', () => {
    expect(registerAndSettle(call, '2611-0001', {}, aMoment())).toEqual(register(call, '2611-0001', aMoment()))
  })

  test('with the answer: answered, asked for an opinion, told once', () => {
    const { complaint, entries, messages } = accepted(registerAndSettle(call, '2611-0001', { solved }, aMoment()))
    expect(complaint).toMatchObject({
      number: '2611-0001',
      firstContact: named(agent),
      stage: {
        state: 'answered',
        outcome: { how: 'on-the-spot', ...solved, answeredAt: noon },
        survey: { state: 'asked' },
      },
    })
    expect(entries.map(it => it.kind)).toEqual(['registered', 'solved-on-the-spot'])
    expect(messages).toContainEqual(customerGets('answered'))
    expect(messages).not.toContainEqual(customerGets('accepted'))
    expect(lines(complaint.clocks)).toContain('close/1 11-18 10:00 → 11-25 18:00, met 11-18 12:00')
  })

  test('with the earlier complaint: a repeat from the start, the dispatcher is told', () => {
    const { complaint, entries, messages } = accepted(
      registerAndSettle(call, '2611-0001', { repeatOf: earlier }, aMoment()),
    )
    expect([complaint.stage.state, complaint.repeatOf]).toEqual(['accepted', earlier])
    expect(entries[1]).toEqual(inside('repeat-confirmed', staff(agent), noon, { facts: { earlier: earlier.number } }))
    expect(messages).toEqual([customerGets('accepted'), roleGets('dispatcher', 'escalated')])
  })

  test('with both only by the dispatcher, for a repeat is hers to decide', () => {
    const both = { repeatOf: earlier, solved }
    expect(registerAndSettle(call, '2611-0001', both, aMoment())).toEqual({ ok: false, reason: 'dispatcher-only' })
    const { complaint, entries } = accepted(registerAndSettle(call, '2611-0001', both, byDispatcher))
    expect([complaint.stage.state, complaint.repeatOf]).toEqual(['answered', earlier])
    expect(entries.map(it => it.kind)).toEqual(['registered', 'repeat-confirmed', 'solved-on-the-spot'])
  })

  test('is refused whole', () => {
    const of = (filing: typeof call, beside: Parameters<typeof registerAndSettle>[2]) =>
      registerAndSettle(filing, '2611-0001', beside, aMoment())
    expect(of({ ...call, text: ' ' }, { solved })).toEqual({ ok: false, reason: 'text-missing' })
    expect(of(call, { solved: { ...solved, answer: ' ' } })).toEqual({ ok: false, reason: 'text-missing' })
    expect(of(call, { repeatOf: { id: call.id, number: '2611-0001' } })).toEqual({ ok: false, reason: 'already-done' })
  })
})

describe('第三方转来', () => {
  const sender = { sender: ' 市 12345 热线 ', number: ' 2026-118 ', answerBy: shanghai('2026-11-20 12:00') }
  const kept = { sender: '市 12345 热线', number: '2026-118', answerBy: sender.answerBy }
  const third = { source: 'third-party', receivedAt: received } as const

  test('keeps its own name, number and date', () => {
    expect(checkThirdParty(sender, third)).toEqual({ ok: true, value: kept })
    expect(checkThirdParty({ sender: '街道办', number: ' ' }, third)).toEqual({ ok: true, value: { sender: '街道办' } })
    expect(checkThirdParty({ sender: '街道办' }, third)).toEqual({ ok: true, value: { sender: '街道办' } })
  })

  test.each([
    ['beside another source', { ...third, source: 'letter' }, sender, { reason: 'not-third-party' }],
    ['without a name', third, { ...sender, sender: ' ' }, { reason: 'sender-missing' }],
    ['with a name without words', third, { ...sender, sender: '？' }, { reason: 'sender-missing' }],
    [
      'with 61 characters',
      third,
      { ...sender, sender: '字'.repeat(61) },
      { reason: 'text-too-long', facts: { most: 60 } },
    ],
    [
      'with a number of 61',
      third,
      { ...sender, number: '1'.repeat(61) },
      { reason: 'text-too-long', facts: { most: 60 } },
    ],
    ['with a date at the receipt', third, { ...sender, answerBy: received }, { reason: 'sender-date-wrong' }],
  ] as const)('%s is refused', (_how, to, given, refused) => {
    expect(checkThirdParty(given, to)).toEqual({ ok: false, ...refused })
  })

  test.each([
    ['60 characters', { sender: '字'.repeat(60), number: '1'.repeat(60) }],
    ['a date a minute after the receipt', { sender: '街道办', answerBy: received + minute }],
  ])('%s is taken', (_what, given) => {
    expect(checkThirdParty(given, third)).toEqual({ ok: true, value: given })
  })

  test('is registered with the date as its deadline, the written answer beside it, and on record', () => {
    const filing = { ...call, source: 'third-party', thirdParty: sender } as const
    const { complaint, entries } = accepted(register(filing, 'T2611-0001', aMoment()))
    expect(complaint.thirdParty).toEqual(kept)
    expect(lines(complaint.clocks)).toEqual(
      expect.arrayContaining(['close/1 11-18 10:00 → 11-20 12:00', 'written-answer/1 11-18 10:00 → 11-23 18:00']),
    )
    expect(entries[0]).toEqual(
      publicly('registered', staff(agent), received, {
        facts: {
          number: 'T2611-0001',
          source: 'third-party',
          kind: 'complaint',
          category: '公共照明',
          severity: 'ordinary',
          photos: [],
          answerBy: kept.answerBy,
        },
        texts: { text: call.text, place: call.place.label, sender: kept.sender, senderNumber: kept.number },
      }),
    )
  })

  test('without a date is due as any other', () => {
    const filing = { ...call, source: 'third-party', thirdParty: { sender: '街道办' } } as const
    const { complaint } = accepted(register(filing, 'T2611-0001', aMoment()))
    expect(lines(complaint.clocks)).toContain('close/1 11-18 10:00 → 11-25 18:00')
  })

  test('is refused whole where something of it is wrong', () => {
    const filing = { ...call, source: 'third-party', thirdParty: { sender: ' ' } } as const
    expect(register(filing, 'T2611-0001', aMoment())).toEqual({ ok: false, reason: 'sender-missing' })
  })
})
