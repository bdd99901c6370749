// An entry of 操作记录 as stored: one item a change, by community and month, written in the transaction of the change itself.

import * as z from 'zod/mini'
import type { AuditAct, AuditField } from '#contract/audit.ts'
import { auditActs, auditFields } from '#contract/audit.ts'
import type { Person } from '#domain/people/actor.ts'
import { type Instant, yearMonthOf } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { sortableInstant } from '../storage/due.ts'
import type { Put } from '../storage/write.ts'

export const AuditItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  version: z.literal(1),
  id: z.string(),
  communityId: z.string(),
  at: z.number(),
  /** User id and name of who did it. */
  by: z.string(),
  byName: z.string(),
  act: z.enum(auditActs),
  what: z.string(),
  changes: z.array(
    z.object({
      field: z.enum(auditFields),
      of: z.optional(z.string()),
      before: z.optional(z.string()),
      after: z.optional(z.string()),
    }),
  ),
})
export type AuditItem = z.infer<typeof AuditItem>

/** `yearMonth`: `2611`. */
export const auditPartition = (communityId: string, yearMonth: string): string => `AUDIT#${communityId}#${yearMonth}`

/** What somebody changed. Values are words as people read them, a telephone number masked; what stayed as it was is left out. */
export type Audited = {
  communityId: string
  at: Instant
  by: Person
  act: AuditAct
  what: string
  changes: readonly { field: AuditField; of?: string; before?: string | undefined; after?: string | undefined }[]
}

const mostChanges = 100

/** The put that records a change; it belongs into the transaction of the change. */
export const auditPut = (core: Pick<Core, 'newId'>, { communityId, at, by, act, what, changes }: Audited): Put => {
  const id = core.newId()
  const item: AuditItem = {
    v: 1,
    pk: auditPartition(communityId, yearMonthOf(at)),
    sk: `${sortableInstant(at)}#${id}`,
    version: 1,
    id,
    communityId,
    at,
    by: by.id,
    byName: by.name,
    act,
    what,
    changes: changes
      .filter(it => it.before !== it.after)
      .slice(0, mostChanges)
      .map(({ field, of, before, after }) => ({
        field,
        ...(of === undefined ? {} : { of }),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      })),
  }
  return { table: 'records', only: 'if-absent', item }
}
