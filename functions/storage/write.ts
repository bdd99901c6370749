// Writing: one transaction per act. A condition says only "this version" or "not there yet"; rules stay in the domain.

import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Core } from '../core.ts'
import type { Database, TableName } from './database.ts'

type Condition =
  /** Whatever is there is replaced. */
  | { only: 'always' }
  /** Refused where an item stands already. */
  | { only: 'if-absent' }
  /** Refused unless the item's `version` is this one. */
  | { only: 'if-version'; version: number }

/** One item to put. */
export type Put = { table: TableName; item: Record<string, unknown> } & Condition

/** A put whose condition failed, with the item that stands there instead. */
export type Lost = { index: number; standing: Record<string, unknown> | undefined }

/** `lost` is empty where only another transaction was in the way. */
export type Written = { ok: true } | { ok: false; lost: Lost[] }

const expression = (put: Put) => {
  switch (put.only) {
    case 'always':
      return {}
    case 'if-absent':
      return {
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      }
    case 'if-version':
      return {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': put.version },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      }
  }
}

const transient = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

const busyNames = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Whether the database only had too much to do: the same request may succeed in a moment. */
export const isBusy = (error: unknown): boolean => error instanceof Error && busyNames.has(error.name)

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** A put as a part of a transaction. */
export const putPart = ({ tables }: Pick<Database, 'tables'>, put: Put): TransactItem => ({
  Put: { TableName: tables[put.table], Item: put.item, ...expression(put) },
})

/** Writes up to 100 items, all or none. A lost race is an answer; anything else throws. */
export const writeItems = (database: Database, puts: readonly Put[]): Promise<Written> =>
  sendTransaction(
    database,
    puts.map(put => putPart(database, put)),
  )

/** Sends a transaction; what was lost is named by its place in it. */
export const sendTransaction = async (
  { client }: Pick<Database, 'client'>,
  TransactItems: TransactItem[],
): Promise<Written> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems }))
    return { ok: true }
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
    const reasons = error.CancellationReasons ?? []
    const lost = reasons.flatMap(({ Code, Item }, index) =>
      Code === 'ConditionalCheckFailed' ? [{ index, standing: Item && unmarshall(Item) }] : [],
    )
    if (lost.length === 0 && !reasons.some(({ Code }) => Code !== undefined && transient.has(Code))) throw error
    return { ok: false, lost }
  }
}

const mostTries = 5

/** Writes like `writeItems`, but waits where only another transaction is in the way. Throws a busy error where it stays there. */
export const writeThrough = async (
  { database, wait, randomBelow }: Pick<Core, 'database' | 'wait' | 'randomBelow'>,
  puts: readonly Put[],
): Promise<Written> => {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const written = await writeItems(database, puts)
    if (written.ok || written.lost.length > 0) return written
    await wait(randomBelow(10 * 2 ** tries))
  }
  throw Object.assign(new Error('another transaction stayed in the way'), { name: 'TransactionConflictException' })
}
