// Copies of one prepared store, each for a timer that is disturbed in its own way; nothing else delivers there.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Ran, runClocks } from '../../../functions/clocks/run-clocks.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import type { EraseNext } from '../../../functions/jobs/job-step.ts'
import { openQueue, type Queue } from '../../../functions/messages/queue.ts'
import { openPhotos } from '../../../functions/photos/open-photos.ts'
import { eraserWith } from '../../../functions/privacy/erase-person.ts'
import { answerLost, brokenConnection } from '../../../local/database/faults.ts'
import { type Database, openDatabase } from '../../../local/database/open-database.ts'
import type { Queue as DurableQueue } from '../../../local/database/queue.ts'
import { projectTables } from '../../../local/database/table-definition.ts'
import { queueHandler } from '../../../local/delivery/queue-handler.ts'
import { localOutside, queueUrl, tableNames } from '../../../local/outside.ts'
import type { Stack } from '../../../local/stack.ts'
import { type StoredItem, storedItems } from '../stored.ts'

export type Copy = {
  database: Database
  queue: DurableQueue
  logs: Record<string, unknown>[]
  /** What a fresh function works with: its own caches on the one store. */
  needs: (now?: () => number) => Promise<Core & { queue: Queue; eraseNext: EraseNext }>
  /** One run of a timer that has all the time it needs. */
  run: () => Promise<Ran>
  /** The process dies at its n-th call to database or queue: before it, or after it took effect. Gives how many calls there were. */
  dieAt: (call: number, when: 'before' | 'after') => void
  calls: () => number
  /** The next process lives. */
  revive: () => void
  close: () => void
}

export type Prepared = { items: readonly StoredItem[]; secrets: Awaited<ReturnType<Stack['outside']['secrets']>> }

/** What stands in the records of a stack. */
export const preparedIn = async (stack: Stack): Promise<Prepared> => ({
  items: storedItems(stack).filter(item => item.sk !== undefined),
  secrets: await stack.outside.secrets(),
})

const batch = 25

const fill = async (database: Database, items: readonly StoredItem[], region: string): Promise<void> => {
  const credentials = { accessKeyId: 'copy', secretAccessKey: 'copy' }
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, credentials, requestHandler: database.requestHandler }),
  )
  for (let start = 0; start < items.length; start += batch) {
    const puts = items.slice(start, start + batch).map(Item => ({ PutRequest: { Item } }))
    await client.send(new BatchWriteCommand({ RequestItems: { [tableNames.records]: puts } }))
  }
}

/** A copy of the prepared store, its clock standing at `at`. */
export const aCopy = async ({ items, secrets }: Prepared, at: number): Promise<Copy> => {
  const { records, working } = projectTables('local')
  const database = openDatabase({ tables: [records, working], now: () => at })
  const queue = database.queue('messages', { maxReceives: 5 })
  const logs: Record<string, unknown>[] = []
  await fill(database, items, 'local')
  let calls = 0
  let deadAt = Number.POSITIVE_INFINITY
  let takesEffect = false
  const meetsDeath = () => {
    calls += 1
    if (calls > deadAt || (calls === deadAt && !takesEffect)) throw new Error('the process has died')
    return calls === deadAt
  }
  const hook = () => (meetsDeath() ? answerLost : undefined)
  database.injectFaults(hook)
  const outsideAt = (now: () => number) => {
    const urls = { photosUrl: 'http://127.0.0.1:1', wechatUrl: 'http://127.0.0.1:1' }
    const writeLog = (line: string) => logs.push(JSON.parse(line))
    const outside = localOutside({ database, queue, ...urls, secrets, now, writeLog })
    const handler = queueHandler(queue, queueUrl, now)
    const requestHandler = {
      ...handler,
      handle: async (request: Parameters<typeof handler.handle>[0]) => {
        const isLast = meetsDeath()
        const answer = await handler.handle(request)
        if (isLast) throw brokenConnection()
        return answer
      },
    }
    return { ...outside, sqs: { ...outside.sqs, requestHandler } }
  }
  const needs: Copy['needs'] = async (now = () => at) => {
    const outside = outsideAt(now)
    return {
      ...(await openCore(outside)),
      queue: openQueue(outside),
      eraseNext: eraserWith(openPhotos(outside)),
    }
  }
  return {
    database,
    queue,
    logs,
    needs,
    run: async () => runClocks(await needs(), at + 60_000),
    dieAt(call, when) {
      calls = 0
      deadAt = call
      takesEffect = when === 'after'
    },
    calls: () => calls,
    revive() {
      calls = 0
      deadAt = Number.POSITIVE_INFINITY
    },
    close: () => database.close(),
  }
}
