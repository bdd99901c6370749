// What a reader of tables gives: rows as Excel numbers them, cells by the heading of their column, and what was wrong where.

import { tableProblem } from './table-problem.ts'

/** What is wrong with a cell, a row or a heading; the row can be shown, and should not be believed. */
export type TableFault =
  | 'formula'
  | 'merged'
  | 'hidden-row'
  | 'hidden-column'
  | 'error-value'
  /** Something stands in a column that has no heading. */
  | 'no-heading'
  | 'double-heading'
  /** A csv row that ends before the headings do. */
  | 'too-few-cells'
  | 'encoding'

export type RowFault = {
  /** The heading, or Excel's letter of a column without one; missing where it is about the whole row. */
  column?: string
  fault: TableFault
}

export type TableRow = {
  /** As Excel shows it, from 1. */
  row: number
  /** By heading, trimmed; of headings that stand there twice the first. Every heading is there, an empty cell is ''. */
  cells: Readonly<Record<string, string>>
  faults: readonly RowFault[]
}

/** A row of a format: cells and faults by the index of their column, from 0. Rows of empty cells are left out. */
export type RawRow = {
  row: number
  cells: ReadonlyMap<number, string>
  faults: readonly { column?: number; fault: TableFault }[]
  /** How many cells the row has, where the format says it. */
  length?: number
}

export type Header = {
  row: number
  /** Trimmed, from left to right, without doubles. */
  headings: readonly string[]
  faults: readonly RowFault[]
}

/** As many columns of a table are read; a file with more is refused. */
export const mostColumns = 200

/** `C` for the third column, index 2. */
export const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

type Headed = { header: Header; names: ReadonlyMap<number, string> }

const named = ({ column, fault }: RawRow['faults'][number], names: ReadonlyMap<number, string>): RowFault =>
  column === undefined ? { fault } : { column: names.get(column) ?? lettersOf(column), fault }

const headedBy = ({ row, cells, faults }: RawRow, title?: RawRow): Headed => {
  const names = new Map([...cells].sort(([a], [b]) => a - b))
  const seen = new Set<string>()
  const doubles = new Set<string>()
  for (const name of names.values()) {
    if (seen.has(name)) doubles.add(name)
    seen.add(name)
  }
  return {
    names,
    header: {
      row,
      headings: [...seen],
      faults: [
        // Columns are hidden from the first row on, and that may be the title.
        ...[...(title?.faults.filter(it => it.fault === 'hidden-column') ?? []), ...faults].map(it => named(it, names)),
        ...[...doubles].map(column => ({ column, fault: 'double-heading' as const })),
      ],
    },
  }
}

const rowUnder = ({ header, names }: Headed, { row, cells, faults, length }: RawRow): TableRow => {
  const texts: Record<string, string> = Object.fromEntries(header.headings.map(it => [it, '']))
  const taken = new Set<string>()
  for (const [column, name] of names) {
    if (!taken.has(name)) texts[name] = cells.get(column) ?? ''
    taken.add(name)
  }
  const isShort = length !== undefined && length <= Math.max(...names.keys())
  const stray = [...cells.keys()].filter(it => !names.has(it))
  return {
    row,
    cells: texts,
    faults: [
      // A merge beside the table joins nothing of it.
      ...faults
        .filter(it => it.fault !== 'merged' || it.column === undefined || names.has(it.column))
        .map(it => named(it, names)),
      ...stray.map(it => ({ column: lettersOf(it), fault: 'no-heading' as const })),
      ...(isShort ? [{ fault: 'too-few-cells' as const }] : []),
    ],
  }
}

/** The header, then the rows under it. A lone cell above the headings is a title and passed over. */
export async function* underHeadings(rows: AsyncIterable<RawRow>): AsyncGenerator<Header | TableRow, void> {
  let title: RawRow | undefined
  let headed: Headed | undefined
  for await (const raw of rows) {
    if (headed) {
      yield rowUnder(headed, raw)
      continue
    }
    if (!title && raw.row !== 1) throw tableProblem('no-headings')
    if (!title && raw.cells.size === 1) {
      title = raw
      continue
    }
    // A table of one column has one cell in every row: then what looked like a title is its heading.
    const isTable = !title || raw.cells.size > 1
    headed = isTable ? headedBy(raw, title) : headedBy(title ?? raw)
    yield headed.header
    if (!isTable) yield rowUnder(headed, raw)
  }
  if (!headed && title) yield headedBy(title).header
  else if (!headed) throw tableProblem('empty')
}
