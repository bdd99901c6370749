import { describe, expect, test } from 'vitest'
import { acceptComplaint, decline, remark, solveOnTheSpot, withdraw } from '#domain/complaint/intake.ts'
import { hour, minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received, shanghai } from '../../support/builders.ts'

const owner = people.owner
const now = received + 2 * hour
const byOwner = aMoment({ actor: owner })
const byAgent = aMoment()
const agent = { id: people.agent.id, name: people.agent.name }

describe('accepting', () => {
  test('makes the agent first contact and tells the customer; both clocks go on', () => {
    const before = aComplaint({ firstContact: undefined })
    const { complaint, entries, messages } = accepted(acceptComplaint(before, {}, byAgent))
    expect(complaint).toEqual({ ...before, stage: { state: 'accepted' }, firstContact: agent, turn: before.turn + 1 })
    expect(entries).toEqual([
      {
        kind: 'accepted',
        author: { kind: 'staff', ...agent },
        visibility: 'public',
        occurredAt: now,
        facts: { severity: 'ordinary' },
        texts: {},
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'accepted' }])
  })

  test('may correct the severity: the clocks are computed anew from their start', () => {
    const { complaint, entries } = accepted(acceptComplaint(aComplaint(), { severity: 'emergency' }, byAgent))
    expect(complaint.severity).toBe('emergency')
    expect(complaint.clocks).toMatchObject([
      { kind: 'dispatch', severity: 'emergency', startedAt: received, dueAt: now },
      { kind: 'close', severity: 'emergency', startedAt: received, dueAt: received + 24 * hour },
    ])
    expect(entries[0]?.facts).toEqual({ severity: 'emergency' })
  })

  test('is refused to a stranger and at another time', () => {
    expect(acceptComplaint(aComplaint(), {}, byOwner)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(acceptComplaint(aComplaint({ state: 'handling' }), {}, byAgent)).toEqual({
      ok: false,
      reason: 'not-now',
      facts: { state: 'handling', move: 'accept' },
    })
  })
})

describe('declining', () => {
  test.each(['submitted', 'accepted'] as const)(
    'ends a complaint in state %s with a reason the customer reads',
    state => {
      const before = aComplaint({ state })
      const { complaint, entries, messages } = accepted(
        decline(before, { reason: ' 经核实不属于物业服务范围 ' }, byAgent),
      )
      expect(complaint).toEqual({
        ...before,
        stage: { state: 'declined', reason: '经核实不属于物业服务范围', declinedAt: now },
        turn: before.turn + 1,
        clocks: before.clocks.map(it => ({ ...it, stoppedAt: now, end: it.kind === 'close' ? 'met' : 'late' })),
      })
      expect(entries).toEqual([
        {
          kind: 'declined',
          author: { kind: 'staff', ...agent },
          visibility: 'public',
          occurredAt: now,
          facts: {},
          texts: { reason: '经核实不属于物业服务范围' },
        },
      ])
      expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'declined' }])
    },
  )

  test('is refused for what a third party sent: it must be answered', () => {
    expect(decline(aComplaint({ source: 'third-party' }), { reason: '不属于' }, byAgent)).toEqual({
      ok: false,
      reason: 'third-party-must-be-answered',
    })
  })

  test.each([
    ['', 'text-missing'],
    ['。。。', 'text-without-words'],
    ['字'.repeat(5001), 'text-too-long'],
  ])('is refused without a reason in words', (reason, refusal) => {
    expect(decline(aComplaint(), { reason }, byAgent)).toMatchObject({ ok: false, reason: refusal })
  })

  test('is refused to a stranger and once there is an order', () => {
    expect(decline(aComplaint(), { reason: '不属于' }, byOwner)).toMatchObject({ reason: 'not-allowed' })
    expect(decline(aComplaint({ state: 'dispatched' }), { reason: '不属于' }, byAgent)).toMatchObject({
      reason: 'not-now',
    })
  })
})

