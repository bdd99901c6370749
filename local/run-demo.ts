// The command line of the demo: its options, what it says while it starts, how it stops.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf, type Instant, minutesIntoDay } from '#domain/time.ts'
import { type Demo, type News, openDemo } from './demo/open-demo.ts'
import { lastFirstPort } from './ports.ts'
import { isProblem, type Problem, problem } from './problem.ts'

const defaultPort = 8088

type Wanted = { port: number; directory: string; reset: boolean; at?: Instant }

const usage = 'npm start -- [--port 8088] [--directory .local] [--at 2026-11-23T10:00:00+08:00] [--reset]'

/** Reads the options. Throws a Problem for what it does not know. */
export const readOptions = (given: readonly string[]): Wanted => {
  const parsed = parse(given)
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

const momentWords = (at: Instant): string => {
  const minutes = Math.floor(minutesIntoDay(at))
  return `${dayOf(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What is heard while the demo opens, as lines; on a terminal the line under way counts along. */
const narrator = () => {
  const startedAt = performance.now()
  const underWay = new Map<'build' | 'seed', string>()
  const isTerminal = process.stdout.isTTY === true
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  const clear = () => {
    if (isTerminal) process.stdout.write('\r\x1b[K')
  }
  const draw = () => {
    if (!isTerminal || underWay.size === 0) return
    clear()
    process.stdout.write(`  … ${[...underWay.values()].join(' · ')}  ${seconds()}`)
  }
  const line = (text: string) => {
    clear()
    say(text)
    draw()
  }
  const timer = setInterval(draw, 500)
  const hear = (news: News): void => {
    switch (news.what) {
      case 'building':
        underWay.set('build', '编译手机页面 building the phones')
        return line('  … 页面有变化，正在编译，大约半分钟  Building the phones’ pages, about half a minute')
      case 'built':
        underWay.delete('build')
        return line(`  ✓ 手机页面编译好了  The phones’ pages are built  ${seconds()}`)
      case 'seeding':
        underWay.set('seed', '准备示范小区 making the demo')
        return line('  … 第一次启动，正在准备示范小区  First start, making the demo community')
      case 'seeding-goes-on':
        if (underWay.has('seed')) underWay.set('seed', `准备示范小区 making the demo ${news.done}/${news.of}`)
        return draw()
      case 'seeded':
        underWay.delete('seed')
        return line(
          `  ✓ 示范小区准备好了，有 20 件过去的投诉  The demo is ready, with 20 past complaints  ${seconds()}`,
        )
      case 'clock-goes-on':
        return line(`  ✓ 时间接着上次走：${momentWords(news.at)}  The clock goes on where it was`)
      case 'delivery-failed':
        return line(`  ! 有一次投递没有成功，会再试  A delivery failed and will be tried again: ${String(news.error)}`)
    }
  }
  const end = () => {
    clearInterval(timer)
    clear()
  }
  return { hear, end, seconds }
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
