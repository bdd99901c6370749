// 给家人看: who else may read a complaint of mine, and what was shared with me.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { Card, Detail } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, known } from './fields.ts'

/** Somebody of a room of mine; `name` is masked. `sharedAt` is there while he may read. */
export const Housemate = z.object({
  userId: Id,
  name: z.string(),
  calledAs: z.optional(z.string()),
  relation: known(customerRelations),
  sharedAt: z.optional(Instant),
})
export type Housemate = z.infer<typeof Housemate>

export const readSharing = reads('readSharing', {
  path: '/v1/complaints/{id}/sharing',
  params: ById,
  query: nothing,
  answer: z.object({ people: z.array(Housemate) }),
  refusals: ['not-found'],
  summary: 'The people I live with, and which of them may read my complaint',
})

export const shareMine = writes('shareMine', {
  path: '/v1/shared',
  params: nothing,
  body: z.strictObject({ complaintId: Id, userId: Id }),
  answer: z.object({}),
  refusals: ['not-found', 'member-unknown', 'too-many-readers', 'key-reused', 'busy-try-again'],
  summary: 'Let somebody I live with read my complaint',
})

export const unshareMine = writes('unshareMine', {
  path: '/v1/shared/end',
  params: nothing,
  body: z.strictObject({ complaintId: Id, userId: Id }),
  answer: z.object({}),
  refusals: ['not-found', 'key-reused', 'busy-try-again'],
  summary: 'Let him read it no longer',
})

/** Whose complaint it is; `name` is masked. */
export const SharedFrom = z.object({ name: z.string(), relation: known(customerRelations) })
export type SharedFrom = z.infer<typeof SharedFrom>

export const SharedCard = z.extend(Card, { from: SharedFrom })
export type SharedCard = z.infer<typeof SharedCard>

export const listShared = reads('listShared', {
  path: '/v1/shared',
  params: nothing,
  query: z.strictObject({ more: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: z.object({ cards: z.array(SharedCard), more: z.optional(z.string()) }),
  refusals: ['page-token-invalid'],
  summary: 'The complaints people I live with let me read, the newest first',
})

/** As its filer sees it; there is nothing to do for a reader. */
export const SharedDetail = z.extend(Detail, { from: SharedFrom })
export type SharedDetail = z.infer<typeof SharedDetail>

export const readShared = reads('readShared', {
  path: '/v1/shared/{id}',
  params: ById,
  query: nothing,
  answer: SharedDetail,
  refusals: ['not-found'],
  summary: 'A complaint that was shared with me, to read',
})
