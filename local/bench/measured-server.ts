// What both servers under measurement share: the same engine on a file, and answers to the bench's questions.

import { join } from 'node:path'
import { openDatabase } from '../database/open-database.ts'
import { projectTables } from '../database/table-definition.ts'
import { measuredHandler, stepsOf } from './measured-handler.ts'
import { Asked, type Said } from './server-talk.ts'

const reading = new Set(['GetItem', 'BatchGetItem', 'Query'])

/** Opens the engine on a prepared directory. */
export const openMeasured = (directory: string) => {
  const { records, working } = projectTables('local')
  const now = Date.now
  const database = openDatabase({ path: join(directory, 'tables.sqlite'), tables: [records, working], now })
  return { database, handler: measuredHandler(database.requestHandler), now }
}

type Measured = ReturnType<typeof openMeasured>

const figures = ({ database }: Measured, racesLost: number): Said => {
  const counts = Object.entries(database.operations.current())
  const sum = (of: typeof counts, what: 'calls' | 'items') => of.reduce((total, [, count]) => total + count[what], 0)
  const { user, system } = process.cpuUsage()
  return {
    say: 'figures',
    cpuMilliseconds: (user + system) / 1000,
    racesLost,
    operations: sum(counts, 'calls'),
    itemsRead: sum(
      counts.filter(([name]) => reading.has(name)),
      'items',
    ),
    itemsWritten: sum(
      counts.filter(([name]) => !reading.has(name)),
      'items',
    ),
  }
}

/** Tells the bench where the server listens and answers it from then on. */
export const answerBench = (measured: Measured, url: string, racesLost: () => number): void => {
  const answer = (message: unknown): Said => {
    const asked = Asked.parse(message)
    if (asked.ask === 'figures') return figures(measured, racesLost())
    if (asked.ask === 'watch') {
      measured.handler.watch(asked.delay)
      return { say: 'done' }
    }
    if (asked.ask === 'slow') {
      measured.handler.slow(asked.delay)
      return { say: 'done' }
    }
    const steps = stepsOf(measured.handler.passed())
    return { say: 'passed', steps: steps.map(step => step.map(({ name, body }) => ({ name, body }))) }
  }
  process.on('message', message => process.send?.(answer(message)))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ say: 'ready', url } satisfies Said)
}
