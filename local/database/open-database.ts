// The embedded database: DynamoDB's operations, change feed, time to live and queues on one sqlite file.
import type { Item } from './attribute-value.ts'
import { type FeedEntry, openChangeFeed } from './change-feed.ts'
import { openDatabaseFile } from './database-file.ts'
import type { Engine } from './engine.ts'
import type { BeforeOperation } from './faults.ts'
import { keyIn, openItemStore, storedItem } from './item-store.ts'
import { createOperationCounts, type OperationCounts } from './operation-counts.ts'
import { openQueue, prepareQueues, type Queue } from './queue.ts'
import { createRequestHandler, type RequestHandler } from './request-handler.ts'
import { defineTable, type TableDefinition, type TableProperties } from './table-definition.ts'
import { prepareRequestTokens } from './transact-write.ts'

export type DatabaseOptions = {
  /** A file, or `:memory:` (the default). */
  path?: string
  tables: readonly TableProperties[]
  /** Epoch milliseconds. */
  now: () => number
}

export type Database = {
  /** For `new DynamoDBClient({ requestHandler })`. */
  requestHandler: RequestHandler
  /** Up to `limit` stream records of a table behind `afterSequence`. Throws for a table without stream. */
  readFeed(table: string, afterSequence: number, limit: number): FeedEntry[]
  /** Forgets delivered records up to and including `throughSequence`; answers how many. */
  trimFeed(table: string, throughSequence: number): number
  /** How far the named reader has come; 0 before its first save. */
  checkpoint(name: string): number
  saveCheckpoint(name: string, sequence: number): void
  /** Calls the listener after every write, committed by then. Answers the function that stops it. */
  onWrite(listener: () => void): () => void
  /** Removes items whose time to live ended before this second; answers how many. Until then they stay readable. */
  sweepExpired(nowSeconds: number): number
  /** A durable queue by name; see Queue. */
  queue(name: string, settings: { maxReceives: number }): Queue
  operations: OperationCounts
  /** Replaces the fault injection hook; without a hook nothing fails. */
  injectFaults(beforeOperation?: BeforeOperation): void
  /** Every item of a table in key order: for tests and tools. The service's Scan is not offered. */
  allItems(table: string): Item[]
  /** Adds new items, all or none, without an operation of the service: a bench fills a store with it. Nobody is told. */
  load(table: string, items: readonly Item[]): void
  close(): void
}

/** Opens the database and creates what is missing. Throws a DatabaseFileError for a damaged or busy file or other tables. */
export const openDatabase = ({ path = ':memory:', tables, now }: DatabaseOptions): Database => {
  const file = openDatabaseFile(path)
  try {
    return assemble(file, path, tables.map(defineTable), now)
  } catch (error) {
    file.close()
    throw error
  }
}

const assemble = (
  file: Engine['file'],
  path: string,
  definitions: readonly TableDefinition[],
  now: () => number,
): Database => {
  const feed = openChangeFeed(file, now)
  const store = openItemStore(file, path, definitions, feed)
  prepareRequestTokens(file)
  prepareQueues(file)
  const engine: Engine = { file, store, tables: new Map(definitions.map(table => [table.name, table])), now }
  const operations = createOperationCounts()
  const listeners = new Set<() => void>()
  const afterWrite = () => {
    for (const listener of listeners) listener()
  }
  let faults: BeforeOperation | undefined
  return {
    requestHandler: createRequestHandler({
      engine,
      beforeOperation: () => faults,
      count: operations.add,
      afterWrite,
    }),
    readFeed: (table, afterSequence, limit) => feed.read(streamedTable(engine, table), afterSequence, limit),
    trimFeed: (table, throughSequence) => feed.trim(streamedTable(engine, table), throughSequence),
    checkpoint: feed.checkpoint,
    saveCheckpoint: feed.saveCheckpoint,
    onWrite: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sweepExpired: nowSeconds => {
      const count = definitions.reduce((sum, table) => sum + sweep(engine, table, nowSeconds), 0)
      if (count > 0) afterWrite()
      return count
    },
    queue: (name, { maxReceives }) => openQueue(file, name, maxReceives),
    operations,
    injectFaults: hook => {
      faults = hook
    },
    allItems: table => store.all(knownTable(engine, table)).map(({ item }) => item),
    load: (name, items) => load(engine, knownTable(engine, name), items),
    close: () => file.close(),
  }
}

const knownTable = (engine: Engine, name: string): TableDefinition => {
  const table = engine.tables.get(name)
  if (!table) throw new Error(`There is no table ${name}`)
  return table
}

const streamedTable = (engine: Engine, name: string): TableDefinition => {
  const table = knownTable(engine, name)
  if (!table.streamView) throw new Error(`Table ${name} has no stream`)
  return table
}

const load = ({ file, store }: Engine, table: TableDefinition, items: readonly Item[]): void =>
  file.atomically(() => {
    for (const item of items) {
      const key = keyIn(item, table.key)
      if (!key) throw new Error(`An item for ${table.name} lacks its key`)
      store.add(table, key, storedItem(item))
    }
  })

const sweep = (engine: Engine, table: TableDefinition, nowSeconds: number): number =>
  engine.file.atomically(() => {
    const expired = engine.store.expired(table, nowSeconds)
    for (const before of expired) {
      const key = keyIn(before.item, table.key)
      if (key) engine.store.write({ table, key, before, after: undefined, isExpiry: true })
    }
    return expired.length
  })
