// Dispatch beside the single order: the automatic choice, and a backlog planned at once, reviewed and confirmed.

import * as z from 'zod/mini'
import { severities } from '#domain/complaint/classes.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, known, Turn, Words } from './fields.ts'
import { Job } from './jobs.ts'
import { CandidateReason } from './staff.ts'
import { StaffDetail } from './staff-detail.ts'

export const dispatchAutomatically = writes('dispatchAutomatically', {
  path: '/v1/staff/complaints/{id}/auto-dispatch',
  params: ById,
  body: z.strictObject({ turn: Turn }),
  answer: StaffDetail,
  refusals: [
    'not-found',
    'not-allowed',
    'not-now',
    'changed-meanwhile',
    'key-reused',
    'dispatcher-only',
    'not-while-paused',
    'in-conflict',
    'switched-off',
    'not-automatic',
    'person-leaving',
    'no-candidates',
    'nobody-on-duty',
    'nobody-skilled',
    'all-full',
  ],
  summary: 'Dispatch to the best of those who are on duty, able and not full',
})

/** More orders are not planned or confirmed at once. */
export const mostPlanned = 200

const PlanPerson = z.object({ userId: Id, name: z.string(), openOrders: z.number() })

const PlanOrder = z.object({
  complaintId: Id,
  number: z.string(),
  turn: z.number(),
  title: z.string(),
  category: z.string(),
  department: z.string(),
  place: z.string(),
  severity: known(severities),
  /** Until when the work has to be done. */
  dueAt: Instant,
})
export type PlanOrder = z.infer<typeof PlanOrder>

const Choice = { person: PlanPerson, reasons: z.array(CandidateReason) }

/**
 * Who is proposed for an order. `position`: his so many-th new order of this plan; `late`: it will not be done in time.
 * `worseBy`: points more than the best, the other orders staying where they are.
 */
const PlanProposal = z.object({
  order: PlanOrder,
  ...Choice,
  position: z.number(),
  late: z.boolean(),
  secondBest: z.optional(z.object({ ...Choice, worseBy: z.number() })),
})
export type PlanProposal = z.infer<typeof PlanProposal>

/** Why nobody is proposed; `slots-taken`: other orders need the people more. */
export const leftWhys = ['no-department', 'conflict', 'no-skill', 'off-duty', 'over-cap', 'slots-taken'] as const

export const DispatchPlan = z.object({
  plannedAt: Instant,
  proposals: z.array(PlanProposal),
  left: z.array(z.object({ order: PlanOrder, why: known(leftWhys) })),
  /** More are waiting than are planned at once. */
  isPart: z.boolean(),
})
export type DispatchPlan = z.infer<typeof DispatchPlan>

export const planDispatch = reads('planDispatch', {
  path: '/v1/staff/plan',
  params: nothing,
  query: z.strictObject({ communityId: Id, departmentId: z.optional(Id) }),
  answer: DispatchPlan,
  refusals: ['not-allowed', 'department-unknown'],
  summary: 'Who should get each of the orders that wait, planned together; nothing is written',
})

export const confirmPlan = writes('confirmPlan', {
  path: '/v1/staff/plan',
  params: nothing,
  body: z.strictObject({
    communityId: Id,
    orders: z
      .array(
        z.strictObject({
          complaintId: Id,
          turn: Turn,
          handlerId: Id,
          /** For which department he is to handle it, where another one was chosen than it would go to. */
          departmentId: z.optional(Id),
          /** Whom the plan had proposed. Somebody else needs a reason. */
          proposedId: Id,
          override: z.optional(Words),
        }),
      )
      .check(z.minLength(1), z.maxLength(mostPlanned)),
  }),
  answer: Job,
  refusals: ['not-allowed', 'key-reused', 'text-missing', 'text-too-long', 'text-without-words'],
  summary: 'Give the orders of a plan; the key is the id of the job',
})
