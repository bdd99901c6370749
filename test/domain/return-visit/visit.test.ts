import { expect, test } from 'vitest'
import { isVisitSatisfied, isVisitTimePlausible, planVisit } from '#domain/return-visit/visit.ts'
import { aVisit, people, shanghai } from '../../support/builders.ts'

test.each([true, false])('a planned visit, mandatory %s, has not been tried yet', mandatory => {
  const dueAt = shanghai('2026-11-18 20:00')
  expect(planVisit(mandatory, dueAt)).toEqual({ state: 'planned', mandatory, dueAt, attempts: 0 })
})

test.each([
  ['satisfied', true, true],
  ['satisfied', false, false],
  ['partly', true, false],
  ['partly', false, false],
  ['not', true, false],
  ['not', false, false],
] as const)('a visit that found %s, solved %s, lets the complaint close: %s', (verdict, solved, satisfied) => {
  expect(isVisitSatisfied({ ...aVisit({ verdict, solved }), visitor: people.agent })).toBe(satisfied)
})

test.each([
  ['2026-11-18 10:59:59.999', false],
  ['2026-11-18 11:00', true],
  ['2026-11-18 15:00', true],
  ['2026-11-18 16:00', true],
  ['2026-11-18 16:00:00.001', false],
])('answered at 12:00 and entered at 15:00, a visit of %s is plausible: %s', (visitedAt, plausible) => {
  const [answeredAt, now] = [shanghai('2026-11-18 12:00'), shanghai('2026-11-18 15:00')]
  expect(isVisitTimePlausible(shanghai(visitedAt), answeredAt, now)).toBe(plausible)
})
