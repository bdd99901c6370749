import { expect, test } from 'vitest'
import { answerOf, askSurvey, recordAnswer, verdictOf } from '#domain/survey/survey.ts'
import { accepted, anAnswer, shanghai } from '../../support/builders.ts'

const asked = shanghai('2026-11-18 12:00')
const expires = shanghai('2026-11-25 12:00')
const survey = askSurvey(asked, expires)

test.each([
  [true, 5, 'satisfied'],
  [true, 4, 'satisfied'],
  [true, 3, 'passable'],
  [true, 2, 'unsatisfied'],
  [true, 1, 'unsatisfied'],
  [false, 5, 'unsatisfied'],
  [false, 4, 'unsatisfied'],
  [false, 3, 'unsatisfied'],
  [false, 1, 'unsatisfied'],
] as const)('solved %s with the mark %d is %s', (solved, overall, verdict) => {
  expect(verdictOf(anAnswer({ solved, overall }))).toBe(verdict)
})

test('a survey nobody answered has no answer', () => {
  expect(survey).toEqual({ state: 'asked', askedAt: asked, expiresAt: expires })
  expect(answerOf(survey)).toBeUndefined()
})

test.each(['2026-11-18 12:00', '2026-11-25 11:59', '2026-11-25 12:00'])('at %s it can still be answered', at => {
  expect(answerOf(accepted(recordAnswer(survey, anAnswer(), shanghai(at))))).toEqual(anAnswer())
})

test('a millisecond later it has expired, also for a changed answer', () => {
  const late = expires + 1
  expect(recordAnswer(survey, anAnswer(), late)).toEqual({ ok: false, reason: 'survey-expired' })
  const first = accepted(recordAnswer(survey, anAnswer(), asked))
  expect(recordAnswer(first, anAnswer(), late)).toEqual({ ok: false, reason: 'survey-expired' })
})

test('a second answer replaces the first and does not lengthen the time', () => {
  const first = accepted(recordAnswer(survey, anAnswer(), asked + 1))
  expect(accepted(recordAnswer(first, anAnswer({ solved: false, overall: 1 }), asked + 2))).toEqual({
    state: 'answered',
    askedAt: asked,
    expiresAt: expires,
    answer: anAnswer({ solved: false, overall: 1 }),
    answeredAt: asked + 2,
  })
})
