// The due index: whatever waits for a moment stands under one of a few shards, sorted by that moment.

import { createHash } from 'node:crypto'
import type { Instant } from '#domain/time.ts'

export const dueShards = 4

/** The shard an id waits in. */
export const dueKey = (id: string): string => `DUE#${(createHash('sha256').update(id).digest()[0] ?? 0) % dueShards}`

export const allDueKeys: readonly string[] = Array.from({ length: dueShards }, (_, shard) => `DUE#${shard}`)

/** Epoch milliseconds as text that sorts by time. */
export const sortableInstant = (at: Instant): string => String(Math.max(0, Math.floor(at))).padStart(15, '0')
