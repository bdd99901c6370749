// The months an old ledger was imported into: whoever looks back knows where there is something to find.

import * as z from 'zod/mini'
import type { Located } from './read.ts'

export const PastMonthsItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('PAST-LEDGER'),
  version: z.number(),
  /** `1904`, oldest first. */
  months: z.array(z.string()),
})

/** `1904` in full: `2019-04`. */
export const monthInFull = (yearMonth: string): string => `20${yearMonth.slice(0, 2)}-${yearMonth.slice(2)}`

export const pastMonthsAt = (communityId: string): Located<typeof PastMonthsItem> => ({
  table: 'records',
  key: { pk: `COMMUNITY#${communityId}`, sk: 'PAST-LEDGER' },
  schema: PastMonthsItem,
})
