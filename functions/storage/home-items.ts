// The people of a room: one item for each who belongs to it or did, one for each invitation, all in the room's own partition,
// so that the list is one Query. What a person may do is read from the user; these items are for those who look at the room.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { admitters, type Basis, type Invitation, invitationFor } from '#domain/people/home.ts'
import { day, type Instant, type Milliseconds } from '#domain/time.ts'
import { sortableInstant } from './due.ts'
import type { UserItem } from './person-items.ts'
import type { Located } from './read.ts'
import type { Seal } from './seal.ts'

/** Where a room is; both ids come from outside. */
export type RoomKey = { buildingId: string; roomId: string }

export const homePartition = ({ buildingId, roomId }: RoomKey): string => `HOME#${buildingId}#${roomId}`

const StoredBasis = z.discriminatedUnion('by', [
  z.object({ by: z.literal('register'), phoneHash: z.string() }),
  z.object({ by: z.literal('staff') }),
  z.object({ by: z.literal('owner') }),
])

/** Somebody's place in a room. Name and calling are sealed; whoever has left keeps an ended item. */
export const MemberItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('member'),
  userId: z.string(),
  name: z.string(),
  relation: z.enum(customerRelations),
  since: z.optional(z.number()),
  basis: StoredBasis,
  /** What the owner who admitted him calls him. */
  calledAs: z.optional(z.string()),
  admittedBy: z.optional(z.string()),
  endedAt: z.optional(z.number()),
  endedBy: z.optional(z.string()),
  personKey: z.optional(z.string()),
  personSort: z.optional(z.string()),
})
export type MemberItem = z.infer<typeof MemberItem>

/** Where the rooms somebody belongs to, or did, are found again when all of him is erased. */
export const homesPartition = (userId: string): string => `PERSON#${userId}#homes`

export const memberAt = (room: RoomKey, userId: string): Located<typeof MemberItem> => ({
  table: 'records',
  key: { pk: homePartition(room), sk: `MEMBER#${userId}` },
  schema: MemberItem,
})

const memberContext = (pk: string, userId: string, field: 'name' | 'calledAs'): string => `${pk}/${userId}/${field}`

type Member = {
  user: Pick<UserItem, 'id'>
  name: string
  relation: MemberItem['relation']
  since?: Instant | undefined
  basis: Basis
  calledAs?: string | undefined
  admittedBy?: string | undefined
}

export const memberItem = (
  seal: Seal,
  room: RoomKey,
  { user: { id: userId }, name, relation, since, basis, calledAs, admittedBy }: Member,
): MemberItem => {
  const pk = homePartition(room)
  return {
    v: 1,
    pk,
    sk: `MEMBER#${userId}`,
    kind: 'member',
    userId,
    name: seal.seal(name, memberContext(pk, userId, 'name')),
    relation,
    ...(since === undefined ? {} : { since }),
    basis,
    personKey: homesPartition(userId),
    personSort: pk,
    ...(calledAs === undefined ? {} : { calledAs: seal.seal(calledAs, memberContext(pk, userId, 'calledAs')) }),
    ...(admittedBy === undefined ? {} : { admittedBy }),
  }
}

/** A member's name, and what the owner calls him. */
export const openMember = (
  seal: Seal,
  { pk, userId, name, calledAs }: MemberItem,
): { name: string; calledAs?: string } => ({
  name: seal.open(name, memberContext(pk, userId, 'name')),
  ...(calledAs === undefined ? {} : { calledAs: seal.open(calledAs, memberContext(pk, userId, 'calledAs')) }),
})

/** An invitation. Its code is sealed: whoever made it can look it up again, nobody else. */
export const InvitationItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('invitation'),
  version: z.number(),
  id: z.string(),
  code: z.string(),
  relation: z.enum(customerRelations),
  madeBy: z.enum(admitters),
  makerId: z.string(),
  calledAs: z.optional(z.string()),
  madeAt: z.number(),
  expiresAt: z.number(),
  withdrawnAt: z.optional(z.number()),
  spentBy: z.optional(z.string()),
  spentAt: z.optional(z.number()),
})
export type InvitationItem = z.infer<typeof InvitationItem>

const invitationSort = (madeAt: Instant, id: string): string => `INVITATION#${sortableInstant(madeAt)}#${id}`

type InvitationField = 'code' | 'calledAs'
const invitationContext = (pk: string, id: string, field: InvitationField): string => `${pk}/${id}/${field}`

type Made = { id: string; code: string; makerId: string; calledAs?: string | undefined; terms: Invitation }

export const invitationItem = (
  seal: Seal,
  room: RoomKey,
  { id, code, makerId, calledAs, terms: { relation, madeBy, madeAt, expiresAt } }: Made,
): InvitationItem => {
  const pk = homePartition(room)
  const sealed = (field: InvitationField, text: string) => seal.seal(text, invitationContext(pk, id, field))
  return {
    v: 1,
    pk,
    sk: invitationSort(madeAt, id),
    kind: 'invitation',
    version: 1,
    id,
    code: sealed('code', code),
    relation,
    madeBy,
    makerId,
    ...(calledAs === undefined ? {} : { calledAs: sealed('calledAs', calledAs) }),
    madeAt,
    expiresAt,
  }
}

/** An invitation's code, and what the one it is for is called. */
export const openInvitation = (
  seal: Seal,
  { pk, id, code, calledAs }: InvitationItem,
): { code: string; calledAs?: string } => ({
  code: seal.open(code, invitationContext(pk, id, 'code')),
  ...(calledAs === undefined ? {} : { calledAs: seal.open(calledAs, invitationContext(pk, id, 'calledAs')) }),
})

/** The invitations that may still be open and all people of a room: neighbours in the order of their sort keys. */
export const peopleAndOpenInvitations = (now: Instant): readonly [string, string, string] => [
  'sk',
  `INVITATION#${sortableInstant(now - invitationFor)}`,
  'MEMBER#~',
]

/** How long after its end a code is still told to be over rather than unknown. */
const rememberedFor: Milliseconds = 30 * day

/** Leads from a code to its invitation; known by the keyed hash of the code alone. */
export const CodeItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  buildingId: z.string(),
  roomId: z.string(),
  invitation: z.string(),
  makerId: z.string(),
  expiresAt: z.number(),
  expiresAtSeconds: z.number(),
})
export type CodeItem = z.infer<typeof CodeItem>

const codePartition = (seal: Seal, code: string): string =>
  `INVITATION#${seal.searchHash(`huiyin/invitation-code/v1\n${code}`)}`

export const codeAt = (seal: Seal, code: string): Located<typeof CodeItem> => ({
  table: 'working',
  key: { pk: codePartition(seal, code) },
  schema: CodeItem,
})

export const codeItem = (
  seal: Seal,
  { buildingId, roomId }: RoomKey,
  code: string,
  { sk, makerId, expiresAt }: InvitationItem,
): CodeItem => ({
  v: 1,
  pk: codePartition(seal, code),
  buildingId,
  roomId,
  invitation: sk,
  makerId,
  expiresAt,
  expiresAtSeconds: Math.ceil((expiresAt + rememberedFor) / 1000),
})

/** The invitation a code leads to. */
export const invitationAt = (code: CodeItem): Located<typeof InvitationItem> => ({
  table: 'records',
  key: { pk: homePartition(code), sk: code.invitation },
  schema: InvitationItem,
})
