import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inARow } from '#domain/dispatch/distance.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import {
  type Assignment,
  type PlanCosts,
  type PlanOrder,
  type PlanRow,
  planCosts,
  planFrom,
} from '#domain/dispatch/plan.ts'
import { hour } from '#domain/time.ts'
import { solvePlan } from '../../../functions/dispatch/plan-solver.ts'

const noon = Date.parse('2026-11-23T04:00:00Z')
const terms = {
  at: noon,
  mostOpenOrders: 3,
  jobTime: hour,
  between: inARow(new Map(['b0', 'b1', 'b2', 'b3'].map((id, at) => [id, at]))),
}

const costOf = ({ slots, rows }: PlanCosts, assignment: Assignment): number =>
  rows.reduce((sum, { costs, leaving }, row) => {
    const slot = assignment[row]
    return sum + (slot ? (costs[slots.indexOf(slot)] ?? Number.NaN) : leaving)
  }, 0)

/** The least cost of all ways to give or leave the orders, with these slots free. */
const leastCost = ([first, ...others]: readonly PlanRow[], free: readonly number[]): number => {
  if (!first) return 0
  const given = free.map(
    slot =>
      (first.costs[slot] ?? Number.NaN) +
      leastCost(
        others,
        free.filter(it => it !== slot),
      ),
  )
  return Math.min(first.leaving + leastCost(others, free), ...given)
}

const somePeople = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('p', 'q', 'r'),
    name: fc.constant('name'),
    departmentId: fc.constantFrom('engineering', 'engineering', 'greenery'),
    skills: fc.subarray(['water']),
    buildingIds: fc.subarray(['b0', 'b3']),
    openOrders: fc.integer({ min: 1, max: 4 }),
    onDuty: fc.boolean(),
    nextDutyAt: fc.constantFrom(undefined, noon + 3 * hour),
  }),
  { selector: it => it.id, maxLength: 3 },
)
const someOrders = fc.array(
  fc.record({
    id: fc.uuid(),
    departmentId: fc.constantFrom('engineering', 'engineering', 'greenery'),
    skill: fc.constantFrom(undefined, undefined, 'water'),
    buildingId: fc.constantFrom(undefined, 'b0', 'b1', 'b2'),
    about: fc.constantFrom(undefined, undefined, 'p'),
    previousHandlerId: fc.constantFrom(undefined, 'q', 'gone'),
    dueAt: fc.integer({ min: -5, max: 40 }).map(it => noon + it * hour),
  }),
  { maxLength: 5 },
)

const anOrder = (id: string, changes: Partial<PlanOrder> = {}): PlanOrder => ({
  id,
  departmentId: 'engineering',
  dueAt: noon + 10 * hour,
  ...changes,
})
const aPerson = (id: string, changes: Partial<Handler> = {}): Handler => ({
  id,
  name: id,
  departmentId: 'engineering',
  skills: [],
  buildingIds: [],
  openOrders: 2,
  onDuty: true,
  ...changes,
})
const whoGets = (orders: PlanOrder[], people: Handler[]): (string | undefined)[] =>
  solvePlan(planCosts(orders, people, terms)).map(it => it?.person.id)

describe('any backlog', () => {
  test('is solved at the least cost there is', () => {
    fc.assert(
      fc.property(someOrders, somePeople, (orders, people) => {
        const problem = planCosts(orders, people, terms)
        expect(costOf(problem, solvePlan(problem))).toBe(leastCost(problem.rows, [...problem.slots.keys()]))
      }),
      { numRuns: 300 },
    )
  })

  test('gives each order to one person at most, nobody more than the cap, nothing to somebody in conflict', () => {
    fc.assert(
      fc.property(someOrders, somePeople, (orders, people) => {
        const problem = planCosts(orders, people, terms)
        const { proposals, left } = planFrom(problem, solvePlan(problem))
        expect([...proposals, ...left].map(it => it.order.id).toSorted()).toEqual(orders.map(it => it.id).toSorted())
        for (const person of people) {
          const given = proposals.filter(it => it.person === person)
          expect(person.openOrders + given.length).toBeLessThanOrEqual(Math.max(person.openOrders, 3))
          // One after the other: no place in his queue stays empty.
          expect(given.map(it => it.position).toSorted()).toEqual(given.map((_, at) => at + 1))
        }
        for (const { order, person } of proposals) {
          expect(order.about).not.toBe(person.id)
          expect(order.departmentId).toBe(person.departmentId)
          expect(order.skill === undefined || person.skills.includes(order.skill)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('never has a second best that would be better', () => {
    fc.assert(
      fc.property(someOrders, somePeople, (orders, people) => {
        const problem = planCosts(orders, people, terms)
        for (const { secondBest } of planFrom(problem, solvePlan(problem)).proposals)
          expect(secondBest?.worseBy ?? 0).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the solution', () => {
  test('gives one more order rather than each its cheapest person', () => {
    const orders = [anOrder('any', { buildingId: 'b0' }), anOrder('wet', { skill: 'water' })]
    const people = [aPerson('plumber', { skills: ['water'], buildingIds: ['b0'] }), aPerson('fitter')]
    expect(whoGets(orders, people)).toEqual(['fitter', 'plumber'])
  })

  test('leaves the order that can wait, whichever stands first', () => {
    const urgent = anOrder('urgent', { dueAt: noon + hour, buildingId: 'b3' })
    const patient = anOrder('patient', { dueAt: noon + 200 * hour, buildingId: 'b0' })
    const people = [aPerson('fitter', { buildingIds: ['b0'] })]
    expect(whoGets([urgent, patient], people)).toEqual(['fitter', undefined])
    expect(whoGets([patient, urgent], people)).toEqual([undefined, 'fitter'])
  })

  test('leaves what nobody can take, and everything where nobody is', () => {
    expect(whoGets([anOrder('wet', { skill: 'water' }), anOrder('any')], [aPerson('fitter')])).toEqual([
      undefined,
      'fitter',
    ])
    expect(whoGets([anOrder('any')], [])).toEqual([undefined])
    expect(whoGets([], [aPerson('fitter')])).toEqual([])
  })
})
