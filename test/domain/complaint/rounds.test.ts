import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { freshRound, isOverToReopen, nextRound, unsatisfiedRound } from '#domain/complaint/rounds.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received, rules } from '../../support/builders.ts'
import { answered } from './answered-complaints.ts'
import {
  badTexts,
  begun,
  customer,
  decided,
  ended,
  expectTurnedAway,
  inside,
  lines,
  named,
  noon,
  publicly,
  roleGets,
  system,
} from './decided.ts'

const { dispatcher, head, manager, owner } = people
const later = noon + hour
const byOwner = aMoment({ actor: owner, at: later })
const reason = '又不亮了'
const reopened = (round: number) =>
  publicly('reopened', customer(owner), later, {
    facts: { round, number: `W2611-0001/${round}` },
    texts: { reason },
  })

describe('「没解决，继续处理」', () => {
  test.each(['answered', 'closed'] as const)(
    'of a complaint that is %s: accepted again, with the clocks of a new round',
    state => {
      const before = aComplaint({ state })
      const clocks = [
        ...ended(before.clocks, 'all', later, 'cancelled'),
        ...begun({ ...before, round: 2 }, ['dispatch', 'close', 'escalation'], later),
      ]
      expect(lines(clocks.slice(-3))).toEqual([
        'dispatch/2 11-18 13:00 → 11-18 13:05',
        'close/2 11-18 13:00 → 11-25 18:00',
        'escalation/2 11-18 13:00 → 11-19 13:00',
      ])
      expect(nextRound(before, { reason: ` ${reason} ` }, byOwner)).toEqual(
        decided(
          before,
          { stage: { state: 'accepted' }, round: 2, orders: 0, unsatisfiedEnds: 1, clocks },
          [reopened(2)],
          [roleGets('dispatcher', 'reopened')],
        ),
      )
    },
  )

  test('what belonged to the round is gone, what belongs to the complaint stays', () => {
    const stays: Partial<Complaint> = {
      transfers: 2,
      offers: [{ plan: '补种', by: named(head), at: received, answer: { accepted: true, at: received } }],
      correctiveActions: [{ what: '检查', owner: '周师傅', by: noon, round: 1 }],
      urges: [{ number: 'W2611-0001-催1', at: received, by: 'system', clock: 'handle' }],
      delayAccount: { askedAt: noon },
      nudgedAt: received,
      arrivedAt: received,
    }
    const gone: Partial<Complaint> = {
      agreedDates: [{ until: noon, agreedAt: received, method: 'phone', what: '换灯', by: named(dispatcher) }],
      pause: { from: received, to: noon, reason: 'parts', words: '等', approvedBy: named(dispatcher) },
      instruction: { askedAt: received },
      inVain: { why: 'nobody-home', at: received, times: 2 },
      finalAnswer: { words: '草稿', proposedBy: named(manager) },
      orders: 3,
    }
    const before = aComplaint({ state: 'closed' })
    const next = freshRound({ ...before, ...stays, ...gone }, later, rules)
    expect(next).toEqual({
      ...before,
      ...stays,
      stage: { state: 'accepted' },
      round: 2,
      orders: 0,
      turn: before.turn + 1,
      clocks: next.clocks,
    })
  })

  test.each([
    [0, undefined],
    [1, { by: 'system', at: later, reason: 'unsatisfied', count: 2 }],
    [2, { by: 'system', at: later, reason: 'unsatisfied', count: 3 }],
  ] as const)('after %d unsatisfied ends one more brings it under supervision: %j', (unsatisfiedEnds, supervision) => {
    const before = aComplaint({ state: 'closed', unsatisfiedEnds, round: unsatisfiedEnds + 1 })
    const { complaint, entries, messages } = unsatisfiedRound(before, customer(owner), reason, later, rules)
    expect([complaint.unsatisfiedEnds, complaint.supervision]).toEqual([unsatisfiedEnds + 1, supervision])
    const facts = { reason: 'unsatisfied', count: unsatisfiedEnds + 1 }
    const first = reopened(unsatisfiedEnds + 2)
    expect(entries).toEqual(supervision ? [first, inside('supervised', system, later, { facts })] : [first])
    const told = roleGets('dispatcher', 'reopened')
    expect(messages).toEqual(supervision ? [told, roleGets('manager', 'supervised')] : [told])
  })

  test.each([
    [7 * day, true],
    [7 * day + 1, false],
  ])('%d milliseconds after closing it may be asked for: %s', (after, may) => {
    const before = aComplaint({ state: 'closed' })
    const at = received + day + after
    expect(isOverToReopen(before, at, rules)).toBe(!may)
    expect(nextRound(before, { reason }, aMoment({ actor: owner, at }))).toMatchObject(
      may ? { ok: true } : { ok: false, reason: 'reopen-too-late' },
    )
  })

  test('while answered it is never too late', () => {
    const at = received + 60 * day
    expect(isOverToReopen(answered(), at, rules)).toBe(false)
    expect(nextRound(answered(), { reason }, aMoment({ actor: owner, at })).ok).toBe(true)
  })

  test('not after a final answer', () => {
    expect(nextRound(answered({ answered: 'final-answer', round: 3 }), { reason }, byOwner)).toEqual({
      ok: false,
      reason: 'finally-answered',
    })
  })

  test.each(badTexts())('%s are no reason', (_, bad, refusal) => {
    expect(nextRound(answered(), { reason: bad }, byOwner)).toEqual(refusal)
  })

  test('is the customer’s alone, after the answer', () => {
    expectTurnedAway((it, moment) => nextRound(it, { reason }, moment), 'nextRound', {
      open: answered(),
      over: aComplaint({ state: 'declined' }),
      by: owner,
    })
    expect(accepted(nextRound(answered(), { reason }, byOwner)).complaint.round).toBe(2)
  })
})
