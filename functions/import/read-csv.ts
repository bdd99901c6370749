// A csv as rows: separated by comma, semicolon or tab, quoted or not, with line breaks inside quotes.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import * as z from 'zod/mini'
import { type CsvEncoding, decoded, encodingOf } from './csv-encoding.ts'
import { tableProblem } from './table-problem.ts'
import { mostColumns, type RawRow } from './table-row.ts'

/** Of one row, in characters: a quote that is never closed must not swallow the file. */
const longestRow = 256 * 1024

const Cells = z.array(z.string())

/** Of comma, semicolon and tab what stands most often in the first line. */
const separatorIn = (line: string): string => {
  const counted = [',', ';', '\t'].map(it => ({ it, count: line.split(it).length }))
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).it
}

const firstLine = async (path: string, encoding: CsvEncoding): Promise<string> => {
  let text = ''
  for await (const part of decoded(path, encoding)) {
    text += part
    if (/[\r\n]/.test(text) || text.length > longestRow) break
  }
  return text.split(/[\r\n]/, 1)[0] ?? ''
}

const rawRow = (row: number, values: readonly string[]): RawRow | undefined => {
  const cells = new Map<number, string>()
  const faults: RawRow['faults'][number][] = []
  for (const [column, value] of values.entries()) {
    const text = value.replace(/\r\n?/g, '\n').trim()
    if (text === '') continue
    if (column >= mostColumns) throw tableProblem('too-many-columns', { row })
    cells.set(column, text)
    if (text.includes('\ufffd')) faults.push({ column, fault: 'encoding' })
    // `="0012"` is how Excel is made to keep zeros; what is meant is not ours to guess.
    if (text.startsWith('=')) faults.push({ column, fault: 'formula' })
  }
  if (cells.size === 0) return undefined
  return { row, cells, faults, length: values.length }
}

const problemAfter = (row: number, error: unknown): unknown => {
  if (!(error instanceof CsvError)) return error
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
  return tableProblem(isQuote ? 'quote-open' : 'unreadable', { row: row + 1, cause: error })
}

async function* csvRows(path: string, encoding: CsvEncoding, delimiter: string): AsyncGenerator<RawRow, void> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
  })
  const source = Readable.from(decoded(path, encoding))
  // What goes wrong on the way is thrown by the parser's iteration.
  const flowing = pipeline(source, parser).catch(() => undefined)
  let row = 0
  try {
    for await (const record of parser) {
      row += 1
      const raw = rawRow(row, Cells.parse(record))
      if (raw) yield raw
    }
  } catch (error) {
    throw problemAfter(row, error)
  } finally {
    parser.destroy()
    await flowing
  }
}

/** Opens a csv. */
export const readCsv = async (
  path: string,
): Promise<{ encoding: CsvEncoding; otherSheets: []; rows: AsyncGenerator<RawRow, void> }> => {
  const encoding = await encodingOf(path)
  const separator = separatorIn(await firstLine(path, encoding))
  return { encoding, otherSheets: [], rows: csvRows(path, encoding, separator) }
}
