// Reads a table somebody brings – xlsx or csv – row by row, never whole: memory does not grow with the file.

import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { isTableProblem, type TableProblem, tableProblem } from './table-problem.ts'
import { type Header, type TableRow, underHeadings } from './table-row.ts'

/** A file on this machine; `name` as the person knows it. */
export type TableFile = { name: string; path: string }

export type TableLimits = {
  /** Of the file as it lies there. */
  bytes: number
  /** Of one part of an xlsx, unpacked. */
  unpackedBytes: number
  /** Rows that are not empty, headings included. */
  rows: number
}

/** What is known of a table before its first row. */
export type Table = {
  format: 'xlsx' | 'csv'
  /** Of a csv. */
  encoding?: 'utf-8' | 'gb18030'
  /** Of an xlsx: the first visible sheet, which is the only one read. */
  sheet?: string
  otherSheets: readonly string[]
  header: Header
  /** From top to bottom, empty ones left out; to be gone through once. */
  rows: AsyncIterable<TableRow>
  /** For whoever looks at the headings alone; going through the rows closes the file by itself, also where it is broken off. */
  close: () => Promise<void>
}

/** Excel's own bound on rows; what a phone or desk uploads; what Excel makes of that when it unpacks. */
export const tableLimits: TableLimits = {
  bytes: 128 * 1024 * 1024,
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  rows: 1_048_576,
}

const startOf = async (path: string): Promise<{ head: Buffer; bytes: number }> => {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(8)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return { head: head.subarray(0, bytesRead), bytes: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

const formatOf = (head: Buffer, name: string): Table['format'] => {
  const magic = head.toString('latin1')
  if (magic.startsWith('PK')) return 'xlsx'
  if (magic.startsWith('\xd0\xcf\x11\xe0')) throw tableProblem('old-or-locked')
  if (magic.startsWith('\xff\xfe') || magic.startsWith('\xfe\xff')) throw tableProblem('utf-16')
  if (magic.includes('\0') || !['.csv', '.txt'].includes(extname(name).toLowerCase())) throw tableProblem('not-a-table')
  return 'csv'
}

async function* bounded(rows: AsyncIterable<TableRow | Header>, most: number): AsyncGenerator<TableRow, void> {
  let count = 1
  try {
    for await (const it of rows) {
      if (!('cells' in it)) continue
      count += 1
      if (count > most) throw tableProblem('too-many-rows')
      yield it
    }
  } catch (error) {
    throw asProblem(error)
  }
}

const asProblem = (error: unknown): TableProblem =>
  isTableProblem(error) ? error : tableProblem('unreadable', { cause: error })

/**
 * Opens a table and reads its headings. Throws a TableProblem (`isTableProblem`, with its Chinese sentence) where the file cannot
 * be read; `rows` throws one where that shows only later. What was read before is then not to be used: a file is taken
 * whole or row by row as its faults say, never half.
 */
export const readTable = async (file: TableFile, limits: TableLimits = tableLimits): Promise<Table> => {
  const { head, bytes } = await startOf(file.path)
  if (bytes === 0) throw tableProblem('empty')
  if (bytes > limits.bytes) throw tableProblem('too-large')
  const format = formatOf(head, file.name)
  const opened = await (format === 'xlsx' ? readXlsx(file.path, limits) : readCsv(file.path)).catch(error => {
    throw asProblem(error)
  })
  const rows = underHeadings(opened.rows)
  try {
    const first = await rows.next()
    if (first.done || 'cells' in first.value) throw tableProblem('empty')
    return {
      ...opened,
      format,
      header: first.value,
      rows: bounded(rows, limits.rows),
      close: async () => void (await rows.return()),
    }
  } catch (error) {
    await rows.return()
    throw asProblem(error)
  }
}
