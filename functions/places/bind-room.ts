// 绑定房屋: the phone number WeChat vouches for must be the one the room is registered with.

import type { Me } from '#contract/session.ts'
import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter, nameContext, phoneContext } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { phonePartition, type RoomItem, roomAt, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { exchangePhoneCode } from '../wechat/exchange-phone-code.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { communityOf } from './community.ts'

const mostTries = 3

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

const boundTo = (
  user: UserItem,
  room: RoomItem,
  communityName: string,
  relation: CustomerRelation,
): UserItem['rooms'] => [
  ...user.rooms.filter(it => it.roomId !== room.id),
  {
    roomId: room.id,
    buildingId: room.buildingId,
    communityId: room.communityId,
    communityName,
    label: room.label,
    relation,
  },
]

export const bindRoom = async (
  needs: Core & { wechat: WeChat },
  { holder, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Me, Refusals>> => {
  const roomHere = roomAt(body.buildingId, body.roomId)
  const entered = await enter(needs, holder, [roomHere])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const room = found.take(roomHere)
  if (!room) return refuse('room-unknown')
  if (caller.user.rooms.some(it => it.roomId === room.id)) return accept(meOf(needs, caller.user))
  const phone = await phoneOf(needs, caller.user.openid, body.phoneCode)
  if (!phone.ok) return phone
  const phoneHash = needs.seal.searchHash(phone.value)
  if (room.ownerPhoneHash !== phoneHash) return refuse('phone-does-not-match')
  const { profile } = await communityOf(needs, room.communityId)
  const { id } = caller.user
  const name = caller.actor.name === '' ? needs.seal.seal('住户', nameContext(id)) : caller.user.name
  const phoneItem = { v: 1, pk: phonePartition(phoneHash), sk: `USER#${id}`, userId: id }
  let user: UserItem | undefined = caller.user
  // The phone code is spent by now, so a race with another room being bound is run again here, not by the person.
  for (let tries = 1; user && tries <= mostTries; tries += 1) {
    const item: UserItem = {
      ...user,
      version: user.version + 1,
      name,
      phone: needs.seal.seal(phone.value, phoneContext(id)),
      phoneHash,
      phoneLastFourHash: needs.seal.searchHash(phone.value.slice(-4)),
      rooms: boundTo(user, room, profile.name, body.relation),
    }
    const written = await writeThrough(needs, [
      { table: 'records', only: 'if-version', version: user.version, item },
      { table: 'records', only: 'always', item: phoneItem },
    ])
    if (written.ok) return accept(meOf(needs, item))
    user = (await readItems(needs.database, [userAt(id)])).take(userAt(id))
  }
  return refuse('busy-try-again')
}
