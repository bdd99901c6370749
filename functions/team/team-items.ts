// What of a team is stored beside its people: the counter of its changes, and invitations of new employees with their codes.

import * as z from 'zod/mini'
import { roles } from '#domain/people/actor.ts'
import { invitationFor } from '#domain/people/home.ts'
import { day, type Instant, type Milliseconds } from '#domain/time.ts'
import { communityPartition, type Staff, StaffItem } from '../places/community.ts'
import { sortableInstant } from '../storage/due.ts'
import type { Located } from '../storage/read.ts'
import type { Seal } from '../storage/seal.ts'
import type { Put } from '../storage/write.ts'

/** Every change of a team writes it: what was decided on the whole team holds only while nobody else has changed it. */
export const TeamItem = z.object({ v: z.literal(1), pk: z.string(), sk: z.literal('TEAM'), version: z.number() })
export type TeamItem = z.infer<typeof TeamItem>

export const teamAt = (communityId: string): Located<typeof TeamItem> => ({
  table: 'records',
  key: { pk: communityPartition(communityId), sk: 'TEAM' },
  schema: TeamItem,
})

/** The put that makes a change the next one of its team. */
export const teamPut = (communityId: string, before: TeamItem | undefined): Put => {
  const item: TeamItem = { v: 1, pk: communityPartition(communityId), sk: 'TEAM', version: (before?.version ?? 0) + 1 }
  return before
    ? { table: 'records', only: 'if-version', version: before.version, item }
    : { table: 'records', only: 'if-absent', item }
}

export const staffAt = (communityId: string, userId: string): Located<typeof StaffItem> => ({
  table: 'records',
  key: { pk: communityPartition(communityId), sk: `STAFF#${userId}` },
  schema: StaffItem,
})

/** Somebody's item after one more change; the team's counter guards it. */
export const staffPut = (communityId: string, staff: Staff): Put => ({
  table: 'records',
  only: 'always',
  item: { pk: communityPartition(communityId), ...staff },
})

const Post = z.object({ role: z.enum(roles), departmentId: z.optional(z.string()) })

/** An invitation of a new employee. Code and telephone number are sealed. */
export const JoiningItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  version: z.number(),
  id: z.string(),
  communityId: z.string(),
  code: z.string(),
  name: z.string(),
  posts: z.array(Post),
  skills: z.array(z.string()),
  buildingIds: z.array(z.string()),
  phone: z.optional(z.string()),
  makerId: z.string(),
  madeAt: z.number(),
  expiresAt: z.number(),
  withdrawnAt: z.optional(z.number()),
  spentBy: z.optional(z.string()),
  spentAt: z.optional(z.number()),
})
export type JoiningItem = z.infer<typeof JoiningItem>

export const joiningSort = (madeAt: Instant, id: string): string => `JOINING#${sortableInstant(madeAt)}#${id}`

/** The invitations that may still be open: neighbours in the order of their sort keys. */
export const openJoinings = (now: Instant): readonly ['sk', string, string] => [
  'sk',
  `JOINING#${sortableInstant(now - invitationFor)}`,
  'JOINING#~',
]

export type JoiningField = 'code' | 'phone'
/** What a field of an invitation is sealed for. */
export const joiningContext = (id: string, field: JoiningField): string => `JOINING#${id}/${field}`

/** How long after its end a code is still told to be over rather than unknown. */
const rememberedFor: Milliseconds = 30 * day

/** Leads from a code to its invitation; known by the keyed hash of the code alone. */
export const JoiningCodeItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  communityId: z.string(),
  invitation: z.string(),
  makerId: z.string(),
  expiresAtSeconds: z.number(),
})
export type JoiningCodeItem = z.infer<typeof JoiningCodeItem>

const codePartition = (seal: Seal, code: string): string => `JOINING#${seal.searchHash(`huiyin/team-code/v1\n${code}`)}`

export const joiningCodeAt = (seal: Seal, code: string): Located<typeof JoiningCodeItem> => ({
  table: 'working',
  key: { pk: codePartition(seal, code) },
  schema: JoiningCodeItem,
})

export const joiningCodeItem = (
  seal: Seal,
  code: string,
  { communityId, sk, makerId, expiresAt }: JoiningItem,
): JoiningCodeItem => ({
  v: 1,
  pk: codePartition(seal, code),
  communityId,
  invitation: sk,
  makerId,
  expiresAtSeconds: Math.ceil((expiresAt + rememberedFor) / 1000),
})

/** The invitation a code leads to. */
export const joiningAt = ({ communityId, invitation }: JoiningCodeItem): Located<typeof JoiningItem> => ({
  table: 'records',
  key: { pk: communityPartition(communityId), sk: invitation },
  schema: JoiningItem,
})
