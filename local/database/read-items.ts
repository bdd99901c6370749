// GetItem, BatchGetItem and TransactGetItems.
import db from 'dynalite/db/index.js'
import type { Item } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import type { Meter, Reading } from './capacity.ts'
import { consumedByAll, consumedByOne, type Engine, type Operation, tableNamed } from './engine.ts'
import type { ParsedProjection } from './expression.ts'
import type { ItemKey, StoredItem } from './item-store.ts'
import { checkNoPathIntoKeys, requestedKey } from './keys.ts'
import {
  type BatchGetInput,
  checkBatchGet,
  checkGet,
  checkTransactGet,
  type GetInput,
  type TransactGetInput,
} from './requests.ts'
import type { TableDefinition } from './table-definition.ts'

const largestBatchAnswer = 16 * 1024 * 1024
const largestTransaction = 4 * 1024 * 1024

type PlannedRead = { table: TableDefinition; key: ItemKey; projection: ParsedProjection | undefined; reading: Reading }

export const getItem: Operation<GetInput> = (engine, input, meter) => {
  const checked = checkGet(input)
  const planned = planRead(engine, checked.TableName, checked.Key, checked._projection, readingOf(checked))
  const item = visibleItem(readPlanned(engine, planned, meter), planned)
  return { ...(item ? { Item: item } : {}), ...consumedByOne(checked, meter) }
}

/** The answer stops before 16 MB; what is left over is given back as UnprocessedKeys. */
export const batchGetItem: Operation<BatchGetInput> = (engine, input, meter) => {
  const original = structuredClone(input.RequestItems)
  const checked = checkBatchGet(input)
  const responses: Record<string, Item[]> = {}
  const unprocessed: Record<string, unknown> = {}
  let size = 0
  for (const [name, request] of Object.entries(checked.RequestItems)) {
    const items: Item[] = []
    const leftOver: Item[] = []
    for (const Key of request.Keys) {
      const planned = planRead(engine, name, Key, request._projection, readingOf(request))
      const stored = engine.store.read(planned.table, planned.key)
      size += stored?.size ?? 0
      if (size > largestBatchAnswer) {
        leftOver.push(Key)
        continue
      }
      meter.read(planned.table, stored?.size ?? 0, planned.reading)
      const item = visibleItem(stored, planned)
      if (item) items.push(item)
    }
    responses[name] = items
    if (leftOver.length > 0) unprocessed[name] = { ...original[name], Keys: leftOver }
  }
  return { Responses: responses, UnprocessedKeys: unprocessed, ...consumedByAll(checked, meter) }
}

export const transactGetItems: Operation<TransactGetInput> = (engine, input, meter) => {
  const planned = checkTransactGet(input).map(get =>
    planRead(engine, get.TableName, get.Key, get._projection, 'transactional'),
  )
  const identities = planned.map(({ table, key }) => JSON.stringify([table.name, key.hash, key.range]))
  if (new Set(identities).size < planned.length) {
    throw validationError('Transaction request cannot include multiple operations on one item')
  }
  const found = planned.map(one => readPlanned(engine, one, meter))
  if (found.reduce((sum, stored) => sum + (stored?.size ?? 0), 0) > largestTransaction) {
    throw validationError('Transaction request cannot be larger than 4 MB: the items exceed the aggregate size')
  }
  const responses = planned.map((one, place) => {
    const item = visibleItem(found[place], one)
    return item ? { Item: item } : {}
  })
  return { Responses: responses, ...consumedByAll(input, meter) }
}

const readingOf = ({ ConsistentRead }: { ConsistentRead?: boolean }): Reading =>
  ConsistentRead ? 'consistent' : 'eventual'

const planRead = (
  engine: Engine,
  tableName: string,
  requested: Item,
  projection: ParsedProjection | undefined,
  reading: Reading,
): PlannedRead => {
  const table = tableNamed(engine, tableName)
  checkNoPathIntoKeys(projection?.nestedPaths, table)
  return { table, key: requestedKey(requested, table), projection, reading }
}

const readPlanned = (engine: Engine, { table, key, reading }: PlannedRead, meter: Meter): StoredItem | undefined => {
  const stored = engine.store.read(table, key)
  meter.read(table, stored?.size ?? 0, reading)
  return stored
}

const visibleItem = (stored: StoredItem | undefined, { projection }: PlannedRead): Item | undefined =>
  stored && (projection ? db.mapPaths(projection.paths, stored.item) : stored.item)
