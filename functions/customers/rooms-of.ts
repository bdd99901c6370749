// Which room somebody means by 2-1-1202: the rooms of a building hardly ever change and are kept for some minutes.

import type { Searched } from '#domain/search/recognise.ts'
import { comparable } from '#domain/search/recognise.ts'
import { type Milliseconds, minute } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import { RoomItem, roomPartition } from '../storage/person-items.ts'
import { readWhole } from '../storage/read.ts'

const keptFor: Milliseconds = 10 * minute

type Kept = { rooms: RoomItem[]; readAt: number }
const known = new WeakMap<Core['communities'], Map<string, Kept>>()

const roomsOf = async (core: Core, buildingId: string): Promise<RoomItem[]> => {
  const kept = known.get(core.communities) ?? new Map<string, Kept>()
  known.set(core.communities, kept)
  const before = kept.get(buildingId)
  if (before && core.now() - before.readAt < keptFor) return before.rooms
  const items = await readWhole(core.database, { table: 'records', partition: ['pk', roomPartition(buildingId)] })
  const rooms = items.map(item => RoomItem.parse(item))
  kept.set(buildingId, { rooms, readAt: core.now() })
  return rooms
}

/** `2 栋`, `2号楼`, `二期 2 栋`: by the whole name, or by what is left of it without the word for a building. */
const isCalled = (name: string, typed: string): boolean => {
  const short = comparable(name).replace(/(?:号楼|栋|幢|座|号)$/u, '')
  return [comparable(name), short].includes(comparable(typed))
}

/** Two units may each have a room of that number; of more, the question says too little. */
const mostMeant = 6

/** Ids of the rooms that are called so; none where they are too many. */
export const roomsMeant = async (
  core: Core,
  { buildings }: Community,
  { building, unit, room }: Extract<Searched, { as: 'room' }>,
): Promise<string[]> => {
  const named = buildings.filter(it => isCalled(it.name, building))
  const rooms = (await Promise.all(named.map(it => roomsOf(core, it.id)))).flat()
  const meant = rooms.filter(it => it.number === room && (unit === undefined || it.unit === unit))
  return meant.length <= mostMeant ? meant.map(it => it.id) : []
}
