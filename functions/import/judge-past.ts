// Row by row: what a table of past complaints says, what is wrong with it, and whether it was imported before. Reads, never writes.

import type { Place } from '#domain/complaint/complaint.ts'
import { matchPastColumns, type PastColumns, pastHeadings } from '#domain/ledger/past-columns.ts'
import { differences } from '#domain/ledger/past-complaint.ts'
import {
  type PastCells,
  type PastColumn,
  type PastContext,
  type PastFault,
  type PastRow,
  pastColumns,
  readPastRow,
} from '#domain/ledger/past-row.ts'
import { placeKey } from '#domain/ledger/past-words.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import { counterAt } from '../storage/act-items.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { RoomItem, roomPartition } from '../storage/person-items.ts'
import { type Found, readItems, readWhole } from '../storage/read.ts'
import { columnMissingWords, pastFaultWords } from './past-fault-words.ts'
import { tableFaultWords } from './table-fault-words.ts'
import type { Header, RowFault, TableFault, TableRow } from './table-row.ts'

export type PastImportFault = {
  /** As Excel shows it. */
  row: number
  /** Missing where it is about the whole row. */
  column?: string
  reason: TableFault | PastFault | 'column-missing'
  /** In Chinese. */
  sentence: string
}

/** `rest`: what the row says in columns that have no place of their own. */
type Read = { row: number; past: PastRow; id: string; rest?: string }

export type JudgedPast = { row: number; faults: readonly PastImportFault[] } & (
  | { outcome: 'faulty' | 'known' }
  /** Imported before, and the file says something else now, under these headings: it is left as it was. */
  | { outcome: 'different'; number: string; columns: string[] }
  | ({ outcome: 'new' } & Read)
)

const tableFault = (row: number, { column, fault }: RowFault): PastImportFault => ({
  row,
  reason: fault,
  sentence: tableFaultWords[fault],
  ...(column === undefined ? {} : { column }),
})

/** What is wrong with the headings; only columns that are used count. */
export const judgePastHeadings = (header: Header): PastColumns & { faults: PastImportFault[] } => {
  const matched = matchPastColumns(header.headings)
  const used = new Set(Object.values(matched.columns))
  return {
    ...matched,
    faults: [
      ...header.faults
        .filter(it => it.column === undefined || used.has(it.column))
        .map(it => tableFault(header.row, it)),
      ...matched.missing.map(names => ({
        row: header.row,
        column: names,
        reason: 'column-missing' as const,
        sentence: columnMissingWords(names),
      })),
    ],
  }
}

/** The rooms and public places of a community by the ways people write them. */
const placesOf = async ({ database }: Core, { buildings, profile }: Community): Promise<Map<string, Place>> => {
  const places = new Map<string, Place>()
  for (const name of profile.publicPlaces) places.set(placeKey(name), { kind: 'public', label: name, name })
  for (const { id, name } of buildings) {
    const items = await readWhole(database, { table: 'records', partition: ['pk', roomPartition(id)] })
    for (const room of items.map(item => RoomItem.parse(item))) {
      const place: Place = { kind: 'room', roomId: room.id, buildingId: id, label: room.label }
      places.set(placeKey(room.label), place)
      places.set(placeKey(`${name}${room.unit}单元${room.number}`), place)
    }
  }
  return places
}

/** What the rows of a file are read against. Throws where the community has no categories at all. */
export const pastContext = async (
  core: Core,
  community: Community,
  source: PastContext['source'],
): Promise<PastContext> => {
  const { categories, name } = community.profile
  const otherCategory = categories.find(it => it.id === 'other' || it.name === '其他') ?? categories.at(-1)
  if (!otherCategory) throw new Error('a community without categories')
  const places = await placesOf(core, community)
  return { communityName: name, categories, otherCategory, places, source, now: core.now() }
}

