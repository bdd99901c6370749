// Delivery as the services do it: the stream to its function in order and again until it succeeds, the queue to its function, the timer every minute.

import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Context, DynamoDBStreamEvent, S3Event, ScheduledEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Database } from '../database/open-database.ts'
import type { Queue } from '../database/queue.ts'

export type Functions = {
  relayMessages: (event: DynamoDBStreamEvent) => Promise<void>
  sendMessages: (event: SQSEvent) => Promise<SQSBatchResponse>
  runClocks: (event: ScheduledEvent, context: Pick<Context, 'getRemainingTimeInMillis'>) => Promise<unknown>
  processPhoto: (event: S3Event) => Promise<void>
}

const streamReader = 'relay-messages'
const streamBatch = 100
const queueBatch = 10
const visibilityMilliseconds = 60_000
const timerSeconds = 50

type Sources = {
  database: Database
  recordsTable: string
  queue: Queue
  now: () => number
  /** Ends a delivery between two batches; what is left waits in stream and queue. */
  hasEnded: () => boolean
}

/** The event source mapping of relay-messages passes on messages only. */
const isMessage = (record: DynamoDBStreamEvent['Records'][number]): boolean =>
  record.dynamodb?.NewImage?.kind?.S === 'message'

/** Delivers what the stream holds; throws where the function failed, with nothing skipped. Gives how many records were read. */
const deliverStream = async (
  { database, recordsTable, hasEnded }: Sources,
  relay: Functions['relayMessages'],
): Promise<number> => {
  let read = 0
  while (!hasEnded()) {
    const entries = database.readFeed(recordsTable, database.checkpoint(streamReader), streamBatch)
    const last = entries.at(-1)
    if (!last) return read
    const Records = entries.map(it => it.record).filter(isMessage)
    if (Records.length > 0) await relay({ Records })
    database.saveCheckpoint(streamReader, last.sequence)
    database.trimFeed(recordsTable, last.sequence)
    read += entries.length
    // All of it runs in one process: between two batches whoever waits for an answer gets it.
    await othersTurn()
  }
  return read
}

const sqsEvent = (received: ReturnType<Queue['receive']>): SQSEvent => ({
  Records: received.map(it => ({
    messageId: it.messageId,
    receiptHandle: it.receiptHandle,
    body: it.body,
    attributes: {
      ApproximateReceiveCount: String(it.receiveCount),
      SentTimestamp: String(it.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(it.sentAt),
      ...(it.groupId === undefined ? {} : { MessageGroupId: it.groupId }),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:messages.fifo',
    awsRegion: 'local',
  })),
})

/** Delivers what the queue holds and may be seen now; what failed comes again after its time-out. Gives how many succeeded. */
const deliverQueue = async ({ queue, now, hasEnded }: Sources, send: Functions['sendMessages']): Promise<number> => {
  let delivered = 0
  while (!hasEnded()) {
    const received = queue.receive(queueBatch, visibilityMilliseconds, now())
    if (received.length === 0) return delivered
    const { batchItemFailures } = await send(sqsEvent(received))
    const failed = new Set(batchItemFailures.map(it => it.itemIdentifier))
    for (const { messageId, receiptHandle } of received) {
      if (failed.has(messageId)) continue
      queue.delete(receiptHandle)
      delivered += 1
    }
    await othersTurn()
  }
  return delivered
}

/** One run of the minute timer. */
const deliverTimer = async (now: () => number, run: Functions['runClocks']): Promise<void> => {
  const at = now()
  await run(
    {
      id: String(at),
      version: '0',
      account: '000000000000',
      time: new Date(at).toISOString(),
      region: 'local',
      resources: [],
      source: 'aws.scheduler',
      'detail-type': 'Scheduled Event',
      detail: {},
    },
    { getRemainingTimeInMillis: () => timerSeconds * 1000 },
  )
}

export type Delivery = {
  /** Delivers everything that waits now: stream, queue, one timer run, and what follows from them. */
  settle: () => Promise<void>
  stop: () => Promise<void>
}

type Options = Omit<Sources, 'hasEnded'> & { functions: Functions; onFault: (what: string, error: unknown) => void }

const retryMilliseconds = 1_000
const minuteMilliseconds = 60_000

/** Keeps delivering in the background until stopped: on every write, and every minute. One delivery at a time, so order holds. */
export const startDelivery = ({ functions, onFault, ...given }: Options): Delivery => {
  let running: Promise<void> = Promise.resolve()
  let wanted = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  const sources: Sources = { ...given, hasEnded: () => stopped }

  const round = async () => {
    await deliverStream(sources, functions.relayMessages)
    await deliverQueue(sources, functions.sendMessages)
  }
  const enqueue = (step: () => Promise<void>): Promise<void> => {
    running = running.then(step, step)
    return running
  }
  const attempt = (what: string, step: () => Promise<void>) => async () => {
    if (stopped) return
    try {
      await step()
    } catch (error) {
      onFault(what, error)
      clearTimeout(retry)
      retry = setTimeout(wake, retryMilliseconds)
    }
  }
  const wake = () => {
    if (wanted || stopped) return
    wanted = true
    setImmediate(() => {
      wanted = false
      void enqueue(attempt('delivery', round))
    })
  }
  const tick = () => void enqueue(attempt('timer', () => deliverTimer(sources.now, functions.runClocks))).then(wake)
  const forget = sources.database.onWrite(wake)
  const everyMinute = setInterval(tick, minuteMilliseconds)
  tick()

  return {
    settle: () =>
      enqueue(async () => {
        await round()
        await deliverTimer(sources.now, functions.runClocks)
        await round()
      }),
    async stop() {
      stopped = true
      forget()
      clearInterval(everyMinute)
      clearTimeout(retry)
      await running.catch(() => undefined)
    },
  }
}
