// npm run bench: the product through its whole local gateway beside a bare server doing the same database operations; then waits, bundles and packages.

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measuredPhone } from '../audit/measured-phone.ts'
import { communityId } from '../demo/community.ts'
import { packageSizes } from '../package-sizes.ts'
import { startChild } from './child.ts'
import { type Comparison, compare } from './compare.ts'
import { measureImports } from './imports.ts'
import { machineLine } from './machine.ts'
import { measurePastImport, pastImportLines } from './past-import.ts'
import { phoneGoals, phoneTable } from './phone.ts'
import { prepare } from './prepare.ts'
import { comparisonTable, goalLine, goalLines, importsTable, waitsTable } from './print.ts'
import { checkSameShape, record } from './record.ts'
import { measureRules } from './rules.ts'
import { measureSearch, searchTable } from './search.ts'
import { startServer } from './server.ts'
import { type UseCase, useCases } from './server-talk.ts'
import { measureWaits } from './waits.ts'

const secondsInAll = 720
const atOnce = [1, 16]
/** What an operation takes in a real region: only then do filings meet at the counter. */
const networkMilliseconds = 5

const startedAt = performance.now()
const say = (title: string, lines: readonly string[]): void => {
  console.log(`\n${title}`)
  for (const line of lines) console.log(line)
}

const directory = await mkdtemp(join(tmpdir(), 'huiyin-bench-'))
const tooLong = setTimeout(() => {
  console.error(`wrong: not done after ${secondsInAll} s`)
  process.exit(1)
}, secondsInAll * 1000)
console.log(machineLine())
const prepared = await prepare(join(directory, 'huiyin'))
const [session] = prepared.sessions
if (!session) throw new Error('nobody is signed in')
await cp(join(directory, 'huiyin'), join(directory, 'bare'), { recursive: true })

const load = startChild('load-process.ts', JSON.stringify({ sessions: prepared.sessions, communityId }))
const huiyin = await startServer('huiyin-server.ts', join(directory, 'huiyin'))
const waits = await measureWaits(huiyin, prepared)
say(`Waits on the database, caches warm, ${prepared.filed} open complaints in the community`, waitsTable(waits))
const recordOne = (useCase: UseCase) => record(load, huiyin, useCase, session)
const recorded = {
  'file-complaint': await recordOne('file-complaint'),
  'my-complaints': await recordOne('my-complaints'),
  detail: await recordOne('detail'),
}
const bare = await startServer('bare-server.ts', JSON.stringify({ directory: join(directory, 'bare'), recorded }))
const shapes: string[] = []
for (const useCase of useCases)
  shapes.push(`${useCase}: ${await checkSameShape(load, bare, useCase, recorded[useCase])}`)
say('What both servers do to the database (counted on the wire)', shapes)

const comparisons: Comparison[] = []
for (const useCase of useCases)
  for (const concurrency of atOnce) comparisons.push(await compare(load, { huiyin, bare }, { useCase, concurrency }))
comparisons.push(
  await compare(load, { huiyin, bare }, { useCase: 'file-complaint', concurrency: 16, network: networkMilliseconds }),
)
say('Through the whole local gateway, medians of five runs in turn', comparisonTable(comparisons))
for (const child of [load, huiyin, bare]) await child.stop()

const { functions, bare: bareHandler, emptyNode } = await measureImports()
say(
  `Bundles (an empty Node takes ${emptyNode.toFixed(1)} ms of CPU; it is taken off)`,
  importsTable(functions, bareHandler, emptyNode),
)
const sizes = await packageSizes('weapp', join('dist', 'weapp')).catch(() => undefined)
say('Mini-program', sizes?.lines ?? ['  dist/weapp is not built'])
const figures = sizes && (await measuredPhone(join('dist', 'weapp')))
if (figures) say('Its screens, each opened on a fresh phone', phoneTable(figures))
const rules = await measureRules()
say('The rules', rules.lines)
say('Search, 7,200 complaints in 24 months', searchTable(await measureSearch()))
const past = pastImportLines(await measurePastImport())
say('Import of an old ledger, in a process of its own', past.lines)
const goals = [...goalLines(comparisons, waits), ...rules.goals, ...past.goals]
if (sizes)
  goals.push(goalLine('packages within their limits', sizes.faults.join('; ') || 'all are', sizes.faults.length === 0))
if (figures) goals.push(...phoneGoals(figures))
say('Goals', goals)
console.log(`\n${machineLine()}; ${Math.round((performance.now() - startedAt) / 1000)} s`)
clearTimeout(tooLong)
await rm(directory, { recursive: true })
