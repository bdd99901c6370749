// 批量派工: the backlog planned at once, for the office to look at. Nothing is written until somebody confirms it.

import type { DispatchPlan, PlanOrder as OrderView } from '#contract/dispatch.ts'
import type { Reason } from '#contract/refusals.ts'
import { isRunning, type Rules, startClock } from '#domain/clocks/clock.ts'
import { type ClockKind, figureFor } from '#domain/clocks/policy.ts'
import { underStandingDate } from '#domain/complaint/agreements.ts'
import { type Complaint, matterOf } from '#domain/complaint/complaint.ts'
import { nextDepartmentOf } from '#domain/complaint/department.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import {
  type Choice,
  type Plan,
  type PlanOrder,
  type PlanTerms,
  type Proposal,
  planCosts,
  planFrom,
} from '#domain/dispatch/plan.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { day, type Instant, type Milliseconds, minute } from '#domain/time.ts'
import type { Read } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, departmentName, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { crewWith, distancesIn, type Loads, loadsOf } from './crew.ts'
import { solvePlan } from './plan-solver.ts'
import { dispatchMatterOf } from './rank-people.ts'
import { readWaiting } from './waiting-orders.ts'

/** How long an order keeps a handler busy, on the way and at the place: a guess that puts waits in proportion. */
const jobTime: Milliseconds = 40 * minute

const ofWork: readonly ClockKind[] = ['handle', 'close']
/** Where no clock asks for the work at all. */
const farOff: Milliseconds = 30 * day

/**
 * Until when the work has to be done: the clocks of handling and closing, as they run or as they would begin with an order
 * given now. The next deadline of a waiting complaint is that of its dispatch, which says nothing about the work.
 */
const dueOf = (complaint: Complaint, at: Instant, rules: Rules): Instant => {
  const running = complaint.clocks.filter(it => isRunning(it) && ofWork.includes(it.kind))
  const handled = complaint.clocks.some(it => it.kind === 'handle' && it.round === complaint.round)
  const fresh = handled ? [] : startClock('handle', matterOf(complaint), at, complaint.round, rules)
  const begun = underStandingDate(complaint, fresh, at, rules)
  return Math.min(...[...running, ...begun].map(it => it.dueAt), at + farOff)
}

const termsOf = (community: Community, at: Instant): PlanTerms => {
  const { rules, profile } = community
  // People are compared with one another: their cap is the community's, not that of a category.
  const matter = { communityId: profile.id, categoryId: '', severity: 'ordinary', policyAt: at } as const
  const mostOpenOrders = figureFor(rules.policy, 'most-open-orders', matter)
  return { at, mostOpenOrders, between: distancesIn(community), jobTime }
}

/** Whoever of the crew is in conflict: the one it is about, or who filed it himself. */
const conflictIn = ({ about, customer }: Complaint, crew: readonly Handler[]): string | undefined =>
  about?.person.id ?? crew.find(it => it.id === customer.userId)?.id

const orderOf = (
  { complaint, entries }: Read,
  community: Community,
  crew: readonly Handler[],
  at: Instant,
): PlanOrder => ({
  ...dispatchMatterOf(complaint, entries, community, nextDepartmentOf(complaint)),
  about: conflictIn(complaint, crew),
  id: complaint.id,
  dueAt: dueOf(complaint, at, community.rules),
})

/** Department by department: what somebody gets for one of his departments is in his hands for the next. */
const planDepartments = (waiting: readonly Read[], community: Community, before: Loads, at: Instant): Plan[] => {
  const terms = termsOf(community, at)
  const loads = new Map(before)
  return community.profile.departments.map(({ id }) => {
    const own = waiting.filter(it => nextDepartmentOf(it.complaint) === id)
    const crew = crewWith(community, id, loads, at)
    const orders = own.map(it => orderOf(it, community, crew, at))
    const costs = planCosts(orders, crew, terms)
    const plan = planFrom(costs, solvePlan(costs))
    for (const { person } of plan.proposals) loads.set(person.id, (loads.get(person.id) ?? 0) + 1)
    return plan
  })
}

const orderView = (complaint: Complaint, dueAt: Instant, community: Community): OrderView => ({
  complaintId: complaint.id,
  number: complaint.number,
  turn: complaint.turn,
  title: titleOf(complaint.text),
  category: complaint.category.name,
  department: departmentName(community, nextDepartmentOf(complaint)),
  place: complaint.place.label,
  severity: complaint.severity,
  dueAt,
})

const choiceView = ({ person: { id, name, openOrders }, reasons }: Choice) => ({
  person: { userId: id, name, openOrders },
  reasons,
})

const proposalView = ({ secondBest, ...proposal }: Proposal) => ({
  ...choiceView(proposal),
  position: proposal.position,
  late: proposal.reasons.some(it => it.why === 'late'),
  ...(secondBest ? { secondBest: { ...choiceView(secondBest), worseBy: secondBest.worseBy } } : {}),
})

const planView = (plans: readonly Plan[], waiting: readonly Read[], community: Community) => {
  const complaints = new Map(waiting.map(({ complaint }) => [complaint.id, complaint]))
  const orderIn = ({ order: { id, dueAt } }: { order: PlanOrder }): OrderView[] => {
    const complaint = complaints.get(id)
    return complaint ? [orderView(complaint, dueAt, community)] : []
  }
  const byDeadline = (one: { order: OrderView }, other: { order: OrderView }) => one.order.dueAt - other.order.dueAt
  const proposals = plans.flatMap(it => it.proposals)
  const left = plans.flatMap(it => it.left)
  return {
    proposals: proposals.flatMap(it => orderIn(it).map(order => ({ order, ...proposalView(it) }))).sort(byDeadline),
    left: left.flatMap(it => orderIn(it).map(order => ({ order, why: it.why }))).sort(byDeadline),
  }
}

/** Three waits: who asks, the piles beside the load of each person, the complaints themselves. At most 200 are planned. */
export const planDispatch = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string; departmentId?: string | undefined }>,
): Promise<Result<DispatchPlan, Reason>> => {
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, query.communityId)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !holds(actor, query.communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const all = community.profile.departments.map(it => it.id)
  const departmentIds = all.filter(it => query.departmentId === undefined || it === query.departmentId)
  if (departmentIds.length === 0) return refuse('department-unknown')
  const [waiting, loads] = await Promise.all([
    readWaiting(core, actor, community, departmentIds),
    loadsOf(core, community, departmentIds),
  ])
  const plannedAt = core.now()
  const plans = planDepartments(waiting.orders, community, loads, plannedAt)
  return accept({ plannedAt, ...planView(plans, waiting.orders, community), isPart: waiting.isPart })
}
