// Tables on their way in: uploaded by permission under whoever brings them, read by nobody else, and gone after use.

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3'
import { largestTableBytes } from '#contract/room-imports.ts'
import type { Photos } from '../photos/open-photos.ts'
import type { TableFile } from './read-table.ts'
import { tableProblem } from './table-problem.ts'

const plainId = /^[A-Za-z0-9_-]{1,64}$/

/** Key of an uploaded table. Throws when an id could change the path. */
export const tableKey = (userId: string, fileId: string): string => {
  if (!plainId.test(userId) || !plainId.test(fileId)) throw new Error('not an id that may stand in a key')
  return `imports/${userId}/${fileId}`
}

export type FetchedTable = { file: TableFile; sha256: string; remove: () => Promise<void> }

/** Lets so many bytes through, and hashes them on their way. */
const measured = () => {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      if (bytes > largestTableBytes) done(tableProblem('too-large'))
      else done(null, chunk)
    },
  })
  return { through, sha256: () => hash.digest('hex') }
}

/** The table on this machine's disk, until `remove`; undefined where it is gone. Throws a TableProblem where it is too large. */
export const fetchTable = async (
  { client, bucket }: Photos,
  { key, name }: { key: string; name: string },
): Promise<FetchedTable | undefined> => {
  const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(error => {
    if (error instanceof NoSuchKey) return undefined
    throw error
  })
  if (!found) return undefined
  if (!(found.Body instanceof Readable)) throw new Error('a table without a readable body')
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-import-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  const path = join(directory, 'table')
  const { through, sha256 } = measured()
  try {
    await pipeline(found.Body, through, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { file: { name, path }, sha256: sha256(), remove }
}

/** Takes an uploaded table away; fine when it is gone already. */
export const removeTable = async ({ client, bucket }: Photos, key: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
}
