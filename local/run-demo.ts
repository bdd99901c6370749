// The command line of the demo: its options, what it says while it starts, how it stops.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Instant } from '#domain/time.ts'
import { narrator } from './demo/narrator.ts'
import { type Demo, openDemo } from './demo/open-demo.ts'
import { lastFirstPort } from './ports.ts'
import { isProblem, type Problem, problem } from './problem.ts'

const defaultPort = 8088

type Wanted = { port: number; directory: string; reset: boolean; at?: Instant }

const usage = 'npm start -- [--port 8088] [--directory .local] [--at 2026-11-23T10:00:00+08:00] [--reset]'

/** Reads the options. Throws a Problem for what it does not know. */
export const readOptions = (given: readonly string[]): Wanted => {
  const parsed = parse(given)
  if (parsed.help) throw problem(`用法：${usage}`, `Usage: ${usage}`)
  const port = parsed.port === undefined ? defaultPort : Number(parsed.port)
  if (!Number.isInteger(port) || port < 0 || port > lastFirstPort)
    throw problem(
      `--port 要一个 0 到 ${lastFirstPort} 的整数。`,
      `--port takes a whole number from 0 to ${lastFirstPort}.`,
    )
  const at = parsed.at === undefined ? undefined : Date.parse(parsed.at)
  if (Number.isNaN(at))
    throw problem(
      '--at 要带时区的时间，例如 2026-11-23T10:00:00+08:00。',
      '--at takes a time with its zone, for example 2026-11-23T10:00:00+08:00.',
    )
  const directory = resolve(parsed.directory ?? resolve(import.meta.dirname, '..', '.local'))
  return { port, directory, reset: parsed.reset ?? false, ...(at === undefined ? {} : { at }) }
}

const parse = (given: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        port: { type: 'string' },
        directory: { type: 'string' },
        at: { type: 'string' },
        reset: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw problem(`不认识的选项。用法：${usage}`, `${why.split('.')[0]}. Usage: ${usage}`, error)
  }
}

const say = (line: string): void => console.log(line)

const sayProblem = ({ chinese, english }: Problem): void => {
  console.error(`\n✗ ${chinese}\n✗ ${english}`)
}

const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(130)
    stopping = true
    void stop()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // npm does not hand on a SIGTERM: whoever ended it would find the ports still taken.
  const npm = process.ppid
  if (process.env.npm_lifecycle_event === 'start')
    setInterval(() => {
      if (process.ppid !== npm && !stopping) onSignal()
    }, 1000).unref()
}

/** Runs the demo until it is stopped; a problem is printed and sets the exit code. */
export const runDemo = async (given: readonly string[]): Promise<void> => {
  const aborting = new AbortController()
  const told = narrator()
  let demo: Demo | undefined
  stopOnSignal(async () => {
    aborting.abort()
    if (!demo) process.exit(130)
    await demo.close()
    say('\n  已停止，数据都在。  Stopped; everything is kept.')
    process.exit(0)
  })
  try {
    const wanted = readOptions(given)
    say('\n  回音 Huiyin')
    say(`  ✓ Node ${process.versions.node}`)
    demo = await openDemo({ ...wanted, tell: told.hear, signal: aborting.signal })
    told.end()
    say(`  ✓ 全部就绪  Ready  ${told.seconds()}\n`)
    say(`  打开 Open   ${demo.url}`)
    say('  停止 Stop   Ctrl-C\n')
  } catch (error) {
    told.end()
    if (!isProblem(error)) throw error
    sayProblem(error)
    process.exit(1)
  }
}
