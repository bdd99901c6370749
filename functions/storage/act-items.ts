// What makes an act happen once: the idempotency record of a move, the counter a number is taken from.

import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod/mini'
import { day, type Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { type Located, readItems } from './read.ts'
import type { Seal } from './seal.ts'
import type { Put } from './write.ts'

const KeyItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  requestHash: z.string(),
  complaintId: z.string(),
  seq: z.number(),
  expiresAtSeconds: z.number(),
})

const keptDays = 90

export const keyAt = (userId: string, key: string): Located<typeof KeyItem> => ({
  table: 'working',
  key: { pk: `KEY#${userId}#${key}` },
  schema: KeyItem,
})

/** The record of an act: which request it was and which entry came of it; kept for 90 days. */
export const keyItem = (
  userId: string,
  key: string,
  act: { requestHash: string; complaintId: string; seq: number; at: Instant },
): z.infer<typeof KeyItem> => ({
  v: 1,
  pk: `KEY#${userId}#${key}`,
  requestHash: act.requestHash,
  complaintId: act.complaintId,
  seq: act.seq,
  expiresAtSeconds: Math.ceil((act.at + keptDays * day) / 1000),
})

/** The record of an act that left nothing to point to: a change of a home, a team, settings. */
export const keyPut = (userId: string, key: string, requestHash: string, at: Instant): Put => ({
  table: 'working',
  only: 'if-absent',
  item: keyItem(userId, key, { requestHash, complaintId: '', seq: 0, at }),
})

/** Whether an act under this key has been carried out by now. */
export const isKept = async (core: Pick<Core, 'database'>, userId: string, key: string): Promise<boolean> => {
  const here = keyAt(userId, key)
  return (await readItems(core.database, [here])).take(here) !== undefined
}

// Half an emoji has no place in canonical JSON; it must not make a fault of somebody's request.
const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

/** Canonical JSON (RFC 8785). */
export const canonicalJson = (value: unknown): string =>
  canonicalize(JSON.parse(JSON.stringify(value), wellFormed)) ?? 'null'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Tells a repeated request from another one under the same key. Keyed, so that nothing personal can be guessed back from it. */
export const requestHashOf = (seal: Seal, endpoint: string, request: unknown): string =>
  seal.searchHash(`huiyin/request/v1\n${canonicalJson([endpoint, request])}`)

export const CounterItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('COUNTER'),
  version: z.number(),
})

/** The counter of a number sequence; its version is the last serial given. */
export const counterAt = (sequence: string): Located<typeof CounterItem> => ({
  table: 'records',
  key: { pk: `COUNTER#${sequence}`, sk: 'COUNTER' },
  schema: CounterItem,
})
