// Reading: many items in one request, or one Query per page. Every item is parsed when it is read.

import { BatchGetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod/mini'
import type { Database, TableName } from './database.ts'

/** An item's place, with the schema it is read by. */
export type Located<S extends z.ZodMiniType = z.ZodMiniType> = {
  table: TableName
  key: Readonly<Record<string, string>>
  schema: S
}

export type Found = {
  /** The parsed item, or undefined where there is none. Throws where a stored item does not fit its schema. */
  take<S extends z.ZodMiniType>(located: Located<S>): z.infer<S> | undefined
}

const placeOf = (table: TableName, key: Readonly<Record<string, unknown>>): string =>
  `${table}/${String(key.pk)}/${String(key.sk ?? '')}`

const mostRounds = 5
/** What one request may ask for. */
const mostAtOnce = 100

const readBatch = async (
  { client, tables }: Database,
  wanted: readonly Located[],
  items: Map<string, unknown>,
): Promise<void> => {
  let open: Record<string, { Keys: Record<string, unknown>[]; ConsistentRead: boolean }> = {}
  for (const it of wanted) {
    const name = tables[it.table]
    const request = open[name] ?? { Keys: [], ConsistentRead: true }
    request.Keys.push(it.key)
    open[name] = request
  }
  for (let round = 0; Object.keys(open).length > 0; round += 1) {
    if (round === mostRounds) throw new Error('the database kept items back')
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems: open }))
    for (const [name, found] of Object.entries(Responses)) {
      const table = name === tables.records ? 'records' : 'working'
      for (const item of found) items.set(placeOf(table, item), item)
    }
    open = Object.fromEntries(
      Object.entries(UnprocessedKeys).map(([name, rest]) => [name, { Keys: rest.Keys ?? [], ConsistentRead: true }]),
    )
  }
}

/** Reads items consistently, in one wait: a hundred a request, the requests side by side. */
export const readItems = async (database: Database, wanted: readonly Located[]): Promise<Found> => {
  const items = new Map<string, unknown>()
  const unique = [...new Map(wanted.map(it => [placeOf(it.table, it.key), it])).values()]
  const batches = Array.from({ length: Math.ceil(unique.length / mostAtOnce) }, (_, at) =>
    unique.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  )
  await Promise.all(batches.map(batch => readBatch(database, batch, items)))
  return {
    take(located) {
      const item = items.get(placeOf(located.table, located.key))
      return item === undefined ? undefined : located.schema.parse(item)
    },
  }
}

export type Page = { items: Record<string, unknown>[]; last?: Record<string, unknown> | undefined }

type PageQuery = {
  table: TableName
  index?: string
  /** Name and value of the partition key. */
  partition: readonly [name: string, value: string]
  /** Sort key between two bounds, inclusive. */
  between?: readonly [name: string, from: string, to: string]
  newestFirst?: boolean
  limit?: number
  after?: Record<string, unknown> | undefined
}

/** What of the items is meant; those left out are read all the same, and cost as much. */
export type Filter = { expression: string; names: Record<string, string>; values: Record<string, string> }

const queryInput = ({ tables }: Database, query: PageQuery): QueryCommandInput => {
  const [partitionName, partitionValue] = query.partition
  const names: Record<string, string> = { '#p': partitionName }
  const values: Record<string, string> = { ':p': partitionValue }
  let condition = '#p = :p'
  if (query.between) {
    const [name, from, to] = query.between
    names['#s'] = name
    values[':from'] = from
    values[':to'] = to
    condition += ' AND #s BETWEEN :from AND :to'
  }
  return {
    TableName: tables[query.table],
    IndexName: query.index,
    KeyConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward: !query.newestFirst,
    ConsistentRead: query.index === undefined,
    Limit: query.limit,
    ExclusiveStartKey: query.after,
  }
}

const filtered = (input: QueryCommandInput, filter: Filter | undefined): QueryCommandInput =>
  filter
    ? {
        ...input,
        FilterExpression: filter.expression,
        ExpressionAttributeNames: { ...input.ExpressionAttributeNames, ...filter.names },
        ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ...filter.values },
      }
    : input

/** One Query, one page. */
export const readPage = async (database: Database, query: PageQuery): Promise<Page> => {
  const { Items = [], LastEvaluatedKey } = await database.client.send(new QueryCommand(queryInput(database, query)))
  return { items: Items, last: LastEvaluatedKey }
}

/** All pages of a partition that is known to be small (the timeline of a complaint, the staff of a community). */
export const readWhole = async (
  database: Database,
  query: Omit<PageQuery, 'after'>,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = []
  let after: Record<string, unknown> | undefined
  do {
    const page = await readPage(database, { ...query, after })
    items.push(...page.items)
    after = page.last
  } while (after && items.length < atMost)
  return items
}

/**
 * How many items a partition of an index holds, counted no further than `atMost`: a counter must not cost more the more is
 * open. With a filter as many more are read as it leaves out.
 */
export const countItems = async (
  database: Database,
  query: Omit<PageQuery, 'after' | 'limit'>,
  atMost: number,
  filter?: Filter,
): Promise<number> => {
  let total = 0
  let after: Record<string, unknown> | undefined
  do {
    const { Count = 0, LastEvaluatedKey } = await database.client.send(
      new QueryCommand({
        ...filtered(queryInput(database, { ...query, after, limit: atMost - total }), filter),
        Select: 'COUNT',
      }),
    )
    total += Count
    after = LastEvaluatedKey
  } while (after && total < atMost)
  return total
}
