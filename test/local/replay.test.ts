import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { communityId, profile } from '../../local/demo/community.ts'
import { openAcknowledgedList, readAcknowledgedList } from '../../local/replay/acknowledged.ts'
import { checkNumbers } from '../../local/replay/check-numbers.ts'
import { type Filed, fileAll } from '../../local/replay/file-all.ts'
import { filingsOf, keyOf } from '../../local/replay/filing.ts'
import { percentile } from '../../local/replay/percentile.ts'
import { readRows } from '../../local/replay/read-rows.ts'
import { reportOn } from '../../local/replay/report.ts'
import { aPhoto } from '../support/pictures.ts'
import { aStack, type TestStack } from '../support/stack.ts'

const community = { id: communityId, categories: profile.categories }

let stack: TestStack
let directory: string
let photo: Buffer
beforeAll(async () => {
  stack = await aStack()
  photo = await aPhoto({ width: 64, height: 48 })
})
afterAll(async () => {
  await stack?.settle()
  await stack?.close()
})
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'replay-test-'))
})
afterEach(async () => rm(directory, { recursive: true }))

const aCsv = async (rows: readonly (readonly [id: string, user: string, title: string, body: string])[]) => {
  const path = join(directory, 'rows.csv')
  const lines = rows.map(
    ([id, user, title, body]) => `${id},${user},"${title}","2019-04-25T09:32:09+08:00","${body}",,`,
  )
  await writeFile(path, ['id,user,title,filedAt,body,answer,answeredAt', ...lines].join('\n'))
  return path
}

const listPath = () => join(directory, 'list.csv')

const replay = async (path: string): Promise<Filed> => {
  const list = await openAcknowledgedList(listPath())
  const filings = filingsOf(await readRows(path), community, Number.POSITIVE_INFINITY)
  const filed = await fileAll(filings, { urls: stack, concurrency: 4, list })
  await list.close()
  return filed
}

const numbersIn = ({ outcomes }: Filed) => outcomes.flatMap(it => (it.what === 'filed' ? [it.number] : [])).toSorted()

test('rows are filed once, however often the file is replayed', async () => {
  const path = await aCsv([
    ['1', 'A1', '电梯坏了', '二栋的电梯，昨天起就不动了'],
    ['2', 'A1', '楼道漏水', '三楼"又"漏了'.replaceAll('"', '""')],
    ['3', 'B2', '', '路灯不亮'],
  ])
  const first = await replay(path)
  const again = await replay(path)
  expect(numbersIn(first)).toHaveLength(3)
  expect(numbersIn(again)).toEqual(numbersIn(first))
  expect(reportOn(first).faults).toEqual([])
})

test('what the rules do not take is counted with its reason, and the rest is filed without a gap', async () => {
  const path = await aCsv([
    ['long', 'A1', '太长', '长'.repeat(5000)],
    ['wordless', 'A1', '', '！！！😀'],
    ['fine', 'C3', '停车', '车位被占'],
    ['also-fine', 'D4', '垃圾', '没有人清'],
  ])
  const report = reportOn(await replay(path))
  expect(report.lines).toContain('filed        2')
  expect(report.lines.find(it => it.startsWith('refused'))).toMatch(/2 .*text-too-long × 1/)
  expect(report.lines.find(it => it.startsWith('refused'))).toContain('text-without-words × 1')
  expect(report.faults).toEqual([])
})

test('every acknowledged number stands in the list, with the hashes of its photos', async () => {
  const path = await aCsv([['with-photo', 'A1', '漏水', '厨房']])
  const filings = filingsOf(await readRows(path), community, 1).map(it => ({
    ...it,
    photos: [{ key: keyOf(it.rowId, 0), bytes: photo }],
  }))
  const list = await openAcknowledgedList(listPath())
  const filed = await fileAll(filings, { urls: stack, concurrency: 1, list })
  await list.close()
  const [line] = await readAcknowledgedList(listPath())
  expect(line).toMatchObject({ id: 'with-photo', key: keyOf('with-photo'), number: numbersIn(filed)[0] })
  expect(line?.photos).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(await readFile(listPath(), 'utf8')).toMatch(/^id,key,number,photos\n/)
})

test('residents beyond the wanted number share the names of the first ones', () => {
  const row = (id: string, user: string) => ({ id, user, title: '', filedAt: '', body: '' })
  const rows = [row('1', 'A'), row('2', 'B'), row('3', 'C'), row('4', 'A')]
  const names = (residents: number) => new Set(filingsOf(rows, community, residents).map(it => it.alias)).size
  expect([names(1), names(2), names(3), names(10)]).toEqual([1, 2, 3, 3])
})

test('a file with two rows of one id is not replayed: the second would pass for the first sent again', async () => {
  const path = await aCsv([
    ['1', 'A1', '一', '甲'],
    ['1', 'B2', '二', '乙'],
  ])
  await expect(readRows(path)).rejects.toThrow('two rows with the id 1')
})

test.each([
  ['电梯困人', '楼道还漏水', 'lift'],
  ['物业不管', '卫生间渗水到楼下', 'leak'],
  ['物业收费', '年年涨', 'other'],
])('%s %s is filed as a matter of %s', (title, body, category) => {
  const row = { id: '1', user: 'A', title, filedAt: '', body }
  expect(filingsOf([row], community, 1)[0]?.body.categoryId).toBe(category)
})

test('a missing number and a number given twice are found, in each sequence of its own', () => {
  const checks = checkNumbers(['W2611-0003', 'W2611-0001', 'W2612-0001', 'W2612-0001', 'W2611-0004'])
  expect(checks).toEqual([
    { sequence: 'W2611', first: 'W2611-0001', last: 'W2611-0004', gaps: ['W2611-0002'], duplicates: [] },
    { sequence: 'W2612', first: 'W2612-0001', last: 'W2612-0001', gaps: [], duplicates: ['W2612-0001'] },
  ])
})

test('gaps, duplicates and failures of the server make a report a bad one', () => {
  const filed = (rowId: string, number: string) => ({ rowId, what: 'filed' as const, number })
  const { faults } = reportOn({
    outcomes: [filed('1', 'W2611-0001'), filed('2', 'W2611-0001'), filed('3', 'W2611-0003')],
    counts: { requests: 3, brokenConnections: 0, serverFaults: 1 },
    latencies: [],
    seconds: 1,
  })
  expect(faults).toHaveLength(3)
})

test('the 99th of a hundred figures is their p99', () => {
  const figures = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([percentile(figures, 0.5), percentile(figures, 0.99), percentile([], 0.5)]).toEqual([50, 99, 0])
})
