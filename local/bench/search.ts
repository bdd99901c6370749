// The search in a community with two years of complaints: by number, phone, room and words, near and far. What it asks the database, and how long it takes.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { searchComplaints } from '#contract/customers.ts'
import { day } from '#domain/time.ts'
import { openCore } from '../../functions/core.ts'
import { type Client, must, signInAs } from '../client.ts'
import { appPages } from '../demo/app-pages.ts'
import { communityId } from '../demo/community.ts'
import { seedPeople } from '../demo/seed.ts'
import { type Stack, startStack } from '../stack.ts'
import { filed, fill } from './filled-store.ts'

/** `milliseconds`: the median; `items`: read for one search. */
export type SearchFigure = { by: string; found: number; operations: number; items: number; milliseconds: number }

const complaints = 7_200
const months = 24
/** Put into the store in one go. */
const together = 300
const times = 20
/** A Monday morning; time stands still, so that all searches are alike. */
const now = Date.parse('2026-11-23T10:00:00+08:00')

/** The newest month first: 300 complaints each. */
const fillMonths = async (stack: Stack): Promise<void> => {
  const core = await openCore(stack.outside)
  for (let month = 0; month < months; month += 1) {
    const then = { ...core, now: () => now - month * 30 * day }
    const each = complaints / months
    for (let from = 0; from < each; from += together) {
      const here = Array.from({ length: Math.min(together, each - from) }, (_, at) =>
        filed(then, month * each + from + at),
      )
      fill(stack.database, (await Promise.all(here)).flat())
      await setImmediate()
    }
  }
}

const asked = [
  { by: 'number', text: 'W2611-0007' },
  { by: 'phone', text: '13800001203' },
  { by: 'room', text: '2-1-1202' },
  { by: 'words that are found at once', text: '电梯 三楼' },
  { by: 'words that nobody wrote', text: '蜂窝' },
] as const

const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

const searchOnce = async (agent: Client, text: string): Promise<number> =>
  must(await agent.call(searchComplaints, { body: { communityId, text } })).cards.length

const measureOne = async (stack: Stack, agent: Client, { by, text }: (typeof asked)[number]): Promise<SearchFigure> => {
  const found = await searchOnce(agent, text)
  const { operations } = stack.database
  operations.reset()
  await searchOnce(agent, text)
  const counts = Object.values(operations.current())
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const from = performance.now()
    await searchOnce(agent, text)
    took.push(performance.now() - from)
  }
  return {
    by,
    found,
    operations: counts.reduce((sum, it) => sum + it.calls, 0),
    items: counts.reduce((sum, it) => sum + it.items, 0),
    milliseconds: median(took),
  }
}

/** Medians of a search of each kind, over 7,200 complaints in 24 months, through the whole local gateway. */
export const measureSearch = async (): Promise<SearchFigure[]> => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-search-'))
  const stack = await startStack({ directory, appPages, now: () => now })
  await seedPeople(stack)
  await fillMonths(stack)
  const agent = await signInAs(stack, 'hemin')
  const figures: SearchFigure[] = []
  for (const it of asked) figures.push(await measureOne(stack, agent, it))
  await stack.close()
  await rm(directory, { recursive: true })
  return figures
}

/** A line for each kind. */
export const searchTable = (figures: readonly SearchFigure[]): string[] =>
  figures.map(
    ({ by, found, operations, items, milliseconds }) =>
      `  by ${by}: p50 ${milliseconds.toFixed(1)} ms, ${operations} operations, ${items} items, ${found} found`,
  )
