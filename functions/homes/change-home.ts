// Every act on the people of a room runs the same way: load the room with its people, decide, save. A lost race is decided again.

import type { Reason } from '#contract/refusals.ts'
import type { Standing } from '#domain/people/home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Caller, enter } from '../session/enter.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import {
  homePartition,
  InvitationItem,
  MemberItem,
  peopleAndOpenInvitations,
  type RoomKey,
} from '../storage/home-items.ts'
import { type RoomItem, roomAt } from '../storage/person-items.ts'
import { type Found, type Located, readWhole } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { boundIn, standingIn } from './belonging.ts'

/** The people who belong to a room, and the invitations of the last seven days. */
export type Household = { members: MemberItem[]; invitations: InvitationItem[] }

export const readHousehold = async (core: Core, room: RoomKey, now: Instant): Promise<Household> => {
  const items = await readWhole(core.database, {
    table: 'records',
    partition: ['pk', homePartition(room)],
    between: peopleAndOpenInvitations(now),
  })
  return {
    members: items
      .filter(it => it.kind === 'member')
      .map(it => MemberItem.parse(it))
      .filter(it => it.endedAt === undefined),
    invitations: items.filter(it => it.kind === 'invitation').map(it => InvitationItem.parse(it)),
  }
}

/** A room as somebody finds it. `standing` is his own place in it. */
export type Home = Household & { caller: Caller; found: Found; room: RoomItem; standing: Standing | undefined }

/** How many belong to the room; whoever was bound before the people were kept counts too. */
export const peopleIn = ({ members, standing, caller }: Home): number =>
  members.length + (standing && !members.some(it => it.userId === caller.user.id) ? 1 : 0)

export type HomeRequest<B extends RoomKey> = Asked<unknown, unknown, B>

export type HomeAct<B extends RoomKey, A> = {
  /** The endpoint's name: part of what makes two requests the same. */
  name: string
  /** What is answered where the room is not there, or not the caller's. */
  roomMissing: 'room-unknown' | 'room-not-yours'
  wanted?: (body: B) => readonly Located[]
  decide: (core: Core, home: Home, request: HomeRequest<B>, now: Instant) => Result<{ puts: Put[]; answer: A }, Reason>
  /** The answer to a request that was carried out before. */
  again: (core: Core, home: Home, request: HomeRequest<B>) => A
}

const mostTries = 5

const load = async <B extends RoomKey, A>(
  core: Core,
  { holder, key, body }: HomeRequest<B>,
  { wanted, roomMissing }: HomeAct<B, A>,
): Promise<Result<Home, Reason>> => {
  const roomHere = roomAt(body.buildingId, body.roomId)
  const [entered, household] = await Promise.all([
    enter(core, holder, [keyAt(holder.userId, key), roomHere, ...(wanted?.(body) ?? [])]),
    readHousehold(core, body, core.now()),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const room = found.take(roomHere)
  if (!room || (roomMissing === 'room-not-yours' && !boundIn(caller.user, body))) return refuse(roomMissing)
  const own = household.members.find(it => it.userId === caller.user.id)
  return accept({ ...household, caller, found, room, standing: standingIn(caller.user, room, own) })
}

/** Carries out an act once; a repetition is answered with how it stands then. */
export const changeHome = async <B extends RoomKey, A>(
  core: Core,
  request: HomeRequest<B>,
  act: HomeAct<B, A>,
): Promise<Result<A, Reason>> => {
  const { holder, key, body } = request
  const requestHash = requestHashOf(core.seal, act.name, body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await load(core, request, act)
    if (!loaded.ok) return loaded
    const done = loaded.value.found.take(keyAt(holder.userId, key))
    if (done)
      return done.requestHash === requestHash ? accept(act.again(core, loaded.value, request)) : refuse('key-reused')
    const now = core.now()
    const decided = act.decide(core, loaded.value, request, now)
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the room after.
      if (await isKept(core, holder.userId, key)) continue
      return decided
    }
    const { puts, answer } = decided.value
    const written = await writeItems(core.database, [...puts, keyPut(holder.userId, key, requestHash, now)])
    if (written.ok) return accept(answer)
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
