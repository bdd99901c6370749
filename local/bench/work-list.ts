// The first page of the work list where 50, 5,000 and 100,000 complaints are open: what it asks the database, and how long it takes.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** So many complaints are open in the store. */
const sizes = [50, 5_000, 100_000]
/** Put into the store in one go. */
const together = 500
const rounds = 9
const readsEach = 30
/** A Monday morning; time stands still, so that all lists are alike. */
const now = Date.parse('2026-11-23T10:00:00+08:00')

type Side = { stack: Stack; agent: Client; open: number; times: number[]; close: () => Promise<void> }

const openSide = async (open: number): Promise<Side> => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-list-'))
  const stack = await startStack({ directory, appPages, now: () => now })
  await seedPeople(stack)
  const core = await openCore(stack.outside)
  const closing = async () => {
    await stack.close()
    await rm(directory, { recursive: true })
  }
  for (let from = 0; from < open; from += together) {
    const here = Array.from({ length: Math.min(together, open - from) }, (_, index) => filed(core, from + index))
    fill(stack.database, (await Promise.all(here)).flat())
    // The engine answers in the same process: without a turn of its own nothing else would notice that a connection ended.
    await setImmediate()
  }
  return { agent: await signInAs(stack, 'hemin'), stack, close: closing, open, times: [] }
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

export type WorkListFigures = { pages: FirstPage[]; ratio: number; goal: number }

/** All lists in turn, so that a busy moment meets each; medians over all rounds. The ratio is of the slowest to the shortest. */
export const measureWorkList = async (): Promise<WorkListFigures> => {
  const sides: Side[] = []
  for (const open of sizes) sides.push(await openSide(open))
  for (let round = 0; round < rounds; round += 1)
    for (const side of sides)
      for (let read = 0; read < readsEach; read += 1) {
        const from = performance.now()
        await firstPage(side)
        // The first round warms all of them up.
        if (round > 0) side.times.push(performance.now() - from)
      }
  const pages: FirstPage[] = []
  for (const side of sides) {
    pages.push(await asked(side))
    await side.close()
  }
  const times = pages.map(it => it.milliseconds)
  return { pages, ratio: Math.max(...times) / (times[0] ?? Number.NaN), goal: 1.3 }
}
