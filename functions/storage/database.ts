// The door to DynamoDB: one client, two tables. Everything else in this room goes through it.

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type TableName = 'records' | 'working'

export type Database = {
  client: DynamoDBDocumentClient
  /** The deployed name of each table. */
  tables: Readonly<Record<TableName, string>>
}

/** Opens the client; `config` is empty on Lambda and carries the embedded engine locally. */
export const openDatabase = (tables: Database['tables'], config: DynamoDBClientConfig = {}): Database => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  tables,
})
