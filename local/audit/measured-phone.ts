// The figures of the built app. The mini-WeChat belongs to the tests, so it runs as a process of its own.

import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { Figures } from './figures.ts'

const run = promisify(execFile)
const script = resolve(import.meta.dirname, '..', '..', 'test', 'weapp', 'measure', 'measure-phone.ts')

const longestMs = 600_000

/** Walks through every screen of a build and measures it. Throws with the process's own words where that fails. */
export const measuredPhone = async (dist: string): Promise<Figures> => {
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, dist], {
    timeout: longestMs,
    maxBuffer: 64 * 1024 * 1024,
  })
  return Figures.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}
