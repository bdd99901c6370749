// Read and write units by DynamoDB's documented rule; an emulator's own figures are not to be trusted for costs.
import { equalItems, type Item, sizeOfItem } from './attribute-value.ts'
import { type Change, keyIn, type StoredItem } from './item-store.ts'
import type { IndexDefinition, TableDefinition } from './table-definition.ts'

/** What was used since the last reset, by operation. */
export type OperationCount = { calls: number; items: number; readUnits: number; writeUnits: number }

type TableUse = { read: number; write: number; indexes: Record<string, number> }

/** Collects the use of one call. */
export type Meter = {
  read(table: TableDefinition, bytes: number, reading: Reading): void
  query(
    table: TableDefinition,
    index: IndexDefinition | undefined,
    bytes: number,
    items: number,
    reading: Reading,
  ): void
  /** A write that happened or was refused by its condition: both cost. */
  write(change: Change, isTransactional: boolean): void
  count(): Omit<OperationCount, 'calls'>
  /** The ConsumedCapacity of an answer, one entry per table. */
  consumed(): Record<string, unknown>[]
}

export type Reading = 'eventual' | 'consistent' | 'transactional'

const unitsPerRead: Record<Reading, number> = { eventual: 0.5, consistent: 1, transactional: 2 }

const readUnits = (bytes: number, reading: Reading): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * unitsPerRead[reading]

const writeUnits = (...sizes: number[]): number => Math.max(1, Math.ceil(Math.max(...sizes) / 1024))

export const createMeter = (): Meter => {
  const uses = new Map<string, TableUse>()
  let items = 0
  const tallyOf = (table: TableDefinition): TableUse => {
    const use = uses.get(table.name) ?? { read: 0, write: 0, indexes: {} }
    uses.set(table.name, use)
    return use
  }
  const addToIndex = (use: TableUse, index: IndexDefinition, units: number): void => {
    if (units > 0) use.indexes[index.name] = (use.indexes[index.name] ?? 0) + units
  }
  return {
    read: (table, bytes, reading) => {
      items += 1
      tallyOf(table).read += readUnits(bytes, reading)
    },
    query: (table, index, bytes, count, reading) => {
      items += count
      const units = readUnits(bytes, reading)
      tallyOf(table).read += units
      if (index) addToIndex(tallyOf(table), index, units)
    },
    write: (change, isTransactional) => {
      items += 1
      const use = tallyOf(change.table)
      use.write += writeUnits(change.before?.size ?? 0, change.after?.size ?? 0) * (isTransactional ? 2 : 1)
      for (const index of change.table.indexes) {
        // Indexes follow outside the transaction: their writes cost once.
        const units = indexUnits(index, change.before, change.after)
        use.write += units
        addToIndex(use, index, units)
      }
    },
    count: () => ({ items, readUnits: total(uses, 'read'), writeUnits: total(uses, 'write') }),
    consumed: () => [...uses].map(([name, use]) => consumedCapacity(name, use)),
  }
}

const total = (uses: ReadonlyMap<string, TableUse>, kind: 'read' | 'write'): number =>
  [...uses.values()].reduce((sum, use) => sum + use[kind], 0)

const consumedCapacity = (TableName: string, use: TableUse): Record<string, unknown> => {
  const units = use.read + use.write
  const inIndexes = Object.values(use.indexes).reduce((sum, part) => sum + part, 0)
  return {
    TableName,
    CapacityUnits: units,
    Table: { CapacityUnits: units - inIndexes },
    GlobalSecondaryIndexes: Object.fromEntries(
      Object.entries(use.indexes).map(([name, part]) => [name, { CapacityUnits: part }]),
    ),
  }
}

/** What an index shows of an item. */
export const projectedItem = (item: Item, index: IndexDefinition): Item => {
  if (!index.projected) return item
  const visible: Item = {}
  for (const name of index.projected) {
    const value = item[name]
    if (value) visible[name] = value
  }
  return visible
}

// A changed index key costs a delete and a put; an unchanged projection costs nothing.
const indexUnits = (index: IndexDefinition, before: StoredItem | undefined, after: StoredItem | undefined): number => {
  const oldKey = before && keyIn(before.item, index.key)
  const newKey = after && keyIn(after.item, index.key)
  const old = before && oldKey ? projectedItem(before.item, index) : undefined
  const next = after && newKey ? projectedItem(after.item, index) : undefined
  if (!old) return next ? writeUnits(sizeOfItem(next)) : 0
  if (!next) return writeUnits(sizeOfItem(old))
  if (oldKey?.hash !== newKey?.hash || oldKey?.range !== newKey?.range) {
    return writeUnits(sizeOfItem(old)) + writeUnits(sizeOfItem(next))
  }
  return equalItems(old, next) ? 0 : writeUnits(sizeOfItem(old), sizeOfItem(next))
}
