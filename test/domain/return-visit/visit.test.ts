import { expect, test } from 'vitest'
import {
  isVisitMandatory,
  isVisitSatisfied,
  isVisitTimePlausible,
  planVisit,
  visitDueAt,
} from '#domain/return-visit/visit.ts'
import { aVisit, people, shanghai } from '../../support/builders.ts'

test.each([
  ['2026-11-18 00:00', '2026-11-18 20:00'],
  ['2026-11-18 17:59', '2026-11-18 20:00'],
  ['2026-11-18 17:59:59.999', '2026-11-18 20:00'],
  ['2026-11-18 18:00', '2026-11-19 12:00'],
  ['2026-11-18 18:01', '2026-11-19 12:00'],
  ['2026-11-18 23:59:59.999', '2026-11-19 12:00'],
  ['2026-12-31 18:00', '2027-01-01 12:00'],
])('answered at %s, the visit is due by %s', (answeredAt, dueAt) => {
  expect(visitDueAt(shanghai(answeredAt))).toBe(shanghai(dueAt))
  expect(planVisit(shanghai(answeredAt), true)).toEqual({ state: 'planned', mandatory: true, dueAt: shanghai(dueAt) })
})

test.each([
  ['ordinary', 1, false, false],
  ['suggestion', 1, false, false],
  ['major', 1, false, true],
  ['emergency', 1, false, true],
  ['ordinary', 2, false, true],
  ['ordinary', 1, true, true],
] as const)('a %s matter in round %d, engineering %s: mandatory %s', (severity, round, engineering, mandatory) => {
  expect(isVisitMandatory({ severity, round, engineering })).toBe(mandatory)
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