describe('solving on the spot', () => {
  const input = { answer: ' 已电话说明停水原因 ', settlement: 'explained' as const }

  test('answers without an order: clocks stop, survey and visit begin, the customer is told', () => {
    const before = aComplaint({ state: 'accepted' })
    const { complaint, entries, messages } = accepted(
      solveOnTheSpot(before, input, aMoment({ at: received + 4 * minute })),
    )
    const at = received + 4 * minute
    expect(complaint).toEqual({
      ...before,
      turn: before.turn + 1,
      clocks: before.clocks.map(it => ({ ...it, stoppedAt: at, end: 'met' })),
      stage: {
        state: 'answered',
        outcome: {
          how: 'on-the-spot',
          answer: '已电话说明停水原因',
          answeredAt: at,
          answeredBy: agent,
          settlement: 'explained',
        },
        survey: { state: 'asked', askedAt: at, expiresAt: shanghai('2026-11-25 10:04') },
        visit: { state: 'planned', mandatory: false, dueAt: shanghai('2026-11-18 20:00') },
      },
    })
    expect(entries).toEqual([
      {
        kind: 'solved-on-the-spot',
        author: { kind: 'staff', ...agent },
        visibility: 'public',
        occurredAt: at,
        facts: { settlement: 'explained' },
        texts: { answer: '已电话说明停水原因' },
      },
    ])
    expect(messages).toEqual([
      { audience: { to: 'customer' }, event: 'answered' },
      { audience: { to: 'role', role: 'dispatcher' }, event: 'to-visit', by: shanghai('2026-11-18 20:00') },
    ])
  })

  test.each([[{ severity: 'major' }], [{ severity: 'emergency' }], [{ round: 2 }], [{ engineering: true }]] as const)(
    'of %j, the visit is mandatory',
    wish => {
      const { stage } = accepted(solveOnTheSpot(aComplaint({ state: 'accepted', ...wish }), input, byAgent)).complaint
      expect(stage).toMatchObject({ visit: { mandatory: true } })
    },
  )

  test('is refused without an answer in words, to a stranger, and before accepting', () => {
    const complaint = aComplaint({ state: 'accepted' })
    expect(solveOnTheSpot(complaint, { ...input, answer: ' ' }, byAgent)).toMatchObject({ reason: 'text-missing' })
    expect(solveOnTheSpot(complaint, input, byOwner)).toMatchObject({ reason: 'not-allowed' })
    expect(solveOnTheSpot(aComplaint(), input, byAgent)).toMatchObject({ reason: 'not-now' })
  })
})

describe('withdrawing', () => {
  test.each([
    ['submitted', undefined],
    ['accepted', people.agent.id],
    ['dispatched', people.handler.id],
    ['handling', people.handler.id],
    ['checking', people.handler.id],
  ] as const)('in state %s ends the clocks as withdrawn, asks no survey, and tells %s', (state, told) => {
    const before = aComplaint({ state })
    const { complaint, entries, messages } = accepted(withdraw(before, byOwner))
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'withdrawn', withdrawnAt: now },
      turn: before.turn + 1,
      clocks: before.clocks.map(it => (it.stoppedAt === undefined ? { ...it, stoppedAt: now, end: 'withdrawn' } : it)),
    })
    expect(entries).toEqual([
      {
        kind: 'withdrawn',
        author: { kind: 'customer', id: owner.id },
        visibility: 'public',
        occurredAt: now,
        facts: {},
        texts: {},
      },
    ])
    expect(messages).toEqual(
      told === undefined ? [] : [{ audience: { to: 'person', userId: told }, event: 'withdrawn' }],
    )
  })

  test('is the filer’s alone, and over once the complaint is answered', () => {
    expect(withdraw(aComplaint(), aMoment({ actor: people.neighbour }))).toMatchObject({ reason: 'not-allowed' })
    expect(withdraw(aComplaint({ state: 'answered' }), byOwner)).toMatchObject({ reason: 'not-now' })
  })
})

describe('adding words', () => {
  test.each(['submitted', 'handling', 'answered'] as const)(
    'in state %s leaves the stage and the clocks as they are',
    state => {
      const before = aComplaint({ state })
      const { complaint, entries, messages } = accepted(remark(before, { text: ' 现在整层都黑了 ' }, byOwner))
      expect(complaint).toEqual({ ...before, turn: before.turn + 1 })
      expect(entries).toEqual([
        {
          kind: 'remarked',
          author: { kind: 'customer', id: owner.id },
          visibility: 'public',
          occurredAt: now,
          facts: {},
          texts: { text: '现在整层都黑了' },
        },
      ])
      expect(messages).toEqual([])
    },
  )

  test('is refused without words, to others, and after the end', () => {
    expect(remark(aComplaint(), { text: '😡' }, byOwner)).toMatchObject({ reason: 'text-without-words' })
    expect(remark(aComplaint(), { text: '还没来' }, byAgent)).toMatchObject({ reason: 'not-allowed' })
    expect(remark(aComplaint({ state: 'closed' }), { text: '还没来' }, byOwner)).toMatchObject({ reason: 'not-now' })
  })
})
