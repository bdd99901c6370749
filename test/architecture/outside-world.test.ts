import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reachesOutside } from './outside-world.ts'

const root = resolve(import.meta.dirname, '../..')
const planted = join(import.meta.dirname, 'planted/words')

const sourcesIn = async (top: string, folder = ''): Promise<string[]> => {
  const names = await readdir(join(top, folder), { recursive: true })
  return names.filter(name => /\.tsx?$/.test(name)).map(name => join(folder, name).replaceAll('\\', '/'))
}

const faultsIn = async (top: string, path: string) => reachesOutside(path, await readFile(join(top, path), 'utf8'))

const wanted: [path: string, fault: string][] = [
  ['domain/reads-the-clock.ts', '1: Date.now reads the clock'],
  ['domain/makes-a-date-of-now.ts', '1: new Date() reads the clock'],
  ['domain/calls-date.ts', '1: Date() reads the clock'],
  ['domain/rolls-dice.ts', '1: Math.random is chance'],
  ['domain/rolls-dice-by-another-name.ts', '1: Math.random is chance'],
  ['domain/reads-the-environment.ts', '1: process is the outside world'],
  ['domain/reaches-round-the-corner.ts', '1: globalThis is the outside world'],
  ['domain/waits.ts', '1: setTimeout is the outside world'],
  ['contract/reads-the-clock.ts', '1: Date.now reads the clock'],
  ['functions/complaints/reads-the-environment.ts', '1: process.env is read'],
  ['functions/complaints/reads-it-sideways.ts', '1: process is handed on whole'],
  ['functions/complaints/imports-it.ts', '1: process is imported'],
  ['miniprogram/src/reads-a-secret.ts', '1: process.env is read'],
]

describe('reaching for the outside world is found', () => {
  it.each(wanted)('in %s', async (path, fault) => {
    expect(await faultsIn(planted, path)).toContain(fault)
  })

  it('in every planted file', async () => {
    expect((await sourcesIn(planted)).sort()).toEqual(wanted.map(([path]) => path).sort())
  })
})

describe('what only looks like it is left alone', () => {
  it.each([
    ['domain/a.ts', 'export const at = (instant: number) => new Date(instant)'],
    ['domain/a.ts', '// Date.now() and process.env stay outside\nexport const words = "new Date()"'],
    ['domain/a.ts', 'export const most = Math.max(1, 2)'],
    ['domain/a.ts', 'export const step = (it: { process: string }) => it.process'],
    ['functions/runtime.ts', 'export const stage = process.env.STAGE'],
    ['functions/a.ts', 'process.stdout.write("line")'],
    ['miniprogram/src/a.ts', 'export const onPhone = process.env.TARO_ENV === "weapp"'],
  ])('%s: %s', (path, text) => {
    expect(reachesOutside(path, text)).toEqual([])
  })
})

it('domain and contract are given time and chance, and only functions/runtime.ts reads the environment', async () => {
  const faults: string[] = []
  for (const layer of ['domain', 'contract', 'functions', 'miniprogram/src'])
    for (const path of await sourcesIn(root, layer))
      for (const fault of await faultsIn(root, path)) faults.push(`${path}:${fault}`)
  expect(faults).toEqual([])
})
