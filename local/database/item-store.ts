// Items and their index entries in sqlite. An index entry holds only keys; what an index may show is cut when it is read.
import { type Item, sizeOfItem } from './attribute-value.ts'
import type { ChangeFeed } from './change-feed.ts'
import { type DatabaseFile, databaseFileError, numberOf, type Row, type SqlValue, textOf } from './database-file.ts'
import type { IndexDefinition, KeyNames, TableDefinition } from './table-definition.ts'

/** The values of a key; a table without sort key has the empty range. */
export type ItemKey = { hash: string; range: string }

/** An item with its JSON text and its size in bytes. */
export type StoredItem = { item: Item; text: string; size: number }

export type Change = {
  table: TableDefinition
  key: ItemKey
  before: StoredItem | undefined
  after: StoredItem | undefined
  /** The item was removed because its time to live was over. */
  isExpiry?: true
}

export type ItemStore = {
  read(table: TableDefinition, key: ItemKey): StoredItem | undefined
  /** Writes the item, its index entries and its feed record; the caller holds the sqlite transaction. */
  write(change: Change): void
  /** Adds a new item and its index entries without a feed record; the caller holds the sqlite transaction. */
  add(table: TableDefinition, key: ItemKey, item: StoredItem): void
  /** Every item in key order: for tools and tests; no operation of the service offers it. */
  all(table: TableDefinition): StoredItem[]
  /** Items whose time to live ended before the given second. */
  expired(table: TableDefinition, nowSeconds: number): StoredItem[]
}

export const itemsOf = (table: TableDefinition): string => `"items ${table.name}"`
export const entriesOf = (table: TableDefinition, index: IndexDefinition): string =>
  `"index ${table.name} ${index.name}"`

export const storedItem = (item: Item): StoredItem => ({ item, text: JSON.stringify(item), size: sizeOfItem(item) })

export const storedItemOf = (row: Row): StoredItem => {
  const text = textOf(row, 'item')
  return { item: JSON.parse(text), text, size: numberOf(row, 'size') }
}

/** The key of an item, or undefined when it lacks an attribute of it (a sparse index leaves such an item out). */
export const keyIn = (item: Item, key: KeyNames): ItemKey | undefined => {
  const hash = item[key.hash]?.S
  const range = key.range === undefined ? '' : item[key.range]?.S
  return hash === undefined || range === undefined ? undefined : { hash, range }
}

/** Creates what is missing in the file and fills new indexes. Throws a DatabaseFileError if a table had another key. */
export const openItemStore = (
  file: DatabaseFile,
  path: string,
  tables: readonly TableDefinition[],
  feed: ChangeFeed,
): ItemStore => {
  file.run('CREATE TABLE IF NOT EXISTS tables (name TEXT PRIMARY KEY, key TEXT NOT NULL)')
  file.run('CREATE TABLE IF NOT EXISTS indexes (name TEXT PRIMARY KEY, tableName TEXT NOT NULL, key TEXT NOT NULL)')
  for (const table of tables) file.atomically(() => prepareTable(file, path, table))
  const readSql = new Map(
    tables.map(table => [table, `SELECT item, size FROM ${itemsOf(table)} WHERE hash = ? AND range = ?`]),
  )
  return {
    read: (table, key) => {
      const row = file.first(readSql.get(table) ?? '', key.hash, key.range)
      return row && storedItemOf(row)
    },
    write: change => {
      writeItem(file, change)
      for (const index of change.table.indexes) writeEntry(file, change, index)
      feed.append(change)
    },
    add: (table, key, after) => {
      const change = { table, key, before: undefined, after }
      writeItem(file, change)
      for (const index of table.indexes) writeEntry(file, change, index)
    },
    all: table => [...file.rows(`SELECT item, size FROM ${itemsOf(table)} ORDER BY hash, range`)].map(storedItemOf),
    expired: (table, nowSeconds) =>
      [...file.rows(`SELECT item, size FROM ${itemsOf(table)} WHERE expiresAtSeconds < ?`, nowSeconds)].map(
        storedItemOf,
      ),
  }
}

