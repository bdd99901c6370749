import { useEffect, useRef, useState } from 'react'
import { type Community, listRooms } from '#contract/places.ts'
import { buildingsTyped, roomsTyped } from '#domain/places/room-typed.ts'
import { call } from '../../api/call.ts'
import type { RoomChoice } from '../features/register/register-form.ts'

export type RoomsTyped =
  | { state: 'none' }
  /** Too little was typed to know in which building. */
  | { state: 'more' }
  | { state: 'busy' }
  | { state: 'found'; typed: string; rooms: readonly RoomChoice[] }
  | { state: 'failed'; sentence: string }

type Room = { id: string; buildingId: string; unit: string; number: string; label: string }

/** So long after the last sign, where rooms are still to be asked for. */
const pauseMs = 250
/** Whoever means one of more types on. */
const shown = 8

type Kept = Map<string, readonly Room[]>

/** Of buildings whose rooms are on the phone. */
const foundIn = (kept: Kept, typed: string, { buildings }: Community, ids: readonly string[]): RoomsTyped => {
  const rooms = roomsTyped(
    typed,
    buildings,
    ids.flatMap(id => kept.get(id) ?? []),
  )
  const choices = rooms.slice(0, shown).map(({ id, buildingId, label }) => ({ buildingId, roomId: id, label }))
  return { state: 'found', typed, rooms: choices }
}

/** The rooms of these buildings, each asked for once; a sentence where that failed. */
const takeRooms = async (kept: Kept, ids: readonly string[]): Promise<string | undefined> => {
  const answers = await Promise.all(
    ids.map(async id => {
      if (kept.has(id)) return undefined
      const listed = await call(listRooms, { params: { id } })
      // A building that was laid out before its rooms has none yet.
      if (!listed.ok) return listed.reason === 'room-unknown' ? undefined : listed.sentence
      kept.set(
        id,
        listed.value.rooms.map(room => ({ ...room, buildingId: id })),
      )
      return undefined
    }),
  )
  return answers.find(it => it !== undefined)
}

/** The rooms that are meant by what is being typed; what was asked for an earlier text is never shown for a later one. */
export function useRoomsTyped(typed: string, community: Community): RoomsTyped {
  const [search, setSearch] = useState<RoomsTyped>({ state: 'none' })
  const kept = useRef<Kept>(new Map())
  useEffect(() => {
    if (typed.trim() === '') return setSearch({ state: 'none' })
    const ids = buildingsTyped(typed, community.buildings)
    if (ids.length === 0) return setSearch({ state: 'more' })
    if (ids.every(id => kept.current.has(id))) return setSearch(foundIn(kept.current, typed, community, ids))
    setSearch({ state: 'busy' })
    let isOver = false
    const look = async () => {
      const wrong = await takeRooms(kept.current, ids)
      if (isOver) return
      setSearch(
        wrong === undefined ? foundIn(kept.current, typed, community, ids) : { state: 'failed', sentence: wrong },
      )
    }
    const timer = setTimeout(() => void look(), pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [typed, community])
  return search
}
