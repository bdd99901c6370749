// A file of 100 MB through the real command: what it holds in memory at most, as the kernel counts it.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { communityId } from '../../../local/demo/community.ts'
import { writeSheet, type XlsxCell, type XlsxRow } from '../../support/write-xlsx.ts'

const roomCount = 120_000
const mostMegabytes = 300
const root = join(import.meta.dirname, '..', '..', '..')
const sayPeak = "data:text/javascript,process.on('exit',()=>console.log('peak '+process.resourceUsage().maxRSS))"

/** What `npm run import:rooms` runs: the bounds it gives Node are a part of what is measured. */
const commandOf = async (): Promise<string[]> => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  const [node, ...given] = scripts['import:rooms']?.split(' && ').at(-1)?.split(' ') ?? []
  expect(node).toBe('node')
  return given
}

type Ran = { code: number; output: string; megabytes: number }

const run = async (directory: string, file: string, ...flags: string[]): Promise<Ran> => {
  const command = ['--import', sayPeak, ...(await commandOf())]
  const given = [...command, file, '--community', communityId, '--directory', directory, ...flags]
  return new Promise(resolve => {
    execFile(process.execPath, given, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const [, kilobytes = 'nothing'] = /^peak (\d+)$/m.exec(stdout) ?? []
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0
      resolve({ code, output: stdout + stderr, megabytes: Number(kilobytes) / 1024 })
    })
  })
}

/** Does not pack: five texts of it for each room make the file large. */
const noise = (seed: string, blocks: number): string =>
  Array.from({ length: blocks }, (_, at) => createHash('sha512').update(`${seed}/${at}`).digest('base64')).join('')

const isBad = (index: number): boolean => index % 1000 === 999

const cellsAt = (index: number): XlsxCell[] => [
  // The demo community has no unit 5 to 8.
  `${(index % 60) + 1}栋`,
  `${5 + (Math.floor(index / 60) % 4)}`,
  `${100 + Math.floor(index / 240)}`,
  isBad(index) ? '1380013' : `138${String(10_000_000 + index)}`,
  { shared: index },
  noise(`in ${index}`, 6),
  // Columns of words that stand there again and again: small when packed, and four times the rest when unpacked.
  ...Array.from({ length: 30 }, (_, at) => `这一列每一行都写着同样的话，第 ${at} 列`),
]

const headings = [
  '楼栋',
  '单元',
  '房号',
  '业主电话',
  '备注',
  '说明',
  ...Array.from({ length: 30 }, (_, at) => `列${at}`),
]

function* rows(): Generator<XlsxRow> {
  yield { cells: headings }
  for (let index = 0; index < roomCount; index += 1) yield { cells: cellsAt(index) }
}

function* sharedTexts(): Generator<string> {
  for (let index = 0; index < roomCount; index += 1) yield noise(`shared ${index}`, 6)
}

describe('a file of 100 MB', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-large-'))
    // The demo community is made by the first command, and not measured.
    await writeFile(join(directory, 'small.csv'), '楼栋,单元,房号\n1栋,1,101')
    expect(await run(directory, join(directory, 'small.csv'))).toMatchObject({ code: 0 })
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  test('as xlsx is previewed and imported within 300 MB, each bad row named', async () => {
    const file = join(directory, 'large.xlsx')
    await writeSheet(file, rows(), { sharedStrings: sharedTexts(), merges: ['F200:F203'] })
    const megabytes = (await stat(file)).size / 1024 / 1024
    const preview = await run(directory, file, '--new-buildings')
    console.log(
      `${megabytes.toFixed(0)} MB: preview ${preview.megabytes.toFixed(0)} MB at most\n${preview.output.slice(-200)}`,
    )
    expect(megabytes).toBeGreaterThan(100)
    expect(preview.code).toBe(1)
    expect(preview.output).toContain('有问题的地方 120 处')
    expect(preview.output).toContain('第 1001 行，业主电话：不是 11 位的手机号。')
    expect(preview.megabytes).toBeLessThan(mostMegabytes)
    const imported = await run(directory, file, '--new-buildings', '--write', '--good-rows')
    console.log(`import ${imported.megabytes.toFixed(0)} MB at most\n${imported.output.slice(-200)}`)
    expect(imported.output).toContain('已导入：新房屋 119880')
    expect(imported.megabytes).toBeLessThan(mostMegabytes)
    const again = await run(directory, file, '--write', '--good-rows')
    console.log(`the same again ${again.megabytes.toFixed(0)} MB at most`)
    expect(again.output).toContain('已导入：新房屋 0，更新业主电话 0，新建楼栋 0。')
    expect(again.megabytes).toBeLessThan(mostMegabytes)
  })

  test('as csv is previewed within 300 MB', async () => {
    const file = join(directory, 'large.csv')
    const lines = [headings.slice(0, 6).join(',')]
    for (let index = 0; index < roomCount; index += 1)
      lines.push([...cellsAt(index).slice(0, 4), '', noise(`csv ${index}`, 10)].join(','))
    await writeFile(file, lines.join('\r\n'))
    expect((await stat(file)).size / 1024 / 1024).toBeGreaterThan(100)
    const preview = await run(directory, file, '--new-buildings')
    console.log(`csv: ${preview.megabytes.toFixed(0)} MB at most\n${preview.output.slice(-200)}`)
    expect(preview.output).toContain('有问题的地方 120 处')
    expect(preview.megabytes).toBeLessThan(mostMegabytes)
  })
})
