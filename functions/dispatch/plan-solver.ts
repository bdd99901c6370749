// Solves the plan of a backlog: the Hungarian method of a package, between the domain's costs and the domain's plan.

import munkres from 'munkres'
import type { Assignment, PlanCosts, Slot } from '#domain/dispatch/plan.ts'

/** The cheapest assignment: as many orders as possible given, each to one free slot, at the least cost in all. */
export const solvePlan = ({ slots, rows }: PlanCosts): Assignment => {
  // The package wants finite numbers and a column for every order. So leaving an order is an ordinary cost: in a slot it
  // cannot have, or in a column behind the slots.
  const columns = Math.max(slots.length, rows.length)
  const finite = rows.map(({ costs, leaving }) =>
    Array.from({ length: columns }, (_, column) => Math.min(costs[column] ?? leaving, leaving)),
  )
  const assignment = rows.map((): Slot | undefined => undefined)
  for (const [row, column] of munkres(finite))
    if (Number.isFinite(rows[row]?.costs[column])) assignment[row] = slots[column]
  return assignment
}
