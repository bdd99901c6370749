// The queue between outbox and sender: first in, first out per recipient.

import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Outside } from '../runtime.ts'

export type Queue = { client: SQSClient; url: string }

/** Opens the queue. Throws where the settings name none. */
export const openQueue = (outside: Outside): Queue => {
  const { messagesQueueUrl } = outside.settings()
  if (!messagesQueueUrl) throw new Error('this function was given no message queue')
  return { client: new SQSClient(outside.sqs), url: messagesQueueUrl }
}

const batchSize = 10

/** Hands messages over, grouped by recipient. The version makes each attempt its own, so that a retry is not taken for a duplicate. */
export const enqueue = async (
  { client, url }: Queue,
  messages: readonly { id: string; to: string; version: number }[],
): Promise<void> => {
  for (let start = 0; start < messages.length; start += batchSize) {
    const batch = messages.slice(start, start + batchSize)
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: batch.map(({ id, to, version }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify({ messageId: id }),
          MessageGroupId: to,
          MessageDeduplicationId: `${id}.${version}`,
        })),
      }),
    )
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken by the queue`)
  }
}
