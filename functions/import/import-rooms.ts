// 导入房屋: first a preview that writes nothing and says every bad row; then the same file again, in bounded transactions.

import { createHash } from 'node:crypto'
import { type ImportedRoom, type RoomColumns, roomLabel } from '#domain/places/import-rooms.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { type Community, communityPartition, readCommunity } from '../places/community.ts'
import { RoomItem, roomAt, roomPartition, roomPhoneItem } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { type Put, writeThrough } from '../storage/write.ts'
import { type ImportFault, type JudgedRow, judgeHeadings, type RoomLeave, roomJudge } from './judge-rooms.ts'
import { readTable, type Table, type TableFile, tableLimits } from './read-table.ts'

export type RoomImport = RoomLeave & {
  communityId: string
  file: TableFile
  /** Rows that are taken at most; left out, as many as a large company has rooms. */
  most?: number
}

export type RoomPreview = Pick<Table, 'sheet' | 'otherSheets' | 'encoding'> & {
  columns: RoomColumns
  /** Headings that mean nothing here. */
  leftOut: string[]
  /** Rows under the headings. */
  rows: number
  new: number
  changed: number
  unchanged: number
  faulty: number
  newBuildings: string[]
  newUnits: number
  /** Wrong with the headings: nothing can be imported, not even single rows. */
  headingFaults: ImportFault[]
  /** In the order of the file; the first `mostListed` of `faultCount`. */
  faults: ImportFault[]
  faultCount: number
}

export type RoomsImported = {
  preview: RoomPreview
  /** Missing where nothing was written because of faults. `overtaken`: rows whose room somebody else changed in the meantime. */
  written?: { rooms: number; owners: number; buildings: number; overtaken: number }
}

/** Rows of one file. */
const mostRows = 200_000
/** Faults that are listed; beyond, only counted: such a file is wrong as a whole. */
const mostListed = 5000
/** Rooms in one transaction; the building of a new one and the way from its phone stand beside it, and 100 items are DynamoDB's bound. */
const atOnce = 33

type Pass = { table: Table; preview: RoomPreview; judged: AsyncGenerator<JudgedRow, void> }

const withoutRows = ({ sheet, otherSheets, encoding }: Table) => ({
  otherSheets,
  ...(sheet === undefined ? {} : { sheet }),
  ...(encoding === undefined ? {} : { encoding }),
})

const tally = (preview: RoomPreview, judged: JudgedRow): void => {
  preview.rows += 1
  preview[judged.outcome] += 1
  preview.faultCount += judged.faults.length
  if (preview.faults.length < mostListed) preview.faults.push(...judged.faults)
}

/** Opens the file and judges its rows as they are asked for; what was judged is counted in the preview. */
export const openPass = async (
  core: Core,
  community: Community,
  { file, most = mostRows, ...leave }: RoomImport,
): Promise<Pass> => {
  const table = await readTable(file, { ...tableLimits, rows: most + 1 })
  const { columns, faults: headingFaults } = judgeHeadings(table.header)
  const used = new Set(Object.values(columns))
  const preview: RoomPreview = {
    ...withoutRows(table),
    columns,
    leftOut: table.header.headings.filter(it => !used.has(it)),
    rows: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    faulty: 0,
    newBuildings: [],
    newUnits: 0,
    headingFaults,
    faults: [],
    faultCount: 0,
  }
  async function* judgedRows(): AsyncGenerator<JudgedRow, void> {
    const judge = roomJudge(core, community, columns, leave)
    const newBuildings = new Set<string>()
    for await (const row of table.rows) {
      const judged = await judge(row)
      tally(preview, judged)
      if (judged.outcome === 'new' && judged.buildingId === undefined) newBuildings.add(judged.room.building.name)
      preview.newBuildings = [...newBuildings]
      if (judged.outcome === 'new' && judged.newUnit) preview.newUnits += 1
      yield judged
    }
  }
  return { table, preview, judged: judgedRows() }
}

const previewOf = async (core: Core, community: Community, asked: RoomImport): Promise<RoomPreview> => {
  const { table, preview, judged } = await openPass(core, community, asked)
  if (preview.headingFaults.length > 0) await table.close()
  else for await (const _ of judged);
  return preview
}

/** What an import would do, and every fault by row and column. Writes nothing. Throws a TableProblem where the file cannot be read. */
export const previewRooms = async (
  core: Core,
  asked: RoomImport,
): Promise<Result<RoomPreview, 'community-unknown'>> => {
  const community = await readCommunity(core, asked.communityId)
  return community ? accept(await previewOf(core, community, asked)) : refuse('community-unknown')
}

/** Made from what it names, so that two imports at once make one. */
const idFrom = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

const newRoomItem = (communityId: string, buildingId: string, room: ImportedRoom, phoneHash?: string): RoomItem => {
  const { unit, number } = room
  const id = idFrom(buildingId, unit, number)
  return {
    v: 1,
    pk: roomPartition(buildingId),
    sk: `ROOM#${id}`,
    id,
    buildingId,
    communityId,
    unit,
    number,
    label: roomLabel(room),
    ownerPhoneHash: phoneHash,
  }
}

