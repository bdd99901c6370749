// What staff keep of a customer: notes and flags, one item each, never changed; who looked at a whole phone number.

import * as z from 'zod/mini'
import { lookReasons } from '#domain/people/customer.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from '../storage/due.ts'
import type { Located } from '../storage/read.ts'
import type { Seal } from '../storage/seal.ts'

/** An account, a phone number by its keyed hash, or both of one person. */
export type CustomerOf = { userId?: string | undefined; phoneHash?: string | undefined }

/** Under the account what is erased with it, under the number what belongs to a caller. */
export const customerPartition = ({ userId, phoneHash }: CustomerOf): string =>
  userId === undefined ? `CUSTOMER#PHONE#${phoneHash ?? ''}` : `CUSTOMER#${userId}`

/** A note, or a flag given or taken back: the newest flag counts. */
export const SaidItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.enum(['customer-note', 'customer-flag']),
  id: z.string(),
  communityId: z.string(),
  /** Sealed to the item. */
  words: z.string(),
  flagged: z.optional(z.boolean()),
  byId: z.string(),
  byName: z.string(),
  at: z.number(),
})
export type SaidItem = z.infer<typeof SaidItem>

const prefixes = { 'customer-note': 'NOTE', 'customer-flag': 'FLAG' } as const

const wordsContext = ({ pk, sk }: Pick<SaidItem, 'pk' | 'sk'>): string => `${pk}/${sk}/words`

/** Notes or flags of one community in a customer's partition. */
export const saidBetween = (kind: SaidItem['kind'], communityId: string): readonly ['sk', string, string] => {
  const prefix = `${prefixes[kind]}#${communityId}#`
  return ['sk', prefix, `${prefix}~`]
}

type Said = Pick<SaidItem, 'kind' | 'id' | 'communityId' | 'words' | 'flagged' | 'byId' | 'byName' | 'at'>

export const saidItem = (seal: Seal, customer: CustomerOf, { words, flagged, ...said }: Said): SaidItem => {
  const pk = customerPartition(customer)
  const sk = `${prefixes[said.kind]}#${said.communityId}#${sortableInstant(said.at)}#${said.id}`
  return {
    v: 1,
    pk,
    sk,
    ...said,
    ...(flagged === undefined ? {} : { flagged }),
    words: seal.seal(words, wordsContext({ pk, sk })),
  }
}

export const openSaid = (seal: Seal, item: SaidItem): string => seal.open(item.words, wordsContext(item))

/** One look at a whole number. Whose it was is kept by id or keyed hash alone: the name is asked for when the log is read. */
export const LookItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('phone-look'),
  id: z.string(),
  at: z.number(),
  byId: z.string(),
  byName: z.string(),
  userId: z.optional(z.string()),
  phoneHash: z.optional(z.string()),
  complaintId: z.optional(z.string()),
  why: z.enum(lookReasons),
})
export type LookItem = z.infer<typeof LookItem>

/** The looks of a month. `yearMonth`: `2611`. */
export const looksPartition = (communityId: string, yearMonth: string): string => `LOOKS#${communityId}#${yearMonth}`

export const lookSort = (at: Instant, id: string): string => `${sortableInstant(at)}#${id}`

export const saidAt = ({ pk, sk }: Pick<SaidItem, 'pk' | 'sk'>): Located<typeof SaidItem> => ({
  table: 'records',
  key: { pk, sk },
  schema: SaidItem,
})
