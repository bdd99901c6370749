// How long the minute timer needs where ten thousand reminders are due at one moment: a store of its own, filled directly.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minute } from '#domain/time.ts'
import { runClocks } from '../../functions/clocks/run-clocks.ts'
import { type Core, openCore } from '../../functions/core.ts'
import { openQueue, type Queue } from '../../functions/messages/queue.ts'
import { openDatabase } from '../database/open-database.ts'
import { projectTables } from '../database/table-definition.ts'
import { profile } from '../demo/community.ts'
import { staff } from '../demo/people.ts'
import { localOutside, newSecrets } from '../outside.ts'
import { filed, fill, type Item } from './filled-store.ts'

const communityItems: Item[] = [
  profile,
  ...staff.map(person => ({
    ...person,
    v: 1,
    pk: profile.pk,
    sk: `STAFF#${person.userId}`,
    grants: person.grants.map(({ role, departmentId }) => ({ role, departmentId })),
  })),
]

export type DueStore = {
  database: ReturnType<typeof openDatabase>
  /** Opens what a timer works with: its own caches on the one store. */
  needs: (now: () => number, writeLog?: (line: string) => void) => Promise<Core & { queue: Queue }>
  close: () => void
}

/** A Monday morning, when everybody is on duty. */
export const filedAt = Date.parse('2026-11-23T10:00:00+08:00')
/** The moment the agent is reminded of all of them. */
export const remindedAt = filedAt + 4 * minute

/** A store with so many complaints, filed at one moment and not yet accepted. Lives in memory without a path. */
export const openDueStore = async (count: number, path = ':memory:'): Promise<DueStore> => {
  const { records, working } = projectTables('local')
  const database = openDatabase({ path, tables: [records, working], now: () => remindedAt })
  const queue = database.queue('messages', { maxReceives: 5 })
  const secrets = newSecrets()
  const needs: DueStore['needs'] = async (now, writeLog = () => undefined) => {
    const urls = { photosUrl: 'http://127.0.0.1:1', wechatUrl: 'http://127.0.0.1:1' }
    const outside = localOutside({ database, queue, ...urls, secrets, now, writeLog })
    return { ...(await openCore(outside)), queue: openQueue(outside) }
  }
  const core = await needs(() => filedAt)
  fill(database, communityItems)
  for (let index = 0; index < count; index += 1) fill(database, await filed(core, index))
  database.operations.reset()
  return { database, needs, close: () => database.close() }
}

export type TimerFigures = {
  /** Seconds until everything was told. */
  figure: number
  goal: number
  perThousand: number
  runs: number
  told: number
  /** Per complaint, the reading of what is due included. */
  operations: number
  readUnits: number
  writeUnits: number
}

const goal = 60
/** What the function may take, without the reserve it keeps: infra/functions.yml. */
const runMilliseconds = 40_000
const mostRuns = 10

/** Runs the timer until nothing is left, on a store on disk. Throws where it does not come to an end. */
export const measureTimer = async (count = 10_000): Promise<TimerFigures> => {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-timer-'))
  const store = await openDueStore(count, join(directory, 'tables.sqlite'))
  const startedAt = performance.now()
  const needs = await store.needs(() => Math.floor(remindedAt + performance.now() - startedAt))
  let told = 0
  let runs = 0
  for (let left = true; left && runs < mostRuns; runs += 1) {
    const ran = await runClocks(needs, needs.now() + runMilliseconds)
    told += ran.told
    left = ran.left
  }
  const seconds = (performance.now() - startedAt) / 1000
  const counts = Object.values(store.database.operations.current())
  store.close()
  await rm(directory, { recursive: true })
  if (told < count) throw new Error(`only ${told} of ${count} complaints were told in ${runs} runs`)
  const each = (of: (it: (typeof counts)[number]) => number) => counts.reduce((sum, it) => sum + of(it), 0) / count
  return {
    figure: seconds,
    goal,
    perThousand: (seconds / count) * 1000,
    runs,
    told,
    operations: each(it => it.calls),
    readUnits: each(it => it.readUnits),
    writeUnits: each(it => it.writeUnits),
  }
}
