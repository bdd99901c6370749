// The change feed: what DynamoDB Streams would deliver, kept until a reader has saved how far it has come.
import type { DynamoDBRecord } from 'aws-lambda'
import { equalItems, type Item, sizeOfItem } from './attribute-value.ts'
import { type DatabaseFile, numberOf, type Row, textOf } from './database-file.ts'
import type { Change } from './item-store.ts'
import { namesOf, type TableDefinition } from './table-definition.ts'

/** A stream record with its place in the feed. */
export type FeedEntry = { sequence: number; record: DynamoDBRecord }

export type ChangeFeed = {
  /** Appends the record of a change inside the caller's sqlite transaction; a write that changes nothing leaves none. */
  append(change: Change): void
  /** Up to `limit` records behind `afterSequence`, in order. */
  read(table: TableDefinition, afterSequence: number, limit: number): FeedEntry[]
  /** Forgets the records of a table up to and including `throughSequence`; answers how many. */
  trim(table: TableDefinition, throughSequence: number): number
  /** The sequence saved under a reader's name; 0 before the first. */
  checkpoint(name: string): number
  saveCheckpoint(name: string, sequence: number): void
}

/** `now` gives epoch milliseconds. */
export const openChangeFeed = (file: DatabaseFile, now: () => number): ChangeFeed => {
  const columns =
    'tableName TEXT, event TEXT, keys TEXT, newImage TEXT, oldImage TEXT, size INTEGER, at INTEGER, isExpiry INTEGER'
  // AUTOINCREMENT: a sequence number is never given twice, also after everything was trimmed.
  file.run(`CREATE TABLE IF NOT EXISTS feed (sequence INTEGER PRIMARY KEY AUTOINCREMENT, ${columns})`)
  file.run('CREATE INDEX IF NOT EXISTS feedByTable ON feed (tableName, sequence)')
  file.run('CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL)')
  return {
    append: change => append(file, change, now()),
    read: (table, afterSequence, limit) => {
      const sql = 'SELECT * FROM feed WHERE tableName = ? AND sequence > ? ORDER BY sequence LIMIT ?'
      return [...file.rows(sql, table.name, afterSequence, limit)].map(row => entryOf(row, table))
    },
    trim: (table, throughSequence) =>
      file.run('DELETE FROM feed WHERE tableName = ? AND sequence <= ?', table.name, throughSequence),
    checkpoint: name => {
      const row = file.first('SELECT sequence FROM checkpoints WHERE name = ?', name)
      return row ? numberOf(row, 'sequence') : 0
    },
    saveCheckpoint: (name, sequence) => {
      file.run('INSERT OR REPLACE INTO checkpoints VALUES (?, ?)', name, sequence)
    },
  }
}

const append = (file: DatabaseFile, { table, before, after, isExpiry }: Change, at: number): void => {
  const present = after ?? before
  if (!table.streamView || !present) return
  if (before && after && equalItems(before.item, after.item)) return
  const keys = keysOf(table, present.item)
  const newImage = table.streamView.startsWith('NEW') ? after : undefined
  const oldImage = /OLD/.test(table.streamView) ? before : undefined
  const event = before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT'
  const size = sizeOfItem(keys) + (newImage?.size ?? 0) + (oldImage?.size ?? 0)
  file.run(
    'INSERT INTO feed VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)',
    table.name,
    event,
    JSON.stringify(keys),
    newImage?.text ?? null,
    oldImage?.text ?? null,
    size,
    at,
    isExpiry ? 1 : 0,
  )
}

const keysOf = (table: TableDefinition, item: Item): Item => {
  const keys: Item = {}
  for (const name of namesOf(table.key)) {
    const value = item[name]
    if (value) keys[name] = value
  }
  return keys
}

const entryOf = (row: Row, table: TableDefinition): FeedEntry => {
  const sequence = numberOf(row, 'sequence')
  const event = textOf(row, 'event')
  const record: DynamoDBRecord = {
    eventID: `${table.name}-${sequence}`,
    eventName: event === 'INSERT' || event === 'REMOVE' ? event : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    eventSourceARN: `arn:aws:dynamodb:local:000000000000:table/${table.name}/stream/local`,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(numberOf(row, 'at') / 1000),
      Keys: JSON.parse(textOf(row, 'keys')),
      ...(row.newImage === null ? {} : { NewImage: JSON.parse(textOf(row, 'newImage')) }),
      ...(row.oldImage === null ? {} : { OldImage: JSON.parse(textOf(row, 'oldImage')) }),
      SequenceNumber: String(sequence).padStart(21, '0'),
      SizeBytes: numberOf(row, 'size'),
      ...(table.streamView ? { StreamViewType: table.streamView } : {}),
    },
    ...(row.isExpiry === 1 ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
  }
  return { sequence, record }
}
