import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import { syncDirectory, writeDurably } from './write-durably.ts'

// Bodies lie in `bodies/` under random names; an object is a small record in `objects/` naming its body. Writing the
// record is the one atomic step, so an object is always wholly there or not at all, also after a kill -9. File names are
// hashes of keys: no key can reach another directory.

const storedObject = z.strictObject({
  key: z.string(),
  body: z.string(),
  size: z.int(),
  etag: z.string(),
  storedAt: z.int(),
  contentType: z.string(),
  cacheControl: z.optional(z.string()),
  metadata: z.record(z.string(), z.string()),
})
export type StoredObject = z.infer<typeof storedObject>
type ObjectDescription = Pick<StoredObject, 'key' | 'contentType' | 'cacheControl' | 'metadata'>

/** Bytes received and synced to disk, not yet an object. */
export type ReceivedBody = { body: string; size: number; md5: string; sha256: string; crc32: string }

type CommitOptions = { now: Instant; onlyIfNew?: boolean }

export type ObjectFiles = Awaited<ReturnType<typeof openObjectFiles>>

/** Opens (or makes) the directory of objects and clears away bodies that never became one. */
export const openObjectFiles = async (directory: string) => {
  const bodies = join(directory, 'bodies')
  const objects = join(directory, 'objects')
  await Promise.all([mkdir(bodies, { recursive: true }), mkdir(objects, { recursive: true })])

  const recordPath = (key: string) => join(objects, `${createHash('sha256').update(key).digest('hex')}.json`)
  const discard = (received: Pick<ReceivedBody, 'body'>) => rm(join(bodies, received.body), { force: true })

  // One change or opening at a time: nobody reads a record whose body is being discarded, and of two writers of a new
  // object exactly one is first.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Outcome>(act: () => Promise<Outcome>): Promise<Outcome> => {
    const next = last.then(act)
    last = next.catch(() => undefined)
    return next
  }

  const find = async (key: string): Promise<StoredObject | undefined> => {
    const text = await readFile(recordPath(key), 'utf8').catch(undefinedWhenMissing)
    return text === undefined ? undefined : storedObject.parse(JSON.parse(text))
  }

  const all = async (): Promise<StoredObject[]> => {
    const names = (await readdir(objects)).filter(name => name.endsWith('.json'))
    return Promise.all(
      names.map(async name => storedObject.parse(JSON.parse(await readFile(join(objects, name), 'utf8')))),
    )
  }

  /** Takes a stream of bytes to disk; past `most` bytes it stops writing and gives undefined. */
  const receive = async (bytes: Readable, most: number): Promise<ReceivedBody | undefined> => {
    const body = randomUUID()
    const hashes = { md5: createHash('md5'), sha256: createHash('sha256') }
    const file = await open(join(bodies, body), 'wx')
    let size = 0
    let checksum = 0
    try {
      for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
        size += chunk.length
        if (size > most) break
        hashes.md5.update(chunk)
        hashes.sha256.update(chunk)
        checksum = crc32(chunk, checksum)
        await file.writeFile(chunk)
      }
      await file.sync()
    } catch (error) {
      await discard({ body }) // the sender went away
      throw error
    } finally {
      await file.close()
    }
    if (size > most) {
      await discard({ body })
      return undefined
    }
    const big = Buffer.alloc(4)
    big.writeUInt32BE(checksum)
    return {
      body,
      size,
      md5: hashes.md5.digest('hex'),
      sha256: hashes.sha256.digest('hex'),
      crc32: big.toString('base64'),
    }
  }

  /**
   * Makes a received body the object of its key; durable when it resolves. With `onlyIfNew`, an object that is there
   * stays, the body is discarded and the answer is undefined.
   */
  const commit = (received: ReceivedBody, described: ObjectDescription, { now, onlyIfNew = false }: CommitOptions) =>
    inTurn(async (): Promise<StoredObject | undefined> => {
      const before = await find(described.key)
      if (before !== undefined && onlyIfNew) {
        await discard(received)
        return undefined
      }
      const { body, size, md5 } = received
      const stored: StoredObject = { ...described, body, size, etag: `"${md5}"`, storedAt: now }
      await syncDirectory(bodies)
      await writeDurably(recordPath(described.key), JSON.stringify(stored))
      if (before !== undefined) await discard(before)
      return stored
    })

  const remove = (key: string) =>
    inTurn(async (): Promise<void> => {
      const stored = await find(key)
      if (stored === undefined) return
      await rm(recordPath(key), { force: true })
      await discard(stored)
    })

  /** Opens an object for reading; undefined when there is none. */
  const read = (key: string) =>
    inTurn(async (): Promise<{ stored: StoredObject; bytes: Readable } | undefined> => {
      const stored = await find(key)
      if (stored === undefined) return undefined
      const file = await open(join(bodies, stored.body))
      return { stored, bytes: file.createReadStream() }
    })

  const named = new Set((await all()).map(stored => stored.body))
  const orphans = (await readdir(bodies)).filter(body => !named.has(body))
  await Promise.all(orphans.map(body => discard({ body })))
  return { find, all, receive, commit, discard, remove, read }
}

const undefinedWhenMissing = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
