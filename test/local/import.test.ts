import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Core, openCore } from '../../functions/core.ts'
import { projectTables } from '../../local/database/table-definition.ts'
import { communityId } from '../../local/demo/community.ts'
import { importInto, readImportOptions, runImport } from '../../local/import/run-import.ts'
import { isProblem } from '../../local/problem.ts'
import {
  aLedgerRow,
  aMessage,
  ledgerHeadings,
  messageHeadings,
  writeCsv,
  writeTable,
} from '../functions/import/past-file.ts'
import { pictureOf, storedUnder } from '../functions/stored.ts'
import { aStack, type TestStack } from '../support/stack.ts'

let directory: string
let stack: TestStack
let core: Core
const file = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-import-'))
  stack = await aStack({ directory: join(directory, 'demo') })
  core = await openCore(stack.outside)
  await writeCsv(file('messages.csv'), messageHeadings, [aMessage('1'), aMessage('2')])
  await writeTable(file('faulty.xlsx'), ledgerHeadings, [aLedgerRow('1'), aLedgerRow('2', { 日期: '去年' })])
})
afterAll(async () => {
  await stack.close()
  await rm(directory, { recursive: true, force: true })
})

const run = async (...given: string[]): Promise<{ done: boolean; said: string[] }> => {
  const said: string[] = []
  const done = await importInto(core, readImportOptions(given), line => said.push(line))
  return { done, said }
}
const past = () => storedUnder(stack, 'COMPLAINT#').filter(it => it.sk === 'COMPLAINT')

const sentenceOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return isProblem(error) ? error.chinese : `no sentence: ${error}`
  }
  return 'nothing was wrong'
}

test('a preview says what would come, and writes nothing', async () => {
  const before = pictureOf(stack)
  const { done, said } = await run(file('messages.csv'), '--preview')
  expect(done).toBe(true)
  expect(said).toEqual([
    '文件：messages.csv，utf-8',
    '认出的列：id → ID，filedAt → 日期，user → 客户编号，title → 标题，body → 投诉内容，answer → 答复，answeredAt → 答复时间',
    '共 2 行：新的 2，以前导入过 0，导入过但内容不同 0，有问题 0',
    '接到时间：2019-04-24 至 2019-04-24',
    '分类：电梯 2',
    '位置：位置未知，文字照原样保留 2',
    '来源：其他部门转达 2',
    '满意度：一律不计',
    '这是预览，什么都没有写入。',
  ])
  expect(pictureOf(stack)).toEqual(before)
})

test('a file without faults is imported at once into the only community, and said how fast; again, it adds nothing', async () => {
  const { done, said } = await run(file('messages.csv'), '--source', 'letter')
  expect(done).toBe(true)
  expect(said).toContain('来源：来信 2')
  expect(said).toContain('✓ 导入了 2 件旧投诉。在台账和搜索里能看到。')
  expect(said.at(-1)).toMatch(/^ {2}2 行，[\d.]+ 秒，每秒 \d+ 行，内存最多 \d+ MB/)
  expect(past()).toHaveLength(2)
  const again = await run(file('messages.csv'))
  expect(again.said).toContain('✓ 导入了 0 件旧投诉。在台账和搜索里能看到。')
  expect(past()).toHaveLength(2)
})

test('what differs from the first import is said and left alone', async () => {
  await writeCsv(file('changed.csv'), messageHeadings, [aMessage('1', { answer: '没有办' })])
  const { done, said } = await run(file('changed.csv'))
  expect(done).toBe(true)
  expect(said).toContain('  第 2 行，旧-1：answer和以前导入的不同，保留原来的。')
})

test('bad rows are listed and stop the import until the good ones are asked for', async () => {
  const before = past().length
  const refused = await run(file('faulty.xlsx'), '--community', communityId)
  expect(refused.done).toBe(false)
  expect(refused.said).toContain('  第 3 行，日期：看不懂这个时间。请写成 2019-04-25 或 2019-04-25 09:30。')
  expect(refused.said.at(-1)).toBe('✗ 什么都没有写入。改好再导入，或加 --good-rows 只导入没有问题的行。')
  expect(past()).toHaveLength(before)
  const good = await run(file('faulty.xlsx'), '--good-rows')
  expect(good.done).toBe(true)
  expect(past()).toHaveLength(before + 1)
})

test('without a needed column nothing is read', async () => {
  await writeCsv(file('odd.csv'), ['编号', '投诉内容'], [['1', '漏水']])
  const { done, said } = await run(file('odd.csv'), '--good-rows')
  expect(done).toBe(false)
  expect(said.slice(-3)).toEqual([
    '列名有问题，没有往下读：',
    '  第 1 行，日期：缺少“日期”这一列。',
    '✗ 什么都没有写入。',
  ])
})

test('a community that is not there is refused with those that are', async () => {
  await expect(run(file('messages.csv'), '--community', 'nowhere')).rejects.toMatchObject({
    chinese: expect.stringContaining(`${communityId}（听松苑）`),
  })
})

test.each([
  ['no file', []],
  ['two files', ['a.csv', 'b.csv']],
  ['an unknown option', ['a.csv', '--colour', 'red']],
  ['an unknown source', ['a.csv', '--source', 'pigeon']],
  ['a file that is not there', ['nowhere.csv']],
  ['a folder', [tmpdir()]],
])('%s is refused in a sentence', (_, given) => {
  expect(sentenceOf(() => readImportOptions(given))).toMatch(/^(用法|不认识的选项|--source 只能|没有这个文件)/)
})

test('while the store is in use the command says what to stop, and in a file that is no table why', async () => {
  const madeFor = createHash('sha256')
    .update(JSON.stringify(projectTables('local')))
    .digest('hex')
  await writeFile(join(directory, 'demo', 'made-for-tables'), madeFor)
  const said: string[] = []
  const here = ['--directory', directory]
  expect(await runImport([file('messages.csv'), ...here], line => said.push(line))).toBe(false)
  expect(said[0]).toBe('✗ 回音正在运行。请先停下 npm start（Ctrl-C），导入后再启动。')
})

test('a store nobody uses is opened, imported into and closed again', async () => {
  const own = join(directory, 'own')
  const other = await aStack({ directory: join(own, 'demo') })
  await other.close()
  const madeFor = createHash('sha256')
    .update(JSON.stringify(projectTables('local')))
    .digest('hex')
  await writeFile(join(own, 'demo', 'made-for-tables'), madeFor)
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  expect(await runImport([file('messages.csv'), '--directory', own], say)).toBe(true)
  await writeFile(file('picture.csv'), '\x89PNG\0\0')
  expect(await runImport([file('picture.csv'), '--directory', own], say)).toBe(false)
  expect(said.at(-1)).toBe('✗ 这不是 xlsx 或 csv 表格。')
  const again = await aStack({ directory: join(own, 'demo') })
  expect(storedUnder(again, 'COMPLAINT#').filter(it => it.sk === 'COMPLAINT')).toHaveLength(2)
  await again.close()
})
