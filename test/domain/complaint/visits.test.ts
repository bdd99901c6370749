import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { attemptVisit, confirmVisit, recordVisit } from '#domain/complaint/outcome.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAbout, aPerson, aVisit, people } from '../../support/builders.ts'
import { answered, answeredStage, surveyed, visited } from './answered-complaints.ts'
import {
  badTexts,
  begun,
  customer,
  customerGets,
  decided,
  done,
  ended,
  expectTurnedAway,
  inside,
  named,
  noon,
  publicly,
  roleGets,
  staff,
  system,
} from './decided.ts'

const { agent, handler, manager, owner } = people
const later = noon + hour
const byAgent = aMoment({ at: later })
const byOwner = aMoment({ actor: owner, at: later })
const visitedAt = noon + 30 * 60_000

describe('recording the return visit', () => {
  const input = aVisit({ words: ' 灯亮了 ', visitedAt })
  const record = { ...aVisit({ words: '灯亮了', visitedAt }), visitor: named(agent) }
  const entry = publicly('visited', staff(agent), later, {
    occurredAt: visitedAt,
    facts: { method: 'phone', verdict: 'satisfied', solved: true },
    texts: { words: '灯亮了' },
  })

  test('satisfied closes, with the visitor’s name and the customer’s words', () => {
    const before = answered({ severity: 'major' })
    const { mandatory, dueAt } = before.stage.visit
    expect(recordVisit(before, input, byAgent)).toEqual(
      decided(
        before,
        {
          stage: {
            ...before.stage,
            state: 'closed',
            visit: { state: 'done', mandatory, dueAt, attempts: 0, record },
            closedAt: later,
            code: 'fixed',
          },
          clocks: done(before.clocks, 'all', later),
        },
        [entry, publicly('closed', system, later, { facts: { code: 'fixed' } })],
        [customerGets('closed')],
      ),
    )
  })

  test('under supervision it stays answered: only the visit is over', () => {
    const supervision = { by: named(manager), reason: '媒体关注', at: noon }
    const before = answered({ supervision, visit: visited('planned', { attempts: 2 }) })
    const clocks = [...before.clocks, ...begun(before, ['unsatisfied-visit'], noon)]
    expect(recordVisit({ ...before, clocks }, input, byAgent)).toEqual(
      decided(
        before,
        {
          stage: {
            ...before.stage,
            visit: { state: 'done', mandatory: false, dueAt: noon + day, attempts: 2, record },
          },
          clocks: ended(clocks, ['visit', 'unsatisfied-visit'], later),
        },
        [entry],
      ),
    )
  })

  test.each([
    { verdict: 'not' },
    { verdict: 'partly' },
    { verdict: 'satisfied', solved: false },
    { verdict: 'not', solved: false },
  ] as const)('%j starts the next round in the visitor’s name', found => {
    const before = answered()
    const { complaint, entries, messages } = accepted(
      recordVisit(before, aVisit({ ...found, visitedAt, words: ' 还是不亮 ' }), byAgent),
    )
    const second = { ...before, round: 2 }
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'accepted' },
      round: 2,
      orders: 0,
      unsatisfiedEnds: 1,
      turn: before.turn + 1,
      clocks: [
        ...ended(ended(before.clocks, ['visit'], later), 'all', later, 'cancelled'),
        ...begun(second, ['dispatch', 'close', 'escalation'], later),
      ],
    })
    expect(entries).toEqual([
      publicly('visited', staff(agent), later, {
        occurredAt: visitedAt,
        facts: { method: 'phone', solved: true, ...found },
        texts: { words: '还是不亮' },
      }),
      publicly('reopened', staff(agent), later, {
        facts: { round: 2, number: 'W2611-0001/2' },
        texts: { reason: '还是不亮' },
      }),
    ])
    expect(messages).toEqual([roleGets('dispatcher', 'reopened')])
  })

  test.each(['not', 'partly'] as const)('after a final answer there is no next round: found %s, it rests', verdict => {
    const before = answered({ round: 3, answered: 'final-answer' })
    const { complaint, entries } = accepted(recordVisit(before, aVisit({ verdict, visitedAt }), byAgent))
    expect(complaint.stage).toMatchObject({ state: 'closed', code: 'final-answer', visit: { record: { verdict } } })
    expect([complaint.round, complaint.unsatisfiedEnds]).toEqual([3, 0])
    expect(entries.map(it => it.kind)).toEqual(['visited', 'closed'])
  })

  test.each(['unreachable', 'refused'] as const)('a customer who was %s may still be visited', end => {
    const { complaint } = accepted(recordVisit(answered({ visit: visited(end) }), input, byAgent))
    expect(complaint.stage.state).toBe('closed')
  })

  test('is possible where none was planned: it is due when it is made, and nothing waited for it', () => {
    const suggestion = answered({ severity: 'suggestion' })
    const before: Complaint = { ...suggestion, stage: { ...suggestion.stage, visit: { state: 'none' } } }
    const { complaint } = accepted(recordVisit(before, input, byAgent))
    expect(complaint.stage).toStrictEqual({
      ...suggestion.stage,
      state: 'closed',
      visit: { state: 'done', mandatory: false, dueAt: later, attempts: 0, record },
      closedAt: later,
      code: 'fixed',
    })
  })

  test('is never made by whoever did the work, nor by the superior of the one it is about', () => {
    const both = aPerson(handler.id, handler.name, 'handler', 'agent')
    const refusal = { ok: false, reason: 'visitor-was-handler' }
    expect(recordVisit(answered(), input, aMoment({ actor: both, at: later }))).toEqual(refusal)
    expect(attemptVisit(answered(), { refused: false, words: '没人接' }, aMoment({ actor: both }))).toEqual(refusal)
    const about = anAbout(handler, agent)
    expect(recordVisit(answered({ about }), input, byAgent)).toEqual(refusal)
    expect(recordVisit(answered({ answered: 'on-the-spot' }), input, byAgent)).toEqual(refusal)
    expect(recordVisit(answered({ answered: 'on-the-spot' }), input, aMoment({ actor: both, at: later })).ok).toBe(true)
  })

  test.each([
    [noon - hour - 1, false],
    [noon - hour, true],
    [later + hour, true],
    [later + hour + 1, false],
  ])('a visit said to have been at %d is believable: %s', (at, believable) => {
    expect(recordVisit(answered(), aVisit({ visitedAt: at }), byAgent)).toMatchObject(
      believable ? { ok: true } : { ok: false, reason: 'visit-time-wrong' },
    )
  })

  test.each(badTexts())('%s are not the customer’s words', (_, words, refusal) => {
    expect(recordVisit(answered(), aVisit({ words }), byAgent)).toEqual(refusal)
  })

  test('is for the office and those above, after the answer', () => {
    expectTurnedAway((it, moment) => recordVisit(it, input, moment), 'visit', {
      open: answered(),
      over: aComplaint({ state: 'closed' }),
      by: manager,
    })
  })
})

