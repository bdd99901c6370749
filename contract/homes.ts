// 我的房屋: my rooms and who lives there, inviting family and tenants, coming in, going.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { admitters } from '#domain/people/home.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, known, ShortWords } from './fields.ts'
import { BoundRoom, Me } from './session.ts'

const Room = { buildingId: Id, roomId: Id }

/** Somebody who belongs to a room of mine. `name` is masked; `calledAs` is what the owner who admitted him wrote. */
export const RoomMember = z.object({
  userId: Id,
  name: z.string(),
  calledAs: z.optional(z.string()),
  relation: known(customerRelations),
  since: z.optional(Instant),
  isMe: z.boolean(),
  /** Whether I may end it. */
  mayRemove: z.boolean(),
})
export type RoomMember = z.infer<typeof RoomMember>

/** An invitation that can still be accepted. `code` is there for whoever made it. */
export const OpenInvitation = z.object({
  id: Id,
  code: z.optional(z.string()),
  relation: known(customerRelations),
  calledAs: z.optional(z.string()),
  expiresAt: Instant,
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

/** A room of mine. `household` is there for its confirmed owner alone. */
export const MyRoom = z.extend(BoundRoom, {
  since: z.optional(Instant),
  household: z.optional(z.object({ people: z.array(RoomMember), invitations: z.array(OpenInvitation) })),
})
export type MyRoom = z.infer<typeof MyRoom>

export const readMyRooms = reads('readMyRooms', {
  path: '/v1/rooms',
  params: nothing,
  query: nothing,
  answer: z.object({ rooms: z.array(MyRoom) }),
  summary: 'My rooms; of those I own, the people and the open invitations',
})

export const inviteToRoom = writes('inviteToRoom', {
  path: '/v1/rooms/invitations',
  params: nothing,
  body: z.strictObject({ ...Room, relation: z.enum(customerRelations), calledAs: z.optional(ShortWords) }),
  answer: OpenInvitation,
  refusals: [
    'room-not-yours',
    'not-the-owner',
    'not-to-admit',
    'household-full',
    'too-many-invitations',
    'text-too-long',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'The owner invites one person into a room: a code for seven days, to be used once',
})

export const withdrawInvitation = writes('withdrawInvitation', {
  path: '/v1/rooms/invitations/withdraw',
  params: nothing,
  body: z.strictObject({ ...Room, invitationId: Id }),
  answer: z.object({}),
  refusals: [
    'room-not-yours',
    'not-the-owner',
    'invitation-unknown',
    'invitation-spent',
    'invitation-withdrawn',
    'invitation-expired',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Take an invitation back',
})

/** What an invited person reads before coming in. `name` is the owner's, masked; staff have none here. */
export const InvitationView = z.object({
  community: z.string(),
  room: z.string(),
  relation: known(customerRelations),
  madeBy: known(admitters),
  name: z.optional(z.string()),
  expiresAt: Instant,
})
export type InvitationView = z.infer<typeof InvitationView>

const overRefusals = [
  'not-allowed',
  'invitation-unknown',
  'invitation-spent',
  'invitation-withdrawn',
  'invitation-expired',
  'already-at-home',
  'household-full',
] as const

export const readInvitation = reads('readInvitation', {
  path: '/v1/invitations/{id}',
  params: ById,
  query: nothing,
  answer: InvitationView,
  refusals: overRefusals,
  summary: 'Who invites me into which room, by the code',
})

export const acceptInvitation = writes('acceptInvitation', {
  path: '/v1/invitations/accept',
  params: nothing,
  body: z.strictObject({ code: Id }),
  answer: Me,
  refusals: [...overRefusals, 'key-reused', 'busy-try-again'],
  summary: 'Come in by a code',
})

export const removeFromRoom = writes('removeFromRoom', {
  path: '/v1/rooms/people/remove',
  params: nothing,
  body: z.strictObject({ ...Room, userId: Id }),
  answer: z.object({}),
  refusals: ['room-not-yours', 'not-the-owner', 'member-unknown', 'not-to-remove', 'key-reused', 'busy-try-again'],
  summary: 'The owner ends somebody’s place in a room; what that person filed stays his',
})

export const leaveRoom = writes('leaveRoom', {
  path: '/v1/rooms/leave',
  params: nothing,
  body: z.strictObject(Room),
  answer: Me,
  refusals: ['room-not-yours', 'key-reused', 'busy-try-again'],
  summary: 'Leave a room; what I filed stays mine',
})

/** A building by its code on the wall. */
export const readBuilding = reads('readBuilding', {
  path: '/v1/buildings/{id}',
  params: ById,
  query: nothing,
  answer: z.object({ id: Id, name: z.string(), communityId: Id, communityName: z.string() }),
  refusals: ['building-unknown'],
  summary: 'Which community a building belongs to',
})

export const inviteResident = writes('inviteResident', {
  path: '/v1/staff/rooms/invitations',
  params: nothing,
  body: z.strictObject({ ...Room, relation: z.enum(customerRelations), calledAs: z.optional(ShortWords) }),
  answer: z.object({
    id: Id,
    code: z.string(),
    room: z.string(),
    relation: known(customerRelations),
    expiresAt: Instant,
  }),
  refusals: [
    'not-allowed',
    'room-unknown',
    'not-to-admit',
    'household-full',
    'too-many-invitations',
    'text-too-long',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Staff who have seen the papers invite somebody into a room, the owner included',
})

export const withdrawResidentInvitation = writes('withdrawResidentInvitation', {
  path: '/v1/staff/rooms/invitations/withdraw',
  params: nothing,
  body: z.strictObject({ ...Room, invitationId: Id }),
  answer: z.object({}),
  refusals: [
    'not-allowed',
    'room-unknown',
    'invitation-unknown',
    'invitation-spent',
    'invitation-withdrawn',
    'invitation-expired',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'The office takes back an invitation it made',
})
