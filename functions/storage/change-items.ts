// What changed last about a complaint, and where it stands so that others can ask for it: one item for each complaint.

import * as z from 'zod/mini'
import { changeKinds } from '#contract/work.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from './due.ts'
import { StoredCard } from './stored-cards.ts'

/** The last write of a complaint. `by` is missing where it was a customer or the time. */
export const StoredChange = z.object({
  at: z.number(),
  version: z.number(),
  did: z.optional(z.enum(changeKinds)),
  by: z.optional(z.object({ id: z.string(), name: z.string() })),
})
export type StoredChange = z.infer<typeof StoredChange>

/** A change as its index shows it: the card, and the keys that say in whose lists it stands. */
export const ChangedItem = z.object({
  card: StoredCard,
  change: StoredChange,
  openKey: z.optional(z.string()),
  postKey: z.optional(z.string()),
  holderKey: z.optional(z.string()),
  openSort: z.optional(z.string()),
})
export type ChangedItem = z.infer<typeof ChangedItem>

export const changePartition = (communityId: string): string => `CHANGED#${communityId}`

/** The place of a change among those of its community. */
export const changeSort = (at: Instant, id = ''): string => `${sortableInstant(at)}#${id}`

/** What an act changed, by the entries it wrote. */
export const changeOf = (version: number, entries: readonly Entry[], at: Instant): StoredChange => {
  const told = entries.flatMap(({ kind, author }) =>
    changeKinds.flatMap(it => (it === kind ? [{ did: it, author }] : [])),
  )
  const [first] = told
  const author = first?.author ?? entries[0]?.author
  return {
    at,
    version,
    ...(first ? { did: first.did } : {}),
    ...(author?.kind === 'staff' ? { by: { id: author.id, name: author.name } } : {}),
  }
}
