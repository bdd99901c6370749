// From the queue to WeChat, one message after the other; what failed for a moment comes again.

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { openCore } from './core.ts'
import { sendMessage } from './messages/send.ts'
import { lambda, type Outside, once } from './runtime.ts'
import { openWeChat } from './wechat/open-wechat.ts'

const Body = z.object({ messageId: z.string() })

/** The handler, given its outside. */
export const openSendMessages = (outside: Outside) => {
  const needs = once(async () => {
    const core = await openCore(outside)
    return { ...core, wechat: await openWeChat(outside, core) }
  })
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const available = await needs()
    const failed: string[] = []
    for (const record of event.Records) {
      try {
        await sendMessage(available, Body.parse(JSON.parse(record.body)).messageId)
      } catch (error) {
        const fault = error instanceof Error ? error.name : 'unknown'
        available.log({ level: 'error', what: 'message-failed', fault })
        failed.push(record.messageId)
      }
    }
    return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }
  }
}

export const handler = openSendMessages(lambda)
