// What fails for good must not stand before what can be done: it comes again some minutes later.

import * as z from 'zod/mini'
import { type Milliseconds, minute } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { sortableInstant } from '../storage/due.ts'
import { readItems } from '../storage/read.ts'
import { writeItems } from '../storage/write.ts'

/** How long something that failed is left alone. */
export const asideFor: Milliseconds = 5 * minute

/** Whatever else stands in it, for it may be what could not be read. */
const Waiting = z.looseObject({ version: z.number(), dueSort: z.string() })

export type Place = { pk: string; sk: string }

/** Moves something that waits in the due index to a later moment; a write in between wins, and gives it a moment anyway. */
const setAside = async ({ database, now }: Core, key: Place): Promise<void> => {
  const here = { table: 'records' as const, key, schema: Waiting }
  const item = (await readItems(database, [here])).take(here)
  if (!item) return
  const [, ...rest] = item.dueSort.split('#')
  const dueSort = [sortableInstant(now() + asideFor), ...rest].join('#')
  await writeItems(database, [
    { table: 'records', only: 'if-version', version: item.version, item: { ...item, dueSort } },
  ])
}

const neverAccepted = new Set(['TransactionCanceledException', 'ValidationException'])

/** Whether trying again brings nothing: a bug or an item that cannot be read, not a database that was not there. */
export const isForGood = (error: unknown): boolean =>
  !(error instanceof Error) || !('$metadata' in error) || neverAccepted.has(error.name)

/** Does one piece of due work. What fails is told to the log and left for a later run; the work beside it goes on. */
export const apart = async <T>(
  core: Core,
  what: string,
  place: Place,
  work: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    const [, id = ''] = place.pk.split('#')
    const fault = error instanceof Error ? error.name : 'unknown'
    core.log({ level: 'error', what, complaintId: id, fault })
    if (isForGood(error)) await setAside(core, place).catch(() => undefined)
    return undefined
  }
}
