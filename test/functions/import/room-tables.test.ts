import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { readBuildingCodes } from '#contract/building-codes.ts'
import { previewRoomTable } from '#contract/room-imports.ts'
import { must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { aTableDesk, csvOf, type TableDesk } from './a-table-desk.ts'
import { writeRooms } from './rooms-file.ts'

let desk: TableDesk
beforeEach(async () => {
  desk = await aTableDesk()
  return () => desk.stack.close()
})

const three = csvOf('3栋,5,101,13912345601', '3栋,5,102,13912345602', '9栋,1,101,13912345603')

describe('a table', () => {
  test('is looked through without writing anything: what is new, and what it would take', async () => {
    const fileId = await desk.upload(three)
    const before = pictureOf(desk.stack)
    const seen = await desk.preview(fileId, { newBuildings: true })
    expect(seen).toMatchObject({
      columns: ['楼栋', '单元', '房号', '业主电话'],
      withoutUnits: false,
      rows: 3,
      new: 3,
      changed: 0,
      unchanged: 0,
      faulty: 0,
      newUnits: 2,
      newBuildings: ['9 栋'],
      newBuildingCount: 1,
      faultCount: 0,
    })
    expect(seen.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(pictureOf(desk.stack)).toEqual(before)
  })

  test('becomes rooms only after the yes, by the timer, and then it is gone and on record', async () => {
    const standing = desk.rooms().length
    const fileId = await desk.upload(three)
    const { sha256 } = await desk.preview(fileId, { newBuildings: true })
    const job = must(await desk.confirm(fileId, sha256, { newBuildings: true }))
    expect(job).toMatchObject({ total: 3, done: 0, finished: false, outcomes: [] })
    expect(desk.rooms()).toHaveLength(standing)
    await desk.tick()
    expect(await desk.jobOf(job.id)).toMatchObject({
      total: 3,
      done: 3,
      finished: true,
      imported: { rooms: 3, owners: 0, buildings: 1 },
    })
    expect(desk.rooms()).toHaveLength(standing + 3)
    const { buildings } = must(await desk.admin.call(readBuildingCodes, { query: { communityId } }))
    expect(buildings.map(it => it.name)).toContain('9 栋')
    const { entries } = must(await desk.admin.call(listAudit, { query: { communityId, month: '2026-11' } }))
    expect(entries[0]).toMatchObject({
      act: 'rooms-imported',
      by: '林悦',
      what: '业主.csv',
      changes: [
        { field: 'rooms', after: '3 套' },
        { field: 'new-buildings', after: '1 栋' },
      ],
    })
    expect(await desk.admin.call(previewRoomTable, { body: desk.asked(fileId) })).toMatchObject({
      refusal: { reason: 'table-gone' },
    })
    expect(desk.stack.faults).toEqual([])
  })

  test('imported twice adds nothing the second time', async () => {
    const once = async () => {
      const fileId = await desk.upload(three)
      const seen = await desk.preview(fileId, { newBuildings: true })
      const job = must(await desk.confirm(fileId, seen.sha256, { newBuildings: true }))
      await desk.tick()
      return { seen, job: await desk.jobOf(job.id) }
    }
    await once()
    const before = desk.rooms()
    const { seen, job } = await once()
    expect(seen).toMatchObject({ new: 0, unchanged: 3, newUnits: 0, newBuildingCount: 0 })
    expect(job).toMatchObject({ total: 0, done: 0, finished: true, imported: { rooms: 0, owners: 0, buildings: 0 } })
    expect(desk.rooms()).toEqual(before)
  })

  test('the same yes twice is one job, another one under its key is refused', async () => {
    const fileId = await desk.upload(three)
    const { sha256 } = await desk.preview(fileId, { newBuildings: true })
    const key = newKey()
    const first = must(await desk.confirm(fileId, sha256, { newBuildings: true }, key))
    expect(must(await desk.confirm(fileId, sha256, { newBuildings: true }, key))).toEqual(first)
    await desk.tick()
    expect(must(await desk.confirm(fileId, sha256, { newBuildings: true }, key))).toMatchObject({
      id: key,
      finished: true,
    })
    expect(await desk.confirm(fileId, sha256, { newBuildings: true, newOwners: true }, key)).toMatchObject({
      refusal: { reason: 'key-reused' },
    })
    expect(storedUnder(desk.stack, 'JOB#')).toHaveLength(1)
  })
})

describe('a table with bad rows', () => {
  const bad = csvOf('3栋,5,101,139', '3栋,5,102,13912345602', '8栋,1,101,13912345603')

  test('names each by row, column and reason', async () => {
    const { faults, faultCount, faulty, ...seen } = await desk.preview(await desk.upload(bad))
    expect({ faultCount, faulty, rows: seen.rows, new: seen.new }).toEqual({
      faultCount: 2,
      faulty: 2,
      rows: 3,
      new: 1,
    })
    expect(faults).toEqual([
      { row: 2, column: '业主电话', sentence: '不是 11 位的手机号。' },
      { row: 4, column: '楼栋', sentence: expect.stringContaining('小区里没有“8 栋”') },
    ])
  })

  test('imports nothing, and its good rows alone where that was said', async () => {
    const fileId = await desk.upload(bad)
    const { sha256 } = await desk.preview(fileId)
    const before = pictureOf(desk.stack)
    expect(await desk.confirm(fileId, sha256)).toMatchObject({ refusal: { reason: 'table-has-faults' } })
    expect(pictureOf(desk.stack)).toEqual(before)
    const standing = desk.rooms().length
    must(await desk.confirm(fileId, sha256, { goodRows: true }))
    await desk.tick()
    expect(desk.rooms()).toHaveLength(standing + 1)
  })

  test('wrong headings stop all, also where good rows were asked for', async () => {
    const fileId = await desk.upload('房间,姓名\n101,王')
    const { sha256, headingFaults } = await desk.preview(fileId)
    expect(headingFaults).toEqual([{ row: 1, column: '楼栋', sentence: '缺少“楼栋”这一列。' }])
    const refused = await desk.confirm(fileId, sha256, { goodRows: true })
    expect(refused).toMatchObject({ refusal: { reason: 'table-has-faults' } })
  })

  test('another phone for a room is a fault until it was said, and then changes it', async () => {
    const other = csvOf('2 栋,1,1203,13900009999', '2 栋,1,301,13900009998')
    const fileId = await desk.upload(other)
    const first = await desk.preview(fileId)
    expect(first.faulty + first.changed).toBeGreaterThan(0)
    const seen = await desk.preview(fileId, { newOwners: true, newBuildings: true })
    expect(seen.faultCount).toBe(0)
    must(await desk.confirm(fileId, seen.sha256, { newOwners: true, newBuildings: true }))
    await desk.tick()
    expect(desk.rooms().filter(it => it.label === '2 栋 1 单元 301')).toHaveLength(1)
  })
})

describe('is refused', () => {
  test('a table that changed between preview and yes', async () => {
    const key = newKey()
    const fileId = await desk.upload(three, key)
    const { sha256 } = await desk.preview(fileId, { newBuildings: true })
    await desk.upload(csvOf('3栋,5,999,13912345601'), key)
    const before = pictureOf(desk.stack)
    const refused = await desk.confirm(fileId, sha256, { newBuildings: true })
    expect(refused).toMatchObject({ status: 409, refusal: { reason: 'table-changed' } })
    expect(pictureOf(desk.stack)).toEqual(before)
  })

  test('a table that changed after the yes is not imported, and that is said', async () => {
    const key = newKey()
    const fileId = await desk.upload(three, key)
    const { sha256 } = await desk.preview(fileId, { newBuildings: true })
    const job = must(await desk.confirm(fileId, sha256, { newBuildings: true }))
    const before = desk.rooms()
    await desk.upload(csvOf('3栋,5,999,13912345601'), key)
    await desk.tick()
    expect(await desk.jobOf(job.id)).toMatchObject({
      finished: true,
      imported: { rooms: 0, owners: 0, buildings: 0, stoppedFor: 'table-changed' },
    })
    expect(desk.rooms()).toEqual(before)
  })

  test.each([
    ['what is no table', '业主.xlsx', 'hello', '这不是 xlsx 或 csv 表格。'],
    ['half an xlsx', '业主.xlsx', 'PK\u0003\u0004broken', '表格文件读不出来，可能没有传完整。请重新保存一份再试。'],
  ])('%s, in its own words', async (_, name, text, sentence) => {
    const fileId = await desk.upload(text)
    const refused = await desk.admin.call(previewRoomTable, { body: desk.asked(fileId, { name }) })
    expect(refused).toMatchObject({ status: 422, refusal: { reason: 'table-unreadable', sentence } })
  })

  test('more rows than one table may have', async () => {
    const many = csvOf(...Array.from({ length: 20_001 }, (_, at) => `3栋,5,${at},`))
    const refused = await desk.admin.call(previewRoomTable, { body: desk.asked(await desk.upload(many)) })
    expect(refused).toMatchObject({ refusal: { sentence: '表格的行太多。请分成几份再试。' } })
  })

  test('somebody else’s table, and one that was never uploaded', async () => {
    const fileId = await desk.upload(three)
    const other = await signInAs(desk.stack, 'chenli')
    expect(await other.call(previewRoomTable, { body: desk.asked(fileId) })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
    expect(await desk.admin.call(previewRoomTable, { body: desk.asked(newKey()) })).toMatchObject({
      refusal: { reason: 'table-gone' },
    })
  })
})

describe('a register of 10,000 rooms', { timeout: 180_000 }, () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-room-tables-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  test('is looked through in one answer, its bad rows page by page', async () => {
    const path = join(directory, 'bad.xlsx')
    const planted = await writeRooms(path)
    const fileId = await desk.upload(await readFile(path))
    const xlsx = { name: '业主.xlsx' }
    const first = await desk.preview(fileId, xlsx)
    expect(first).toMatchObject({ rows: 10_000, new: 9800, faulty: 200, faultCount: 200, newUnits: 36 })
    const second = await desk.preview(fileId, { ...xlsx, skip: 100 })
    const third = await desk.preview(fileId, { ...xlsx, skip: 200 })
    expect([first, second, third].map(it => it.faults.length)).toEqual([100, 100, 0])
    expect([...first.faults, ...second.faults].map(it => it.row)).toEqual(planted.map(it => it.row))
  })
})
