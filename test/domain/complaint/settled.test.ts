import { describe, expect, test } from 'vitest'
import { closeIfSettled } from '#domain/complaint/settled.ts'
import { day } from '#domain/time.ts'
import { aComplaint, people, received } from '../../support/builders.ts'
import { answered, surveyed, type VisitEnd, visited } from './answered-complaints.ts'
import { customerGets, done, named, noon, publicly, system } from './decided.ts'

const expiry = noon + 7 * day
const codeAt = (complaint: ReturnType<typeof answered>, at = noon + day): string | undefined => {
  const { stage } = closeIfSettled(complaint, at).complaint
  return stage.state === 'closed' ? stage.code : undefined
}

test('a settled complaint closes: its clocks end, the customer is told; it is nobody’s turn', () => {
  const complaint = answered({ visit: visited('satisfied') })
  const at = noon + day
  expect(closeIfSettled(complaint, at)).toEqual({
    complaint: {
      ...complaint,
      stage: { ...complaint.stage, state: 'closed', closedAt: at, code: 'fixed' },
      clocks: done(complaint.clocks, 'all', at),
    },
    entries: [publicly('closed', system, at, { facts: { code: 'fixed' } })],
    messages: [customerGets('closed')],
  })
})

test('one that is not stays as it is', () => {
  const complaint = answered()
  expect(closeIfSettled(complaint, expiry)).toEqual({ complaint, entries: [], messages: [] })
})

test.each(['checking', 'closed', 'declined'] as const)('what is %s is not closed by this', state => {
  const complaint = aComplaint({ state })
  expect(closeIfSettled(complaint, expiry)).toEqual({ complaint, entries: [], messages: [] })
})

const satisfied = surveyed()
const passable = surveyed({ overall: 3 })
const unsatisfied = surveyed({ solved: false })

const surveys = {
  none: {},
  satisfied: { survey: satisfied },
  passable: { survey: passable },
  unsatisfied: { survey: unsatisfied },
}

describe('survey and visit decide together', () => {
  test.each([
    // Without an answer only a satisfied visit closes before the seven days are over.
    ['none', 'planned', undefined, undefined],
    ['none', 'satisfied', 'fixed', 'fixed'],
    ['none', 'partly', undefined, undefined],
    ['none', 'not solved', undefined, undefined],
    ['none', 'unreachable', undefined, 'unanswered'],
    ['none', 'refused', undefined, 'unanswered'],
    ['satisfied', 'planned', 'fixed', 'fixed'],
    ['satisfied', 'satisfied', 'fixed', 'fixed'],
    ['satisfied', 'partly', undefined, undefined],
    ['satisfied', 'not solved', undefined, undefined],
    ['satisfied', 'unreachable', 'fixed', 'fixed'],
    ['satisfied', 'refused', 'fixed', 'fixed'],
    ['passable', 'planned', undefined, undefined],
    ['passable', 'satisfied', 'fixed', 'fixed'],
    ['passable', 'unreachable', undefined, undefined],
    ['passable', 'refused', undefined, undefined],
    ['unsatisfied', 'planned', undefined, undefined],
    ['unsatisfied', 'satisfied', 'fixed', 'fixed'],
    ['unsatisfied', 'partly', undefined, undefined],
    ['unsatisfied', 'unreachable', undefined, undefined],
    ['unsatisfied', 'refused', undefined, undefined],
  ] as const)('survey %s, visit %s: %s on the next day, %s after seven', (survey, end, soon, late) => {
    const complaint = answered({ ...surveys[survey], visit: visited(end) })
    expect([codeAt(complaint), codeAt(complaint, expiry - 1), codeAt(complaint, expiry)]).toEqual([soon, soon, late])
  })

  test.each([
    ['planned', undefined],
    ['satisfied', 'fixed'],
    ['unreachable', 'fixed'],
    ['refused', 'fixed'],
  ] as const)('a satisfied customer waits for a mandatory visit: %s → %s', (end, code) => {
    expect(codeAt(answered({ survey: satisfied, visit: visited(end, { mandatory: true }) }))).toBe(code)
  })

  test('nothing closes under supervision', () => {
    const supervision = { by: named(people.manager), reason: '媒体关注', at: received }
    expect(codeAt(answered({ supervision, survey: satisfied, visit: visited('satisfied') }))).toBeUndefined()
    expect(codeAt(answered({ supervision, visit: visited('refused') }), expiry)).toBeUndefined()
  })
})

describe('a final answer', () => {
  const answer = (end: VisitEnd, survey?: typeof satisfied) =>
    answered({
      round: 3,
      answered: 'final-answer',
      visit: visited(end, { mandatory: true }),
      ...(survey ? { survey } : {}),
    })

  test.each(['satisfied', 'partly', 'not solved'] as const)(
    'rests once the customer was visited, and found %s',
    end => {
      expect(codeAt(answer(end))).toBe('final-answer')
      expect(codeAt(answer(end, unsatisfied))).toBe('final-answer')
    },
  )

  test.each(['unreachable', 'refused'] as const)('rests with a customer who is %s and has had his say', end => {
    expect(codeAt(answer(end, unsatisfied))).toBe('final-answer')
    expect(codeAt(answer(end, passable))).toBe('final-answer')
    expect(codeAt(answer(end))).toBeUndefined()
    expect(codeAt(answer(end), expiry)).toBe('unanswered')
  })

  test('waits for the visit', () => {
    expect(codeAt(answer('planned', unsatisfied))).toBeUndefined()
    expect(codeAt(answer('planned'), expiry)).toBeUndefined()
  })
})

describe('where there is nobody to ask', () => {
  test.each([{ kind: 'praise' }, { ownCase: true }] as const)('what a supervision held open, %j, closes', changes => {
    expect(codeAt(answered(changes))).toBe('fixed')
  })

  test('unless somebody has answered all the same, and is not satisfied', () => {
    expect(codeAt(answered({ kind: 'praise', survey: unsatisfied }))).toBeUndefined()
  })
})