const prepareTable = (file: DatabaseFile, path: string, table: TableDefinition): void => {
  const key = JSON.stringify(table.key)
  const known = file.first('SELECT key FROM tables WHERE name = ?', table.name)
  if (known && known.key !== key) throw databaseFileError('other-tables', path)
  if (!known) {
    const columns = 'hash TEXT, range TEXT, item TEXT NOT NULL, size INTEGER NOT NULL, expiresAtSeconds INTEGER'
    file.run(`CREATE TABLE ${itemsOf(table)} (${columns}, PRIMARY KEY (hash, range)) WITHOUT ROWID`)
    const expiry = `"expiry ${table.name}" ON ${itemsOf(table)} (expiresAtSeconds)`
    file.run(`CREATE INDEX ${expiry} WHERE expiresAtSeconds IS NOT NULL`)
    file.run('INSERT INTO tables VALUES (?, ?)', table.name, key)
  }
  dropForgottenIndexes(file, table)
  for (const index of table.indexes) prepareIndex(file, table, index)
}

// An index that is no longer kept up must not come back later with what it held then.
const dropForgottenIndexes = (file: DatabaseFile, table: TableDefinition): void => {
  const kept = table.indexes.map(index => entriesOf(table, index))
  const known = [...file.rows('SELECT name FROM indexes WHERE tableName = ?', table.name)].map(row =>
    textOf(row, 'name'),
  )
  for (const entries of known.filter(name => !kept.includes(name))) {
    file.run(`DROP TABLE ${entries}`)
    file.run('DELETE FROM indexes WHERE name = ?', entries)
  }
}

// An index whose key has changed since the file was written is built anew from the items.
const prepareIndex = (file: DatabaseFile, table: TableDefinition, index: IndexDefinition): void => {
  const entries = entriesOf(table, index)
  const key = JSON.stringify(index.key)
  const known = file.first('SELECT key FROM indexes WHERE name = ?', entries)
  if (known?.key === key) return
  file.run(`DROP TABLE IF EXISTS ${entries}`)
  const columns = 'hash TEXT, range TEXT, itemHash TEXT, itemRange TEXT'
  file.run(`CREATE TABLE ${entries} (${columns}, PRIMARY KEY (hash, range, itemHash, itemRange)) WITHOUT ROWID`)
  file.run('INSERT OR REPLACE INTO indexes VALUES (?, ?, ?)', entries, table.name, key)
  for (const row of file.rows(`SELECT item, size FROM ${itemsOf(table)}`)) {
    const stored = storedItemOf(row)
    const itemKey = keyIn(stored.item, table.key)
    if (itemKey) writeEntry(file, { table, key: itemKey, before: undefined, after: stored }, index)
  }
}

const writeItem = (file: DatabaseFile, { table, key, after }: Change): void => {
  if (!after) {
    file.run(`DELETE FROM ${itemsOf(table)} WHERE hash = ? AND range = ?`, key.hash, key.range)
    return
  }
  const row: SqlValue[] = [key.hash, key.range, after.text, after.size, expiryOf(table, after.item)]
  file.run(`INSERT OR REPLACE INTO ${itemsOf(table)} VALUES (?, ?, ?, ?, ?)`, ...row)
}

// Only a number counts as a time to live, as in the service; an attribute of another type never expires.
const expiryOf = (table: TableDefinition, item: Item): number | null => {
  const expiry = table.expiryAttribute === undefined ? undefined : item[table.expiryAttribute]?.N
  return expiry === undefined ? null : Math.floor(Number(expiry))
}

const writeEntry = (file: DatabaseFile, { table, key, before, after }: Change, index: IndexDefinition): void => {
  const old = before && keyIn(before.item, index.key)
  const next = after && keyIn(after.item, index.key)
  if (old?.hash === next?.hash && old?.range === next?.range) return
  const entries = entriesOf(table, index)
  if (old) {
    const match = 'hash = ? AND range = ? AND itemHash = ? AND itemRange = ?'
    file.run(`DELETE FROM ${entries} WHERE ${match}`, old.hash, old.range, key.hash, key.range)
  }
  if (next) file.run(`INSERT INTO ${entries} VALUES (?, ?, ?, ?)`, next.hash, next.range, key.hash, key.range)
}
