// Writing items as an administrator's import would, past the functions.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { openSeal } from '../../functions/storage/seal.ts'
import { tableNames } from '../../local/outside.ts'
import type { Stack } from '../../local/stack.ts'

/** The store's own seal, and a way to put an item into the records as it is. */
export const registrar = async ({ outside }: Pick<Stack, 'outside'>) => {
  const { fieldKey, searchKey } = await outside.secrets()
  const client = new DynamoDBClient(outside.dynamo)
  return {
    seal: openSeal(Buffer.from(fieldKey, 'base64'), Buffer.from(searchKey, 'base64')),
    put: async (item: Record<string, unknown>): Promise<void> => {
      const Item = marshall(item, { removeUndefinedValues: true })
      await client.send(new PutItemCommand({ TableName: tableNames.records, Item }))
    },
  }
}
