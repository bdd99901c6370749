// Policy rows as stored: each decision of the company stands beside the delivered rows, never instead of them.

import * as z from 'zod/mini'
import { clockKinds, figures, type PolicyRow } from '#domain/clocks/policy.ts'
import { severities } from '#domain/complaint/classes.ts'
import type { Database } from '../storage/database.ts'
import { readWhole } from '../storage/read.ts'

export const policyPartition = 'POLICY'

const Length = z.discriminatedUnion('counting', [
  z.object({ counting: z.literal('elapsed'), time: z.number(), remindAfter: z.optional(z.number()) }),
  z.object({ counting: z.literal('dutyTime'), time: z.number() }),
  z.object({ counting: z.literal('workingHours'), time: z.number() }),
  z.object({ counting: z.literal('workingDays'), days: z.number() }),
  z.object({ counting: z.literal('sameDay'), until: z.number(), lateFrom: z.number(), lateUntil: z.number() }),
  z.object({ counting: z.literal('none') }),
])

const row = {
  version: z.string(),
  scope: z.object({
    communityId: z.optional(z.string()),
    categoryId: z.optional(z.string()),
    severity: z.optional(z.enum(severities)),
  }),
  validFrom: z.number(),
  decidedBy: z.string(),
  note: z.string(),
}

const StoredRow = z.union([
  z.object({ what: z.enum(clockKinds), length: Length, pausable: z.boolean(), ...row }),
  z.object({ what: z.enum(figures), value: z.number(), ...row }),
])

/** One decision: rows that came into force together. */
export const PolicyItem = z.object({
  v: z.literal(1),
  pk: z.literal(policyPartition),
  sk: z.string(),
  version: z.literal(1),
  rows: z.array(StoredRow),
  /** User id of who entered it, and when. */
  by: z.string(),
  at: z.number(),
})
export type PolicyItem = z.infer<typeof PolicyItem>

/** The sort key of the n-th decision. The next one can be taken once only: two people never decide side by side. */
export const decisionKey = (serial: number): string => `DECISION#${String(serial).padStart(6, '0')}`

/** All decisions of the company, oldest first. */
export const readDecisions = async (database: Database): Promise<PolicyItem[]> => {
  const items = await readWhole(database, { table: 'records', partition: ['pk', policyPartition] })
  return items.map(item => PolicyItem.parse(item))
}

export const ownRowsOf = (decisions: readonly PolicyItem[]): PolicyRow[] => decisions.flatMap(it => it.rows)

/** The company's own rows. */
export const readOwnRows = async (database: Database): Promise<PolicyRow[]> => ownRowsOf(await readDecisions(database))
