// The phone's builds: made when their sources changed, skipped when they did not.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { templateIds } from './outside.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')
const sources = ['miniprogram', 'domain', 'contract', 'package-lock.json']
const notSources = /(^|[\\/])(node_modules|\.swc|released)([\\/]|$)/

/** The address a phone is built for where a deployment has not set its own. */
export const exampleApi = 'https://api.huiyin.example'

export type Platform = 'weapp' | 'h5'
export type Build = { folder: string; rebuilt: boolean }

const filesOf = async (source: string): Promise<string[]> => {
  if (source.includes('.')) return [source]
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true })
  return entries
    .filter(it => it.isFile())
    .map(it => join(it.parentPath, it.name).slice(root.length + 1))
    .filter(path => !notSources.test(path))
    .sort()
}

/** What a build is made of: every source, and the settings the build reads from the environment. */
const hashOfSources = async (settings: Readonly<Record<string, string>>): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const source of sources)
    for (const path of await filesOf(source)) hash.update(`\n${path}\n`).update(await readFile(join(root, path)))
  return hash.digest('hex')
}

/** Without settings of a deployment, the phone is built for an address that stands for one, and for the stand-in's templates. */
const unset: Record<Platform, Readonly<Record<string, string>>> = {
  h5: {},
  weapp: {
    TARO_APP_API: exampleApi,
    TARO_APP_TEMPLATE_PROGRESS: templateIds.progress,
    TARO_APP_TEMPLATE_SURVEY: templateIds.survey,
    TARO_APP_TEMPLATE_WORK: templateIds.work,
  },
}

const settingsOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment)
      .flatMap(([name, value]) => (name.startsWith('TARO_APP_') && value !== undefined ? [[name, value] as const] : []))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const longestBuildMs = 300_000

const build = async (platform: Platform, settings: Readonly<Record<string, string>>): Promise<void> => {
  const taro = createRequire(import.meta.url).resolve('@tarojs/cli/bin/taro')
  const args = [taro, 'build', '--type', platform, '--no-check', '--disable-global-config']
  await run(process.execPath, args, {
    cwd: join(root, 'miniprogram'),
    env: { ...process.env, ...settings, NODE_ENV: 'production' },
    timeout: longestBuildMs,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    throw new Error(`the build for ${platform} failed:\n${wordsOf(error)}`)
  })
}

const wordsOf = (error: unknown): string =>
  error instanceof Error && 'stdout' in error && 'stderr' in error
    ? `${String(error.stdout)}${String(error.stderr)}`.trim()
    : String(error)

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const waitMs = 250

/** Whether whoever left this lock is building still. A dead process holds nobody up. */
const isHeld = async (lock: string): Promise<boolean> => {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
  const since = await stat(lock).catch(() => undefined)
  if (since === undefined || Date.now() - since.mtimeMs > longestBuildMs) return false
  return holder === 0 || isRunning(holder)
}

/** Waits until no other process builds this platform; gives how to let the next one in. */
const takeTurn = async (platform: Platform): Promise<() => Promise<void>> => {
  const lock = join(root, 'dist', `${platform}.building`)
  await mkdir(join(root, 'dist'), { recursive: true })
  for (;;) {
    const taken = await writeFile(lock, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    )
    if (taken) return () => rm(lock, { force: true })
    if (await isHeld(lock)) await pause(waitMs)
    else await rm(lock, { force: true })
  }
}

/**
 * dist/<platform>, built from the sources as they are now. Environment variables that begin with TARO_APP_ belong to the
 * sources. `beforeBuild` hears when it takes longer because a build is needed. Throws with the compiler's words when the
 * build fails.
 */
export const builtPhone = async (platform: Platform, beforeBuild: () => void = () => undefined): Promise<Build> => {
  const folder = join(root, 'dist', platform)
  const stamp = join(root, 'dist', `${platform}.sources`)
  const letNext = await takeTurn(platform)
  try {
    const settings = { ...unset[platform], ...settingsOf(process.env) }
    const hash = await hashOfSources(settings)
    const last = await readFile(stamp, 'utf8').catch(() => undefined)
    const output = await readdir(folder).catch(() => [])
    if (last === hash && output.length > 0) return { folder, rebuilt: false }
    beforeBuild()
    // What an interrupted build leaves behind belongs to no sources.
    await rm(stamp, { force: true })
    await build(platform, settings)
    await writeFile(stamp, hash)
    return { folder, rebuilt: true }
  } finally {
    await letNext()
  }
}
