// Decides what one write does to one item, before anything is written.
import validations from 'dynalite/validations/index.js'
import type { Item } from './attribute-value.ts'
import { conditionFailed, validationError } from './aws-error.ts'
import { isSatisfied } from './condition.ts'
import { type Engine, tableNamed } from './engine.ts'
import type { ParsedUpdate } from './expression.ts'
import { type Change, type ItemKey, type StoredItem, storedItem } from './item-store.ts'
import { checkIndexKeys, checkItemSize, checkNoPathIntoKeys, keyToWrite, requestedKey } from './keys.ts'
import type { CheckedWrite, WriteKind } from './requests.ts'
import { namesOf, type TableDefinition } from './table-definition.ts'
import { applyUpdate } from './update.ts'

/** A write whose table and key are known to be right. */
export type WritePlan = { kind: WriteKind; input: CheckedWrite; table: TableDefinition; key: ItemKey }

/** Checks everything that can be refused without reading the item. Throws the service's errors. */
export const planWrite = (engine: Engine, kind: WriteKind, input: CheckedWrite): WritePlan => {
  const table = tableNamed(engine, input.TableName)
  checkNoPathIntoKeys(input.condition?.nestedPaths, table)
  if (kind === 'Put') {
    const item = input.Item ?? {}
    return { kind, input, table, key: keyToWrite(item, table) }
  }
  const key = requestedKey(input.Key ?? {}, table)
  if (input.updates) checkUpdatedNames(input.updates, table)
  return { kind, input, table, key }
}

const checkUpdatedNames = (updates: ParsedUpdate, table: TableDefinition): void => {
  const touched = updates.sections.map(section => section.path[0])
  const key = namesOf(table.key).find(name => touched.includes(name))
  if (key) {
    const detail = `Cannot update attribute ${key}. This attribute is part of the key`
    throw validationError(`One or more parameter values were invalid: ${detail}`)
  }
  checkNoPathIntoKeys(updates.nestedPaths, table)
}

/** Whether the item as it is satisfies the condition of the write. */
export const isAllowed = ({ input }: WritePlan, before: StoredItem | undefined): boolean =>
  !input.condition || isSatisfied(input.condition.expression, before?.item ?? {}, input.ExpressionAttributeValues)

/** The refusal of a single write whose condition failed. */
export const refusalOf = ({ input }: WritePlan, before: StoredItem | undefined) =>
  conditionFailed(input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before?.item : undefined)

/** The change the write makes. Throws a ValidationException for a result the service would not store. */
export const changeOf = (plan: WritePlan, before: StoredItem | undefined): Change => ({
  table: plan.table,
  key: plan.key,
  before,
  after: afterWrite(plan, before),
})

const afterWrite = ({ kind, input, table }: WritePlan, before: StoredItem | undefined): StoredItem | undefined => {
  switch (kind) {
    case 'Delete':
      return undefined
    case 'ConditionCheck':
      return before
    case 'Put': {
      const after = storedItem(input.Item ?? {})
      checkIndexKeys(after.item, table)
      checkItemSize(after.size, 'Item size has exceeded the maximum allowed size')
      return after
    }
    case 'Update': {
      const updated = applyUpdate(
        input.updates ?? emptyUpdate,
        before?.item ?? input.Key ?? {},
        input.ExpressionAttributeValues ?? {},
      )
      checkUpdated(updated, input, table)
      const after = storedItem(updated)
      checkItemSize(after.size, 'Item size to update has exceeded the maximum allowed size')
      return after
    }
  }
}

const emptyUpdate: ParsedUpdate = { sections: [], paths: [], nestedPaths: {} }

const checkUpdated = (item: Item, { updates }: CheckedWrite, table: TableDefinition): void => {
  checkIndexKeys(item, table)
  for (const { path } of updates?.sections ?? []) {
    const value = typeof path[0] === 'string' ? item[path[0]] : undefined
    // Arithmetic can leave the range of numbers; dynalite's check also brings them to their normal form.
    const refusal = value && validations.validateAttributeValue(value)
    if (refusal) throw validationError(refusal)
  }
}
