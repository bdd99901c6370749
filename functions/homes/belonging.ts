// What belongs to a person's place in a room: the room among his own, and what his being its owner rests on.

import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import { type Basis, nameless, type Standing, standingOf } from '#domain/people/home.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { nameContext } from '../session/enter.ts'
import { type MemberItem, memberItem, type RoomKey } from '../storage/home-items.ts'
import type { BoundRoom, RoomItem, UserItem } from '../storage/person-items.ts'

/** The room among those the user belongs to. */
export const boundIn = ({ rooms }: Pick<UserItem, 'rooms'>, { buildingId, roomId }: RoomKey): BoundRoom | undefined =>
  rooms.find(it => it.roomId === roomId && it.buildingId === buildingId)

/** Rooms bound before the people of a room were kept have no item; only the phone of the register led into them. */
const basisOf = (
  member: MemberItem | undefined,
  { phoneHash }: Pick<UserItem, 'phoneHash'>,
): MemberItem['basis'] | undefined => {
  if (member && member.endedAt === undefined) return member.basis
  return phoneHash === undefined ? undefined : { by: 'register', phoneHash }
}

/** A user's place in a room; undefined where he has none. */
export const standingIn = (user: UserItem, room: RoomItem, member: MemberItem | undefined): Standing | undefined => {
  const bound = boundIn(user, { buildingId: room.buildingId, roomId: room.id })
  return bound && standingOf(bound.relation, basisOf(member, user), room.ownerPhoneHash)
}

type Place = { communityName: string; relation: CustomerRelation; since: Instant }

/** The user's rooms with this one; whoever belongs to it already has belonged to it since then. */
export const roomsWith = (user: UserItem, room: RoomItem, { communityName, relation, since }: Place): BoundRoom[] => {
  const before = boundIn(user, { buildingId: room.buildingId, roomId: room.id })
  const begun = before ? before.since : since
  return [
    ...user.rooms.filter(it => it !== before),
    {
      roomId: room.id,
      buildingId: room.buildingId,
      communityId: room.communityId,
      communityName,
      label: room.label,
      relation,
      ...(begun === undefined ? {} : { since: begun }),
    },
  ]
}

/** The user without this room. */
export const withoutRoom = (user: UserItem, key: RoomKey): UserItem => ({
  ...user,
  version: user.version + 1,
  rooms: user.rooms.filter(it => it !== boundIn(user, key)),
})

/** A name for whoever never told his, sealed to the user. */
export const nameOrNone = ({ seal }: Pick<Core, 'seal'>, user: UserItem): string => {
  const name = seal.open(user.name, nameContext(user.id))
  return name === '' ? seal.seal(nameless, nameContext(user.id)) : user.name
}

type By = { basis: Basis; calledAs?: string | undefined; admittedBy?: string | undefined }

/** The item of a user's place in a room he belongs to. */
export const memberOf = ({ seal }: Pick<Core, 'seal'>, user: UserItem, bound: BoundRoom, by: By): MemberItem =>
  memberItem(seal, bound, {
    user,
    name: seal.open(user.name, nameContext(user.id)) || nameless,
    relation: bound.relation,
    since: bound.since,
    ...by,
  })

type Standpoint = { user: UserItem; bound: BoundRoom; member: MemberItem | undefined }

/** The item of somebody's place in a room: what stands there, or what it would be had it been kept from the start. */
export const memberAsBound = (core: Pick<Core, 'seal'>, { user, bound, member }: Standpoint): MemberItem => {
  if (member && member.endedAt === undefined) return member
  return memberOf(core, user, bound, { basis: basisOf(member, user) ?? { by: 'staff' } })
}

/** The item of somebody who leaves, or is made to. */
export const endedMember = (
  core: Pick<Core, 'seal'>,
  standpoint: Standpoint,
  end: { at: Instant; by: string },
): MemberItem => ({ ...memberAsBound(core, standpoint), endedAt: end.at, endedBy: end.by })
