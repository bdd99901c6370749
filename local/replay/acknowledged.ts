// The client's own list: one line for every complaint the server has acknowledged, on disk before the next step.

import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import * as z from 'zod/mini'

/** `photos` holds the SHA-256 of each picture as it was sent. */
export type Acknowledged = { id: string; key: string; number: string; photos: readonly string[] }

export type AcknowledgedList = { add: (line: Acknowledged) => Promise<void>; close: () => Promise<void> }

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const columns = ['id', 'key', 'number', 'photos'] as const
const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Opens the list for appending; a line is synced when `add` resolves. */
export const openAcknowledgedList = async (path: string): Promise<AcknowledgedList> => {
  const file = await open(path, 'a')
  if ((await file.stat()).size === 0) await file.appendFile(`${columns.join(',')}\n`)
  let last: Promise<void> = Promise.resolve()
  return {
    add(line) {
      const text = `${[line.id, line.key, line.number, line.photos.join(' ')].map(field).join(',')}\n`
      last = last.then(async () => {
        await file.appendFile(text)
        await file.datasync()
      })
      return last
    },
    async close() {
      await last
      await file.close()
    },
  }
}

const Line = z.object({ id: z.string(), key: z.string(), number: z.string(), photos: z.string() })

/** Reads a list back. */
export const readAcknowledgedList = async (path: string): Promise<Acknowledged[]> => {
  const records: unknown = parse(await readFile(path), { columns: true })
  return z
    .array(Line)
    .parse(records)
    .map(line => ({ ...line, photos: line.photos === '' ? [] : line.photos.split(' ') }))
}
