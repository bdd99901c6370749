// A question that becomes a complaint after its answer: whether somebody is to visit now, and by when.

import { describe, expect, test } from 'vitest'
import { makeComplaint } from '#domain/complaint/intake.ts'
import { answerSurvey } from '#domain/complaint/outcome.ts'
import { planVisit } from '#domain/return-visit/visit.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAnswer, people, received, rules, shanghai } from '../../support/builders.ts'
import { answered } from './answered-complaints.ts'
import { begun, noon, runningLines } from './decided.ts'

const question = (wish: Parameters<typeof aComplaint>[0] = {}) => {
  const complaint = answered({ kind: 'question', severity: 'suggestion', ...wish })
  return { ...complaint, stage: { ...complaint.stage, visit: { state: 'none' } as const } }
}
const byOwner = aMoment({ actor: people.owner, at: noon + minute })

describe('an answered question that nobody had to visit, made a complaint', () => {
  test('is to be visited already where the customer was not satisfied: that visit stays the only one', () => {
    const demanded = accepted(answerSurvey(question(), anAnswer({ overall: 1 }), byOwner)).complaint
    const { complaint } = accepted(makeComplaint(demanded, byOwner))
    expect(complaint.stage).toEqual(demanded.stage)
    expect(runningLines(complaint.clocks)).toEqual(['unsatisfied-visit/1 11-18 12:01 → 11-18 20:00'])
  })

  test('is visited by the clock of its round, not by one that has ended', () => {
    const stopped = { stoppedAt: received, end: 'met' } as const
    const ended = begun(aComplaint(), ['visit'], received).map(it => ({ ...it, ...stopped }))
    const second = question({ round: 2, recordedAt: received })
    const dueAt = shanghai('2026-11-23 18:00')
    const before = { ...second, clocks: [...ended.map(it => ({ ...it, dueAt: noon })), ...second.clocks] }
    const { complaint } = accepted(makeComplaint(before, byOwner))
    expect(complaint.stage).toMatchObject({ visit: { state: 'planned', mandatory: true, dueAt } })
    expect(complaint.clocks.find(it => it.kind === 'visit' && it.round === 2)).toMatchObject({ dueAt })
  })

  test.each([
    ['is not visited', false, { state: 'none' }],
    ['is visited at once if it cannot close without', true, planVisit(true, noon)],
  ])('%s where the company has no visits', (_, engineering, visit) => {
    const policy = rules.policy.map(row =>
      'length' in row && row.what === 'visit' ? { ...row, length: { counting: 'none' } as const } : row,
    )
    const moment = { ...byOwner, rules: { ...rules, policy } }
    const { complaint } = accepted(makeComplaint(question({ engineering }), moment))
    expect(complaint.stage).toMatchObject({ visit })
    expect(complaint.clocks.some(it => it.kind === 'visit')).toBe(false)
  })
})
