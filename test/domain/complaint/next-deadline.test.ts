import { expect, test } from 'vitest'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { planVisit } from '#domain/return-visit/visit.ts'
import { askSurvey } from '#domain/survey/survey.ts'
import { day, hour, minute } from '#domain/time.ts'
import { aComplaint, received, shanghai } from '../../support/builders.ts'

test.each(['submitted', 'accepted'] as const)('in state %s the dispatch clock comes first', state => {
  expect(deadlineOf(aComplaint({ state }))).toEqual({
    awaits: 'dispatch',
    remindAt: received + 4 * minute,
    dueAt: received + 5 * minute,
  })
})

test.each(['dispatched', 'handling', 'checking'] as const)('in state %s the closing is awaited', state => {
  expect(deadlineOf(aComplaint({ state }))).toEqual({
    awaits: 'close',
    remindAt: shanghai('2026-11-24 16:24'),
    dueAt: shanghai('2026-11-25 18:00'),
  })
})

test('answered with a mandatory visit: the visit is awaited, reminded after four fifths of the time', () => {
  expect(deadlineOf(aComplaint({ state: 'answered', severity: 'major' }))).toEqual({
    awaits: 'visit',
    remindAt: shanghai('2026-11-18 18:24'),
    dueAt: shanghai('2026-11-18 20:00'),
  })
})

test('answered without a mandatory visit: the survey is awaited for seven days', () => {
  const answeredAt = received + 2 * hour
  expect(deadlineOf(aComplaint({ state: 'answered' }))).toEqual({
    awaits: 'survey',
    remindAt: answeredAt + 5.6 * day,
    dueAt: answeredAt + 7 * day,
  })
})

test('a visit that was made is no longer awaited', () => {
  const { stage } = aComplaint({ state: 'closed', severity: 'major' })
  if (stage.state !== 'closed') throw new Error('not closed')
  const { closedAt: _, code: __, ...rest } = stage
  expect(deadlineOf(aComplaint({ stage: { ...rest, state: 'answered' }, severity: 'major' }))?.awaits).toBe('survey')
})

test.each(['closed', 'declined', 'withdrawn'] as const)('in state %s nothing is awaited', state => {
  expect(deadlineOf(aComplaint({ state }))).toBeUndefined()
})

test.each([true, false])(
  'reminders fall on whole milliseconds, whatever the moment of the answer (mandatory visit: %s)',
  mandatory => {
    const { stage } = aComplaint({ state: 'answered' })
    if (stage.state !== 'answered') throw new Error('not answered')
    for (let offset = 0; offset < 10; offset += 1) {
      const answeredAt = stage.outcome.answeredAt + offset
      const outcome = { ...stage.outcome, answeredAt }
      const survey = { ...askSurvey(answeredAt), expiresAt: answeredAt + 7 * day + offset }
      const next = deadlineOf(
        aComplaint({ stage: { ...stage, outcome, survey, visit: planVisit(answeredAt, mandatory) } }),
      )
      expect(next && Number.isInteger(next.remindAt)).toBe(true)
    }
  },
)
