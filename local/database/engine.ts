// What every operation works with.
import { tableNotFound } from './aws-error.ts'
import type { Meter } from './capacity.ts'
import type { DatabaseFile } from './database-file.ts'
import type { ItemStore } from './item-store.ts'
import type { TableDefinition } from './table-definition.ts'

export type Engine = {
  file: DatabaseFile
  store: ItemStore
  tables: ReadonlyMap<string, TableDefinition>
  /** Epoch milliseconds. */
  now: () => number
}

/** An operation of the service: synchronous, throwing the AWS errors it answers with. */
export type Operation<Input> = (engine: Engine, input: Input, meter: Meter) => Record<string, unknown>

export const tableNamed = (engine: Engine, name: string): TableDefinition => {
  const table = engine.tables.get(name)
  if (!table) throw tableNotFound()
  return table
}

type Consumption = { ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE' }

/** The ConsumedCapacity field of an answer on one table, if it was asked for. */
export const consumedByOne = (input: Consumption, meter: Meter): Record<string, unknown> => {
  const { ConsumedCapacity } = consumedByAll(input, meter)
  return ConsumedCapacity === undefined ? {} : { ConsumedCapacity: ConsumedCapacity[0] }
}

/** The ConsumedCapacity field of an answer on several tables, if it was asked for. */
export const consumedByAll = ({ ReturnConsumedCapacity: mode }: Consumption, meter: Meter) => {
  if (mode === undefined || mode === 'NONE') return {}
  const consumed = meter.consumed()
  if (mode === 'INDEXES') return { ConsumedCapacity: consumed }
  return { ConsumedCapacity: consumed.map(({ TableName, CapacityUnits }) => ({ TableName, CapacityUnits })) }
}
