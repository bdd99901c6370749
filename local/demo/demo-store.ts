// The demo's store on disk: seeded once, beside its place, and moved there whole; a seed that was interrupted is begun again.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import { isDatabaseFileError, openDatabaseFile } from '../database/database-file.ts'
import { projectTables } from '../database/table-definition.ts'
import { templateIds } from '../outside.ts'
import { problem } from '../problem.ts'
import { type Stack, startStack } from '../stack.ts'
import { appPages } from './app-pages.ts'
import { livePast, pastBeginsAt } from './past-complaints.ts'
import { residents, staff } from './people.ts'
import { seedPeople } from './seed.ts'

const storeOf = (directory: string): string => join(directory, 'demo')
const unfinishedOf = (directory: string): string => join(directory, 'demo.new')

const needed = ['tables.sqlite', 'secrets.json', 'wechat.jsonl', 'photos']

// A store seeded for other tables or indexes would open and answer wrongly: its old items are in no new index.
const tablesNow = (): string =>
  createHash('sha256')
    .update(JSON.stringify(projectTables('local')))
    .digest('hex')
const madeForOf = (store: string): string => join(store, 'made-for-tables')

/** Throws where another Huiyin is using the store: what is open must not be taken from under it. */
const refuseInUse = (directory: string): void => {
  const tables = join(storeOf(directory), 'tables.sqlite')
  if (!existsSync(tables)) return
  try {
    openDatabaseFile(tables).close()
  } catch (error) {
    if (isDatabaseFileError(error) && error.fault === 'in-use') throw storeProblem(directory, error)
  }
}

/** Removes the demo's store from a directory, and nothing else that lies there. */
export const removeStore = async (directory: string): Promise<void> => {
  refuseInUse(directory)
  await rm(storeOf(directory), { recursive: true, force: true })
  await rm(unfinishedOf(directory), { recursive: true, force: true })
}

const subscribe = async (stack: Stack, user: string, ids: readonly string[]): Promise<void> => {
  await fetch(`${stack.wechatUrl}/__sim/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, templateIds: ids, answer: 'accept' }),
  })
}

/** Everybody has said yes to some messages by now: each yes is one message, as with WeChat. */
const consent = async (stack: Stack): Promise<void> => {
  const { progress, survey, work } = templateIds
  for (const { alias } of residents)
    for (let times = 0; times < 3; times += 1) await subscribe(stack, alias, [progress, survey])
  for (const { alias } of staff) for (let times = 0; times < 20; times += 1) await subscribe(stack, alias, [work])
}

type Seeding = { now: Instant; onProgress: (done: number, of: number) => void; signal: AbortSignal }

const seed = async (directory: string, { now, onProgress, signal }: Seeding): Promise<void> => {
  let clock = pastBeginsAt(now)
  const faults: unknown[] = []
  const stack = await startStack({
    directory,
    appPages,
    now: () => clock,
    onFault: (_what, error) => faults.push(error),
  })
  try {
    await seedPeople(stack)
    await livePast(stack, {
      now,
      moveTo(at) {
        signal.throwIfAborted()
        clock = at
      },
      onProgress,
    })
    await consent(stack)
  } finally {
    await stack.close()
  }
  if (faults.length > 0) throw new Error('the demo could not be seeded', { cause: faults[0] })
}

/** Seeds the demo where it is not there yet. Gives the store's directory, and whether it was seeded now. */
export const readyStore = async (directory: string, seeding: Seeding): Promise<{ store: string; seeded: boolean }> => {
  const store = storeOf(directory)
  if (existsSync(store)) {
    const missing = needed.find(name => !existsSync(join(store, name)))
    if (missing !== undefined) throw unreadable(directory, [`缺少 ${missing}`, `${missing} is missing`])
    const madeFor = await readFile(madeForOf(store), 'utf8').catch(() => '')
    if (madeFor !== tablesNow()) throw unreadable(directory, madeByOther)
    return { store, seeded: false }
  }
  const unfinished = unfinishedOf(directory)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await seed(unfinished, seeding)
  await keepTime(unfinished, seeding.now)
  await writeFile(madeForOf(unfinished), tablesNow())
  await rename(unfinished, store)
  return { store, seeded: true }
}

const Clock = z.object({ lastSeenAt: z.number() })
const clockOf = (store: string): string => join(store, 'clock.json')

/** The latest instant this store has lived through: its clock never runs backwards. */
export const lastTimeOf = async (store: string): Promise<Instant> => {
  const text = await readFile(clockOf(store), 'utf8').catch(() => '{"lastSeenAt":0}')
  return Clock.parse(JSON.parse(text)).lastSeenAt
}

export const keepTime = async (store: string, at: Instant): Promise<void> => {
  await writeFile(`${clockOf(store)}.new`, JSON.stringify({ lastSeenAt: at }))
  await rename(`${clockOf(store)}.new`, clockOf(store))
}

type Both = readonly [chinese: string, english: string]

const madeByOther: Both = ['是另一个版本做的', 'another version made it']
const damaged: Both = ['tables.sqlite 已损坏', 'tables.sqlite is damaged']

const unreadable = (directory: string, [chinese, english]: Both, cause?: unknown) =>
  problem(
    `${storeOf(directory)} 里的示范数据不能用（${chinese}）。重新来过：npm start -- --reset`,
    `The demo's data in ${storeOf(directory)} cannot be used (${english}). To begin afresh: npm start -- --reset`,
    cause,
  )

/** What a failure to open the store means to the person at the keyboard. */
export const storeProblem = (directory: string, error: unknown) => {
  const words = error instanceof Error ? error.message : String(error)
  if (!isDatabaseFileError(error)) return unreadable(directory, [words, words], error)
  switch (error.fault) {
    case 'in-use':
      return problem(
        `${storeOf(directory)} 正被另一个回音使用。请先关掉它，或换一个目录：npm start -- --directory .local/second --port 8188`,
        `${storeOf(directory)} is in use by another Huiyin. Stop that one, or choose another place: npm start -- --directory .local/second --port 8188`,
        error,
      )
    case 'corrupt':
      return unreadable(directory, damaged, error)
    case 'other-tables':
      return unreadable(directory, madeByOther, error)
  }
}
