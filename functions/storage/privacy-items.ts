// What somebody agreed to and took back, one item each, never changed: the proof that he was asked.

import * as z from 'zod/mini'
import { consentScenes } from '#contract/privacy.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from './due.ts'
import type { Put } from './write.ts'

export const ConsentItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('consent'),
  userId: z.string(),
  /** Of the privacy text. */
  version: z.string(),
  given: z.boolean(),
  scene: z.enum(consentScenes),
  at: z.number(),
  phoneTime: z.optional(z.number()),
})
export type ConsentItem = z.infer<typeof ConsentItem>

export const consentPartition = (userId: string): string => `CONSENT#${userId}`

type Said = Pick<ConsentItem, 'version' | 'given' | 'scene' | 'phoneTime'>

/** The key of the request keeps two of one moment apart. */
export const consentPut = (userId: string, said: Said, { key, at }: { key: string; at: Instant }): Put => {
  const item: ConsentItem = {
    v: 1,
    pk: consentPartition(userId),
    sk: `${sortableInstant(at)}#${key}`,
    kind: 'consent',
    userId,
    at,
    ...said,
  }
  return { table: 'records', only: 'if-absent', item }
}
