import { describe, expect, test } from 'vitest'
import { answerSurvey } from '#domain/complaint/outcome.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAnswer, people, rules, shanghai } from '../../support/builders.ts'
import { answered, answeredStage, surveyed, visited } from './answered-complaints.ts'
import {
  begun,
  customer,
  customerGets,
  decided,
  done,
  ended,
  expectTurnedAway,
  noon,
  publicly,
  roleGets,
  runningLines,
  system,
} from './decided.ts'

const { owner } = people
const later = noon + hour
const byOwner = aMoment({ actor: owner, at: later })
const told = [roleGets('dispatcher', 'unsatisfied')]

const heard = (answer: Parameters<typeof anAnswer>[0] = {}, at = later) => ({
  ...surveyed(answer),
  answeredAt: at,
})

const entryOf = (facts: Record<string, string | number | boolean>, texts: Record<string, string> = {}) =>
  publicly('surveyed', customer(owner), later, { facts: { solved: true, overall: 5, callMe: false, ...facts }, texts })

describe('answering the survey', () => {
  test('satisfied closes at once where no mandatory visit is open', () => {
    const before = answered()
    expect(answerSurvey(before, anAnswer(), byOwner)).toEqual(
      decided(
        before,
        {
          stage: { ...before.stage, state: 'closed', closedAt: later, code: 'fixed', survey: heard() },
          clocks: done(before.clocks, 'all', later),
        },
        [entryOf({ verdict: 'satisfied' }), publicly('closed', system, later, { facts: { code: 'fixed' } })],
        [customerGets('closed')],
      ),
    )
  })

  test.each([{ severity: 'major' }, { engineering: true }, { round: 2 }] as const)(
    'satisfied leaves %j answered until the mandatory visit',
    wish => {
      const before = answered(wish)
      expect(answerSurvey(before, anAnswer(), byOwner)).toEqual(
        decided(
          before,
          { stage: { ...before.stage, survey: heard() }, clocks: ended(before.clocks, ['survey'], later) },
          [entryOf({ verdict: 'satisfied' })],
        ),
      )
    },
  )

  test('passable neither closes nor alarms', () => {
    const before = answered()
    expect(answerSurvey(before, anAnswer({ overall: 3 }), byOwner)).toEqual(
      decided(
        before,
        { stage: { ...before.stage, survey: heard({ overall: 3 }) }, clocks: ended(before.clocks, ['survey'], later) },
        [entryOf({ overall: 3, verdict: 'passable' })],
      ),
    )
  })

  test.each([{ overall: 2 }, { overall: 1 }, { solved: false }, { solved: false, overall: 4 }] as const)(
    'with %j a visit is demanded the same day, and the dispatcher is told',
    answer => {
      const before = answered()
      const visit = { state: 'planned', mandatory: true, attempts: 0, dueAt: shanghai('2026-11-18 20:00') } as const
      expect(answerSurvey(before, anAnswer(answer), byOwner)).toEqual(
        decided(
          before,
          {
            stage: { ...before.stage, survey: heard(answer), visit },
            clocks: [
              ...ended(ended(before.clocks, ['survey'], later), ['visit'], later, 'cancelled'),
              ...begun(before, ['unsatisfied-visit'], later),
            ],
          },
          [entryOf({ ...answer, verdict: 'unsatisfied' })],
          told,
        ),
      )
    },
  )

  test.each([
    ['2026-11-21 10:00', '2026-11-21 20:00'],
    ['2026-11-21 17:59', '2026-11-21 20:00'],
    ['2026-11-21 18:00', '2026-11-22 12:00'],
  ])('unsatisfied days later, at %s, it is due at %s', (at, due) => {
    const moment = aMoment({ actor: owner, at: shanghai(at) })
    const { complaint } = accepted(answerSurvey(answered(), anAnswer({ solved: false }), moment))
    expect(answeredStage(complaint).visit.dueAt).toBe(shanghai(due))
  })

  test.each([
    ['planned', 2, 2],
    ['unreachable', 3, 0],
    ['refused', 1, 0],
  ] as const)('a visit that was %s after %d attempts is planned after %d', (end, attempts, after) => {
    const before = answered({ visit: visited(end, { attempts }) })
    const { complaint } = accepted(answerSurvey(before, anAnswer({ solved: false }), byOwner))
    expect(answeredStage(complaint).visit).toMatchObject({ state: 'planned', mandatory: true, attempts: after })
  })

  test('a visit already made stays as it is', () => {
    const before = answered({ visit: visited('partly') })
    const { complaint, messages } = accepted(answerSurvey(before, anAnswer({ solved: false }), byOwner))
    expect(answeredStage(complaint).visit).toEqual(before.stage.visit)
    expect(complaint.clocks).toEqual(ended(before.clocks, ['survey'], later))
    expect(messages).toEqual(told)
  })

  test('saying again that it is not solved demands nothing new and rings nobody’s phone', () => {
    const first = accepted(answerSurvey(answered(), anAnswer({ solved: false }), byOwner)).complaint
    const at = later + day
    const { complaint, messages } = accepted(
      answerSurvey(first, anAnswer({ solved: false, overall: 1 }), aMoment({ actor: owner, at })),
    )
    expect(complaint.clocks).toEqual(first.clocks)
    expect(answeredStage(complaint).visit).toEqual(answeredStage(first).visit)
    expect(messages).toEqual([])
  })

  test('an unsatisfied answer after a passable one does', () => {
    const before = answered({ survey: surveyed({ overall: 3 }) })
    expect(accepted(answerSurvey(before, anAnswer({ solved: false }), byOwner)).messages).toEqual(told)
  })

  test('after a demanded visit has ended, the next unsatisfied answer demands another', () => {
    const first = accepted(answerSurvey(answered(), anAnswer({ solved: false }), byOwner)).complaint
    const over = {
      ...first,
      stage: { ...answeredStage(first), visit: visited('refused') },
      clocks: ended(first.clocks, ['unsatisfied-visit'], later),
    }
    const { complaint } = accepted(answerSurvey(over, anAnswer({ solved: false }), byOwner))
    expect(runningLines(complaint.clocks)).toEqual(['unsatisfied-visit/1 11-18 13:00 → 11-18 20:00'])
  })

  test('a changed mind does not take the demanded visit back', () => {
    const unhappy = accepted(answerSurvey(answered(), anAnswer({ solved: false }), byOwner)).complaint
    const happy = accepted(answerSurvey(unhappy, anAnswer(), aMoment({ actor: owner, at: later + 1 }))).complaint
    expect(happy.stage).toMatchObject({ state: 'answered', visit: { mandatory: true } })
    expect(runningLines(happy.clocks)).toEqual(['unsatisfied-visit/1 11-18 13:00 → 11-18 20:00'])
  })

  test('where the company demands no such visit, it is due now and no clock runs', () => {
    const policy = rules.policy.map(row =>
      'length' in row && row.what === 'unsatisfied-visit' ? { ...row, length: { counting: 'none' } as const } : row,
    )
    const moment = aMoment({ actor: owner, at: later, under: { ...rules, policy } })
    const { complaint } = accepted(answerSurvey(answered(), anAnswer({ solved: false }), moment))
    expect(answeredStage(complaint).visit.dueAt).toBe(later)
    expect(runningLines(complaint.clocks)).toEqual([])
  })

  test('items, tags and words are written down, what the customer chose or wrote in words apart', () => {
    const answer = anAnswer({
      speed: 'good',
      attitude: 'fair',
      result: 'poor',
      tags: ['来得快', '有礼貌'],
      text: '谢谢',
      callMe: true,
    })
    const [entry] = accepted(answerSurvey(answered(), answer, byOwner)).entries
    expect(entry).toEqual(
      entryOf(
        { verdict: 'satisfied', callMe: true, speed: 'good', attitude: 'fair', result: 'poor' },
        { tags: '来得快、有礼貌', text: '谢谢' },
      ),
    )
  })

  test('what was left out is not there at all', () => {
    const [entry] = accepted(answerSurvey(answered(), anAnswer(), byOwner)).entries
    expect(entry?.facts).toStrictEqual({ solved: true, overall: 5, verdict: 'satisfied', callMe: false })
    expect(entry?.texts).toStrictEqual({})
  })

  test('after closing the answer may still be changed; the complaint stays closed', () => {
    const before = aComplaint({ state: 'closed' })
    const { complaint, entries, messages } = accepted(answerSurvey(before, anAnswer({ overall: 4 }), byOwner))
    expect(complaint).toEqual({
      ...before,
      stage: { ...before.stage, survey: heard({ overall: 4 }) },
      turn: before.turn + 1,
    })
    expect(entries.map(it => it.kind)).toEqual(['surveyed'])
    expect(messages).toEqual([])
  })

  test('an unsatisfied answer after closing is told to the dispatcher too, and nothing more', () => {
    const before = aComplaint({ state: 'closed' })
    const { complaint, messages } = accepted(answerSurvey(before, anAnswer({ solved: false }), byOwner))
    expect([complaint.stage.state, complaint.clocks]).toEqual(['closed', before.clocks])
    expect(messages).toEqual(told)
  })

  test('closed without a visit, no visit is demanded any more', () => {
    const before = accepted(answerSurvey(answered(), anAnswer(), byOwner)).complaint
    const { complaint } = accepted(answerSurvey(before, anAnswer({ solved: false }), byOwner))
    expect(complaint.stage).toMatchObject({ state: 'closed', visit: { state: 'planned', mandatory: false } })
    expect(complaint.clocks).toEqual(before.clocks)
  })

  test.each(['answered', 'closed'] as const)('after seven days a survey of state %s has expired', state => {
    const at = noon + 7 * day
    const complaint = aComplaint({ state })
    expect(answerSurvey(complaint, anAnswer(), aMoment({ actor: owner, at })).ok).toBe(true)
    expect(answerSurvey(complaint, anAnswer(), aMoment({ actor: owner, at: at + 1 }))).toEqual({
      ok: false,
      reason: 'survey-expired',
    })
  })

  test('is the customer’s alone, and not before the answer', () => {
    expectTurnedAway((it, moment) => answerSurvey(it, anAnswer(), moment), 'answerSurvey', {
      open: answered(),
      over: aComplaint({ state: 'checking' }),
      by: owner,
    })
  })
})
