// PutItem, UpdateItem, DeleteItem and BatchWriteItem.
import db from 'dynalite/db/index.js'
import type { Item } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import { consumedByAll, consumedByOne, type Engine, type Operation } from './engine.ts'
import type { Change } from './item-store.ts'
import { type BatchWriteInput, checkBatchWrite, checkWrite, type WriteInput, type WriteKind } from './requests.ts'
import { changeOf, isAllowed, planWrite, refusalOf, type WritePlan } from './write-plan.ts'

const writeOne =
  (kind: WriteKind): Operation<WriteInput> =>
  (engine, input, meter) => {
    const plan = planWrite(engine, kind, checkWrite(kind, input))
    const change = engine.file.atomically(() => {
      const before = engine.store.read(plan.table, plan.key)
      if (!isAllowed(plan, before)) {
        meter.write({ table: plan.table, key: plan.key, before, after: before }, false)
        throw refusalOf(plan, before)
      }
      const decided = changeOf(plan, before)
      writeChange(engine, decided)
      return decided
    })
    meter.write(change, false)
    return { ...returnedValues(plan, change), ...consumedByOne(plan.input, meter) }
  }

export const putItem = writeOne('Put')
export const updateItem = writeOne('Update')
export const deleteItem = writeOne('Delete')

/** Writes a change unless there is nothing to write: an absent item that stays absent. */
export const writeChange = (engine: Engine, change: Change): void => {
  if (change.before || change.after) engine.store.write(change)
}

const returnedValues = ({ input }: WritePlan, { before, after }: Change): { Attributes?: Item } => {
  const paths = input.updates?.paths ?? []
  switch (input.ReturnValues) {
    case 'ALL_OLD':
      return before ? { Attributes: before.item } : {}
    case 'ALL_NEW':
      return after ? { Attributes: after.item } : {}
    case 'UPDATED_OLD':
      return visible(before && db.mapPaths(paths, before.item))
    case 'UPDATED_NEW':
      return visible(after && db.mapPaths(paths, after.item))
    default:
      return {}
  }
}

const visible = (attributes: Item | undefined): { Attributes?: Item } =>
  attributes && Object.keys(attributes).length > 0 ? { Attributes: attributes } : {}

/** The service writes a batch item by item; here the batch is one sqlite transaction, which is stricter than promised. */
export const batchWriteItem: Operation<BatchWriteInput> = (engine, input, meter) => {
  const { RequestItems } = checkBatchWrite(input)
  const plans = Object.entries(RequestItems).flatMap(([TableName, requests]) =>
    requests.map(({ PutRequest, DeleteRequest }) =>
      PutRequest
        ? planWrite(engine, 'Put', { TableName, Item: PutRequest.Item })
        : planWrite(engine, 'Delete', { TableName, Key: DeleteRequest?.Key ?? {} }),
    ),
  )
  if (hasTwoWritesOnOneItem(plans)) throw validationError('Provided list of item keys contains duplicates')
  engine.file.atomically(() => {
    for (const plan of plans) {
      const change = changeOf(plan, engine.store.read(plan.table, plan.key))
      writeChange(engine, change)
      meter.write(change, false)
    }
  })
  return { UnprocessedItems: {}, ...consumedByAll(input, meter) }
}

export const hasTwoWritesOnOneItem = (plans: readonly WritePlan[]): boolean =>
  new Set(plans.map(({ table, key }) => JSON.stringify([table.name, key.hash, key.range]))).size < plans.length
