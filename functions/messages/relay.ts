// From the outbox to the queue: what the stream brings is handed over at once, unless its time has not come; then the timer will.

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import type { Core } from '../core.ts'
import { MessageItem } from './message-item.ts'
import { enqueue, type Queue } from './queue.ts'

const Image = z.custom<Record<string, AttributeValue>>(value => typeof value === 'object' && value !== null)

export const relay = async (
  needs: Pick<Core, 'now' | 'log'> & { queue: Queue },
  event: DynamoDBStreamEvent,
): Promise<void> => {
  const now = needs.now()
  const ready = event.Records.flatMap(({ eventName, dynamodb }) => {
    if (eventName !== 'INSERT' || !dynamodb?.NewImage) return []
    const message = MessageItem.safeParse(unmarshall(Image.parse(dynamodb.NewImage)))
    return message.success && message.data.notBefore <= now ? [message.data] : []
  })
  await enqueue(needs.queue, ready)
  if (ready.length > 0) needs.log({ level: 'info', what: 'messages-relayed', count: ready.length })
}
