import { expect, test } from 'vitest'
import { openDatabase } from '../../local/database/open-database.ts'
import { projectTables } from '../../local/database/table-definition.ts'
import { startDelivery } from '../../local/delivery/deliver.ts'
import { tableNames } from '../../local/outside.ts'

test('whoever stops does not wait for all that is still to be sent: it stays in the queue', async () => {
  const { records, working } = projectTables('local')
  const database = openDatabase({ tables: [records, working], now: () => 0 })
  const queue = database.queue('messages', { maxReceives: 3 })
  queue.send(
    Array.from({ length: 35 }, (_, at) => ({ body: String(at) })),
    0,
  )
  let stopped: Promise<void> | undefined
  const delivery = startDelivery({
    database,
    queue,
    recordsTable: tableNames.records,
    now: () => 0,
    onFault: (_what, error) => expect.unreachable(String(error)),
    functions: {
      relayMessages: async () => undefined,
      async sendMessages() {
        stopped ??= delivery.stop()
        return { batchItemFailures: [] }
      },
      runClocks: async () => undefined,
      processPhoto: async () => undefined,
    },
  })
  await delivery.settle()
  await stopped
  expect(queue.size()).toBe(25)
  database.close()
})