/** The id of a past complaint follows from what tells its row again, and nobody outside can work it out. */
export const pastIdOf = ({ seal }: Pick<Core, 'seal'>, communityId: string, identity: string): string =>
  seal.searchHash(`huiyin/past/v1\n${communityId}\n${identity}`).slice(0, 32)

type Columns = PastColumns['columns']

const restOf = ({ cells }: TableRow, { columns, inWords }: PastColumns, past: PastRow): string | undefined => {
  const headings = [...past.inWords.flatMap(it => columns[it] ?? []), ...inWords]
  const lines = headings.flatMap(heading => (cells[heading] ? [`${heading}：${cells[heading]}`] : []))
  return lines.length === 0 ? undefined : lines.join('\n')
}

const cellsOf = (cells: TableRow['cells'], columns: Columns): PastCells =>
  Object.fromEntries(
    pastColumns.flatMap(column => {
      const heading = columns[column]
      return heading === undefined ? [] : [[column, cells[heading] ?? '']]
    }),
  )

/** The heading a fault stands under; of a column the file does not have, what it should be called. */
const headingOf = (column: PastColumn, columns: Columns): string => columns[column] ?? pastHeadings[column][0]

/** Judges the rows of one file in their order, some at a time: all that is asked of the database for them is one BatchGet. */
export const pastJudge = (core: Core, communityId: string, matched: PastColumns, context: PastContext) => {
  const { columns } = matched
  const used = new Set(Object.values(columns))
  const seenAt = new Set<string>()

  const faultAt = (row: number, column: PastColumn, fault: PastFault): PastImportFault => ({
    row,
    column: headingOf(column, columns),
    reason: fault,
    sentence: pastFaultWords[fault],
  })
  const read = (table: TableRow): Read | { row: number; faults: PastImportFault[] } => {
    const { row } = table
    const here = table.faults.filter(it => it.fault === 'no-heading' || it.column === undefined || used.has(it.column))
    const unread = new Set(here.map(it => it.column))
    const reading = readPastRow(cellsOf(table.cells, columns), context)
    const own = reading.ok ? [] : reading.faults.filter(it => !unread.has(columns[it.column]))
    const faults = [
      ...here.map(it => tableFault(row, it)),
      ...own.map(({ column, fault }) => faultAt(row, column, fault)),
    ]
    if (faults.length > 0 || !reading.ok) return { row, faults }
    const past = reading.row
    const id = pastIdOf(core, communityId, past.identity)
    if (seenAt.has(id)) return { row, faults: [faultAt(row, columns.number ? 'number' : 'id', 'double')] }
    seenAt.add(id)
    const rest = restOf(table, matched, past)
    return { row, past, id, ...(rest === undefined ? {} : { rest }) }
  }
  const judge = (it: Read, found: Found): JudgedPast => {
    const { row, past, id } = it
    const stored = found.take(complaintAt(id))
    if (stored) {
      const changed = differences(past, openComplaint(stored, core.seal)).map(column => headingOf(column, columns))
      return changed.length === 0
        ? { row, faults: [], outcome: 'known' }
        : { row, faults: [], outcome: 'different', number: past.number, columns: [...new Set(changed)] }
    }
    // Of a month in which this system has given numbers of that form.
    if (past.sequence !== undefined && found.take(counterAt(past.sequence)))
      return { row, outcome: 'faulty', faults: [faultAt(row, 'number', 'number-of-ours')] }
    return { faults: [], outcome: 'new', ...it }
  }
  return async (rows: readonly TableRow[]): Promise<JudgedPast[]> => {
    const readings = rows.map(read)
    const wanted = readings.flatMap(it => ('past' in it ? [it] : []))
    const found = await readItems(core.database, [
      ...wanted.map(it => complaintAt(it.id)),
      ...wanted.flatMap(({ past: { sequence } }) => (sequence === undefined ? [] : [counterAt(sequence)])),
    ])
    return readings.map(it => ('past' in it ? judge(it, found) : { ...it, outcome: 'faulty' }))
  }
}
