import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appPages } from '../../local/demo/app-pages.ts'
import { keepTime, lastTimeOf, readyStore, removeStore } from '../../local/demo/demo-store.ts'
import { stories } from '../../local/demo/stories.ts'
import { checkPorts, portsFrom } from '../../local/ports.ts'
import { isProblem } from '../../local/problem.ts'
import { readOptions } from '../../local/run-demo.ts'

const monday = Date.parse('2026-11-23T10:00:00+08:00')
const withoutEnd = { now: monday, onProgress: () => undefined, signal: new AbortController().signal }
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-store-'))
})

afterEach(async () => rm(directory, { recursive: true, force: true }))

const sentenceOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return isProblem(error) ? error.chinese : `no sentence: ${error}`
  }
  return 'nothing was wrong'
}

test('without options the demo starts on port 8088 and keeps its store under .local', () => {
  expect(readOptions([])).toMatchObject({ port: 8088, reset: false, directory: expect.stringMatching(/\.local$/) })
})

test('a moment with its zone is where the clock starts', () => {
  expect(readOptions(['--at', '2026-11-23T10:00:00+08:00'])).toMatchObject({ at: monday })
})

test.each([
  ['--port', 'abc'],
  ['--port', '65535'],
  ['--at', 'tomorrow'],
  ['--colour', 'red'],
])('%s %s is refused in a sentence', (name, value) => {
  expect(sentenceOf(() => readOptions([name, value]))).toMatch(/^(--port 要|--at 要|不认识的选项)/)
})

test('the five ports lie in a row', () => {
  expect(portsFrom(8088)).toEqual({ page: 8088, resident: 8089, staff: 8090, photos: 8091, wechat: 8092 })
})

test('the port that is taken is named, also where it is not the first', async () => {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  const address = holder.address()
  const taken = typeof address === 'object' && address !== null ? address.port : 0
  const ports = { page: 0, resident: taken, staff: 0, photos: 0, wechat: 0 }
  await expect(checkPorts(ports)).rejects.toMatchObject({ chinese: expect.stringContaining(`端口 ${taken} 已被`) })
  await new Promise(resolve => holder.close(resolve))
  await expect(checkPorts(ports)).resolves.toBeUndefined()
})

test('a seed that is interrupted leaves no store behind', async () => {
  const stop = new AbortController()
  const seeding = {
    now: monday,
    onProgress: (done: number) => {
      if (done === 2) stop.abort()
    },
    signal: stop.signal,
  }
  await expect(readyStore(directory, seeding)).rejects.toThrow()
  expect(existsSync(join(directory, 'demo'))).toBe(false)
})

test('a store that lacks a part is refused with the way to begin afresh', async () => {
  await mkdir(join(directory, 'demo'))
  await writeFile(join(directory, 'demo', 'tables.sqlite'), '')
  await expect(readyStore(directory, withoutEnd)).rejects.toMatchObject({ chinese: expect.stringContaining('--reset') })
})

test('a store that was made for other tables is refused, not answered from wrongly', async () => {
  await mkdir(join(directory, 'demo', 'photos'), { recursive: true })
  for (const part of ['tables.sqlite', 'secrets.json', 'wechat.jsonl'])
    await writeFile(join(directory, 'demo', part), '')
  await writeFile(join(directory, 'demo', 'made-for-tables'), 'of last year')
  await expect(readyStore(directory, withoutEnd)).rejects.toMatchObject({
    english: expect.stringContaining('another version'),
  })
})

test('a reset takes the store and nothing else in its directory', async () => {
  await mkdir(join(directory, 'demo'))
  await writeFile(join(directory, 'mine.txt'), 'keep me')
  await removeStore(directory)
  expect(existsSync(join(directory, 'demo'))).toBe(false)
  expect(existsSync(join(directory, 'mine.txt'))).toBe(true)
})

test('a store remembers how late it was', async () => {
  expect(await lastTimeOf(directory)).toBe(0)
  await keepTime(directory, monday)
  expect(await lastTimeOf(directory)).toBe(monday)
})

test('thirty complaints lie in the past, each with a key of its own', () => {
  expect(stories).toHaveLength(30)
  expect(new Set(stories.map(it => it.key)).size).toBe(30)
})

test('every page a card opens is a page of the mini-program', async () => {
  const root = join(import.meta.dirname, '..', '..', 'miniprogram', 'src')
  expect(appPages.filter(page => !existsSync(join(root, `${page}.tsx`)))).toEqual([])
})
