// A folder of tables to be read, for the tests of one file.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { readTable, type Table, type TableLimits } from '../../../functions/import/read-table.ts'
import type { TableRow } from '../../../functions/import/table-row.ts'

export const gathered = async (rows: AsyncIterable<TableRow>): Promise<TableRow[]> => {
  const all: TableRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** Reads what lies in a folder of its own, by name; the folder is there while the tests of the file run. */
export const tablesFolder = () => {
  let directory = ''
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-tables-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))
  const pathOf = (name: string): string => join(directory, name)
  const opened = (name: string, limits?: TableLimits): Promise<Table> => readTable({ name, path: pathOf(name) }, limits)
  const rowsIn = async (name: string, limits?: TableLimits): Promise<TableRow[]> =>
    gathered((await opened(name, limits)).rows)
  return {
    pathOf,
    opened,
    rowsIn,
    cellsIn: async (name: string): Promise<string[][]> => (await rowsIn(name)).map(it => Object.values(it.cells)),
    faultsIn: async (name: string): Promise<(string | number)[][]> =>
      (await rowsIn(name)).flatMap(({ row, faults }) => faults.map(it => [row, it.column ?? '', it.fault])),
  }
}
