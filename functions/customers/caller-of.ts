// 替他登记: a customer as whoever registers a call has to name him.

import type { Caller } from '#contract/registering.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { UserItem } from '../storage/person-items.ts'

type Known = {
  communityId: string
  name: string
  user: UserItem | undefined
  /** The keyed hash of his number, where one is known. */
  phoneHash: string | undefined
  complaints: readonly Complaint[]
}

/** With an account here by it, else by the newest complaint that was registered for him; undefined where there is neither. */
export const callerOf = ({ communityId, name, user, phoneHash, complaints }: Known): Caller | undefined => {
  const number = phoneHash === undefined ? {} : { phoneHash }
  if (user) {
    const rooms = user.rooms.filter(it => it.communityId === communityId)
    const [first] = rooms
    if (!first) return undefined
    return {
      userId: user.id,
      ...number,
      name,
      relation: first.relation,
      rooms: rooms.map(({ buildingId, roomId, label }) => ({ buildingId, roomId, label })),
    }
  }
  const registered = complaints.filter(it => it.customer.userId === undefined)
  const [newest] = registered
  if (!newest) return undefined
  const rooms = registered.flatMap(({ place }) =>
    place.kind === 'room' ? [{ buildingId: place.buildingId, roomId: place.roomId, label: place.label }] : [],
  )
  return {
    asIn: newest.id,
    ...number,
    name,
    relation: newest.customer.relation,
    rooms: [...new Map(rooms.map(it => [it.roomId, it])).values()],
  }
}
