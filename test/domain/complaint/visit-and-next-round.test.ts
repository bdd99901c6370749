import { describe, expect, test } from 'vitest'
import type { Stage } from '#domain/complaint/complaint.ts'
import { answerSurvey, confirmVisit, nextRound, recordVisit } from '#domain/complaint/outcome.ts'
import { day, hour, minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAnswer, aVisit, people, received, shanghai } from '../../support/builders.ts'

const answeredAt = received + 2 * hour
const later = answeredAt + hour
const byOwner = aMoment({ actor: people.owner, at: later })
const byAgent = aMoment({ at: later })
const agent = { id: people.agent.id, name: people.agent.name }

type Answered = Extract<Stage, { state: 'answered' }>
const answeredStage = (): Answered => {
  const { stage } = aComplaint({ state: 'answered' })
  if (stage.state !== 'answered') throw new Error('not answered')
  return stage
}

describe('recording the return visit', () => {
  test('satisfied closes, with the visitor’s name and the customer’s words', () => {
    const before = aComplaint({ state: 'answered', severity: 'major' })
    const { complaint, entries, messages } = accepted(recordVisit(before, aVisit({ words: ' 灯亮了 ' }), byAgent))
    const visit = {
      mandatory: true,
      dueAt: shanghai('2026-11-18 20:00'),
      state: 'done',
      record: { ...aVisit({ words: '灯亮了' }), visitor: agent },
    }
    expect(complaint.stage).toEqual({ ...answeredStage(), state: 'closed', visit, closedAt: later, code: 'fixed' })
    expect(complaint.turn).toBe(before.turn + 1)
    expect(entries).toMatchObject([
      {
        kind: 'visited',
        author: { kind: 'staff', ...agent },
        visibility: 'public',
        occurredAt: received + 3 * hour,
        facts: { method: 'phone', verdict: 'satisfied', solved: true },
        texts: { words: '灯亮了' },
      },
      { kind: 'closed', author: { kind: 'system' }, facts: { code: 'fixed' } },
    ])
    expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'closed' }])
  })

  test('a satisfied visit closes even after a passable or unsatisfied survey', () => {
    for (const answer of [anAnswer({ overall: 3 }), anAnswer({ solved: false })]) {
      const surveyed = accepted(answerSurvey(aComplaint({ state: 'answered' }), answer, byOwner)).complaint
      expect(accepted(recordVisit(surveyed, aVisit(), byAgent)).complaint.stage.state).toBe('closed')
    }
  })

  test.each([
    { verdict: 'not' },
    { verdict: 'partly' },
    { verdict: 'satisfied', solved: false },
    { verdict: 'not', solved: false },
  ] as const)('%j starts the next round with new clocks and tells the dispatcher', found => {
    const before = aComplaint({ state: 'answered' })
    const { complaint, entries, messages } = accepted(
      recordVisit(before, aVisit({ ...found, words: '还是不亮' }), byAgent),
    )
    expect(complaint).toMatchObject({ stage: { state: 'accepted' }, round: 2, orders: 0, turn: before.turn + 1 })
    expect(complaint.clocks.slice(0, 2)).toEqual(before.clocks)
    expect(complaint.clocks.slice(2)).toMatchObject([
      { kind: 'dispatch', round: 2, startedAt: later, dueAt: later + 5 * minute },
      { kind: 'close', round: 2, startedAt: later, dueAt: shanghai('2026-11-25 18:00') },
    ])
    expect(entries).toMatchObject([
      { kind: 'visited', texts: { words: '还是不亮' } },
      {
        kind: 'reopened',
        author: { kind: 'staff', ...agent },
        visibility: 'public',
        occurredAt: later,
        facts: { round: 2, number: 'W2611-0001/2' },
        texts: { reason: '还是不亮' },
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'role', role: 'dispatcher' }, event: 'reopened' }])
  })

  test('is never made by the handler of the round', () => {
    const actor = { ...people.handler, grants: [...people.handler.grants, ...people.agent.grants] }
    expect(recordVisit(aComplaint({ state: 'answered' }), aVisit(), aMoment({ actor, at: later }))).toEqual({
      ok: false,
      reason: 'visitor-was-handler',
    })
    const spoken = aComplaint({ state: 'answered', answered: 'on-the-spot' })
    expect(recordVisit(spoken, aVisit(), aMoment({ actor, at: later })).ok).toBe(true)
  })

  test.each([
    [answeredAt - hour - 1, false],
    [answeredAt - hour, true],
    [later + hour, true],
    [later + hour + 1, false],
  ])('a visit said to have been at %d is believable: %s', (visitedAt, believable) => {
    expect(recordVisit(aComplaint({ state: 'answered' }), aVisit({ visitedAt }), byAgent)).toMatchObject(
      believable ? { ok: true } : { reason: 'visit-time-wrong' },
    )
  })

  test('is refused without the customer’s words, to a manager, and before the answer', () => {
    const complaint = aComplaint({ state: 'answered' })
    expect(recordVisit(complaint, aVisit({ words: '' }), byAgent)).toMatchObject({ reason: 'text-missing' })
    expect(recordVisit(complaint, aVisit(), aMoment({ actor: people.manager }))).toMatchObject({
      reason: 'not-allowed',
    })
    expect(recordVisit(aComplaint({ state: 'closed' }), aVisit(), byAgent)).toMatchObject({ reason: 'not-now' })
  })
})

