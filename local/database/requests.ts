// Requests as they arrive: dynalite checks their shape and parses their expressions, then the service's own rules follow.
import batchGetItem from 'dynalite/validations/batchGetItem.js'
import batchWriteItem from 'dynalite/validations/batchWriteItem.js'
import deleteItem from 'dynalite/validations/deleteItem.js'
import getItem from 'dynalite/validations/getItem.js'
import validations from 'dynalite/validations/index.js'
import putItem from 'dynalite/validations/putItem.js'
import query from 'dynalite/validations/query.js'
import updateItem from 'dynalite/validations/updateItem.js'
import type { AttributeValue, Item } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import type { Check, FieldTypes, KeyCondition, ParsedCondition, ParsedProjection } from './expression.ts'
import { type ExpressionInput, parseWriteExpressions, type WriteExpressions } from './write-expressions.ts'

type Consumption = { ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE' }

/** The fields of Put, Update, Delete and ConditionCheck together. */
export type WriteInput = Consumption &
  ExpressionInput & {
    TableName: string
    Item?: Item
    Key?: Item
    ReturnValues?: string
    ReturnValuesOnConditionCheckFailure?: string
  }

/** A write whose own shape is right, with its parsed expressions. */
export type CheckedWrite = WriteInput & WriteExpressions

export type GetInput = Consumption & {
  TableName: string
  Key: Item
  ConsistentRead?: boolean
  _projection?: ParsedProjection
}

export type BatchGetInput = Consumption & {
  RequestItems: Record<string, { Keys: Item[]; ConsistentRead?: boolean; _projection?: ParsedProjection }>
}

export type BatchWriteInput = Consumption & {
  RequestItems: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>
}

export type QueryInput = Consumption & {
  TableName: string
  IndexName?: string
  Select?: string
  Limit?: number
  ConsistentRead?: boolean
  ScanIndexForward?: boolean
  ProjectionExpression?: string
  ExclusiveStartKey?: Record<string, AttributeValue>
  KeyConditions: Record<string, KeyCondition>
  _filter?: ParsedCondition
  _projection?: ParsedProjection
}

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck'

export type TransactWriteInput = Consumption & {
  ClientRequestToken?: string
  TransactItems: Partial<Record<WriteKind, WriteInput>>[]
}

export type TransactGetInput = Consumption & { TransactItems: { Get?: GetInput }[] }

// The fields from before expressions existed; the project uses none, so none is carried.
const oldFields = [
  'Expected',
  'AttributeUpdates',
  'KeyConditions',
  'QueryFilter',
  'AttributesToGet',
  'ConditionalOperator',
]

// dynalite counts an item's size in UTF-16 units; the engine measures bytes itself when it writes.
const anySize = { options: { maxItemSize: Number.POSITIVE_INFINITY } }

const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }

const writes: Record<WriteKind, FieldTypes> = {
  Put: { ...putItem.types, ...onFailure },
  Update: { ...updateItem.types, ...onFailure },
  Delete: { ...deleteItem.types, ...onFailure },
  ConditionCheck: { ...deleteItem.types, ...onFailure, ConditionExpression: { type: 'String', notNull: true } },
}

const check = <Input extends object>(
  input: Input,
  { types, custom }: { types: FieldTypes; custom: Check | null },
): Input => {
  const old = oldFields.find(field => field in input)
  if (old) throw validationError(`The parameter ${old} belongs to the old interface: use expressions instead`)
  const typed = validations.checkTypes(input, types)
  validations.checkValidations(typed, types, custom, anySize)
  return typed
}

export const checkWrite = (kind: WriteKind, input: WriteInput): CheckedWrite => {
  const typed = check(input, { types: writes[kind], custom: null })
  const expressions = kind === 'Update' ? ['UpdateExpression', 'ConditionExpression'] : ['ConditionExpression']
  const misuse = validations.validateExpressionParams(typed, expressions, [])
  if (misuse) throw validationError(misuse)
  checkValues(typed.Item ?? typed.Key ?? {})
  if (kind !== 'Update' && !['ALL_OLD', 'NONE', undefined].includes(typed.ReturnValues)) {
    throw validationError('ReturnValues can only be ALL_OLD or NONE')
  }
  return { ...typed, ...parseWriteExpressions(typed) }
}

const checkValues = (item: Item): void => {
  for (const name in item) {
    const value = item[name]
    const refusal = value && validations.validateAttributeValue(value)
    if (refusal) throw validationError(refusal)
  }
}

export const checkGet = (input: GetInput): GetInput => check(input, getItem)
export const checkQuery = (input: QueryInput): QueryInput => check(input, query)
export const checkBatchGet = (input: BatchGetInput): BatchGetInput => check(input, batchGetItem)

export const checkBatchWrite = (input: BatchWriteInput): BatchWriteInput => {
  const checked = check(input, batchWriteItem)
  const requests = Object.values(checked.RequestItems).flat()
  if (requests.length > 25) throw validationError('Too many items requested for the BatchWriteItem call')
  if (requests.some(request => Object.keys(request).length !== 1)) {
    throw validationError('Supplied WriteRequest must hold exactly one PutRequest or DeleteRequest')
  }
  return checked
}

/** One item of a transaction with its kind and its checked fields. */
export type TransactionItem = { kind: WriteKind; input: CheckedWrite }

const kinds: readonly WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck']

/** The items of a transaction, in order. */
export const checkTransactWrite = ({ TransactItems, ClientRequestToken }: TransactWriteInput): TransactionItem[] => {
  checkItemCount(TransactItems)
  if (ClientRequestToken !== undefined && (ClientRequestToken === '' || ClientRequestToken.length > 36)) {
    throw validationError(outOfBounds('clientRequestToken', 'Member must have length between 1 and 36'))
  }
  return TransactItems.map(entry => {
    const [kind, ...more] = kinds.filter(candidate => entry[candidate] !== undefined)
    const input = kind && entry[kind]
    if (!input || more.length > 0) {
      throw validationError('TransactItems can only contain one of Check, Put, Update or Delete')
    }
    if (kind === 'Update' && !('UpdateExpression' in input)) {
      throw validationError(outOfBounds('transactItems.member.update.updateExpression', 'Member must not be null'))
    }
    return { kind, input: checkWrite(kind, input) }
  })
}

export const checkTransactGet = ({ TransactItems }: TransactGetInput): GetInput[] => {
  checkItemCount(TransactItems)
  return TransactItems.map(({ Get }) => {
    if (!Get) throw validationError('TransactItems can only contain Get')
    return checkGet(Get)
  })
}

const outOfBounds = (field: string, constraint: string): string =>
  `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${constraint}`

const checkItemCount = (items: readonly unknown[] | undefined): void => {
  if (!Array.isArray(items) || items.length < 1) {
    throw validationError(outOfBounds('transactItems', 'Member must have length greater than or equal to 1'))
  }
  if (items.length > 100) {
    throw validationError(outOfBounds('transactItems', 'Member must have length less than or equal to 100'))
  }
}
