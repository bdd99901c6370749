// The SQS stand-in behind the SDK: SendMessageBatch on the one FIFO queue, stored durably beside the tables.

import { createHash, randomUUID } from 'node:crypto'
import { HttpResponse } from '@smithy/protocol-http'
import * as z from 'zod/mini'
import type { Queue } from '../database/queue.ts'
import type { RequestHandler } from '../database/request-handler.ts'

const Batch = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(
      z.object({
        Id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/)),
        MessageBody: z.string().check(z.minLength(1), z.maxLength(262_144)),
        MessageGroupId: z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/)),
        MessageDeduplicationId: z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
})

const answer = (statusCode: number, body: unknown) => ({
  response: new HttpResponse({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify(body)),
  }),
})

const refuse = (code: string, message: string) => answer(400, { __type: `com.amazonaws.sqs#${code}`, message })

const textOf = (body: unknown): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body))

/** A request handler for `new SQSClient({ requestHandler })`; refuses what the real FIFO queue refuses. */
export const queueHandler = (queue: Queue, url: string, now: () => number): RequestHandler => ({
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
  destroy: () => undefined,
  async handle(request) {
    const target = request.headers['x-amz-target']
    if (target !== 'AmazonSQS.SendMessageBatch') return refuse('UnsupportedOperation', `not offered locally: ${target}`)
    const batch = Batch.safeParse(JSON.parse(textOf(request.body)))
    if (!batch.success) return refuse('InvalidParameterValue', batch.error.issues[0]?.message ?? 'bad batch')
    const { Entries, QueueUrl } = batch.data
    if (QueueUrl !== url) return refuse('QueueDoesNotExist', 'The specified queue does not exist.')
    if (new Set(Entries.map(it => it.Id)).size < Entries.length)
      return refuse('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.')
    const sent = queue.send(
      Entries.map(it => ({
        groupId: it.MessageGroupId,
        deduplicationId: it.MessageDeduplicationId,
        body: it.MessageBody,
      })),
      now(),
    )
    return answer(200, {
      Successful: Entries.map((entry, index) => ({
        Id: entry.Id,
        MessageId: sent[index]?.messageId ?? '',
        MD5OfMessageBody: createHash('md5').update(entry.MessageBody).digest('hex'),
        SequenceNumber: String(index),
      })),
      Failed: [],
    })
  },
})
