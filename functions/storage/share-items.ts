// Who may read whose complaint: one item with the complaint, for its filer, and one with the reader, so that his list is one Query.
// Whoever may no longer read leaves ended items.

import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from './due.ts'
import type { Located } from './read.ts'
import type { Put } from './write.ts'

const share = {
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  complaintId: z.string(),
  at: z.number(),
  endedAt: z.optional(z.number()),
}

export const ShareItem = z.object({ ...share, kind: z.literal('share'), readerId: z.string() })
export type ShareItem = z.infer<typeof ShareItem>

export const sharesPartition = (complaintId: string): string => `SHARES#${complaintId}`

export const SharedItem = z.object({ ...share, kind: z.literal('shared'), filerId: z.string() })
export type SharedItem = z.infer<typeof SharedItem>

export const readerPartition = (userId: string): string => `READER#${userId}`

type Matter = Pick<Complaint, 'id' | 'receivedAt'>

const sharedSort = ({ id, receivedAt }: Matter): string => `${sortableInstant(receivedAt)}#${id}`

export const sharedAt = (matter: Matter, readerId: string): Located<typeof SharedItem> => ({
  table: 'records',
  key: { pk: readerPartition(readerId), sk: sharedSort(matter) },
  schema: SharedItem,
})

/** Both items; sharing once more, or no longer, replaces what stood there. */
export const sharePuts = (
  matter: Matter,
  { filerId, readerId, at, endedAt }: { filerId: string; readerId: string; at: Instant; endedAt?: Instant },
): Put[] => {
  const both = { v: 1, complaintId: matter.id, at, ...(endedAt === undefined ? {} : { endedAt }) } as const
  const own: ShareItem = { ...both, pk: sharesPartition(matter.id), sk: `USER#${readerId}`, kind: 'share', readerId }
  const theirs: SharedItem = {
    ...both,
    pk: readerPartition(readerId),
    sk: sharedSort(matter),
    kind: 'shared',
    filerId,
  }
  return [
    { table: 'records', only: 'always', item: own },
    { table: 'records', only: 'always', item: theirs },
  ]
}
