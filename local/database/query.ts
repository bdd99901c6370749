// Query over a table or an index: one partition, in order, in pages of about 1 MB.
import db from 'dynalite/db/index.js'
import { type AttributeValue, type Item, sizeOfItem } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import { projectedItem } from './capacity.ts'
import { isSatisfied } from './condition.ts'
import type { SqlValue } from './database-file.ts'
import { consumedByOne, type Engine, type Operation, tableNamed } from './engine.ts'
import type { KeyCondition } from './expression.ts'
import { entriesOf, itemsOf, storedItemOf } from './item-store.ts'
import { checkNoPathIntoKeys } from './keys.ts'
import { checkQuery, type QueryInput } from './requests.ts'
import { type IndexDefinition, type KeyNames, namesOf, type TableDefinition } from './table-definition.ts'

const largestPage = 1024 * 1024

type QueryPlan = { table: TableDefinition; index: IndexDefinition | undefined; key: KeyNames; input: QueryInput }
type Page = { items: Item[]; size: number; isCut: boolean }

export const query: Operation<QueryInput> = (engine, input, meter) => {
  const plan = planQuery(engine, checkQuery(input))
  const { table, index } = plan
  const page = readPage(engine, plan)
  meter.query(table, index, page.size, page.items.length, plan.input.ConsistentRead ? 'consistent' : 'eventual')
  const filter = plan.input._filter?.expression
  const matching = filter ? page.items.filter(item => isSatisfied(filter, item)) : page.items
  const paths = plan.input._projection?.paths
  const last = page.items.at(-1)
  return {
    Count: matching.length,
    ScannedCount: page.items.length,
    ...(plan.input.Select === 'COUNT'
      ? {}
      : { Items: paths ? matching.map(item => db.mapPaths(paths, item)) : matching }),
    ...(page.isCut && last ? { LastEvaluatedKey: pageKeyOf(last, plan) } : {}),
    ...consumedByOne(plan.input, meter),
  }
}

const planQuery = (engine: Engine, input: QueryInput): QueryPlan => {
  const table = tableNamed(engine, input.TableName)
  const index = table.indexes.find(candidate => candidate.name === input.IndexName)
  if (input.IndexName !== undefined && !index) {
    throw validationError(`The table does not have the specified index: ${input.IndexName}`)
  }
  if (index && input.ConsistentRead) {
    throw validationError('Consistent reads are not supported on global secondary indexes')
  }
  const plan = { table, index, key: index?.key ?? table.key, input }
  checkKeyConditions(plan)
  checkStartKey(plan)
  checkSelection(plan)
  return plan
}

const checkKeyConditions = ({ key, input: { KeyConditions: conditions } }: QueryPlan): void => {
  const names = namesOf(key)
  const hash = conditions[key.hash]
  if (!hash) throw validationError(`Query condition missed key schema element: ${key.hash}`)
  const given = Object.keys(conditions)
  if (given.some(name => !names.includes(name))) {
    const missed = key.range ?? key.hash
    throw validationError(
      key.range === undefined
        ? 'Query key condition not supported'
        : `Query condition missed key schema element: ${missed}`,
    )
  }
  if (hash.ComparisonOperator !== 'EQ') throw validationError('Query key condition not supported')
  for (const name of given) {
    for (const value of conditions[name]?.AttributeValueList ?? []) checkKeyOperand(value, name)
  }
}

const checkKeyOperand = (value: AttributeValue, name: string): void => {
  if (value.S === undefined) {
    const detail = 'Condition parameter type does not match schema type'
    throw validationError(`One or more parameter values were invalid: ${detail}`)
  }
  if (value.S === '') {
    const detail = `The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`
    throw validationError(`One or more parameter values are not valid. ${detail}`)
  }
}

const checkStartKey = (plan: QueryPlan): void => {
  const { key, input } = plan
  const start = input.ExclusiveStartKey
  if (!start) return
  const names = pageKeyNames(plan)
  if (Object.keys(start).length !== names.length || names.some(name => !start[name]?.S)) {
    throw validationError('The provided starting key is invalid')
  }
  if (start[key.hash]?.S !== operandsOf(input.KeyConditions[key.hash])[0]) {
    throw validationError('The provided starting key is outside query boundaries based on provided conditions')
  }
  const range = key.range === undefined ? undefined : start[key.range]?.S
  const condition = key.range === undefined ? undefined : input.KeyConditions[key.range]
  if (condition && range !== undefined && !isInRange(range, condition)) {
    throw validationError('The provided starting key does not match the range key predicate')
  }
}

const checkSelection = ({ table, index, key, input }: QueryPlan): void => {
  const { Select: select, _projection: projection, _filter: filter } = input
  checkNoPathIntoKeys(projection?.nestedPaths, table)
  checkNoPathIntoKeys(filter?.nestedPaths, table)
  if (projection && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw validationError(`Cannot specify the ProjectionExpression when choosing to get ${select}`)
  }
  if (!projection && select === 'SPECIFIC_ATTRIBUTES') {
    throw validationError(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    )
  }
  if (!index && select === 'ALL_PROJECTED_ATTRIBUTES') {
    throw validationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  }
  const keyInFilter = namesOf(key).find(name => filter?.pathHeads[name])
  if (keyInFilter) {
    const detail = `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${keyInFilter}`
    throw validationError(detail)
  }
  if (index?.projected) checkProjected(index, index.projected, input)
}

