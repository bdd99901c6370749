// 绑定房屋: the phone number WeChat vouches for must be the one the room is registered with. Who belongs to the room is kept beside
// the user in the same transaction; where a room was bound before that was kept, the user alone says so, and binding again adds it.

import type { Me } from '#contract/session.ts'
import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { boundIn, memberAsBound, memberOf, nameOrNone, roomsWith, standingIn } from '../homes/belonging.ts'
import type { Asked } from '../http/serve.ts'
import { enter, phoneContext } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { type MemberItem, memberAt, type RoomKey } from '../storage/home-items.ts'
import { phoneKeys, type RoomItem, roomAt, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { type Removal, writeAndRemove } from '../storage/remove.ts'
import { writeThrough } from '../storage/write.ts'
import { exchangePhoneCode } from '../wechat/exchange-phone-code.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { communityOf } from './community.ts'

const mostTries = 5

type Body = { buildingId: string; roomId: string; relation: CustomerRelation; phoneCode: string }
type Refusals =
  | 'sign-in-again'
  | 'room-unknown'
  | 'phone-does-not-match'
  | 'phone-code-invalid'
  | 'wechat-unavailable'
  | 'too-many-requests'
  | 'busy-try-again'

const phoneOf = async (
  needs: Core & { wechat: WeChat },
  openid: string,
  code: string,
): Promise<
  Result<string, 'phone-code-invalid' | 'phone-does-not-match' | 'wechat-unavailable' | 'too-many-requests'>
> => {
  const phone = await exchangePhoneCode(needs.wechat, { code, openid })
  switch (phone.outcome) {
    case 'known':
      // A number abroad may have the same digits as one of ours.
      return phone.countryCode === '86' ? accept(phone.phone) : refuse('phone-does-not-match')
    case 'code-refused':
      return refuse('phone-code-invalid')
    case 'too-often':
      return refuse('too-many-requests')
    case 'busy':
    case 'misconfigured':
      return refuse('wechat-unavailable')
  }
}

/** The user with the room and the phone that led into it, and his item among the people of the room. */
const bound = (
  needs: Core,
  user: UserItem,
  room: RoomItem,
  by: { phone: string; phoneHash: string; communityName: string; relation: CustomerRelation },
): { user: UserItem; member: MemberItem } => {
  const after: UserItem = {
    ...user,
    version: user.version + 1,
    name: nameOrNone(needs, user),
    phone: needs.seal.seal(by.phone, phoneContext(user.id)),
    phoneHash: by.phoneHash,
    phoneLastFourHash: needs.seal.searchHash(by.phone.slice(-4)),
    rooms: roomsWith(user, room, { ...by, since: needs.now() }),
  }
  const place = boundIn(after, { buildingId: room.buildingId, roomId: room.id })
  if (!place) throw new Error('a room that was just bound is not there')
  return {
    user: after,
    member: memberOf(needs, after, place, { basis: { by: 'register', phoneHash: by.phoneHash } }),
  }
}

/** What leads from a number of before to him: somebody else may have that number by now. */
const formerPhones = (before: UserItem, after: UserItem): Removal[] => {
  const kept = phoneKeys(after).map(it => it.pk)
  return phoneKeys(before)
    .filter(it => !kept.includes(it.pk))
    .map(key => ({ table: 'records', key }))
}

/** Adds the item of a room that was bound before its people were kept. */
const keepMember = async (needs: Core, user: UserItem, key: RoomKey): Promise<void> => {
  const place = boundIn(user, key)
  if (!place) return
  const item = memberAsBound(needs, { user, bound: place, member: undefined })
  await writeThrough(needs, [{ table: 'records', only: 'if-absent', item }])
}

export const bindRoom = async (
  needs: Core & { wechat: WeChat },
  { holder, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Me, Refusals>> => {
  const roomHere = roomAt(body.buildingId, body.roomId)
  const memberHere = memberAt(body, holder.userId)
  const entered = await enter(needs, holder, [roomHere, memberHere])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const room = found.take(roomHere)
  if (!room) return refuse('room-unknown')
  const member = found.take(memberHere)
  const standing = standingIn(caller.user, room, member)
  // An owner whom the register vouches for no longer may show his phone again.
  if (standing && (standing.confirmed || standing.relation !== 'owner')) {
    if (!member) await keepMember(needs, caller.user, body)
    return accept(meOf(needs, caller.user))
  }
  const phone = await phoneOf(needs, caller.user.openid, body.phoneCode)
  if (!phone.ok) return phone
  const phoneHash = needs.seal.searchHash(phone.value)
  if (room.ownerPhoneHash !== phoneHash) return refuse('phone-does-not-match')
  const { profile } = await communityOf(needs, room.communityId)
  const { id } = caller.user
  const by = { phone: phone.value, phoneHash, communityName: profile.name, relation: body.relation }
  let user: UserItem | undefined = caller.user
  // The phone code is spent by now, so a race with another room being bound is run again here, not by the person.
  for (let tries = 1; user && tries <= mostTries; tries += 1) {
    const after = bound(needs, user, room, by)
    const written = await writeAndRemove(
      needs.database,
      [
        { table: 'records', only: 'if-version', version: user.version, item: after.user },
        { table: 'records', only: 'always', item: after.member },
        ...phoneKeys(after.user).map(key => ({
          table: 'records' as const,
          only: 'always' as const,
          item: { v: 1, ...key, userId: id },
        })),
      ],
      formerPhones(user, after.user),
    )
    if (written.ok) return accept(meOf(needs, after.user))
    await needs.wait(needs.randomBelow(20 * 2 ** tries))
    user = (await readItems(needs.database, [userAt(id)])).take(userAt(id))
  }
  return refuse('busy-try-again')
}
