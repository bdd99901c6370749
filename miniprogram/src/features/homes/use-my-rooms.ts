import { useRef, useState } from 'react'
import * as homes from '#contract/homes.ts'
import { type Called, call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'
import { type Load, useLoad } from '../use-load.ts'

type Room = Pick<homes.MyRoom, 'buildingId' | 'roomId'>
type Invited = { relation: 'family' | 'tenant'; calledAs?: string | undefined }

export type MyRooms = {
  load: Load<{ rooms: homes.MyRoom[] }>
  /** Why the last act did not go through. */
  wrong: string | undefined
  forget: () => void
  invite: (room: Room, invited: Invited) => Promise<homes.OpenInvitation | undefined>
  withdraw: (room: Room, invitationId: string) => Promise<boolean>
  remove: (room: Room, userId: string) => Promise<boolean>
  leave: (room: Room) => Promise<boolean>
}

const keyOf = ({ buildingId, roomId }: Room) => ({ buildingId, roomId })

/** My rooms with their people, and what I can do about them. */
export function useMyRooms(): MyRooms {
  const load = useLoad({
    key: 'rooms',
    schema: homes.readMyRooms.answer,
    fetch: () => call(homes.readMyRooms),
  })
  const keys = useRef(new Map<string, string>())
  const [wrong, setWrong] = useState<string>()

  /** Sends one act by its name; a try that may have arrived is repeated under its own key. The list is fetched anew either way. */
  const run = async <T>(name: string, send: (key: string) => Promise<Called<T>>): Promise<Called<T>> => {
    setWrong(undefined)
    const key = keys.current.get(name) ?? newKey()
    keys.current.set(name, key)
    const called = await send(key)
    if (called.ok || called.reason !== 'offline') keys.current.delete(name)
    if (!called.ok) setWrong(called.sentence)
    if (called.ok || called.reason !== 'offline') await load.reload()
    return called
  }

  return {
    load,
    wrong,
    forget: () => setWrong(undefined),
    async invite(room, { relation, calledAs }) {
      const body = { ...keyOf(room), relation, ...(calledAs ? { calledAs } : {}) }
      const made = await run(`invite ${JSON.stringify(body)}`, key => call(homes.inviteToRoom, { body, key }))
      return made.ok ? made.value : undefined
    },
    async withdraw(room, invitationId) {
      const body = { ...keyOf(room), invitationId }
      return (await run(`withdraw ${invitationId}`, key => call(homes.withdrawInvitation, { body, key }))).ok
    },
    async remove(room, userId) {
      const body = { ...keyOf(room), userId }
      return (await run(`remove ${room.roomId} ${userId}`, key => call(homes.removeFromRoom, { body, key }))).ok
    },
    async leave(room) {
      const left = await run(`leave ${room.roomId}`, key => call(homes.leaveRoom, { body: keyOf(room), key }))
      if (left.ok) keepMe(left.value)
      return left.ok
    },
  }
}
