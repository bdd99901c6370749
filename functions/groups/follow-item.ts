// Who follows what, in the follower's own partition: his list is one Query. Somebody who no longer follows leaves an ended item.

import * as z from 'zod/mini'
import type { Complaint, Follower } from '#domain/complaint/complaint.ts'
import type { Instant } from '#domain/time.ts'
import { sortableInstant } from '../storage/due.ts'
import type { Put } from '../storage/write.ts'

export const FollowItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('follow'),
  complaintId: z.string(),
  at: z.number(),
  endedAt: z.optional(z.number()),
})
export type FollowItem = z.infer<typeof FollowItem>

export const followerPartition = (userId: string): string => `FOLLOWER#${userId}`

type Followed = Pick<Complaint, 'id' | 'receivedAt'>

/** Following once more, or no longer, replaces what stood there. */
export const followPut = ({ id, receivedAt }: Followed, { userId, at }: Follower, endedAt?: Instant): Put => {
  const item: FollowItem = {
    v: 1,
    pk: followerPartition(userId),
    sk: `${sortableInstant(receivedAt)}#${id}`,
    kind: 'follow',
    complaintId: id,
    at,
    ...(endedAt === undefined ? {} : { endedAt }),
  }
  return { table: 'records', only: 'always', item }
}
