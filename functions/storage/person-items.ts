// Stored people: users, identities, sessions, the places they belong to.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { roles } from '#domain/people/actor.ts'
import type { Located } from './read.ts'

const Grant = z.object({ role: z.enum(roles), communityId: z.string(), departmentId: z.optional(z.string()) })

const BoundRoom = z.object({
  roomId: z.string(),
  buildingId: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  label: z.string(),
  relation: z.enum(customerRelations),
  /** When this place in the room began; missing where the room was bound before it was kept. */
  since: z.optional(z.number()),
})
export type BoundRoom = z.infer<typeof BoundRoom>

/** A user: resident, staff or both. Name and phone are sealed to `USER#<id>`. */
export const UserItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.literal('USER'),
  id: z.string(),
  version: z.number(),
  openid: z.string(),
  name: z.string(),
  phone: z.optional(z.string()),
  phoneHash: z.optional(z.string()),
  phoneLastFourHash: z.optional(z.string()),
  rooms: z.array(BoundRoom),
  grants: z.array(Grant),
  /** The privacy text agreed to; missing where none is. */
  consent: z.optional(z.object({ version: z.string(), at: z.number() })),
  /** The newest sign-ins; which of them still hold is known where the sessions are. */
  sessions: z.optional(z.array(z.string())),
  /** For whom he stands in while they are absent, over and coming ones too. */
  standsInFor: z.optional(
    z.array(
      z.object({
        absenceId: z.string(),
        userId: z.string(),
        communityId: z.string(),
        from: z.number(),
        to: z.number(),
      }),
    ),
  ),
  /** What was sent up to this moment has been read in the message centre. */
  messagesReadTo: z.optional(z.number()),
  /** Sessions opened before are over: signed out everywhere. */
  sessionsFrom: z.optional(z.number()),
  createdAt: z.number(),
})
export type UserItem = z.infer<typeof UserItem>

export const userAt = (id: string): Located<typeof UserItem> => ({
  table: 'records',
  key: { pk: `USER#${id}`, sk: 'USER' },
  schema: UserItem,
})

/** Which user a WeChat identity is. */
export const IdentityItem = z.object({ v: z.literal(1), pk: z.string(), sk: z.literal('IDENTITY'), userId: z.string() })

export const identityAt = (appid: string, openid: string): Located<typeof IdentityItem> => ({
  table: 'records',
  key: { pk: `OPENID#${appid}#${openid}`, sk: 'IDENTITY' },
  schema: IdentityItem,
})

/** A session: hashes of its two tokens, never the tokens. */
export const SessionItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  id: z.string(),
  version: z.number(),
  userId: z.string(),
  accessHash: z.string(),
  accessExpiresAt: z.number(),
  refreshHash: z.string(),
  /** Of the tokens this one has just taken the place of, and when: whoever shows one of them in that moment has lost an answer, or a race. */
  formerHashes: z.optional(z.array(z.string())),
  renewedAt: z.optional(z.number()),
  /** Missing in sessions from before it was kept. */
  openedAt: z.optional(z.number()),
  seenAt: z.optional(z.number()),
  /** The browser it is in; missing for WeChat. */
  device: z.optional(z.string()),
  expiresAtSeconds: z.number(),
})
export type SessionItem = z.infer<typeof SessionItem>

export const sessionAt = (id: string): Located<typeof SessionItem> => ({
  table: 'working',
  key: { pk: `SESSION#${id}` },
  schema: SessionItem,
})

/** A browser that asks to be signed in: only the hash of what it has to show for it. */
export const DeskItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  version: z.number(),
  state: z.enum(['waiting', 'approved', 'refused', 'used']),
  secretHash: z.string(),
  browser: z.string(),
  askedAt: z.number(),
  expiresAt: z.number(),
  /** Who said yes, and when. */
  userId: z.optional(z.string()),
  approvedAt: z.optional(z.number()),
  expiresAtSeconds: z.number(),
})
export type DeskItem = z.infer<typeof DeskItem>

export const deskPartition = (code: string): string => `DESK#${code}`
export const deskAt = (code: string): Located<typeof DeskItem> => ({
  table: 'working',
  key: { pk: deskPartition(code) },
  schema: DeskItem,
})

/** Finds users by the keyed hash of a phone number, and of its last four digits. */
export const PhoneItem = z.object({ v: z.literal(1), pk: z.string(), sk: z.string(), userId: z.string() })
export const phonePartition = (phoneHash: string): string => `PHONE#${phoneHash}`

/** What leads to a user from the number he has, and from its end. */
export const phoneKeys = ({
  id,
  phoneHash,
  phoneLastFourHash,
}: Pick<UserItem, 'id' | 'phoneHash' | 'phoneLastFourHash'>): { pk: string; sk: string }[] =>
  [phoneHash, phoneLastFourHash].flatMap(hash =>
    hash === undefined ? [] : [{ pk: phonePartition(hash), sk: `USER#${id}` }],
  )

/** Somebody without an account, under the last four digits of his number: the newest complaint that says who he is. */
export const CallerItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  phoneHash: z.string(),
  complaintId: z.string(),
})
export const callerSort = (communityId: string, phoneHash: string): string => `CALLER#${communityId}#${phoneHash}`

/** A room with the keyed hash of the phone it is registered with. */
export const RoomItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  id: z.string(),
  buildingId: z.string(),
  communityId: z.string(),
  unit: z.string(),
  number: z.string(),
  label: z.string(),
  ownerPhoneHash: z.optional(z.string()),
})
export type RoomItem = z.infer<typeof RoomItem>
/** Leads from a registered phone number to its room; good as long as the room still names that number. */
export const RoomPhoneItem = z.object({
  v: z.literal(1),
  pk: z.string(),
  sk: z.string(),
  buildingId: z.string(),
  roomId: z.string(),
})
export const roomPhoneSort = (communityId: string, roomId: string): string => `ROOM#${communityId}#${roomId}`
export const roomPhoneItem = (
  phoneHash: string,
  { communityId, buildingId, id }: Pick<RoomItem, 'communityId' | 'buildingId' | 'id'>,
): z.infer<typeof RoomPhoneItem> => ({
  v: 1,
  pk: phonePartition(phoneHash),
  sk: roomPhoneSort(communityId, id),
  buildingId,
  roomId: id,
})

export const roomPartition = (buildingId: string): string => `BUILDING#${buildingId}`
export const roomAt = (buildingId: string, roomId: string): Located<typeof RoomItem> => ({
  table: 'records',
  key: { pk: roomPartition(buildingId), sk: `ROOM#${roomId}` },
  schema: RoomItem,
})
