// The first page of the work list where 50 and where 5,000 complaints are open: what it asks the database, and how long it takes.

import { setImmediate } from 'node:timers/promises'
import { listWork } from '#contract/staff.ts'
import { openCore } from '../../functions/core.ts'
import { type Client, must, signInAs } from '../client.ts'
import { appPages } from '../demo/app-pages.ts'
import { communityId } from '../demo/community.ts'
import { seedPeople } from '../demo/seed.ts'
import { type Stack, startStack } from '../stack.ts'
import { filed, fill } from './filled-store.ts'

export type FirstPage = { open: number; operations: number; items: number; milliseconds: number }

const rounds = 9
const readsEach = 30
/** A Monday morning; time stands still, so that both lists are alike. */
const now = Date.parse('2026-11-23T10:00:00+08:00')

type Side = { stack: Stack; agent: Client; open: number; times: number[] }

const openSide = async (open: number): Promise<Side> => {
  const stack = await startStack({ appPages, now: () => now })
  await seedPeople(stack)
  const core = await openCore(stack.outside)
  for (let index = 0; index < open; index += 1) {
    await fill(core, await filed(core, index))
    // The engine answers in the same process: without a turn of its own nothing else would notice that a connection ended.
    await setImmediate()
  }
  return { stack, agent: await signInAs(stack, 'hemin'), open, times: [] }
}

const query = { communityId, of: 'community' as const }

const firstPage = async ({ agent }: Side): Promise<number> => must(await agent.call(listWork, { query })).cards.length

const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

const asked = async (side: Side): Promise<FirstPage> => {
  const { operations } = side.stack.database
  operations.reset()
  await firstPage(side)
  const counts = Object.values(operations.current())
  return {
    open: side.open,
    operations: counts.reduce((sum, it) => sum + it.calls, 0),
    items: counts.reduce((sum, it) => sum + it.items, 0),
    milliseconds: median(side.times),
  }
}

/** Both lists in turn, so that a busy moment meets both; medians over all rounds. */
export const measureWorkList = async (): Promise<{ few: FirstPage; many: FirstPage; ratio: number; goal: number }> => {
  const few = await openSide(50)
  const many = await openSide(5000)
  for (let round = 0; round < rounds; round += 1)
    for (const side of [few, many])
      for (let read = 0; read < readsEach; read += 1) {
        const from = performance.now()
        await firstPage(side)
        // The first round warms both up.
        if (round > 0) side.times.push(performance.now() - from)
      }
  const [one, other] = [await asked(few), await asked(many)]
  await few.stack.close()
  await many.stack.close()
  return { few: one, many: other, ratio: other.milliseconds / one.milliseconds, goal: 1.3 }
}
