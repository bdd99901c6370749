// The rows of a CSV of residents' messages: columns id, user, title, filedAt, body; further ones are left alone.

import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import * as z from 'zod/mini'

const Row = z.object({ id: z.string(), user: z.string(), title: z.string(), filedAt: z.string(), body: z.string() })
export type Row = z.infer<typeof Row>
const AnsweredRow = z.extend(Row, { answeredAt: z.string() })
/** A message with the time of its answer. */
export type AnsweredRow = z.infer<typeof AnsweredRow>

const textOf = (path: string): Promise<Buffer> =>
  readFile(path).catch(error => {
    throw new Error(`${path} cannot be read (${error.code ?? error})`)
  })

const readAs = async <R extends Row>(path: string, schema: z.ZodMiniType<R>, columns: string[]): Promise<R[]> => {
  const records: unknown = parse(await textOf(path), { columns: true, bom: true, skip_empty_lines: true })
  const read = z.array(schema).safeParse(records)
  if (!read.success) throw new Error(`${path} needs the columns ${columns.join(', ')} in every row`)
  const rows = read.data
  const ids = new Set<string>()
  for (const { id } of rows) {
    // The key is made of the id: a second row under it would be taken for the first one sent again.
    if (ids.has(id)) throw new Error(`${path} has two rows with the id ${id}`)
    ids.add(id)
  }
  return rows
}

/** Reads the whole file. Throws where it is no CSV, lacks a column, or says an id twice. */
export const readRows = (path: string): Promise<Row[]> => readAs(path, Row, Object.keys(Row.shape))

/** The same with the times of the answers. */
export const readAnsweredRows = (path: string): Promise<AnsweredRow[]> =>
  readAs(path, AnsweredRow, Object.keys(AnsweredRow.shape))