// An index cannot show or filter by what was not copied into it.
const checkProjected = (index: IndexDefinition, projected: ReadonlySet<string>, input: QueryInput): void => {
  if (input.Select === 'ALL_ATTRIBUTES') {
    throw validationError(
      'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary ' +
        `index ${index.name} because its projection type is not ALL`,
    )
  }
  const shown = (input._projection?.paths ?? []).map(path => String(path[0]))
  const filtered = Object.keys(input._filter?.pathHeads ?? {})
  const missing = [...shown, ...filtered].filter(name => !projected.has(name))
  if (missing.length > 0) {
    throw validationError(
      `One or more parameter values were invalid: Global secondary index ${index.name} does not project [${missing.join(', ')}]`,
    )
  }
}

const operandsOf = (condition: KeyCondition | undefined): string[] =>
  (condition?.AttributeValueList ?? []).map(value => value.S ?? '')

const pageKeyNames = ({ table, key }: QueryPlan): string[] => [...new Set([...namesOf(key), ...namesOf(table.key)])]

const pageKeyOf = (item: Item, plan: QueryPlan): Item =>
  Object.fromEntries(pageKeyNames(plan).map(name => [name, { S: item[name]?.S ?? '' }]))

const readPage = (engine: Engine, plan: QueryPlan): Page => {
  const { sql, values } = selection(plan)
  const page: Page = { items: [], size: 0, isCut: false }
  for (const row of engine.file.rows(sql, ...values)) {
    const stored = storedItemOf(row)
    const item = plan.index ? projectedItem(stored.item, plan.index) : stored.item
    const size = plan.index ? sizeOfItem(item) : stored.size
    page.items.push(item)
    page.size += size
    // The item that crosses the megabyte is still in the page, as in the service.
    page.isCut = page.items.length === plan.input.Limit || page.size >= largestPage
    if (page.isCut) break
  }
  return page
}

const selection = ({ table, index, key, input }: QueryPlan): { sql: string; values: SqlValue[] } => {
  const descending = input.ScanIndexForward === false
  const direction = descending ? ' DESC' : ''
  const order = index ? ['x.range', 'x.itemHash', 'x.itemRange'] : ['x.range']
  const source = index
    ? `${entriesOf(table, index)} x JOIN ${itemsOf(table)} i ON i.hash = x.itemHash AND i.range = x.itemRange`
    : `${itemsOf(table)} x`
  const range = rangeSql(key.range === undefined ? undefined : input.KeyConditions[key.range])
  const values = [...operandsOf(input.KeyConditions[key.hash]), ...range.values]
  let sql = `SELECT item, size FROM ${source} WHERE x.hash = ?${range.sql}`
  const start = input.ExclusiveStartKey
  if (start) {
    const at = (name: string | undefined): string => (name === undefined ? '' : (start[name]?.S ?? ''))
    sql += ` AND (${order.join(', ')}) ${descending ? '<' : '>'} (${order.map(() => '?').join(', ')})`
    values.push(at(key.range), ...(index ? [at(table.key.hash), at(table.key.range)] : []))
  }
  return { sql: `${sql} ORDER BY ${order.map(column => column + direction).join(', ')}`, values }
}

const rangeSql = (condition: KeyCondition | undefined): { sql: string; values: string[] } => {
  if (!condition) return { sql: '', values: [] }
  const [low = '', high = ''] = operandsOf(condition)
  const operators: Record<string, string> = { EQ: '=', LT: '<', LE: '<=', GT: '>', GE: '>=' }
  const operator = operators[condition.ComparisonOperator]
  if (operator) return { sql: ` AND x.range ${operator} ?`, values: [low] }
  if (condition.ComparisonOperator === 'BETWEEN') return { sql: ' AND x.range BETWEEN ? AND ?', values: [low, high] }
  const end = endOfPrefix(low)
  return end === undefined
    ? { sql: ' AND x.range >= ?', values: [low] }
    : { sql: ' AND x.range >= ? AND x.range < ?', values: [low, end] }
}

// The first text behind all texts with this prefix: its last character replaced by the next one, surrogates skipped.
const endOfPrefix = (prefix: string): string | undefined => {
  const characters = [...prefix]
  const last = characters.pop()?.codePointAt(0)
  if (last === undefined) return undefined
  if (last >= 0x10ffff) return endOfPrefix(characters.join(''))
  return characters.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1)
}

const predicates: Record<string, { type: string; name?: string }> = {
  EQ: { type: '=' },
  LT: { type: '<' },
  LE: { type: '<=' },
  GT: { type: '>' },
  GE: { type: '>=' },
  BETWEEN: { type: 'between' },
  BEGINS_WITH: { type: 'function', name: 'begins_with' },
}

const isInRange = (range: string, { ComparisonOperator, AttributeValueList }: KeyCondition): boolean => {
  const predicate = predicates[ComparisonOperator]
  return predicate !== undefined && isSatisfied({ ...predicate, args: [{ S: range }, ...AttributeValueList] }, {})
}
