// 移除 and 退出这套房: the place in the room ends in the user and in the list of the room at once. What he filed stays his.

import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import { remove } from '#domain/people/home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type MemberItem, memberAt, type RoomKey } from '../storage/home-items.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { boundIn, endedMember, withoutRoom } from './belonging.ts'
import { changeHome, type HomeAct, type HomeRequest } from './change-home.ts'

type Leaver = { user: UserItem; member: MemberItem | undefined }

/** The user without the room, and his item among its people ended. */
const leaving = (
  core: Core,
  key: RoomKey,
  { user, member }: Leaver,
  end: { at: number; by: string },
): { after: UserItem; puts: Put[] } | undefined => {
  const bound = boundIn(user, key)
  if (!bound) return undefined
  const after = withoutRoom(user, key)
  return {
    after,
    puts: [
      { table: 'records', only: 'if-version', version: user.version, item: after },
      { table: 'records', only: 'always', item: endedMember(core, { user, bound, member }, end) },
    ],
  }
}

type Removal = RoomKey & { userId: string }

const removal: HomeAct<Removal, Record<string, never>> = {
  name: 'removeFromRoom',
  roomMissing: 'room-not-yours',
  wanted: ({ userId }) => [userAt(userId)],
  decide(core, { caller, found, members, standing }, { body }, now) {
    const user = found.take(userAt(body.userId))
    const allowed = remove(standing, user && boundIn(user, body)?.relation)
    if (!allowed.ok) return allowed
    const member = members.find(it => it.userId === body.userId)
    const left = user && leaving(core, body, { user, member }, { at: now, by: caller.user.id })
    return left ? accept({ puts: left.puts, answer: {} }) : refuse('member-unknown')
  },
  again: () => ({}),
}

export const removeFromRoom = (
  core: Core,
  request: HomeRequest<Removal>,
): Promise<Result<Record<string, never>, Reason>> => changeHome(core, request, removal)

const mostTries = 5

export const leaveRoom = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, RoomKey>,
): Promise<Result<Me, Reason>> => {
  const [keyHere, memberHere] = [keyAt(holder.userId, key), memberAt(body, holder.userId)]
  const requestHash = requestHashOf(core.seal, 'leaveRoom', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entered = await enter(core, holder, [keyHere, memberHere])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const { user } = caller
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, user)) : refuse('key-reused')
    const now = core.now()
    const left = leaving(core, body, { user, member: found.take(memberHere) }, { at: now, by: user.id })
    if (!left) return refuse('room-not-yours')
    const written = await writeItems(core.database, [...left.puts, keyPut(user.id, key, requestHash, now)])
    if (written.ok) return accept(meOf(core, left.after))
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
