import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import { proposeFinalAnswer, signFinalAnswer } from '#domain/complaint/final-answer.ts'
import { mayNotVisit } from '#domain/complaint/lifecycle.ts'
import { aComplaint, accepted, aMoment, aPerson, people, shanghai } from '../../support/builders.ts'
import {
  badTexts,
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
  staff,
} from './decided.ts'

const { agent, executive, manager } = people
const words = '经三轮处理，公司的最终答复如下'
const third = aComplaint({ state: 'handling', round: 3 })
const byManager = aMoment({ actor: manager })

describe('proposing the final answer', () => {
  test('the manager writes it, the executive is told; the customer does not read it yet', () => {
    expect(proposeFinalAnswer(third, { words: ` ${words} ` }, byManager)).toEqual(
      decided(
        third,
        { finalAnswer: { words, proposedBy: named(manager) } },
        [inside('final-answer-proposed', staff(manager), noon, { texts: { words } })],
        [roleGets('executive', 'final-answer')],
      ),
    )
  })

  test.each([
    [1, false],
    [2, false],
    [3, true],
    [4, true],
  ])('in round %d it is time for it: %s', (round, time) => {
    const result = proposeFinalAnswer(aComplaint({ state: 'handling', round }), { words }, byManager)
    const tooEarly = { ok: false, reason: 'too-early-for-final-answer', facts: { round: 3 } }
    expect(result).toMatchObject(time ? { ok: true } : tooEarly)
  })

  test('a better one takes the place of the first', () => {
    const before = { ...third, finalAnswer: { words: '草稿', proposedBy: named(manager) } }
    const { complaint } = accepted(proposeFinalAnswer(before, { words }, byManager))
    expect(complaint.finalAnswer).toEqual({ words, proposedBy: named(manager) })
  })

  test.each(badTexts())('%s are no answer', (_, bad, refusal) => {
    expect(proposeFinalAnswer(third, { words: bad }, byManager)).toEqual(refusal)
  })

  test('is for the manager', () => {
    const move = (it: Complaint, moment: Moment) => proposeFinalAnswer(it, { words }, moment)
    const over = aComplaint({ state: 'closed', round: 3 })
    expectTurnedAway(move, 'proposeFinalAnswer', { open: third, over, by: manager })
    expect(move(third, aMoment({ actor: executive }))).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('signing it', () => {
  const proposed: Complaint = { ...third, finalAnswer: { words, proposedBy: named(manager) } }
  const byExecutive = aMoment({ actor: executive })

  test('the customer gets it as the answer; survey and visit begin', () => {
    const { complaint, entries, messages } = accepted(signFinalAnswer(proposed, byExecutive))
    expect(complaint).toEqual({
      ...third,
      turn: third.turn + 1,
      clocks: complaint.clocks,
      stage: {
        state: 'answered',
        outcome: {
          how: 'final-answer',
          answer: words,
          answeredAt: noon,
          answeredBy: named(executive),
          proposedBy: named(manager),
          worker: named(people.handler),
        },
        survey: { state: 'asked', askedAt: noon, expiresAt: shanghai('2026-11-25 12:00') },
        visit: { state: 'planned', mandatory: true, attempts: 0, dueAt: shanghai('2026-11-23 18:00') },
      },
    })
    expect(lines(complaint.clocks).slice(-2)).toEqual([
      'visit/3 11-18 12:00 → 11-23 18:00',
      'survey/3 11-18 12:00 → 11-25 12:00',
    ])
    expect(entries).toEqual([publicly('final-answer-signed', staff(executive), noon, { texts: { answer: words } })])
    expect(messages).toEqual([customerGets('answered'), personGets(agent, 'to-visit', shanghai('2026-11-23 18:00'))])
  })

  test.each([
    ['handling', aComplaint({ state: 'handling', round: 3 }), people.handler],
    ['answered', aComplaint({ state: 'answered', round: 3 }), people.handler],
    ['answered with words', aComplaint({ state: 'answered', answered: 'on-the-spot', round: 3 }), agent],
  ] as const)('while %s: who worked on it is not the one to visit', (_, it, worker) => {
    const { complaint } = accepted(signFinalAnswer({ ...it, finalAnswer: proposed.finalAnswer }, byExecutive))
    expect(mayNotVisit(complaint, worker.id)).toBe(true)
    expect(mayNotVisit(complaint, people.otherAgent.id)).toBe(false)
  })

  test('what nobody wrote is not signed', () => {
    expect(signFinalAnswer(third, byExecutive)).toEqual({ ok: false, reason: 'no-final-answer' })
  })

  test('nobody signs what he wrote', () => {
    const both = aPerson(manager.id, manager.name, 'manager', 'executive')
    expect(signFinalAnswer(proposed, aMoment({ actor: both }))).toEqual({ ok: false, reason: 'own-work' })
  })

  test('is for the executive', () => {
    const over = aComplaint({ state: 'closed', round: 3, finalAnswer: { words, proposedBy: named(manager) } })
    expectTurnedAway(signFinalAnswer, 'signFinalAnswer', { open: proposed, over, by: executive })
    expect(signFinalAnswer(proposed, byManager)).toEqual({ ok: false, reason: 'not-allowed' })
  })
})
