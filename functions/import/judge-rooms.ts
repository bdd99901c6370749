// Row by row: what a table of rooms says, what is wrong with it, and what it would change. Reads, never writes.

import { buildingKey } from '#domain/places/building-name.ts'
import {
  compareRoom,
  type ImportedRoom,
  matchRoomColumns,
  type RoomColumns,
  type RoomFault,
  type RoomFaultReason,
  roomFrom,
  roomKeyIn,
} from '#domain/places/import-rooms.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import { RoomItem, roomPartition } from '../storage/person-items.ts'
import { readPage } from '../storage/read.ts'
import { roomFaultWords } from './room-fault-words.ts'
import { tableFaultWords } from './table-fault-words.ts'
import type { RowFault, TableFault, TableRow } from './table-row.ts'

export type ImportFault = {
  /** As Excel shows it. */
  row: number
  /** Missing where it is about the whole row. */
  column?: string
  reason: TableFault | RoomFaultReason
  /** In Chinese. */
  sentence: string
}

/** What the person allows beside adding rooms to known buildings. */
export type RoomLeave = {
  /** Buildings the community does not have yet are made. */
  newBuildings: boolean
  /** Another phone takes the place of a registered one. */
  newOwners: boolean
}

export type JudgedRow = { row: number; faults: readonly ImportFault[] } & (
  | { outcome: 'faulty' | 'unchanged' }
  | {
      outcome: 'new' | 'changed'
      room: ImportedRoom
      phoneHash?: string
      buildingId?: string
      roomId?: string
      /** The first room of its unit, as far as is known. */
      newUnit?: boolean
    }
)

type Standing = { id: string; ownerPhoneHash?: string | undefined }

const tableFault = (row: number, { column, fault }: RowFault): ImportFault => ({
  row,
  reason: fault,
  sentence: tableFaultWords[fault],
  ...(column === undefined ? {} : { column }),
})

const roomFault = (row: number, fault: RoomFault): ImportFault => ({
  row,
  column: fault.column,
  reason: fault.reason,
  sentence: roomFaultWords(fault),
})

/** What is wrong with the headings; only columns that are used count. */
export const judgeHeadings = (header: {
  row: number
  headings: readonly string[]
  faults: readonly RowFault[]
}): { columns: RoomColumns; faults: ImportFault[] } => {
  const { columns, faults } = matchRoomColumns(header.headings)
  const used = new Set(Object.values(columns))
  return {
    columns,
    faults: [
      ...header.faults
        .filter(it => it.column === undefined || used.has(it.column))
        .map(it => tableFault(header.row, it)),
      ...faults.map(it => roomFault(header.row, it)),
    ],
  }
}

/** Rooms of a building by unit and number; `seenAt`: the row of the file that meant it. */
type Rooms = Map<string, { standing?: Standing; seenAt?: number }>

/** As many at a time: a large building whole would be the largest thing in memory. */
const roomsAtOnce = 300

const standingIn = async ({ database }: Core, buildingId: string): Promise<Rooms> => {
  const rooms: Rooms = new Map()
  const query = { table: 'records', partition: ['pk', roomPartition(buildingId)], limit: roomsAtOnce } as const
  let after: Record<string, unknown> | undefined
  do {
    const { items, last } = await readPage(database, { ...query, after })
    for (const item of items) {
      const { id, unit, number, ownerPhoneHash } = RoomItem.parse(item)
      rooms.set(roomKeyIn(unit, number), { standing: { id, ownerPhoneHash } })
    }
    after = last
  } while (after)
  return rooms
}

/** Judges the rows of one file in their order; rooms of a building are read when its first row comes. */
export const roomJudge = (core: Core, community: Community, columns: RoomColumns, leave: RoomLeave) => {
  const communityName = community.profile.name
  const used = new Set(Object.values(columns))
  // A new building is called as its first row calls it, a known one as it is called.
  const buildings = new Map<string, { id?: string; name: string }>(
    community.buildings.map(({ id, name }) => [buildingKey('', name), { id, name }]),
  )
  const rooms = new Map<string, Rooms>()
  const units = new Set<string>()
  const unitOf = (building: string, room: string): string => `${building}|${room.split('|')[0]}`

  const roomsOf = async (key: string, buildingId: string | undefined): Promise<Rooms> => {
    const known = rooms.get(key)
    if (known) return known
    const read: Rooms = buildingId === undefined ? new Map() : await standingIn(core, buildingId)
    rooms.set(key, read)
    for (const room of read.keys()) units.add(unitOf(key, room))
    return read
  }
  const judgeRoom = async (row: number, room: ImportedRoom): Promise<JudgedRow> => {
    const faulty = (field: 'building' | 'number' | 'ownerPhone', fault: Omit<RoomFault, 'column'>): JudgedRow => ({
      row,
      outcome: 'faulty',
      faults: [roomFault(row, { ...fault, column: columns[field] ?? '' })],
    })
    const building = buildings.get(room.building.key) ?? { name: room.building.name }
    const buildingId = building.id
    if (buildingId === undefined && !leave.newBuildings)
      return faulty('building', { reason: 'building-unknown', is: room.building.name })
    buildings.set(room.building.key, building)
    const inBuilding = await roomsOf(room.building.key, buildingId)
    const key = roomKeyIn(room.unit, room.number)
    const { standing, seenAt } = inBuilding.get(key) ?? {}
    if (seenAt !== undefined) return faulty('number', { reason: 'room-twice', row: seenAt })
    inBuilding.set(key, standing ? { standing, seenAt: row } : { seenAt: row })
    const phoneHash = room.ownerPhone === undefined ? undefined : core.seal.searchHash(room.ownerPhone)
    const outcome = compareRoom(standing, phoneHash, leave.newOwners)
    if (outcome === 'other-owner') return faulty('ownerPhone', { reason: 'other-owner' })
    if (outcome === 'unchanged') return { row, faults: [], outcome }
    const unit = unitOf(room.building.key, key)
    const newUnit = !units.has(unit)
    units.add(unit)
    return {
      row,
      faults: [],
      outcome,
      newUnit,
      room: { ...room, building: { key: room.building.key, name: building.name } },
      ...(phoneHash === undefined ? {} : { phoneHash }),
      ...(buildingId === undefined ? {} : { buildingId }),
      ...(standing === undefined ? {} : { roomId: standing.id }),
    }
  }
  return async ({ row, cells, faults }: TableRow): Promise<JudgedRow> => {
    const here = faults.filter(it => it.fault === 'no-heading' || it.column === undefined || used.has(it.column))
    const unread = new Set(here.flatMap(({ column }) => (column !== undefined && used.has(column) ? [column] : [])))
    const read = roomFrom(cells, { columns, communityName, unread })
    const wrong = [...here.map(it => tableFault(row, it)), ...read.faults.map(it => roomFault(row, it))]
    if (wrong.length > 0 || !read.room) return { row, faults: wrong, outcome: 'faulty' }
    return judgeRoom(row, read.room)
  }
}
