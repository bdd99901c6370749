// The promises of the storage layer, on the embedded engine and on DynamoDB Local.
import { afterAll, beforeAll, describe } from 'vitest'
import { type Engine, engineKinds } from '../support/engines.ts'
import { queries } from './promises/queries.ts'
import { refusals } from './promises/refusals.ts'
import { singleWrites } from './promises/single-writes.ts'
import { transactions } from './promises/transactions.ts'

for (const kind of engineKinds) {
  const title = kind.missing === undefined ? kind.name : `${kind.name} (not run: ${kind.missing})`
  describe.skipIf(kind.missing !== undefined)(title, () => {
    let started: Engine | undefined
    const engine = (): Engine => {
      if (!started) throw new Error('The engine has not started')
      return started
    }
    beforeAll(async () => {
      started = await kind.start()
    }, 30_000)
    afterAll(() => started?.stop())

    singleWrites(engine)
    transactions(engine)
    queries(engine)
    refusals(engine)
  })
}
