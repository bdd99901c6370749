// The backlog planned at once: what each order would cost with each person, and what a solution means for people.

import { day, type Instant, type Milliseconds } from '../time.ts'
import {
  awayFrom,
  type DispatchTerms,
  dutyWait,
  type Handler,
  inConflict,
  isFull,
  isKnown,
  lacksSkill,
  type Matter,
} from './handler.ts'
import { ownReasons, type Reason, reason } from './reasons.ts'
import { whyNobody } from './why-nobody.ts'

/** An order nobody has yet. */
export type PlanOrder = Matter & { id: string; dueAt: Instant }

/** `jobTime`: how long one order keeps a handler busy. */
export type PlanTerms = DispatchTerms & { jobTime: Milliseconds }

/** A free place in somebody's queue: position 1 is the first one behind what he has already. */
export type Slot = { person: Handler; position: number }

/** An order with what it costs in each of the slots: whole numbers, Infinity where it cannot be. */
export type PlanRow = {
  order: PlanOrder
  costs: readonly number[]
  /** What leaving it costs: more than all the work together, and the more the nearer its deadline. */
  leaving: number
}

/** The problem to solve. */
export type PlanCosts = {
  people: readonly Handler[]
  terms: PlanTerms
  slots: readonly Slot[]
  rows: readonly PlanRow[]
}

/** For each row the slot its order gets, if any. */
export type Assignment = readonly (Slot | undefined)[]

/** Why nobody gets an order; `slots-taken`: other orders needed the people more. */
export type LeftWhy = 'no-department' | 'conflict' | 'no-skill' | 'off-duty' | 'over-cap' | 'slots-taken'

export type Choice = Slot & { reasons: Reason[]; cost: number }
export type Proposal = Choice & {
  order: PlanOrder
  /** The next best person with time left; `worseBy`: how much more it costs, the other orders staying where they are. */
  secondBest: (Choice & { worseBy: number }) | undefined
}
export type Plan = { proposals: Proposal[]; left: { order: PlanOrder; why: LeftWhy }[] }

// One point is one percent of the time left until a deadline: near it, lateness outweighs all of these.
const loadPoints = 5
const buildingPoints = 2
const strangerPoints = 40

/** An order left out waits for another day. */
const leftWait: Milliseconds = day

const obstacles: readonly (readonly [LeftWhy, (person: Handler, order: PlanOrder, terms: PlanTerms) => boolean])[] = [
  ['no-department', (person, order) => person.departmentId !== order.departmentId],
  ['conflict', inConflict],
  ['no-skill', lacksSkill],
  // Nobody knows when he comes back.
  ['off-duty', (person, _order, terms) => dutyWait(person, terms.at) === Number.POSITIVE_INFINITY],
  ['over-cap', (person, _order, terms) => isFull(person, terms)],
]

/** Percent of the time left that a wait uses up. At least one job is left, so that overdue orders can be compared. */
const percentUsed = (wait: Milliseconds, order: PlanOrder, terms: PlanTerms): number =>
  Math.floor((100 * wait) / Math.max(terms.jobTime, order.dueAt - terms.at))

/** Until the order in the slot is done. */
const waitIn = ({ person, position }: Slot, terms: PlanTerms): Milliseconds =>
  dutyWait(person, terms.at) + (person.openOrders + position) * terms.jobTime

/** What the order costs in the slot: lateness risk, load, distance between buildings, continuity. */
const costOf = (order: PlanOrder, slot: Slot, terms: PlanTerms): number => {
  const { person, position } = slot
  if (obstacles.some(([, stops]) => stops(person, order, terms))) return Number.POSITIVE_INFINITY
  const isStranger = order.previousHandlerId !== undefined && !isKnown(person, order)
  return (
    percentUsed(waitIn(slot, terms), order, terms) +
    loadPoints * (person.openOrders + position) +
    buildingPoints * awayFrom(person, order, terms) +
    strangerPoints * Number(isStranger)
  )
}

/** Up to the cap; somebody beyond it has none. */
const slotsOf = (person: Handler, terms: PlanTerms): Slot[] =>
  Array.from({ length: terms.mostOpenOrders - person.openOrders }, (_, at) => ({ person, position: at + 1 }))

/** What each order costs in each free slot of each person, and what it costs to leave it. */
export const planCosts = (orders: readonly PlanOrder[], people: readonly Handler[], terms: PlanTerms): PlanCosts => {
  const slots = people.flatMap(it => slotsOf(it, terms))
  const rows = orders.map(order => {
    const costs = slots.map(slot => costOf(order, slot, terms))
    const dearest = Math.max(0, ...costs.filter(Number.isFinite))
    return { order, costs, dearest, urgency: percentUsed(leftWait, order, terms) }
  })
  // So dear that one more order given is always worth it, whatever the others then cost.
  const one = rows.reduce((sum, { dearest, urgency }) => sum + dearest + urgency, 1)
  return {
    people,
    terms,
    slots,
    rows: rows.map(({ order, costs, urgency }) => ({ order, costs, leaving: one + urgency })),
  }
}

const choiceOf = (order: PlanOrder, slot: Slot, terms: PlanTerms): Choice => {
  const { person, position } = slot
  const { dueAt } = order
  const expectedAt = terms.at + waitIn(slot, terms)
  const reasons = [
    ...ownReasons(person, order, terms),
    reason('load', { openOrders: person.openOrders + position - 1 }),
    reason(expectedAt > dueAt ? 'late' : 'in-time', { expectedAt, dueAt }),
  ]
  return { ...slot, reasons, cost: costOf(order, slot, terms) }
}

/** The cheapest other person with a slot to spare. */
const secondBestOf = (first: Choice, order: PlanOrder, spare: readonly Slot[], terms: PlanTerms) => {
  const [second] = spare
    .filter(it => it.person !== first.person)
    .map(slot => ({ slot, cost: costOf(order, slot, terms) }))
    .filter(it => Number.isFinite(it.cost))
    .toSorted((a, b) => a.cost - b.cost)
  return second && { ...choiceOf(order, second.slot, terms), worseBy: second.cost - first.cost }
}

const whyLeft = (order: PlanOrder, people: readonly Handler[], terms: PlanTerms): LeftWhy => {
  const stops = obstacles.map(([why, stop]) => [why, (it: Handler) => stop(it, order, terms)] as const)
  return whyNobody(people, stops, 'slots-taken')
}

/** What a solution means: who gets what and why, who would be next best, and what stays and why. */
export const planFrom = ({ people, terms, slots, rows }: PlanCosts, assignment: Assignment): Plan => {
  const taken = new Set(assignment)
  const spare = people.flatMap(person => slots.find(it => it.person === person && !taken.has(it)) ?? [])
  const plan: Plan = { proposals: [], left: [] }
  for (const [at, { order }] of rows.entries()) {
    const slot = assignment[at]
    if (slot) {
      const choice = choiceOf(order, slot, terms)
      plan.proposals.push({ ...choice, order, secondBest: secondBestOf(choice, order, spare, terms) })
    } else plan.left.push({ order, why: whyLeft(order, people, terms) })
  }
  return plan
}
