// How long it takes to plan a backlog: two hundred orders, fifty people, always the same made ones.

import { inARow } from '#domain/dispatch/distance.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import { type PlanOrder, type PlanTerms, planCosts, planFrom } from '#domain/dispatch/plan.ts'
import { hour } from '#domain/time.ts'
import { solvePlan } from '../../functions/dispatch/plan-solver.ts'

const orderCount = 200
const peopleCount = 50
const goal = 1000
const runs = 5

const departments = ['engineering', 'order', 'cleaning']
const skills = ['water', 'electric', 'lift', 'masonry']
const buildings = Array.from({ length: 30 }, (_, at) => `building-${at}`)

/** Draws whole numbers below a bound, the same ones for the same seed. */
const drawFrom = (seed: number) => {
  let state = seed
  return (bound: number): number => {
    // The multiplier and modulus of MINSTD, whose low products stay exact in a double.
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

const madeBacklog = (seed: number): { orders: PlanOrder[]; people: Handler[]; terms: PlanTerms } => {
  const draw = drawFrom(seed)
  const oneOf = (all: readonly string[]): string => all[draw(all.length)] ?? ''
  const at = Date.parse('2026-11-23T01:00:00Z')
  const people = Array.from({ length: peopleCount }, (_, id): Handler => {
    const onDuty = draw(5) > 0
    return {
      id: `person-${id}`,
      name: `处理人${id}`,
      departmentId: oneOf(departments),
      skills: skills.filter(() => draw(2) === 0),
      buildingIds: buildings.filter(() => draw(10) === 0),
      openOrders: draw(6),
      onDuty,
      ...(onDuty ? {} : { nextDutyAt: at + draw(12) * hour }),
    }
  })
  const orders = Array.from({ length: orderCount }, (_, id): PlanOrder => {
    const departmentId = oneOf(departments)
    return {
      id: `order-${id}`,
      departmentId,
      buildingId: oneOf(buildings),
      dueAt: at + (draw(72) - 6) * hour,
      ...(departmentId === 'engineering' ? { skill: oneOf(skills) } : {}),
      ...(draw(20) === 0 ? { about: `person-${draw(peopleCount)}` } : {}),
      ...(draw(5) === 0 ? { previousHandlerId: `person-${draw(peopleCount)}` } : {}),
    }
  })
  const between = inARow(new Map(buildings.map((id, place) => [id, place])))
  return { orders, people, terms: { at, mostOpenOrders: 8, jobTime: hour, between } }
}

/** Plans the made backlog from costs to reasons; the median of five runs, in milliseconds, and what it should stay below. */
export const measureBatchPlan = (seed = 20_261_122): { figure: number; goal: number; given: number; left: number } => {
  const { orders, people, terms } = madeBacklog(seed)
  const measured = Array.from({ length: runs }, () => {
    const startedAt = performance.now()
    const costs = planCosts(orders, people, terms)
    const plan = planFrom(costs, solvePlan(costs))
    return { took: performance.now() - startedAt, given: plan.proposals.length, left: plan.left.length }
  }).toSorted((a, b) => a.took - b.took)
  const median = measured[Math.floor(runs / 2)]
  if (!median) throw new Error('nothing was measured')
  return { figure: median.took, goal, given: median.given, left: median.left }
}
