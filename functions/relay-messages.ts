// From the table's stream to the queue: the outbox is handed over as soon as it is written.

import type { DynamoDBStreamEvent } from 'aws-lambda'
import { logTo } from './core.ts'
import { openQueue } from './messages/queue.ts'
import { relay } from './messages/relay.ts'
import { lambda, type Outside, once } from './runtime.ts'

/** The handler, given its outside. */
export const openRelayMessages = (outside: Outside) => {
  const needs = once(async () => ({ now: outside.now, log: logTo(outside), queue: openQueue(outside) }))
  return async (event: DynamoDBStreamEvent): Promise<void> => relay(await needs(), event)
}

export const handler = openRelayMessages(lambda)
