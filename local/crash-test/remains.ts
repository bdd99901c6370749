// Everything that is left on disk after the last stop, read without the stack.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { MessageItem } from '../../functions/messages/message-item.ts'
import { PhotoItem } from '../../functions/photos/photo-item.ts'
import { fullKey } from '../../functions/photos/photo-keys.ts'
import { CounterItem } from '../../functions/storage/act-items.ts'
import { ComplaintItem, EntryItem } from '../../functions/storage/stored-complaint.ts'
import { openDatabase } from '../database/open-database.ts'
import { projectTables } from '../database/table-definition.ts'
import { tableNames } from '../outside.ts'
import { openObjectFiles } from '../photo-store/object-files.ts'

export type Remains = {
  complaints: Pick<Complaint, 'id' | 'number' | 'photoIds' | 'chain' | 'receivedAt'>[]
  /** By complaint id, in order. */
  entries: Map<string, Entry[]>
  messages: MessageItem[]
  photos: PhotoItem[]
  /** Last serial by sequence. */
  counters: Map<string, number>
  /** Stream records the relay has not come to. */
  streamLeft: number
  queueLeft: number
  deadLetters: number
  /** SHA-256 of the cleaned picture in the store, by photo id. */
  pictures: Map<string, string>
  originalsLeft: number
}

const readPictures = async (directory: string) => {
  const files = await openObjectFiles(join(directory, 'photos', 'store'))
  const pictures = new Map<string, string>()
  const objects = await files.all()
  for (const { key } of objects) {
    const [, photoId] = /^photos\/([^.]+)\.jpg$/.exec(key) ?? []
    const object = photoId === undefined ? undefined : await files.read(fullKey(photoId))
    if (photoId === undefined || !object) continue
    const hash = createHash('sha256')
    for await (const chunk of object.bytes) hash.update(chunk)
    pictures.set(photoId, hash.digest('hex'))
  }
  return { pictures, originalsLeft: objects.filter(it => it.key.startsWith('incoming/')).length }
}

const Marshalled = z.custom<Record<string, AttributeValue>>(value => typeof value === 'object' && value !== null)

const readTables = (directory: string, now: () => number) => {
  const { records, working } = projectTables('local')
  const database = openDatabase({ path: join(directory, 'tables.sqlite'), tables: [records, working], now })
  try {
    const queue = database.queue('messages', { maxReceives: Number.POSITIVE_INFINITY })
    return {
      items: database.allItems(tableNames.records).map(item => unmarshall(Marshalled.parse(item))),
      streamLeft: database.readFeed(tableNames.records, database.checkpoint('relay-messages'), 1000).length,
      queueLeft: queue.size(),
      deadLetters: queue.deadLetters().length,
    }
  } finally {
    database.close()
  }
}

const entriesIn = (items: readonly Record<string, unknown>[]): Map<string, Entry[]> => {
  const entries = new Map<string, Entry[]>()
  for (const item of items.filter(it => String(it.sk).startsWith('ENTRY#'))) {
    const entry = EntryItem.parse(item)
    const own = entries.get(entry.complaintId) ?? []
    own.push(entry)
    entries.set(entry.complaintId, own)
  }
  return entries
}

/** Reads database and photo store of a stopped stack. */
export const readRemains = async (directory: string, now: () => number): Promise<Remains> => {
  const { items, ...rest } = readTables(directory, now)
  const ofKind = (sk: string) => items.filter(it => it.sk === sk)
  const counters = ofKind('COUNTER').map(it => CounterItem.parse(it))
  return {
    ...rest,
    ...(await readPictures(directory)),
    complaints: ofKind('COMPLAINT').map(it => ComplaintItem.parse(it).complaint),
    entries: entriesIn(items),
    messages: ofKind('MESSAGE').map(it => MessageItem.parse(it)),
    photos: ofKind('PHOTO').map(it => PhotoItem.parse(it)),
    counters: new Map(counters.map(it => [it.pk.slice('COUNTER#'.length), it.version])),
  }
}
