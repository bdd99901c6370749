import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#domain/time.ts'
import { importOldLedger, previewPast } from '../../../functions/import/import-past.ts'
import { signInAs } from '../../../local/client.ts'
import { awsError } from '../../../local/database/aws-error.ts'
import { bring, type World } from '../people.ts'
import { pictureOf, storedMessages, storedUnder } from '../stored.ts'
import { aPastDesk, type PastDesk } from './past-desk.ts'
import { aLedgerRow, aMessage, ledgerHeadings, messageHeadings, writeCsv, writeTable } from './past-file.ts'

let desk: PastDesk
let world: World
beforeAll(async () => {
  desk = await aPastDesk()
  world = desk.world
})
afterAll(() => desk.close())

describe('a file with faults', () => {
  const rows = [
    aLedgerRow('1'),
    aLedgerRow('2', { 日期: '三月五日' }),
    aLedgerRow('3', { 状态: '处理中', 办结时间: '' }),
    aLedgerRow('1', { 投诉内容: '另一件' }),
    aLedgerRow('', { 投诉内容: '' }),
    aLedgerRow('W2612-0001'),
    aLedgerRow('7', { 办结时间: '2024-03-01' }),
    aLedgerRow('8'),
  ].map(row => row.map(cell => cell.replaceAll('2024', '2023')))
  beforeAll(() => writeTable(desk.file('faulty.xlsx'), ledgerHeadings, rows))

  const expected = [
    [3, '日期', 'not-a-time'],
    [4, '状态', 'still-open'],
    [5, '编号', 'double'],
    [6, '编号', 'missing'],
    [6, '投诉内容', 'missing'],
    [7, '编号', 'number-of-ours'],
    [8, '办结时间', 'before-receipt'],
  ]

  test('says each by row, column and reason, and writes nothing', async () => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const { preview, written } = await desk.carryOut('faulty.xlsx')
    expect(preview.faults.map(it => [it.row, it.column, it.reason])).toEqual(expected)
    for (const { sentence } of preview.faults) expect(sentence).toMatch(/^[^\n]*。$/)
    expect(preview).toMatchObject({ rows: 8, new: 2, faulty: 6, faultCount: 7 })
    expect(written).toBeUndefined()
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('gives its good rows where that was said', async () => {
    const { written } = await desk.carryOut('faulty.xlsx', true)
    expect(written).toEqual({ complaints: 2, overtaken: 0 })
    expect((await desk.ledgerOf('2023-03')).map(it => it.number)).toEqual(['1', '8'])
  })

  test('without a column it cannot do without gives nothing, not even good rows', async () => {
    await writeCsv(desk.file('no-day.csv'), ['编号', '投诉内容'], [['1', '漏水']])
    const { preview, written } = await desk.carryOut('no-day.csv', true)
    expect(preview.headingFaults).toEqual([
      { row: 1, column: '日期', reason: 'column-missing', sentence: '缺少“日期”这一列。' },
    ])
    expect(written).toBeUndefined()
  })

  test('is refused for a community nobody knows', async () => {
    const nowhere = { ...desk.asked('faulty.xlsx'), communityId: 'nowhere' }
    expect(await previewPast(desk.core, nowhere)).toMatchObject({ reason: 'community-unknown' })
    expect(await importOldLedger(desk.core, { ...nowhere, goodRows: true })).toMatchObject({
      reason: 'community-unknown',
    })
  })
})

test('a number of a month this system has numbered is refused, of an older month it is kept', async () => {
  const { number } = await bring(world, 'submitted')
  world.stack.advance(40 * day)
  const later = { 日期: '2026-11-02', 办结时间: '2026-11-03' }
  await writeCsv(desk.file('own.csv'), ledgerHeadings, [aLedgerRow(number, later), aLedgerRow('W2405-0007')])
  const { preview } = await desk.carryOut('own.csv', true)
  expect(preview.faults).toMatchObject([{ row: 2, column: '编号', reason: 'number-of-ours' }])
  const agent = await signInAs(world.stack, 'hemin')
  expect((await desk.ledgerOf('2024-03', agent)).map(it => it.number)).toContain('W2405-0007')
})

test('two imports at once write each complaint once', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => aMessage(`c${index}`))
  await writeCsv(desk.file('twice.csv'), messageHeadings, rows)
  const both = await Promise.all([desk.carryOut('twice.csv'), desk.carryOut('twice.csv')])
  expect(both.reduce((sum, it) => sum + (it.written?.complaints ?? 0), 0)).toBe(120)
})

test('an interrupted import goes on where it stopped', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => aMessage(`i${index}`))
  await writeCsv(desk.file('half.csv'), messageHeadings, rows)
  let writes = 0
  world.stack.database.injectFaults(operation => {
    if (operation !== 'TransactWriteItems') return undefined
    writes += 1
    return writes > 30 ? awsError('AccessDeniedException', 'no longer') : undefined
  })
  await expect(desk.carryOut('half.csv')).rejects.toThrow()
  world.stack.database.injectFaults()
  const { preview, written } = await desk.carryOut('half.csv')
  expect(preview.known).toBeGreaterThan(0)
  expect(preview.known + (written?.complaints ?? 0)).toBe(60)
})

test('nobody is told anything, no clock ever fires, and no number of ours is used', async () => {
  const own = await aPastDesk()
  const { stack } = own.world
  await stack.settle()
  const messagesBefore = storedMessages(stack).length
  const rows = [aMessage('1'), aMessage('2', { filedAt: '2026-11-20T09:00:00+08:00', answeredAt: '2026-11-22' })]
  await writeCsv(own.file('quiet.csv'), messageHeadings, rows)
  expect((await own.carryOut('quiet.csv')).written?.complaints).toBe(2)
  await stack.settle()
  const before = storedUnder(stack, 'COMPLAINT#')
  for (const key of ['dueKey', 'openKey', 'postKey', 'likeKey', 'changeKey', 'filerKey'])
    expect(before.filter(it => it[key] !== undefined)).toEqual([])
  for (const days of [1, 8, 30, 365, 3650]) {
    stack.advance(days * day)
    await stack.settle()
  }
  expect(storedUnder(stack, 'COMPLAINT#')).toEqual(before)
  expect(storedMessages(stack)).toHaveLength(messagesBefore)
  expect(storedUnder(stack, 'COUNTER#')).toEqual([])
  expect(stack.faults).toEqual([])
  await own.close()
})
