// What is kept of somebody as xlsx, a sheet for each kind. Every cell is text, so that nothing anybody wrote becomes a formula.

import writeXlsxFile from 'write-excel-file/node'
import { dayOf, type Instant, minutesIntoDay } from '#domain/time.ts'

/** A sheet: its name, its headings with their widths, its rows. */
export type DataSheet = {
  sheet: string
  columns: readonly (readonly [heading: string, width: number])[]
  rows: readonly (readonly string[])[]
}

/** 2026-11-23 10:00; nothing where there is no moment. */
export const moment = (at: Instant | undefined): string => {
  if (at === undefined) return ''
  const minutes = Math.floor(minutesIntoDay(at))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Excel takes no more in a cell. */
const mostInCell = 32_000

export const dataFile = (sheets: readonly DataSheet[]): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map(({ sheet, columns, rows }) => ({
      sheet,
      columns: columns.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map(row => row.map(value => ({ value: value.slice(0, mostInCell), type: String, wrap: true }))),
      ],
    })),
  ).toBuffer()
