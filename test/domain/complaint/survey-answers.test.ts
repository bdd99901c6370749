import { describe, expect, test } from 'vitest'
import { settlements } from '#domain/complaint/classes.ts'
import type { Stage } from '#domain/complaint/complaint.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { answerSurvey } from '#domain/complaint/outcome.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAnswer, people, received, shanghai } from '../../support/builders.ts'

const answeredAt = received + 2 * hour
const later = answeredAt + hour
const byOwner = aMoment({ actor: people.owner, at: later })
const byAgent = aMoment({ at: later })

type Answered = Extract<Stage, { state: 'answered' }>
const answeredStage = (): Answered => {
  const { stage } = aComplaint({ state: 'answered' })
  if (stage.state !== 'answered') throw new Error('not answered')
  return stage
}

describe('answering the survey', () => {
  test('satisfied closes at once where no mandatory visit is open', () => {
    const before = aComplaint({ state: 'answered' })
    const { complaint, entries, messages } = accepted(answerSurvey(before, anAnswer(), byOwner))
    expect(complaint).toEqual({
      ...before,
      turn: before.turn + 1,
      stage: {
        ...answeredStage(),
        state: 'closed',
        closedAt: later,
        code: 'fixed',
        survey: {
          state: 'answered',
          askedAt: answeredAt,
          expiresAt: answeredAt + 7 * day,
          answer: anAnswer(),
          answeredAt: later,
        },
      },
    })
    expect(entries[1]).toMatchObject({ visibility: 'public', occurredAt: later })
    expect(entries.map(it => [it.kind, it.author, it.facts])).toEqual([
      [
        'surveyed',
        { kind: 'customer', id: people.owner.id },
        { solved: true, overall: 5, verdict: 'satisfied', callMe: false },
      ],
      ['closed', { kind: 'system' }, { code: 'fixed' }],
    ])
    expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'closed' }])
  })

  test.each([{ severity: 'major' }, { engineering: true }, { round: 2 }] as const)(
    'satisfied leaves %j answered until the mandatory visit',
    wish => {
      const { complaint, messages } = accepted(
        answerSurvey(aComplaint({ state: 'answered', ...wish }), anAnswer(), byOwner),
      )
      expect(complaint.stage).toMatchObject({
        state: 'answered',
        survey: { state: 'answered' },
        visit: { state: 'planned' },
      })
      expect(messages).toEqual([])
    },
  )

  test('passable does not close and does not alarm, but asks for a visit the same day', () => {
    const { complaint, entries, messages } = accepted(
      answerSurvey(aComplaint({ state: 'answered' }), anAnswer({ overall: 3 }), byOwner),
    )
    expect(complaint.stage).toMatchObject({
      state: 'answered',
      visit: { mandatory: false, dueAt: shanghai('2026-11-18 20:00') },
    })
    expect(deadlineOf(complaint)).toMatchObject({ awaits: 'visit', dueAt: shanghai('2026-11-18 20:00') })
    expect(entries.map(it => it.kind)).toEqual(['surveyed'])
    expect(messages).toEqual([])
  })

  test.each([{ overall: 2 }, { overall: 1 }, { solved: false }, { solved: false, overall: 5 }] as const)(
    'with %j makes the visit mandatory the same day and tells the dispatcher',
    answer => {
      const { complaint, messages } = accepted(
        answerSurvey(aComplaint({ state: 'answered' }), anAnswer(answer), byOwner),
      )
      const dueAt = shanghai('2026-11-18 20:00')
      expect(complaint.stage).toMatchObject({ state: 'answered', visit: { state: 'planned', mandatory: true, dueAt } })
      expect(messages).toEqual([{ audience: { to: 'role', role: 'dispatcher' }, event: 'unsatisfied', by: dueAt }])
    },
  )

  test.each([
    ['2026-11-21 10:00', '2026-11-21 20:00'],
    ['2026-11-21 17:59', '2026-11-21 20:00'],
    ['2026-11-21 18:00', '2026-11-22 12:00'],
  ])('unsatisfied days later, at %s, a visit that nobody had to make is due at %s', (at, due) => {
    const moment = aMoment({ actor: people.owner, at: shanghai(at) })
    const { complaint, messages } = accepted(
      answerSurvey(aComplaint({ state: 'answered' }), anAnswer({ solved: false }), moment),
    )
    expect(complaint.stage).toMatchObject({ visit: { mandatory: true, dueAt: shanghai(due) } })
    expect(messages[0]?.by).toBe(shanghai(due))
  })

  test('a visit that was mandatory before keeps its due time, overdue or not', () => {
    const moment = aMoment({ actor: people.owner, at: shanghai('2026-11-21 10:00') })
    const { complaint } = accepted(
      answerSurvey(aComplaint({ state: 'answered', severity: 'major' }), anAnswer({ solved: false }), moment),
    )
    expect(complaint.stage).toMatchObject({ visit: { dueAt: shanghai('2026-11-18 20:00') } })
  })

  test('a changed mind does not take the mandatory visit back', () => {
    const unhappy = accepted(answerSurvey(aComplaint({ state: 'answered' }), anAnswer({ solved: false }), byOwner))
    const happy = accepted(answerSurvey(unhappy.complaint, anAnswer(), aMoment({ actor: people.owner, at: later + 1 })))
    expect(happy.complaint.stage).toMatchObject({ state: 'answered', visit: { mandatory: true } })
  })

  test('items, tags and words are written down, what the customer chose or wrote in words apart', () => {
    const answer = anAnswer({
      speed: 'good',
      attitude: 'fair',
      result: 'poor',
      tags: ['来得快'],
      text: '谢谢',
      callMe: true,
    })
    const [entry] = accepted(answerSurvey(aComplaint({ state: 'answered' }), answer, byOwner)).entries
    expect(entry).toEqual({
      kind: 'surveyed',
      author: { kind: 'customer', id: people.owner.id },
      visibility: 'public',
      occurredAt: later,
      facts: {
        solved: true,
        overall: 5,
        verdict: 'satisfied',
        callMe: true,
        speed: 'good',
        attitude: 'fair',
        result: 'poor',
      },
      texts: { tags: '来得快', text: '谢谢' },
    })
  })

  test('after closing the answer may be changed within the seven days; the complaint stays closed', () => {
    const before = aComplaint({ state: 'closed' })
    const { complaint, entries, messages } = accepted(answerSurvey(before, anAnswer({ overall: 4 }), byOwner))
    expect(complaint.stage).toMatchObject({ state: 'closed', survey: { state: 'answered', answer: { overall: 4 } } })
    expect(entries.map(it => it.kind)).toEqual(['surveyed'])
    expect(messages).toEqual([])
  })

  test('an unsatisfied answer after closing is told to the dispatcher too', () => {
    const { messages } = accepted(answerSurvey(aComplaint({ state: 'closed' }), anAnswer({ solved: false }), byOwner))
    expect(messages).toEqual([{ audience: { to: 'role', role: 'dispatcher' }, event: 'unsatisfied' }])
  })

  test.each(['answered', 'closed'] as const)('after seven days a survey of state %s has expired', state => {
    const at = answeredAt + 7 * day
    const complaint = aComplaint({ state })
    expect(answerSurvey(complaint, anAnswer(), aMoment({ actor: people.owner, at })).ok).toBe(true)
    expect(answerSurvey(complaint, anAnswer(), aMoment({ actor: people.owner, at: at + 1 }))).toEqual({
      ok: false,
      reason: 'survey-expired',
    })
  })

  test('is the filer’s alone, and not before the answer', () => {
    expect(answerSurvey(aComplaint({ state: 'answered' }), anAnswer(), byAgent)).toMatchObject({
      reason: 'not-allowed',
    })
    expect(answerSurvey(aComplaint({ state: 'checking' }), anAnswer(), byOwner)).toMatchObject({ reason: 'not-now' })
  })

  test('with a visit already made, an unsatisfied answer leaves the visit’s record alone', () => {
    const { stage } = aComplaint({ state: 'closed' })
    if (stage.state !== 'closed') throw new Error('not closed')
    const complaint = aComplaint({ stage: { ...answeredStage(), visit: stage.visit } })
    const after = accepted(answerSurvey(complaint, anAnswer({ solved: false }), byOwner)).complaint
    expect(after.stage).toMatchObject({ visit: stage.visit })
  })
})

describe('the closing code', () => {
  test.each(settlements)('of an order settled as %s says whether something was fixed', settlement => {
    const code = ['explained', 'apologised', 'noted'].includes(settlement) ? 'explained' : 'fixed'
    const worked = answeredStage()
    if (worked.outcome.how !== 'worked') throw new Error('not worked')
    const outcome = { ...worked.outcome, report: { ...worked.outcome.report, settlement } }
    const spoken = { ...worked.outcome, how: 'on-the-spot' as const, settlement }
    for (const it of [outcome, spoken]) {
      const { complaint } = accepted(
        answerSurvey(aComplaint({ stage: { ...worked, outcome: it } }), anAnswer(), byOwner),
      )
      expect(complaint.stage).toMatchObject({ state: 'closed', code })
    }
  })
})
