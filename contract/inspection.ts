// 下班前巡查: what must not stand overnight, gone through once before the working day ends.

import * as z from 'zod/mini'
import { clockKinds } from '#domain/clocks/policy.ts'
import { watchedKinds } from '#domain/complaint/inspection.ts'
import { moveNames } from '#domain/complaint/lifecycle.ts'
import { Card } from './complaint-views.ts'
import { nothing, reads } from './endpoint.ts'
import { Id, Instant, known } from './fields.ts'

/**
 * One complaint, under the worst there is about it: since when (or until when) it stands, which deadline that is, who opened
 * or urged it. `also`: what else there is about it. `act`: the one move that settles it, where the reader has one. `urgedAt`:
 * a person has urged it today.
 */
export const InspectionRow = z.object({
  card: Card,
  of: known(watchedKinds),
  at: Instant,
  awaits: z.optional(known(clockKinds)),
  by: z.optional(z.string()),
  also: z.array(known(watchedKinds)),
  act: z.optional(known(moveNames)),
  urgedAt: z.optional(Instant),
})
export type InspectionRow = z.infer<typeof InspectionRow>

/**
 * The worst first. `total`: so many there are, also where fewer are shown; `looked`: through so many open complaints, the
 * most urgent; `isWhole`: those were all.
 */
export const Inspection = z.object({
  rows: z.array(InspectionRow),
  total: z.number(),
  looked: z.number(),
  isWhole: z.boolean(),
})
export type Inspection = z.infer<typeof Inspection>

export const readInspection = reads('readInspection', {
  path: '/v1/staff/inspection',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: Inspection,
  refusals: ['not-allowed'],
  summary: 'What must not stand overnight, the worst first',
})
