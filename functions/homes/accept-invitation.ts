// 加入: what an invitation says, and coming in by it. The code leads to the room; whoever made it must still be its owner, or of the office.

import type { InvitationView } from '#contract/homes.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import { acceptInvitation as admit, admitsForOffice, maskName, readCode, type Standing } from '#domain/people/home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { communityOf } from '../places/community.ts'
import { actorOf, type Caller, enter, nameContext } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import {
  type CodeItem,
  codeAt,
  type InvitationItem,
  invitationAt,
  type MemberItem,
  openInvitation,
} from '../storage/home-items.ts'
import { type RoomItem, roomAt, type UserItem, userAt } from '../storage/person-items.ts'
import { type Found, type Located, readItems } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { boundIn, memberOf, nameOrNone, roomsWith, standingIn } from './belonging.ts'
import { readHousehold } from './change-home.ts'

type Offered = { invitation: InvitationItem; room: RoomItem; maker: UserItem | undefined; members: MemberItem[] }

/** Session, user and the code in one wait; room, people and maker in the next. */
const lookUp = async (
  core: Core,
  holder: Asked['holder'],
  typed: string,
  wanted: readonly Located[] = [],
): Promise<Result<{ caller: Caller; found: Found; code: CodeItem | undefined }, Reason>> => {
  const code = readCode(typed)
  const here = code === undefined ? [] : [codeAt(core.seal, code)]
  const entered = await enter(core, holder, [...here, ...wanted])
  if (!entered.ok) return entered
  const [codeHere] = here
  return accept({ ...entered.value, code: codeHere && entered.value.found.take(codeHere) })
}

const readOffered = async (core: Core, code: CodeItem): Promise<Offered | undefined> => {
  const [roomHere, invitationHere, makerHere] = [
    roomAt(code.buildingId, code.roomId),
    invitationAt(code),
    userAt(code.makerId),
  ]
  const [found, { members }] = await Promise.all([
    readItems(core.database, [roomHere, invitationHere, makerHere]),
    readHousehold(core, code, core.now()),
  ])
  const [room, invitation] = [found.take(roomHere), found.take(invitationHere)]
  return room && invitation && { invitation, room, maker: found.take(makerHere), members }
}

/** What whoever made it is to the room now. */
const makerOf = (
  core: Core,
  maker: UserItem,
  { invitation, room, members }: Offered,
): Standing | 'staff' | undefined => {
  if (invitation.madeBy === 'staff')
    return admitsForOffice(actorOf(core, maker), room.communityId) ? 'staff' : undefined
  return standingIn(
    maker,
    room,
    members.find(it => it.userId === maker.id),
  )
}

const relationFor = (core: Core, offered: Offered, user: UserItem, now: Instant): Result<CustomerRelation, Reason> => {
  const { invitation, room, maker, members } = offered
  return admit(
    invitation,
    {
      userId: user.id,
      isMaker: invitation.makerId === user.id,
      maker: maker && makerOf(core, maker, offered),
      own: standingIn(
        user,
        room,
        members.find(it => it.userId === user.id),
      ),
      people: members.length,
    },
    now,
  )
}

export const readInvitation = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<InvitationView, Reason>> => {
  const looked = await lookUp(core, holder, params.id)
  if (!looked.ok) return looked
  const { caller, code } = looked.value
  if (!code) return refuse('invitation-unknown')
  const offered = await readOffered(core, code)
  if (!offered) return refuse('invitation-unknown')
  const relation = relationFor(core, offered, caller.user, core.now())
  if (!relation.ok) return relation
  const { invitation, room, maker } = offered
  const { profile } = await communityOf(core, room.communityId)
  const name = invitation.madeBy === 'owner' && maker ? core.seal.open(maker.name, nameContext(maker.id)) : undefined
  return accept({
    community: profile.name,
    room: room.label,
    relation: relation.value,
    madeBy: invitation.madeBy,
    ...(name === undefined ? {} : { name: maskName(name) }),
    expiresAt: invitation.expiresAt,
  })
}

const comingIn = (
  core: Core,
  { invitation, room }: Offered,
  user: UserItem,
  { relation, communityName, now }: { relation: CustomerRelation; communityName: string; now: Instant },
): { user: UserItem; puts: Put[] } => {
  const after: UserItem = {
    ...user,
    version: user.version + 1,
    name: nameOrNone(core, user),
    rooms: roomsWith(user, room, { communityName, relation, since: now }),
  }
  const bound = boundIn(after, { buildingId: room.buildingId, roomId: room.id })
  if (!bound) throw new Error('a room that was just added is not there')
  const { calledAs } = openInvitation(core.seal, invitation)
  const member = memberOf(core, after, bound, {
    basis: { by: invitation.madeBy },
    calledAs,
    admittedBy: invitation.makerId,
  })
  return {
    user: after,
    puts: [
      { table: 'records', only: 'if-version', version: user.version, item: after },
      { table: 'records', only: 'always', item: member },
      {
        table: 'records',
        only: 'if-version',
        version: invitation.version,
        item: { ...invitation, version: invitation.version + 1, spentBy: user.id, spentAt: now },
      },
    ],
  }
}

const mostTries = 5

export const acceptInvitation = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, { code: string }>,
): Promise<Result<Me, Reason>> => {
  const keyHere = keyAt(holder.userId, key)
  const requestHash = requestHashOf(core.seal, 'acceptInvitation', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const looked = await lookUp(core, holder, body.code, [keyHere])
    if (!looked.ok) return looked
    const { caller, found, code } = looked.value
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, caller.user)) : refuse('key-reused')
    const offered = code && (await readOffered(core, code))
    if (!offered) return refuse('invitation-unknown')
    const now = core.now()
    const relation = relationFor(core, offered, caller.user, now)
    if (!relation.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the room after.
      if (await isKept(core, holder.userId, key)) continue
      return relation
    }
    const { profile } = await communityOf(core, offered.room.communityId)
    const terms = { relation: relation.value, communityName: profile.name, now }
    const { user, puts } = comingIn(core, offered, caller.user, terms)
    const written = await writeItems(core.database, [...puts, keyPut(holder.userId, key, requestHash, now)])
    if (written.ok) return accept(meOf(core, user))
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