describe('confirming the visit', () => {
  test('is written down once, with the customer’s relation', () => {
    const before = aComplaint({ state: 'closed' })
    const { complaint, entries, messages } = accepted(confirmVisit(before, byOwner))
    expect(complaint).toMatchObject({
      turn: before.turn + 1,
      stage: { state: 'closed', visit: { state: 'done', confirmedAt: later } },
    })
    expect(entries).toEqual([
      {
        kind: 'visit-confirmed',
        author: { kind: 'customer', id: people.owner.id },
        visibility: 'public',
        occurredAt: later,
        facts: { relation: 'owner' },
        texts: {},
      },
    ])
    expect(messages).toEqual([])
    expect(confirmVisit(complaint, byOwner)).toEqual({ ok: false, reason: 'no-visit-yet' })
  })

  test('is refused before the visit, to others, and before the answer', () => {
    expect(confirmVisit(aComplaint({ state: 'answered' }), byOwner)).toEqual({ ok: false, reason: 'no-visit-yet' })
    expect(confirmVisit(aComplaint({ state: 'closed' }), byAgent)).toMatchObject({ reason: 'not-allowed' })
    expect(confirmVisit(aComplaint({ state: 'handling' }), byOwner)).toMatchObject({ reason: 'not-now' })
  })
})

describe('the next round', () => {
  test.each(['answered', 'closed'] as const)('starts from state %s at the customer’s word', state => {
    const before = aComplaint({ state })
    const { complaint, entries, messages } = accepted(nextRound(before, { reason: ' 又不亮了 ' }, byOwner))
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'accepted' },
      round: 2,
      orders: 0,
      turn: before.turn + 1,
      clocks: complaint.clocks,
    })
    expect(complaint.clocks.map(it => [it.kind, it.round, it.stoppedAt !== undefined])).toEqual([
      ['dispatch', 1, true],
      ['close', 1, true],
      ['dispatch', 2, false],
      ['close', 2, false],
    ])
    expect(entries).toMatchObject([
      {
        kind: 'reopened',
        author: { kind: 'customer', id: people.owner.id },
        facts: { round: 2, number: 'W2611-0001/2' },
        texts: { reason: '又不亮了' },
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'role', role: 'dispatcher' }, event: 'reopened' }])
  })

  test.each([
    [7 * day, true],
    [7 * day + 1, false],
  ])('%d milliseconds after closing it may be asked for: %s', (after, allowed) => {
    const moment = aMoment({ actor: people.owner, at: received + day + after })
    expect(nextRound(aComplaint({ state: 'closed' }), { reason: '又不亮了' }, moment)).toMatchObject(
      allowed ? { ok: true } : { reason: 'reopen-too-late' },
    )
  })

  test('while answered it is never too late', () => {
    const moment = aMoment({ actor: people.owner, at: received + 60 * day })
    expect(nextRound(aComplaint({ state: 'answered' }), { reason: '又不亮了' }, moment).ok).toBe(true)
  })

  test('is refused without a reason, to others, and before the answer', () => {
    expect(nextRound(aComplaint({ state: 'closed' }), { reason: '!' }, byOwner)).toMatchObject({
      reason: 'text-without-words',
    })
    expect(nextRound(aComplaint({ state: 'closed' }), { reason: '不行' }, byAgent)).toMatchObject({
      reason: 'not-allowed',
    })
    expect(nextRound(aComplaint({ state: 'declined' }), { reason: '不行' }, byOwner)).toMatchObject({
      reason: 'not-now',
    })
  })
})
