// npm run crash-test: kills the stack again and again while residents file, and afterwards holds what is left against what was promised.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { communityId, profile } from '../demo/community.ts'
import { staff } from '../demo/people.ts'
import { templateIds } from '../outside.ts'
import { openAcknowledgedList, readAcknowledgedList } from '../replay/acknowledged.ts'
import { type Filed, fileAll } from '../replay/file-all.ts'
import type { Filing } from '../replay/filing.ts'
import { startProgress } from '../replay/progress.ts'
import { reportOn } from '../replay/report.ts'
import type { Urls } from '../replay/resident.ts'
import { type DoomedStack, startDoomedStack } from './doomed-stack.ts'
import { examine, type Finding } from './examine.ts'
import { planKills } from './kill-plan.ts'
import { makeRows } from './made-rows.ts'
import { readRemains } from './remains.ts'
import { seededRandom } from './seeded-random.ts'

const usage = 'npm run crash-test -- [--kills 20] [--rows 600] [--no-photos] [--seed N]'
const concurrency = 16
const mostRounds = 20
const secondsInAll = 240

const readOptions = () => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    allowNegative: true,
    options: { kills: text, rows: text, photos: { type: 'boolean', default: true }, seed: text },
  })
  const [kills, rows, seed] = [values.kills ?? 20, values.rows ?? 600, values.seed ?? Date.now() % 1_000_000].map(
    Number,
  )
  for (const figure of [kills, rows, seed])
    if (figure === undefined || !Number.isInteger(figure) || figure < 0) throw new Error(usage)
  return { kills: kills ?? 0, rows: rows ?? 0, seed: seed ?? 0, photos: values.photos }
}

/** Lets the agent accept so many cards, so that deliveries succeed while they are interrupted. */
const acceptCards = async ({ wechatUrl }: Urls, alias: string, cards: number): Promise<void> => {
  for (let card = 0; card < cards; card += 1) {
    const response = await fetch(`${wechatUrl}/__sim/subscribe`, {
      method: 'POST',
      body: JSON.stringify({ user: alias, templateIds: [templateIds.work], answer: 'accept' }),
    })
    await response.text()
  }
}

const Cards = z.object({ cards: z.array(z.object({ msgId: z.string() })) })

const cardsDelivered = async ({ wechatUrl }: Urls): Promise<string[]> => {
  const response = await fetch(`${wechatUrl}/__sim/outbox`)
  return Cards.parse(await response.json()).cards.map(it => it.msgId)
}

/** Files everything while the plan's kills happen; comes back when both are over. */
const fileUnderFire = async (
  doomed: DoomedStack,
  filings: readonly Filing[],
  { listPath, kills, random }: { listPath: string; kills: number; random: () => number },
): Promise<Filed> => {
  const list = await openAcknowledgedList(listPath)
  const progress = startProgress('filing', filings.length)
  const { url, wechatUrl } = doomed.current()
  let answered = 0
  const waiting = new Set<() => void>()
  const untilAnswered = async (rows: number) => {
    while (answered < rows) await new Promise<void>(resolve => waiting.add(resolve))
  }
  const filing = fileAll(filings, {
    urls: { url, wechatUrl },
    concurrency,
    list,
    onOutcome(_, done) {
      answered = done
      progress.show(done)
      for (const resolve of waiting) resolve()
      waiting.clear()
    },
  })
  const killing = async () => {
    for (const { afterRows, delay } of planKills(kills, filings.length, random)) {
      await untilAnswered(afterRows)
      await wait(delay)
      await doomed.killAndRestart()
    }
  }
  const [filed] = await Promise.all([filing, killing()])
  progress.end()
  await list.close()
  return filed
}

/** Lets the stack finish what is under way. A message that was being sent when it died is found once its lease is over, so several rounds. */
const settleAll = async (doomed: DoomedStack): Promise<string[]> => {
  const faults: string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const cardsBefore = (await cardsDelivered(doomed.current())).length
    faults.push(...(await doomed.current().settle()))
    if (round > 0 && (await cardsDelivered(doomed.current())).length === cardsBefore) break
  }
  return faults
}

const holding = (role: string): string[] =>
  staff.filter(it => it.grants.some(grant => grant.role === role)).map(it => it.userId)

const print = (findings: readonly Finding[]): void => {
  for (const { promise, looked, violations } of findings) {
    console.log(`${violations.length === 0 ? 'kept  ' : 'BROKEN'}  ${String(looked).padStart(5)}  ${promise}`)
    for (const violation of violations.slice(0, 5)) console.log(`               ${violation}`)
    if (violations.length > 5) console.log(`               … ${violations.length} in all`)
  }
}

const { kills, rows, seed, photos } = readOptions()
const random = seededRandom(seed)
const directory = await mkdtemp(join(tmpdir(), 'huiyin-crash-'))
const tooLong = setTimeout(() => {
  console.error(`wrong: not done after ${secondsInAll} s; see ${directory}`)
  process.exit(1)
}, secondsInAll * 1000)
console.log(`${kills} kills, ${rows} rows, seed ${seed}, kept in ${directory}`)

const startedAt = performance.now()
/** A Monday morning on duty, so that the minute timer has reminders to write while it is killed. */
const startsAt = Date.parse('2026-11-23T09:00:00+08:00')
const community = { id: communityId, categories: profile.categories }
const { filings, cleanedHashes } = await makeRows(rows, community, photos)
const doomed = await startDoomedStack(directory, { startsAt, random })
await acceptCards(doomed.current(), 'hemin', rows)
const listPath = join(directory, 'acknowledged.csv')
const filed = await fileUnderFire(doomed, filings, { listPath, kills, random })
// Once more, and gently: the last restart lets the leases of the last kill run out.
await doomed.killAndRestart()
const stackFaults = await settleAll(doomed)
const cards = await cardsDelivered(doomed.current())
await doomed.current().close()

const findings = examine(await readRemains(directory, doomed.now), {
  acknowledged: await readAcknowledgedList(listPath),
  cleanedHashes,
  cards,
  agents: holding('agent'),
  dispatchers: holding('dispatcher'),
  now: doomed.now(),
})
const { lines, faults } = reportOn(filed)
clearTimeout(tooLong)
for (const line of lines) console.log(line)
print(findings)
for (const fault of [...faults, ...stackFaults]) console.error(`wrong: ${fault}`)
const isWhole = faults.length + stackFaults.length === 0 && findings.every(it => it.violations.length === 0)
console.log(
  `${isWhole ? 'Nothing was lost' : 'Promises were broken'} in ${kills} kills; ${Math.round((performance.now() - startedAt) / 1000)} s`,
)
if (isWhole) await rm(directory, { recursive: true })
process.exitCode = isWhole ? 0 : 1