describe('nobody reached', () => {
  const input = { refused: false, words: ' 没人接 ' }

  test.each([
    [0, 'planned', []],
    [1, 'planned', []],
    [2, 'unreachable', [roleGets('dispatcher', 'unreachable')]],
  ] as const)('after %d attempts one more leaves the visit %s; it stays inside', (attempts, state, messages) => {
    const before = answered({ visit: visited('planned', { attempts }) })
    expect(attemptVisit(before, input, byAgent)).toEqual(
      decided(
        before,
        { stage: { ...before.stage, visit: { ...before.stage.visit, attempts: attempts + 1, state } } },
        [
          inside('visit-attempted', staff(agent), later, {
            facts: { attempt: attempts + 1, state },
            texts: { words: '没人接' },
          }),
        ],
        [...messages],
      ),
    )
  })

  test.each([0, 2])('who does not want to be visited, after %d attempts, is not rung up again', attempts => {
    const before = answered({ visit: visited('planned', { attempts }) })
    const { complaint, entries, messages } = accepted(attemptVisit(before, { ...input, refused: true }, byAgent))
    expect(answeredStage(complaint).visit).toEqual({ ...before.stage.visit, attempts: attempts + 1, state: 'refused' })
    expect(entries[0]?.facts).toEqual({ attempt: attempts + 1, state: 'refused' })
    expect(messages).toEqual([])
  })

  test('after the seven days the last attempt is the silent end', () => {
    const before = answered({ visit: visited('planned', { attempts: 2 }) })
    const at = noon + 7 * day
    const { complaint, entries, messages } = accepted(attemptVisit(before, input, aMoment({ at })))
    expect(complaint.stage).toMatchObject({ state: 'closed', code: 'unanswered', closedAt: at })
    expect(entries.map(it => it.kind)).toEqual(['visit-attempted', 'closed'])
    expect(messages).toEqual([roleGets('dispatcher', 'unreachable'), customerGets('closed')])
  })

  test('a satisfied customer who cannot be reached for the mandatory visit keeps nobody waiting', () => {
    const before = answered({ survey: surveyed(), visit: visited('planned', { mandatory: true, attempts: 2 }) })
    expect(accepted(attemptVisit(before, input, byAgent)).complaint.stage).toMatchObject({
      state: 'closed',
      code: 'fixed',
    })
  })

  test.each(['unreachable', 'refused', 'satisfied'] as const)('a visit that is %s is over', end => {
    expect(attemptVisit(answered({ visit: visited(end) }), input, byAgent)).toEqual({
      ok: false,
      reason: 'visit-is-over',
    })
  })

  test.each(badTexts())('%s are no words', (_, words, refusal) => {
    expect(attemptVisit(answered(), { refused: false, words }, byAgent)).toEqual(refusal)
  })

  test('is for the office and those above, after the answer', () => {
    expectTurnedAway((it, moment) => attemptVisit(it, input, moment), 'attemptVisit', {
      open: answered(),
      over: aComplaint({ state: 'closed' }),
      by: manager,
    })
  })
})

