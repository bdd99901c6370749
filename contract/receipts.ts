// 回执: what a customer keeps of a complaint, and whether the complaint is still the one it was given for.

import * as z from 'zod/mini'
import { nothing, reads } from './endpoint.ts'
import { ById, Instant, known } from './fields.ts'

/** Where a timeline stands: the n-th entry, when it was recorded, its hash in full and the short form people keep. */
const Standing = z.object({ seq: z.number(), recordedAt: Instant, hash: z.string(), code: z.string() })

/** `first` binds what was filed; `last` binds everything up to now. */
export const Receipt = z.object({
  number: z.string(),
  receivedAt: Instant,
  first: Standing,
  last: Standing,
})
export type Receipt = z.infer<typeof Receipt>

export const readReceipt = reads('readReceipt', {
  path: '/v1/complaints/{id}/receipt',
  params: ById,
  query: nothing,
  answer: Receipt,
  refusals: ['not-found'],
  summary: 'The receipt of my complaint, as of now',
})

/**
 * `broken`: the code is right, but what was recorded has been changed since. `recordedAt` is the moment the code was given;
 * `entries` and `lastAt`: how far the whole timeline goes that was checked.
 */
export const ReceiptCheck = z.object({
  verdict: known(['matches', 'no-match', 'broken']),
  seq: z.optional(z.number()),
  recordedAt: z.optional(Instant),
  entries: z.optional(z.number()),
  lastAt: z.optional(Instant),
})
export type ReceiptCheck = z.infer<typeof ReceiptCheck>

const Kept = z.string().check(z.minLength(1), z.maxLength(100))

/** For the filer, and for whoever was given number and code: to everybody else there is no such complaint. The answer says nothing about the matter or the people in it. */
export const checkReceipt = reads('checkReceipt', {
  path: '/v1/complaints/{id}/receipt-check',
  params: ById,
  query: z.strictObject({ number: Kept, code: Kept }),
  answer: ReceiptCheck,
  refusals: ['not-found'],
  summary: 'Whether a kept receipt still matches the recorded timeline, computed anew from its first entry',
})