/** A row that changes something. */
export type Wanted = Extract<JudgedRow, { room: ImportedRoom }>
type Written = NonNullable<RoomsImported['written']>

export const isWanted = (row: JudgedRow): row is Wanted => row.outcome === 'new' || row.outcome === 'changed'

/** What some rows are written as. `made`: buildings an earlier part of the same file has made already; these are added. */
export const roomPuts = async (
  core: Core,
  communityId: string,
  rows: readonly Wanted[],
  made: Set<string>,
): Promise<{ buildings: Put[]; rooms: Put[]; phones: Put[] }> => {
  const buildingPut = (id: string, name: string): Put => ({
    table: 'records',
    only: 'if-absent',
    item: { v: 1, pk: communityPartition(communityId), sk: `BUILDING#${id}`, id, name },
  })
  const locations = rows.flatMap(({ buildingId, roomId }) =>
    buildingId !== undefined && roomId !== undefined ? [roomAt(buildingId, roomId)] : [],
  )
  const found = await readItems(core.database, locations)
  const buildings: Put[] = []
  const rooms: Put[] = []
  for (const { room, phoneHash, buildingId: known, roomId } of rows) {
    const buildingId = known ?? idFrom(communityId, room.building.key)
    if (known === undefined && !made.has(buildingId)) {
      buildings.push(buildingPut(buildingId, room.building.name))
      made.add(buildingId)
    }
    const standing = roomId === undefined ? undefined : found.take(roomAt(buildingId, roomId))
    rooms.push(
      standing
        ? { table: 'records', only: 'always', item: { ...standing, ownerPhoneHash: phoneHash } }
        : { table: 'records', only: 'if-absent', item: newRoomItem(communityId, buildingId, room, phoneHash) },
    )
  }
  const phones = rooms.flatMap(({ item }): Put[] => {
    const room = RoomItem.parse(item)
    const { ownerPhoneHash } = room
    return ownerPhoneHash === undefined
      ? []
      : [{ table: 'records', only: 'always', item: roomPhoneItem(ownerPhoneHash, room) }]
  })
  return { buildings, rooms, phones }
}

const roomWriter = (core: Core, communityId: string, written: Written) => {
  const made = new Set<string>()
  /** Writes what can be written; a put that was lost stands there already. Gives the items that were. */
  const putAll = async (puts: readonly Put[]): Promise<Put[]> => {
    if (puts.length === 0) return []
    const answer = await writeThrough(core, puts)
    if (answer.ok) return [...puts]
    const lost = new Set(answer.lost.map(it => it.index))
    return putAll(puts.filter((_, index) => !lost.has(index)))
  }
  return async (wanted: readonly Wanted[]): Promise<void> => {
    const { buildings, rooms, phones } = await roomPuts(core, communityId, wanted, made)
    const done = await putAll([...buildings, ...rooms, ...phones])
    written.buildings += done.filter(it => buildings.includes(it)).length
    written.rooms += done.filter(it => rooms.includes(it) && it.only === 'if-absent').length
    written.owners += done.filter(it => rooms.includes(it) && it.only === 'always').length
    written.overtaken += rooms.filter(it => !done.includes(it)).length
  }
}

const carryOut = async (core: Core, community: Community, asked: RoomImport): Promise<Written> => {
  const written: Written = { rooms: 0, owners: 0, buildings: 0, overtaken: 0 }
  const write = roomWriter(core, asked.communityId, written)
  const { judged } = await openPass(core, community, asked)
  let wanted: Wanted[] = []
  for await (const row of judged) {
    if (!isWanted(row)) continue
    wanted.push(row)
    if (wanted.length < atOnce) continue
    await write(wanted)
    wanted = []
  }
  await write(wanted)
  // Whoever asks this process next is to see the new buildings.
  core.communities.delete(asked.communityId)
  return written
}

/**
 * Imports the file: only where nothing is wrong with it, or its good rows alone where the person said so (`goodRows`). Interrupted it
 * has written whole rooms and goes on when it is imported again; imported twice it writes nothing the second time.
 * Throws a TableProblem where the file cannot be read – then nothing was written, for it was read to its end before.
 */
export const importRooms = async (
  core: Core,
  { goodRows, ...asked }: RoomImport & { goodRows: boolean },
): Promise<Result<RoomsImported, 'community-unknown'>> => {
  core.communities.delete(asked.communityId)
  const community = await readCommunity(core, asked.communityId)
  if (!community) return refuse('community-unknown')
  const preview = await previewOf(core, community, asked)
  if (preview.headingFaults.length > 0 || (preview.faultCount > 0 && !goodRows)) return accept({ preview })
  return accept({ preview, written: await carryOut(core, community, asked) })
}
