import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLedger } from '#contract/staff.ts'
import { must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { type DemoProcess, demoProcess } from '../support/demo-process.ts'

const at = '2026-11-23T10:00:00+08:00'
let directory: string
const started: DemoProcess[] = []

const start = (...options: string[]): DemoProcess => {
  const demo = demoProcess('--directory', directory, ...options)
  started.push(demo)
  return demo
}

const wechatOf = async (url: string): Promise<string> => {
  const told: unknown = await (await fetch(`${url}/demo.json`)).json()
  if (typeof told === 'object' && told !== null && 'wechat' in told) return String(told.wechat)
  throw new Error('the page was not told where WeChat is')
}

const rowsOf = async (url: string, month: string) => {
  const agent = await signInAs({ url, wechatUrl: await wechatOf(url) }, 'hemin')
  return must(await agent.call(listLedger, { query: { communityId, month } })).rows
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-start-'))
})

afterAll(async () => {
  await Promise.all(started.map(it => it.stop('SIGKILL')))
  await rm(directory, { recursive: true, force: true })
})

test('a first start that was killed while seeding is begun again, and the second finds everything', async () => {
  const killed = start('--port', '0', '--at', at)
  await killed.prints('第一次启动')
  expect(await killed.stop('SIGKILL')).toBe(null)
  expect(existsSync(join(directory, 'demo'))).toBe(false)

  const first = start('--port', '0', '--at', at)
  const url = await first.url()
  expect(first.printed()).toContain('第一次启动')
  const [october, november] = await Promise.all([rowsOf(url, '2026-10'), rowsOf(url, '2026-11')])
  expect(october.length + november.length).toBe(30)
  expect(new Set(november.map(row => row.state))).toEqual(
    new Set(['待受理', '已派工', '处理中', '待审核', '已答复', '已办结', '已撤销', '已并案']),
  )
  expect([...october, ...november].filter(row => row.overdue).length).toBeGreaterThan(0)

  const page = await (await fetch(url)).text()
  expect(page).toContain('两部手机')
  const promise: unknown = await (await fetch(`${url}/openapi.json`)).json()
  expect(promise).toMatchObject({ openapi: '3.1.0' })
  expect(await first.stop('SIGINT')).toBe(0)
  expect(first.printed()).toContain('已停止，数据都在')

  const second = start('--port', '0', '--at', at)
  const again = await second.url()
  expect(second.printed()).not.toContain('第一次启动')
  expect(await rowsOf(again, '2026-11')).toEqual(november)
  expect(await second.stop('SIGINT')).toBe(0)
}, 300_000)

test('a second Huiyin on the same store says so in one sentence', async () => {
  const one = start('--port', '0', '--at', at)
  await one.url()
  const other = start('--port', '0', '--at', at)
  expect(await other.ended).toBe(1)
  expect(other.printed()).toContain('正被另一个回音使用')
  expect(other.printed()).not.toMatch(/\n\s+at /)
  await one.stop()
})

test('a store in use cannot be reset from under the one who uses it', async () => {
  const one = start('--port', '0', '--at', at)
  const url = await one.url()
  const before = await rowsOf(url, '2026-11')
  const other = start('--port', '0', '--at', at, '--reset')
  expect(await other.ended).toBe(1)
  expect(other.printed()).toContain('正被另一个回音使用')
  expect(await rowsOf(url, '2026-11')).toEqual(before)
  await one.stop()
  const again = start('--port', '0', '--at', at)
  expect(await rowsOf(await again.url(), '2026-11')).toEqual(before)
  await again.stop()
})

test('a place where nothing can be kept is named in one sentence', async () => {
  const demo = start('--port', '0', '--directory', join(import.meta.filename, 'inside'))
  expect(await demo.ended).toBe(1)
  expect(demo.printed()).toContain('不能在')
  expect(demo.printed()).not.toMatch(/\n\s+at /)
})

test('a taken port is named, with another to choose', async () => {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const demo = start('--port', String(port))
  expect(await demo.ended).toBe(1)
  expect(demo.printed()).toContain(`端口 ${port} 已被别的程序占用`)
  expect(demo.printed()).toContain(`Port ${port} is taken by another program`)
  expect(demo.printed()).not.toMatch(/\n\s+at /)
  await new Promise(resolve => holder.close(resolve))
})

test('a damaged store says how to begin afresh', async () => {
  await writeFile(join(directory, 'demo', 'tables.sqlite'), 'this is no database, only words '.repeat(200))
  const demo = start('--port', '0', '--at', at)
  expect(await demo.ended).toBe(1)
  expect(demo.printed()).toContain('npm start -- --reset')
  expect(demo.printed()).not.toMatch(/\n\s+at /)
})
