// When something was really done: a phone without network tells it later than it happened.

import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant, minute } from '../time.ts'

/** How far a phone's clock may be wrong before it is not believed. */
const clockError = 10 * minute
const longestAgo = 3 * day

export type HappenedRefusal = 'happened-in-the-future' | 'happened-too-long-ago'

/** What somebody did may carry its own moment, by the phone's clock. */
export type Happened = { happenedAt?: Instant | undefined }

/**
 * The moment something was done: now, unless it is told later. It was not before `since`, when it became possible, and
 * three days ago at most; a phone's clock may be ten minutes wrong.
 */
export const happenedAt = (
  { happenedAt: told }: Happened,
  now: Instant,
  since: Instant,
): Result<Instant, HappenedRefusal> => {
  if (told === undefined) return accept(now)
  if (told > now + clockError) return refuse('happened-in-the-future')
  if (told < since - clockError || told < now - longestAgo) return refuse('happened-too-long-ago')
  return accept(Math.min(now, Math.max(since, told)))
}