describe('confirming the visit', () => {
  test.each(['answered', 'closed'] as const)(
    'of a complaint that is %s: written down once, with the relation',
    state => {
      const before = state === 'closed' ? aComplaint({ state }) : answered({ visit: visited('satisfied') })
      const { stage } = before
      if (!('visit' in stage) || stage.visit.state === 'none') throw new Error('no visit')
      const confirmed = confirmVisit(before, byOwner)
      const visit = { ...stage.visit, ...visitedBy(stage.visit), confirmedAt: later }
      expect(confirmed).toEqual(
        decided(before, { stage: { ...stage, visit } }, [
          publicly('visit-confirmed', customer(owner), later, { facts: { relation: 'owner' } }),
        ]),
      )
      expect(confirmVisit(accepted(confirmed).complaint, byOwner)).toEqual({ ok: false, reason: 'no-visit-yet' })
    },
  )

  const visitedBy = (visit: ReturnType<typeof visited>) => {
    if (visit.state !== 'done') throw new Error('not visited')
    return { state: visit.state, record: visit.record }
  }

  test.each(['planned', 'unreachable', 'refused'] as const)('a visit that is %s is not confirmed', end => {
    expect(confirmVisit(answered({ visit: visited(end) }), byOwner)).toEqual({ ok: false, reason: 'no-visit-yet' })
  })

  test('is the customer’s alone', () => {
    expectTurnedAway(confirmVisit, 'confirmVisit', {
      open: aComplaint({ state: 'closed' }),
      over: aComplaint({ state: 'handling' }),
      by: owner,
    })
  })
})
