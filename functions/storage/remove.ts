// Removing: only where somebody’s data is erased, or his number is another one. Everything else in the store stays or is
// replaced by a newer version.

import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import type { Database, TableName } from './database.ts'
import { type Put, putPart, sendTransaction, type Written } from './write.ts'

/** An item to remove: whatever stands there, or only this version of it. */
export type Removal = { table: TableName; key: Readonly<Record<string, string>>; version?: number }

/** Writes and removes up to 100 items, all or none. */
export const writeAndRemove = (
  database: Database,
  puts: readonly Put[],
  removals: readonly Removal[],
): Promise<Written> =>
  sendTransaction(database, [
    ...puts.map(put => putPart(database, put)),
    ...removals.map(({ table, key, version }) => ({
      Delete: {
        TableName: database.tables[table],
        Key: key,
        ...(version === undefined
          ? {}
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': version },
            }),
      },
    })),
  ])

const lanes = 8

/** Removes any number of items, one by one; one that is gone already is fine. */
export const removeItems = async ({ client, tables }: Database, removals: readonly Removal[]): Promise<void> => {
  for (let start = 0; start < removals.length; start += lanes)
    await Promise.all(
      removals
        .slice(start, start + lanes)
        .map(({ table, key }) => client.send(new DeleteCommand({ TableName: tables[table], Key: key }))),
    )
}
