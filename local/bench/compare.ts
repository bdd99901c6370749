// The same load on two servers in turn, five times each, so that both meet the same moods of the machine.

import { percentile } from '../replay/percentile.ts'
import type { Child } from './child.ts'
import type { Server } from './server.ts'
import { LoadDone, type UseCase } from './server-talk.ts'

/** Medians over the runs of one server. Times in milliseconds. */
export type Measured = {
  perSecond: number
  p50: number
  p99: number
  cpu: number
  triesPerSuccess: number
}

export type Comparison = {
  useCase: UseCase
  concurrency: number
  /** Milliseconds every database operation took more than the engine needs. */
  network: number
  huiyin: Measured
  bare: Measured
  /** Median of the ratios of neighbouring runs, and the smallest and largest of them. */
  ratio: { median: number; least: number; most: number }
}

const rounds = 5
const requests = { alone: 300, together: 800, overNetwork: 300 }

/** Loads a server and gives what was measured. Throws where a request failed: a failed one is quick. */
export const runLoad = async (
  load: Child,
  server: Server,
  asked: { useCase: UseCase; concurrency: number; count: number },
): Promise<Measured & { done: LoadDone }> => {
  const before = await server.figures()
  const done = LoadDone.parse(await load.ask({ url: server.url, ...asked }))
  const after = await server.figures()
  if (done.failures.length > 0) throw new Error(`${done.failures.length} requests failed: ${done.failures[0]}`)
  return {
    perSecond: asked.count / done.seconds,
    p50: percentile(done.latencies, 0.5),
    p99: percentile(done.latencies, 0.99),
    cpu: (after.cpuMilliseconds - before.cpuMilliseconds) / asked.count,
    triesPerSuccess: 1 + (after.racesLost - before.racesLost) / asked.count,
    done,
  }
}

const median = (figures: readonly number[]): number => percentile(figures, 0.5)

const medianOf = (runs: readonly Measured[]): Measured => ({
  perSecond: median(runs.map(it => it.perSecond)),
  p50: median(runs.map(it => it.p50)),
  p99: median(runs.map(it => it.p99)),
  cpu: median(runs.map(it => it.cpu)),
  triesPerSuccess: median(runs.map(it => it.triesPerSuccess)),
})

/** Compares the product with the bare server on one use case. */
export const compare = async (
  load: Child,
  servers: { huiyin: Server; bare: Server },
  { useCase, concurrency, network = 0 }: { useCase: UseCase; concurrency: number; network?: number },
): Promise<Comparison> => {
  const count = network > 0 ? requests.overNetwork : concurrency === 1 ? requests.alone : requests.together
  const asked = { useCase, concurrency, count }
  const runs: { huiyin: Measured[]; bare: Measured[] } = { huiyin: [], bare: [] }
  for (const server of [servers.huiyin, servers.bare]) await server.slow(network)
  await runLoad(load, servers.huiyin, asked)
  await runLoad(load, servers.bare, asked)
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first alternates too.
    const order = round % 2 === 0 ? (['huiyin', 'bare'] as const) : (['bare', 'huiyin'] as const)
    for (const which of order) runs[which].push(await runLoad(load, servers[which], asked))
  }
  for (const server of [servers.huiyin, servers.bare]) await server.slow(0)
  const ratios = runs.huiyin.map(({ perSecond }, round) => perSecond / (runs.bare[round]?.perSecond ?? Number.NaN))
  return {
    useCase,
    concurrency,
    network,
    huiyin: medianOf(runs.huiyin),
    bare: medianOf(runs.bare),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
  }
}
