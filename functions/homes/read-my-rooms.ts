// 我的房屋: my rooms, and of those I own the people and the open invitations. Which building a code on a wall stands for.

import type { MyRoom, RoomMember } from '#contract/homes.ts'
import type { Reason } from '#contract/refusals.ts'
import { isConfirmedOwner, maskName, mayRemove, type Standing } from '#domain/people/home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { roomsNow } from '../places/rooms-now.ts'
import { enter, nameContext } from '../session/enter.ts'
import { openMember } from '../storage/home-items.ts'
import { type BoundRoom, RoomItem, roomAt, roomPartition, type UserItem } from '../storage/person-items.ts'
import { readItems, readPage } from '../storage/read.ts'
import { standingIn } from './belonging.ts'
import { type Household, readHousehold } from './change-home.ts'
import { invitationView, openOf } from './invite-to-room.ts'

const isOwners = ({ relation }: BoundRoom): boolean => relation === 'owner'

const firstOwnersThenOldest = (one: RoomMember, other: RoomMember): number =>
  Number(other.relation === 'owner') - Number(one.relation === 'owner') || (one.since ?? 0) - (other.since ?? 0)

const peopleOf = (
  core: Core,
  { members }: Household,
  user: UserItem,
  bound: BoundRoom,
  standing: Standing,
): RoomMember[] => {
  const people = members.map((member): RoomMember => {
    const { name, calledAs } = openMember(core.seal, member)
    return {
      userId: member.userId,
      name: maskName(name),
      ...(calledAs === undefined ? {} : { calledAs }),
      relation: member.relation,
      ...(member.since === undefined ? {} : { since: member.since }),
      isMe: member.userId === user.id,
      mayRemove: mayRemove(standing, member.relation),
    }
  })
  // A room bound before its people were kept: at least its owner stands among them.
  const me: RoomMember = {
    userId: user.id,
    name: maskName(core.seal.open(user.name, nameContext(user.id))),
    relation: bound.relation,
    isMe: true,
    mayRemove: false,
  }
  return (people.some(it => it.isMe) ? people : [me, ...people]).toSorted(firstOwnersThenOldest)
}

const householdOf = (
  core: Core,
  household: Household,
  { user, bound, room, now }: { user: UserItem; bound: BoundRoom; room: RoomItem; now: Instant },
): MyRoom['household'] => {
  const own = household.members.find(it => it.userId === user.id)
  const standing = standingIn(user, room, own)
  if (!standing || !isConfirmedOwner(standing)) return undefined
  return {
    people: peopleOf(core, household, user, bound, standing),
    invitations: openOf(household.invitations, now).map(item => invitationView(core, item, user.id)),
  }
}

export const readMyRooms = async (core: Core, { holder }: Asked): Promise<Result<{ rooms: MyRoom[] }, Reason>> => {
  const entered = await enter(core, holder)
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const now = core.now()
  const owned = user.rooms.filter(isOwners)
  const [found, rooms, households] = await Promise.all([
    readItems(
      core.database,
      owned.map(({ buildingId, roomId }) => roomAt(buildingId, roomId)),
    ),
    roomsNow(core, user.rooms),
    Promise.all(owned.map(async bound => [bound, await readHousehold(core, bound, now)] as const)),
  ])
  const known = new Map(households)
  return accept({
    rooms: user.rooms.map((bound, at): MyRoom => {
      const room = found.take(roomAt(bound.buildingId, bound.roomId))
      const people = known.get(bound)
      const household = room && people && householdOf(core, people, { user, bound, room, now })
      return { ...bound, ...rooms[at], ...(household ? { household } : {}) }
    }),
  })
}

type Building = { id: string; name: string; communityId: string; communityName: string }

export const readBuilding = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<Building, Reason>> => {
  const [entered, page] = await Promise.all([
    enter(core, holder),
    readPage(core.database, { table: 'records', partition: ['pk', roomPartition(params.id)], limit: 1 }),
  ])
  if (!entered.ok) return entered
  const [first] = page.items
  const community = first && (await readCommunity(core, RoomItem.parse(first).communityId))
  const building = community?.buildings.find(it => it.id === params.id)
  if (!community || !building) return refuse('building-unknown')
  const { profile } = community
  return accept({ id: building.id, name: building.name, communityId: profile.id, communityName: profile.name })
}
