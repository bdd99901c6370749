// Merged cells stand behind the rows in a sheet: a first pass looks for them alone, without reading the rest as XML.

import { tableProblem } from './table-problem.ts'
import { mostColumns } from './table-row.ts'

/** Rows from 1, columns from 0, each with its last. */
export type Merge = { from: number; to: number; column: number; lastColumn: number }

const mostMerges = 50_000

/** `C` is 2. */
export const columnOf = (letters: string): number => {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const range = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?"/g
/** No element of a merge is longer. */
const overlap = 256

/** Every merged range, by its first row. Left of `mostColumns` only: what lies beyond is refused anyway where something stands in it. */
export const mergesIn = async (bytes: AsyncIterable<Uint8Array>): Promise<Merge[]> => {
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of bytes) {
    const text = rest + Buffer.from(chunk).toString('latin1')
    let end = 0
    // Only behind the rows may it stand; most pieces do not hold the word at all.
    if (text.includes('mergeCell'))
      for (const found of text.matchAll(range)) {
        const [whole, first = '', from, last = first, to = from] = found
        end = found.index + whole.length
        const column = columnOf(first)
        if (column < mostColumns)
          merges.push({ from: Number(from), to: Number(to), column, lastColumn: columnOf(last) })
        if (merges.length > mostMerges) throw tableProblem('too-many-merges')
      }
    rest = text.slice(Math.max(end, text.length - overlap))
  }
  return merges.sort((a, b) => a.from - b.from)
}

/** Asked row by row from the top: the columns of which a merged cell covers the row. */
export const mergedAt = (merges: readonly Merge[]): ((row: number) => number[]) => {
  let next = 0
  let open: Merge[] = []
  return row => {
    open = open.filter(it => it.to >= row)
    for (let merge = merges[next]; merge && merge.from <= row; merge = merges[next]) {
      if (merge.to >= row) open.push(merge)
      next += 1
    }
    // In Excel no two lie on each other: more than there are columns would only make every row long.
    if (open.length > mostColumns) throw tableProblem('too-many-merges', { row })
    const columns = new Set<number>()
    for (const { column, lastColumn } of open)
      for (let at = column; at <= Math.min(lastColumn, mostColumns - 1); at += 1) columns.add(at)
    return [...columns]
  }
}
