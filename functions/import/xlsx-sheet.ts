// The rows of a sheet as they stream by.

import { longestCell, type SharedStrings } from './shared-strings.ts'
import { tableProblem } from './table-problem.ts'
import { mostColumns, type RawRow } from './table-row.ts'
import { columnOf } from './xlsx-merges.ts'
import { momentOf } from './xlsx-styles.ts'
import { heard, unescaped, type XmlListener } from './xml.ts'

export type SheetParts = {
  strings: SharedStrings
  dateStyles: readonly boolean[]
  from1904: boolean
  mergedAt: (row: number) => number[]
}

type Cell = { column: number; type: string; style: number; value: string; hasFormula: boolean }
type Row = { row: number; isHidden: boolean; cells: Map<number, string>; faults: RawRow['faults'][number][] }

/** Excel shows 15 digits: `0.1 + 0.2` stands as 0.30000000000000004 in the file. */
const numberText = (value: string): string => {
  const number = Number(value)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value
}

const isoMoment = (value: string): string =>
  value.replace(/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d).*)?$/, (_, day, time) => `${day} ${time ?? '00:00'}`)

const textOf = ({ type, style, value }: Cell, { strings, dateStyles, from1904 }: SheetParts): string => {
  if (value === '') return ''
  switch (type) {
    case 's':
      return strings.at(Number(value))
    case 'b':
      return value === '1' || value === 'true' ? '是' : '否'
    case 'd':
      return isoMoment(value)
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'e':
      return value
    default:
      return dateStyles[style] && Number.isFinite(Number(value)) ? momentOf(Number(value), from1904) : numberText(value)
  }
}

const addCell = (row: Row, cell: Cell, parts: SheetParts): void => {
  const text = textOf(cell, parts).replace(/\r\n?/g, '\n').trim()
  if (text === '' && !cell.hasFormula) return
  const { column } = cell
  if (column >= mostColumns) throw tableProblem('too-many-columns', { row: row.row })
  row.cells.set(column, text)
  if (cell.hasFormula) row.faults.push({ column, fault: 'formula' })
  if (cell.type === 'e') row.faults.push({ column, fault: 'error-value' })
  if (text.includes('\ufffd')) row.faults.push({ column, fault: 'encoding' })
}

const finished = ({ row, isHidden, cells, faults }: Row, { mergedAt }: SheetParts): RawRow => ({
  row,
  cells,
  faults: [
    ...faults,
    ...mergedAt(row).map(column => ({ column, fault: 'merged' as const })),
    ...(isHidden ? [{ fault: 'hidden-row' as const }] : []),
  ],
})

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Hears a sheet and puts every row that is not empty into `heap`. */
const sheetListener = (heap: RawRow[], parts: SheetParts): XmlListener => {
  let row: Row | undefined
  let cell: Cell | undefined
  let isText = false
  let inPhonetic = false
  let lastRow = 0
  let lastColumn = -1
  let hiddenColumns: number[] = []
  const openRow = (r: string | undefined, hidden: string | undefined): void => {
    const number = r === undefined ? lastRow + 1 : Number(r)
    if (!Number.isInteger(number) || number <= lastRow) throw tableProblem('unreadable')
    row = { row: number, isHidden: isOn(hidden), cells: new Map(), faults: [] }
    lastRow = number
    lastColumn = -1
  }
  const openCell = (r: string | undefined, type = 'n', style = '0'): void => {
    const column = r === undefined ? lastColumn + 1 : columnOf(r.replace(/\d+$/, ''))
    if (!(column > lastColumn)) throw tableProblem('unreadable')
    cell = { column, type, style: Number(style), value: '', hasFormula: false }
    lastColumn = column
  }
  const closeRow = (): void => {
    if (row && row.cells.size > 0) {
      // Said once, with the headings: the first row there is.
      for (const column of hiddenColumns) row.faults.push({ column, fault: 'hidden-column' })
      hiddenColumns = []
      heap.push(finished(row, parts))
    }
    row = undefined
  }
  return {
    open(name, { r, t, s, hidden, min, max }) {
      if (name === 'col' && isOn(hidden))
        for (let at = Number(min); at <= Math.min(Number(max), mostColumns); at += 1) hiddenColumns.push(at - 1)
      else if (name === 'row') openRow(r, hidden)
      else if (name === 'c' && row) openCell(r, t, s)
      else if (name === 'f' && cell) cell.hasFormula = true
      else if (name === 'rPh') inPhonetic = true
      isText = cell !== undefined && !inPhonetic && (name === 'v' || name === 't')
    },
    text(more) {
      if (!isText || !cell) return
      cell.value += more
      if (cell.value.length > longestCell) throw tableProblem('cell-too-long', { row: lastRow })
    },
    close(name) {
      isText = false
      if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && row && cell) {
        addCell(row, cell, parts)
        cell = undefined
      } else if (name === 'row') closeRow()
    },
  }
}

/** Rows from top to bottom, those of empty cells left out. */
export async function* sheetRows(bytes: AsyncIterable<Uint8Array>, parts: SheetParts): AsyncGenerator<RawRow, void> {
  const heap: RawRow[] = []
  for await (const _ of heard(bytes, sheetListener(heap, parts))) {
    yield* heap
    heap.length = 0
  }
}
