// The demo as `npm start` runs it: both phones built, the store seeded, the stack on disk, one port for each phone.

import { mkdir } from 'node:fs/promises'
import type { Instant } from '#domain/time.ts'
import { builtPhone } from '../builds.ts'
import { startGateway } from '../gateway/gateway.ts'
import { type Addresses, hostPages } from '../phones/host.ts'
import { phonePages } from '../phones/phone.ts'
import { checkPorts, portsFrom } from '../ports.ts'
import { isProblem, problem } from '../problem.ts'
import { type Stack, startStack } from '../stack.ts'
import { appPages } from './app-pages.ts'
import { keepTime, lastTimeOf, readyStore, removeStore, storeProblem } from './demo-store.ts'
import { residents, staff } from './people.ts'

/** What is going on, for whoever waits. */
export type News =
  | { what: 'building' | 'built' | 'seeding' | 'seeded' }
  | { what: 'seeding-goes-on'; done: number; of: number }
  | { what: 'clock-goes-on'; at: Instant }
  | { what: 'delivery-failed'; error: unknown }

export type DemoOptions = {
  /** Where the store lies; only its folders `demo` and `demo.new` are touched. */
  directory: string
  /** The first of five ports; 0 takes free ones. */
  port: number
  /** Where the demo's clock starts; without it, the machine's time. */
  at?: Instant
  /** Begins with a fresh store. */
  reset?: boolean
  tell: (news: News) => void
  signal: AbortSignal
}

export type Demo = { url: string; addresses: Addresses; stack: Stack; close: () => Promise<void> }

const buildPhones = async (tell: DemoOptions['tell']): Promise<string> => {
  let building = false
  try {
    const { folder } = await builtPhone('h5', () => {
      building = true
      tell({ what: 'building' })
    })
    if (building) tell({ what: 'built' })
    return folder
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n')
    throw problem(
      `手机页面没有编译成功。最后几行：\n${lines.slice(-20).join('\n')}`,
      'The phones’ pages could not be built; the last lines are above.',
      error,
    )
  }
}

const seedStore = async ({ directory, tell }: DemoOptions, now: Instant, signal: AbortSignal): Promise<string> => {
  let told = false
  const onProgress = (done: number, of: number) => {
    if (!told) tell({ what: 'seeding' })
    told = true
    tell({ what: 'seeding-goes-on', done, of })
  }
  try {
    const { store, seeded } = await readyStore(directory, { now, onProgress, signal })
    if (seeded) tell({ what: 'seeded' })
    return store
  } catch (error) {
    if (isProblem(error) || signal.aborted) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw problem(`示范数据没有准备好（${why}）。`, `The demo's data could not be made (${why}).`, error)
  }
}

/** Builds and seeds side by side; where one fails the other is stopped before the failure is told. */
const prepare = async (options: DemoOptions, now: Instant): Promise<{ build: string; store: string }> => {
  const failed = new AbortController()
  const signal = AbortSignal.any([options.signal, failed.signal])
  const stopOther = (error: unknown) => {
    failed.abort(error)
    throw error
  }
  const [build, store] = await Promise.allSettled([
    buildPhones(options.tell).catch(stopOther),
    seedStore(options, now, signal).catch(stopOther),
  ])
  signal.throwIfAborted()
  if (build.status === 'rejected') throw build.reason
  if (store.status === 'rejected') throw store.reason
  return { build: build.value, store: store.value }
}

const keepTimeEvery = 20_000

type Served = { store: string; build: string; ahead: number }

const serve = async (options: DemoOptions, { store, build, ahead }: Served): Promise<Demo> => {
  const ports = portsFrom(options.port)
  const now = () => Date.now() + ahead
  let addresses: Addresses | undefined
  const known = (): Addresses => {
    if (!addresses) throw new Error('the phones have no addresses yet')
    return addresses
  }
  const stack = await startStack({
    directory: store,
    ports: { gateway: ports.page, photos: ports.photos, wechat: ports.wechat },
    now,
    pages: hostPages(known, ahead),
    appPages,
    onFault: (_what, error) => options.tell({ what: 'delivery-failed', error }),
  })
  const phone = (port: number, people: readonly { alias: string }[]) => {
    const pages = phonePages({
      build,
      aliases: people.map(it => it.alias),
      wechatUrl: () => stack.wechatUrl,
      ahead,
    })
    return startGateway({ port, doors: stack.doors, pages, now })
  }
  const left = await phone(ports.resident, residents)
  const right = await phone(ports.staff, staff)
  addresses = { resident: left.url, staff: right.url, wechat: stack.wechatUrl }
  const timer = setInterval(() => void keepTime(store, now()).catch(() => undefined), keepTimeEvery)
  return {
    url: stack.url,
    addresses,
    stack,
    async close() {
      clearInterval(timer)
      await left.close()
      await right.close()
      await stack.close()
      await keepTime(store, now())
    },
  }
}

/**
 * Opens the demo. Throws a Problem with its sentence where the person can help: a taken port, a damaged store, a build
 * that fails. An abort while it opens stops it between two steps.
 */
export const openDemo = async (options: DemoOptions): Promise<Demo> => {
  const { directory, port, tell } = options
  await checkPorts(portsFrom(port))
  await mkdir(directory, { recursive: true }).catch(error => {
    throw problem(
      `不能在 ${directory} 存放数据。请换一个目录：npm start -- --directory 别的目录`,
      `Nothing can be kept in ${directory}. Choose another place: npm start -- --directory elsewhere`,
      error,
    )
  })
  if (options.reset) await removeStore(directory)
  const wanted = options.at ?? Date.now()
  const { build, store } = await prepare(options, wanted)
  try {
    const startAt = Math.max(wanted, await lastTimeOf(store))
    if (startAt > wanted) tell({ what: 'clock-goes-on', at: startAt })
    // The machine's own clock needs no offset of a few milliseconds.
    const ahead = options.at === undefined && startAt === wanted ? 0 : startAt - Date.now()
    return await serve(options, { store, build, ahead })
  } catch (error) {
    throw storeProblem(directory, error)
  }
}
