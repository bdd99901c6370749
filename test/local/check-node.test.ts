import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../local/check-node.mjs')

type Machine = { version: string; glibc?: boolean; folders: string[]; files?: string[] }

let root: string | undefined

/** A copy of the project's first line in a folder that has only what is named, on a Node that says it is `version`. */
const check = async ({ version, glibc = true, folders, files = [] }: Machine) => {
  root = await mkdtemp(join(tmpdir(), 'huiyin-node-'))
  for (const folder of ['local', ...folders]) await mkdir(join(root, folder), { recursive: true })
  for (const file of files) {
    await mkdir(join(root, dirname(file)), { recursive: true })
    await writeFile(join(root, file), '')
  }
  await copyFile(script, join(root, 'local/check-node.mjs'))
  const header = JSON.stringify(glibc ? { glibcVersionRuntime: '2.39' } : {})
  const pretend = `
    Object.defineProperty(process, 'version', { value: 'v${version}' })
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })
    Object.defineProperty(process, 'platform', { value: 'linux' })
    Object.defineProperty(process, 'arch', { value: 'riscv64' })
    process.report.getReport = () => ({ header: ${header} })`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, join(root, 'local/check-node.mjs')]
  return new Promise<{ ok: boolean; english: string; chinese: string }>(done =>
    execFile(process.execPath, args, (error, _out, said) => {
      const [english = '', chinese = ''] = said.split('\n')
      done({ ok: error === null, english, chinese })
    }),
  )
}

afterEach(async () => {
  if (root) await rm(root, { recursive: true, force: true })
})

describe('the first line of every command', () => {
  it('says nothing on Node 24', async () => {
    expect(await check({ version: '24.21.0', folders: [] })).toEqual({ ok: true, english: '', chinese: '' })
  })

  it.each<[what: string, machine: Machine, english: RegExp, chinese: RegExp]>([
    ['nothing is installed', { version: '20.20.2', folders: [] }, /run "npm ci" first/, /请先运行/],
    [
      'the optional dependency was skipped',
      { version: '22.1.0', folders: ['node_modules/.bin'] },
      /node_modules\/\.bin\/node is missing .*linux riscv64/,
      /缺少 node_modules\/\.bin\/node.*linux riscv64/,
    ],
    [
      'it is Alpine',
      { version: '22.1.0', glibc: false, folders: ['node_modules'] },
      /Alpine \(musl\)/,
      /Alpine（musl）/,
    ],
    [
      'a script is run without npm',
      { version: '25.0.0', folders: [], files: ['node_modules/.bin/node'] },
      /use the npm commands/,
      /请使用 npm 命令/,
    ],
  ])('says in one sentence each, English and Chinese, that %s', async (_what, machine, english, chinese) => {
    const said = await check(machine)
    expect(said.ok).toBe(false)
    expect(said.english).toMatch(english)
    expect(said.english).toContain(`needs Node 24 and this is v${machine.version}`)
    expect(said.chinese).toMatch(chinese)
  })
})
