// Orders of a plan, and what a job is given to do.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Order, Task } from '../../../functions/jobs/job-item.ts'
import { tableNames } from '../../../local/outside.ts'
import type { Stack } from '../../../local/stack.ts'
import { bring, type World } from '../people.ts'
import { type StoredItem, storedUnder } from '../stored.ts'

/** So many accepted complaints, each to be given to 刘强. */
export const ordersFor = async (world: World, count: number): Promise<Order[]> => {
  const orders: Order[] = []
  for (let index = 0; index < count; index += 1) {
    const { id, turn } = await bring(world, 'accepted')
    orders.push({ complaintId: id, turn, handlerId: 'staff-liuqiang' })
  }
  return orders
}

export const dispatching = (orders: Order[]): Task => ({ task: 'dispatch', orders })

/** Writes an item of the records as an administrator would. */
export const putItem = async ({ outside }: Stack, item: StoredItem): Promise<void> => {
  const Item = marshall(item, { removeUndefinedValues: true })
  await new DynamoDBClient(outside.dynamo).send(new PutItemCommand({ TableName: tableNames.records, Item }))
}

/** Takes every right from somebody. */
export const dismiss = async (stack: Stack, userId: string): Promise<void> => {
  const [user] = storedUnder(stack, `USER#${userId}`)
  await putItem(stack, { ...user, grants: [] })
}
