import { describe, expect, test } from 'vitest'
import {
  acceptComplaint,
  canBecomeComplaint,
  confirmRepeat,
  makeComplaint,
  solveOnTheSpot,
} from '#domain/complaint/intake.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, shanghai } from '../../support/builders.ts'
import {
  badTexts,
  customer,
  customerGets,
  decided,
  expectTurnedAway,
  inside,
  lines,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { agent, otherAgent, dispatcher, owner } = people

describe('accepting', () => {
  const filed = aComplaint()

  test('makes the agent the first contact; the customer is told, the clocks run on', () => {
    expect(acceptComplaint(filed, {}, aMoment())).toEqual(
      decided(
        filed,
        { stage: { state: 'accepted' }, firstContact: named(agent) },
        [publicly('accepted', staff(agent), noon, { facts: { severity: 'ordinary' } })],
        [customerGets('accepted')],
      ),
    )
  })

  test('the dispatcher may accept as well', () => {
    const { complaint } = accepted(acceptComplaint(filed, {}, aMoment({ actor: dispatcher })))
    expect(complaint.firstContact).toEqual(named(dispatcher))
  })

  test('with a higher severity, the clocks count anew from their start, and the manager is told', () => {
    const { complaint, entries, messages } = accepted(acceptComplaint(filed, { severity: 'major' }, aMoment()))
    expect([complaint.stage, complaint.severity, complaint.turn]).toEqual([{ state: 'accepted' }, 'major', 4])
    expect(runningLines(complaint.clocks)).toContain('first-answer/1 11-18 10:00 → 11-18 14:00')
    expect(entries).toEqual([
      publicly('accepted', staff(agent), noon, { facts: { severity: 'major' } }),
      inside('severity-changed', staff(agent), noon, { facts: { from: 'ordinary', to: 'major' } }),
    ])
    expect(messages).toEqual([
      customerGets('accepted'),
      roleGets('manager', 'severity-raised'),
      roleGets('dispatcher', 'severity-raised'),
    ])
  })

  test('with a lower one only where the reason is said', () => {
    expect(acceptComplaint(filed, { severity: 'suggestion' }, aMoment())).toEqual({ ok: false, reason: 'text-missing' })
    const { complaint } = accepted(acceptComplaint(filed, { severity: 'suggestion', reason: '只是建议' }, aMoment()))
    expect([complaint.severity, complaint.stage.state]).toEqual(['suggestion', 'accepted'])
  })

  test('is for the office, and only once', () => {
    expectTurnedAway((it, moment) => acceptComplaint(it, {}, moment), 'accept', {
      open: filed,
      over: aComplaint({ state: 'accepted' }),
      by: agent,
    })
  })
})

describe('solving on the spot', () => {
  const open = aComplaint({ state: 'accepted' })
  const answer = ' 已经重新合闸，灯亮了 '

  test('answers without an order: survey and visit begin, the clocks of the work end', () => {
    const { complaint, entries, messages } = accepted(
      solveOnTheSpot(open, { answer, settlement: 'repaired' }, aMoment({ actor: otherAgent })),
    )
    expect(complaint).toEqual({
      ...open,
      turn: open.turn + 1,
      clocks: complaint.clocks,
      stage: {
        state: 'answered',
        outcome: {
          how: 'on-the-spot',
          answer: '已经重新合闸，灯亮了',
          answeredAt: noon,
          answeredBy: named(otherAgent),
          settlement: 'repaired',
        },
        survey: { state: 'asked', askedAt: noon, expiresAt: shanghai('2026-11-25 12:00') },
        visit: { state: 'planned', mandatory: false, attempts: 0, dueAt: shanghai('2026-11-23 18:00') },
      },
    })
    expect(lines(complaint.clocks)).toEqual([
      'dispatch/1 11-18 10:00 → 11-18 10:05, late 11-18 12:00',
      'first-answer/1 11-18 10:00 → 11-18 18:00, met 11-18 12:00',
      'close/1 11-18 10:00 → 11-25 18:00, met 11-18 12:00',
      'escalation/1 11-18 10:00 → 11-19 10:00, met 11-18 12:00',
      'visit/1 11-18 12:00 → 11-23 18:00',
      'survey/1 11-18 12:00 → 11-25 12:00',
    ])
    expect(entries).toEqual([
      publicly('solved-on-the-spot', staff(otherAgent), noon, {
        facts: { settlement: 'repaired' },
        texts: { answer: '已经重新合闸，灯亮了' },
      }),
    ])
    expect(messages).toEqual([customerGets('answered'), personGets(agent, 'to-visit', shanghai('2026-11-23 18:00'))])
  })

  test('who solved it himself does not visit: the dispatcher finds somebody', () => {
    expect(accepted(solveOnTheSpot(open, { answer, settlement: 'repaired' }, aMoment())).messages).toEqual([
      customerGets('answered'),
      roleGets('dispatcher', 'to-visit', undefined, shanghai('2026-11-23 18:00')),
    ])
  })

  test('with the words where it was handed on to, the customer reads where', () => {
    const referred = { answer, settlement: 'noted', referredTo: ' 街道办 ' } as const
    const { complaint, entries } = accepted(solveOnTheSpot(open, referred, aMoment()))
    expect(complaint.stage).toMatchObject({ outcome: { referredTo: '街道办' } })
    expect(entries[0]?.texts).toStrictEqual({ answer: '已经重新合闸，灯亮了', referredTo: '街道办' })
  })

  test.each([undefined, '', '  '])('handed on to %j is not handed on', referredTo => {
    const { complaint, entries } = accepted(
      solveOnTheSpot(open, { answer, settlement: 'noted', referredTo }, aMoment()),
    )
    expect(complaint.stage).toMatchObject({ outcome: { how: 'on-the-spot', referredTo: undefined } })
    expect(entries[0]?.texts).toStrictEqual({ answer: '已经重新合闸，灯亮了' })
  })

  test.each(badTexts())('%s are no answer', (_, bad, refusal) => {
    expect(solveOnTheSpot(open, { answer: bad, settlement: 'explained' }, aMoment())).toEqual(refusal)
  })

  test('is for the office, once it has accepted', () => {
    expectTurnedAway((it, moment) => solveOnTheSpot(it, { answer, settlement: 'explained' }, moment), 'solve', {
      open,
      over: aComplaint(),
      by: agent,
    })
  })

  test.each(['praise', 'question', 'repair', 'complaint'] as const)('a %s: only a praise is at rest at once', kind => {
    const asked = aComplaint({ state: 'accepted', kind })
    const { complaint } = accepted(solveOnTheSpot(asked, { answer, settlement: 'noted' }, aMoment()))
    expect(complaint.stage.state).toBe(kind === 'praise' ? 'closed' : 'answered')
  })
})

describe('「同一件事」', () => {
  const earlier = { id: 'complaint-0', number: 'W2610-0007' }

  test.each(['submitted', 'accepted'] as const)('a %s complaint becomes a repeat: one level higher at once', state => {
    const open = aComplaint({ state })
    expect(confirmRepeat(open, { earlier }, aMoment())).toEqual(
      decided(
        open,
        { repeatOf: earlier },
        [inside('repeat-confirmed', staff(agent), noon, { facts: { earlier: 'W2610-0007' } })],
        [roleGets('dispatcher', 'escalated')],
      ),
    )
  })

  test.each([{ severity: 'major' }, { round: 2 }] as const)(
    'the dispatcher who has it already, because of %j, is not told again',
    grave => {
      const { messages } = accepted(confirmRepeat(aComplaint({ state: 'accepted', ...grave }), { earlier }, aMoment()))
      expect(messages).toEqual([])
    },
  )

  test('not twice, and not of itself', () => {
    const refusal = { ok: false, reason: 'already-done' }
    expect(confirmRepeat(aComplaint({ repeatOf: earlier }), { earlier }, aMoment())).toEqual(refusal)
    const self = { id: 'complaint-1', number: 'W2611-0001' }
    expect(confirmRepeat(aComplaint(), { earlier: self }, aMoment())).toEqual(refusal)
  })

  test('is for the office, before the work', () => {
    expectTurnedAway((it, moment) => confirmRepeat(it, { earlier }, moment), 'confirmRepeat', {
      open: aComplaint(),
      over: aComplaint({ state: 'handling' }),
      by: agent,
    })
  })
})

describe('转投诉', () => {
  test('a late repair becomes a complaint in one tap of the customer; nothing else changes', () => {
    const repair = aComplaint({ state: 'accepted', kind: 'repair' })
    expect(makeComplaint(repair, aMoment({ actor: owner }))).toEqual(
      decided(
        repair,
        { kind: 'complaint' },
        [publicly('made-complaint', customer(owner), noon, { facts: { kind: 'repair' } })],
        [roleGets('dispatcher', 'escalated')],
      ),
    )
  })

  test('by the office, it stands in its name', () => {
    const repair = aComplaint({ state: 'accepted', kind: 'repair' })
    const { entries } = accepted(makeComplaint(repair, aMoment()))
    expect(entries.map(it => it.author)).toEqual([staff(agent)])
  })

  test('a question that nobody saw as urgent gets the clocks of an ordinary complaint, from their original start', () => {
    const question = aComplaint({ state: 'accepted', kind: 'question', severity: 'suggestion' })
    expect(lines(question.clocks)).toEqual([
      'dispatch/1 11-18 10:00 → 11-19 10:00',
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
    ])
    const { complaint } = accepted(makeComplaint(question, aMoment({ actor: owner })))
    expect(complaint).toMatchObject({ kind: 'complaint', severity: 'ordinary' })
    expect(lines(complaint.clocks)).toEqual([
      // Five minutes are over: due now.
      'dispatch/1 11-18 10:00 → 11-18 12:00',
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
    ])
  })

  test('what was severe stays so', () => {
    const repair = aComplaint({ state: 'accepted', kind: 'repair', severity: 'major' })
    expect(accepted(makeComplaint(repair, aMoment({ actor: owner }))).complaint.severity).toBe('major')
  })

  test('after the answer survey and visit go on, and no clock of the work begins again', () => {
    const repair = aComplaint({ state: 'answered', kind: 'repair' })
    const { complaint } = accepted(makeComplaint(repair, aMoment({ actor: owner, at: noon + minute })))
    expect(runningLines(complaint.clocks)).toEqual([
      'visit/1 11-18 12:00 → 11-23 18:00',
      'survey/1 11-18 12:00 → 11-25 12:00',
    ])
    expect(complaint.clocks.length).toBe(repair.clocks.length)
    expect(complaint.stage).toEqual(repair.stage)
  })

  test('an answered question, which nobody had to visit, is visited as a complaint', () => {
    const solved = accepted(
      solveOnTheSpot(
        aComplaint({ state: 'accepted', kind: 'question', severity: 'suggestion' }),
        { answer: '周五恢复供水', settlement: 'explained' },
        aMoment(),
      ),
    ).complaint
    const { complaint } = accepted(makeComplaint(solved, aMoment({ actor: owner, at: noon + minute })))
    expect(runningLines(complaint.clocks)).toEqual([
      'survey/1 11-18 12:00 → 11-25 12:00',
      'visit/1 11-18 12:00 → 11-23 18:00',
    ])
    const dueAt = shanghai('2026-11-23 18:00')
    expect(complaint.stage).toMatchObject({ visit: { state: 'planned', mandatory: false, attempts: 0, dueAt } })
  })

  test('praise may become one until it has been answered: then it is at rest, only supervision holds it open', () => {
    const may = (wish: Parameters<typeof aComplaint>[0]) => canBecomeComplaint(aComplaint(wish))
    expect(may({ kind: 'praise', state: 'accepted' })).toBe(true)
    expect(may({ kind: 'praise', state: 'answered' })).toBe(false)
    expect(may({ kind: 'question', state: 'answered' })).toBe(true)
    expect(may({ kind: 'complaint', state: 'accepted' })).toBe(false)
    const answered = aComplaint({ kind: 'praise', state: 'answered' })
    expect(makeComplaint(answered, aMoment({ actor: owner }))).toEqual({ ok: false, reason: 'already-done' })
  })

  test('a complaint is one already', () => {
    expect(makeComplaint(aComplaint(), aMoment({ actor: owner }))).toEqual({ ok: false, reason: 'already-done' })
  })

  test('is for its customer and the office, until it has ended', () => {
    const open = aComplaint({ kind: 'repair' })
    expectTurnedAway(makeComplaint, 'makeComplaint', {
      open,
      over: aComplaint({ kind: 'repair', state: 'closed' }),
      by: owner,
    })
    expect(makeComplaint(open, aMoment({ actor: people.neighbour })).ok).toBe(false)
  })
})
