import { expect, test } from 'vitest'
import { answerOf, askSurvey, recordAnswer, verdictOf } from '#domain/survey/survey.ts'
import { anAnswer, shanghai } from '../../support/builders.ts'

const asked = shanghai('2026-11-18 12:00')

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
  expect(askSurvey(asked)).toEqual({ state: 'asked', askedAt: asked, expiresAt: shanghai('2026-11-25 12:00') })
  expect(answerOf(askSurvey(asked))).toBeUndefined()
})

test.each([['2026-11-18 12:00'], ['2026-11-25 11:59'], ['2026-11-25 12:00']])('at %s it can still be answered', at => {
  const result = recordAnswer(askSurvey(asked), anAnswer(), shanghai(at))
  expect(result.ok && answerOf(result.value)).toEqual(anAnswer())
})

test('a millisecond after seven days it has expired, also for a changed answer', () => {
  const late = shanghai('2026-11-25 12:00:00.001')
  expect(recordAnswer(askSurvey(asked), anAnswer(), late)).toEqual({ ok: false, reason: 'survey-expired' })
  const first = recordAnswer(askSurvey(asked), anAnswer(), asked)
  expect(first.ok && recordAnswer(first.value, anAnswer(), late)).toEqual({ ok: false, reason: 'survey-expired' })
})

test('a second answer replaces the first and does not lengthen the seven days', () => {
  const first = recordAnswer(askSurvey(asked), anAnswer(), asked + 1)
  const second = first.ok && recordAnswer(first.value, anAnswer({ solved: false, overall: 1 }), asked + 2)
  expect(second).toEqual({
    ok: true,
    value: {
      state: 'answered',
      askedAt: asked,
      expiresAt: shanghai('2026-11-25 12:00'),
      answer: anAnswer({ solved: false, overall: 1 }),
      answeredAt: asked + 2,
    },
  })
})
