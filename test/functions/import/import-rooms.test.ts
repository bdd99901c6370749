import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCallers } from '#contract/registering.ts'
import { findCustomer } from '#contract/staff.ts'
import type { Result } from '#domain/result.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import { importRooms, previewRooms, type RoomImport } from '../../../functions/import/import-rooms.ts'
import type { ImportFault } from '../../../functions/import/judge-rooms.ts'
import { readCommunity } from '../../../functions/places/community.ts'
import { RoomItem } from '../../../functions/storage/person-items.ts'
import { must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { type Planted, writeRooms, writeRoomsCsv } from './rooms-file.ts'

const accepted = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

const placesOf = (faults: readonly ImportFault[]): Planted[] =>
  faults.map(({ row, column, reason }) => ({ row, ...(column === undefined ? {} : { column }), reason }))

// Thousands of transactions: on a busy machine they take their time.
describe('a register of 10,000 rooms with 200 planted faults', { timeout: 120_000 }, () => {
  let directory: string
  let stack: TestStack
  let core: Core
  let asked: RoomImport
  let planted: Planted[]
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-rooms-'))
    stack = await aStack()
    core = await openCore(stack.outside)
    const file = { name: '业主.xlsx', path: join(directory, 'rooms.xlsx') }
    asked = { communityId, file, newBuildings: false, newOwners: false }
    planted = await writeRooms(file.path)
  })
  afterAll(async () => {
    await stack.close()
    await rm(directory, { recursive: true, force: true })
  })
  const rooms = () => storedUnder(stack, 'BUILDING#').map(item => RoomItem.parse(item))

  test('names each of them by row and column, and nothing else', async () => {
    const preview = accepted(await previewRooms(core, asked))
    expect(planted).toHaveLength(200)
    expect(placesOf(preview.faults)).toEqual(planted)
    expect(preview).toMatchObject({ rows: 10_000, new: 9800, changed: 0, unchanged: 0, faulty: 200, faultCount: 200 })
    for (const { sentence } of preview.faults) expect(sentence).toMatch(/^[^\n]*。$/)
  })

  test('writes nothing while they are there, and only the good rows where that was said', async () => {
    const before = pictureOf(stack)
    const refused = accepted(await importRooms(core, { ...asked, goodRows: false }))
    expect(refused.written).toBeUndefined()
    expect(pictureOf(stack)).toEqual(before)
    const standing = rooms().length
    const { written } = accepted(await importRooms(core, { ...asked, goodRows: true }))
    expect(written).toEqual({ rooms: 9800, owners: 0, buildings: 0, overtaken: 0 })
    expect(rooms()).toHaveLength(standing + 9800)
  })

  test('a second import of the same file writes nothing; the mended file brings what is missing, without doubles', async () => {
    const before = pictureOf(stack)
    const again = accepted(await importRooms(core, { ...asked, goodRows: true }))
    expect(again.written).toEqual({ rooms: 0, owners: 0, buildings: 0, overtaken: 0 })
    expect(pictureOf(stack)).toEqual(before)
    await writeRooms(asked.file.path, { mended: true })
    const mended = accepted(await importRooms(core, { ...asked, goodRows: false }))
    expect(mended.preview).toMatchObject({ new: 200, unchanged: 9800, faultCount: 0 })
    const labels = rooms().map(it => it.label)
    expect(labels).toHaveLength(10_060)
    expect(new Set(labels).size).toBe(labels.length)
    const one = rooms().find(it => it.label === '2 栋 3 单元 101')
    expect(one).toMatchObject({ unit: '3', number: '101', ownerPhoneHash: core.seal.searchHash('13910000280') })
  })

  test('names in another encoding are found by row and column in a csv', async () => {
    const file = { name: '业主.csv', path: join(directory, 'rooms.csv') }
    const expected = await writeRoomsCsv(file.path)
    const preview = accepted(await previewRooms(core, { ...asked, file }))
    expect(placesOf(preview.faults)).toEqual(expected)
    expect(preview).toMatchObject({ encoding: 'utf-8', rows: 10_000, unchanged: 9980, faulty: 20 })
  })
})

describe('an import', () => {
  let directory: string
  let stack: TestStack
  let core: Core
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-rooms-'))
    stack = await aStack()
    core = await openCore(stack.outside)
  })
  afterAll(async () => {
    await stack.close()
    await rm(directory, { recursive: true, force: true })
  })
  const asking = async (lines: readonly string[], leave: Partial<RoomImport> = {}): Promise<RoomImport> => {
    const path = join(directory, 'few.csv')
    await writeFile(path, lines.join('\n'))
    return { communityId, file: { name: 'few.csv', path }, newBuildings: false, newOwners: false, ...leave }
  }
  const carriedOut = async (lines: readonly string[], leave: Partial<RoomImport> = {}) =>
    accepted(await importRooms(core, { ...(await asking(lines, leave)), goodRows: false }))
  const roomOf = (label: string) => storedUnder(stack, 'BUILDING#').find(it => it.label === label)

  test('makes new buildings only where that was said, once', async () => {
    const lines = [
      '区域,楼栋,单元,房号,业主电话',
      '二期,8栋,1,101,13911110001',
      '二期,8 号楼,1,102,',
      '一期,１栋,二单元,0301,',
    ]
    const refused = await carriedOut(lines)
    expect(refused.preview.faults.map(it => it.sentence)[0]).toContain('二期 8 栋')
    expect(refused.written).toBeUndefined()
    const made = await carriedOut(lines, { newBuildings: true })
    expect(made.preview.newBuildings).toEqual(['二期 8 栋', '一期 1 栋'])
    expect(made.written).toMatchObject({ rooms: 3, buildings: 2 })
    const known = await readCommunity(core, communityId)
    expect(known?.buildings.map(it => it.name)).toContain('二期 8 栋')
    // Called as the building is, not as its second row wrote it.
    expect(roomOf('二期 8 栋 1 单元 102')).toMatchObject({ communityId, unit: '1', number: '102' })
    const again = await carriedOut(lines)
    expect(again).toMatchObject({ preview: { unchanged: 3, faultCount: 0 }, written: { rooms: 0, buildings: 0 } })
  })

  test('finds the rooms that stand there, gives them a phone, and takes none away', async () => {
    const label = '3 栋 2 单元 1202'
    const before = roomOf(label)
    expect(before).toBeDefined()
    expect(before?.ownerPhoneHash).toBeUndefined()
    const given = await carriedOut(['楼栋,单元,房号,手机', '3幢,02,1202室,+86 139 1111 0002'])
    expect(given.written).toMatchObject({ rooms: 0, owners: 1 })
    expect(roomOf(label)).toEqual({ ...before, ownerPhoneHash: core.seal.searchHash('13911110002') })
    const empty = await carriedOut(['楼栋,单元,房号,手机', '3栋,2,1202,'])
    expect(empty).toMatchObject({ preview: { unchanged: 1 }, written: { owners: 0 } })
    const twice = await carriedOut(['楼栋,单元,房号,手机', '3栋,2,1202,', '3 号楼,二单元,1202房,13911110002'])
    expect(twice.preview.faults).toMatchObject([{ row: 3, column: '房号', sentence: '和第 2 行是同一套房。' }])
  })

  test('another phone takes a room from its owner only where that was said', async () => {
    const lines = ['楼栋,单元,房号,手机', '3栋,2,1202,13911110003']
    const refused = await carriedOut(lines)
    expect(refused.preview.faults).toMatchObject([{ row: 2, column: '手机', reason: 'other-owner' }])
    const changed = await carriedOut(lines, { newOwners: true })
    expect(changed.written).toMatchObject({ owners: 1 })
    expect(roomOf('3 栋 2 单元 1202')?.ownerPhoneHash).toBe(core.seal.searchHash('13911110003'))
  })

  test('whose number was imported is known by it when he first calls; the owner before him no more', async () => {
    const agent = await signInAs(stack, 'hemin')
    const roomsOf = async (digits: string) =>
      must(await agent.call(findCallers, { body: { communityId, by: { kind: 'phone', digits } } })).registered
    const line = (phone: string) => ['楼栋,单元,房号,手机', `3栋,2,1102,${phone}`]
    await carriedOut(line('13911110005'))
    const room = roomOf('3 栋 2 单元 1102')
    const found = [{ buildingId: room?.buildingId, roomId: room?.id, label: '3 栋 2 单元 1102' }]
    expect(await roomsOf('13911110005')).toEqual(found)
    expect(await roomsOf('0005')).toEqual([])
    const query = { communityId, phone: '13911110005' }
    expect(must(await agent.call(findCustomer, { query })).customers).toEqual([])
    await carriedOut(line('13911110006'), { newOwners: true })
    expect(await roomsOf('13911110005')).toEqual([])
    expect(await roomsOf('13911110006')).toEqual(found)
  })

  test('keeps neither names nor phone numbers', async () => {
    await carriedOut(['楼栋,单元,房号,业主姓名,手机', '3栋,9,901,欧阳不存,13911110004'])
    expect(roomOf('3 栋 9 单元 901')).toBeDefined()
    expect(pictureOf(stack).filter(it => it.includes('欧阳不存') || it.includes('13911110004'))).toEqual([])
  })

  test('goes nowhere without its columns, whatever was said', async () => {
    const asked = await asking(['栋座号,房号,手机,联系电话', '3栋,901,,'])
    const { preview, written } = accepted(await importRooms(core, { ...asked, goodRows: true }))
    expect(preview.headingFaults.map(({ column, reason }) => [column, reason])).toEqual([
      ['联系电话', 'column-twice'],
      ['楼栋', 'column-missing'],
    ])
    expect(written).toBeUndefined()
  })

  test('a file that breaks off after many good rows changes nothing', async () => {
    const good = Array.from({ length: 300 }, (_, at) => `3栋,8,${at + 1000},`)
    const asked = await asking(['楼栋,单元,房号,手机', ...good, '3栋,8,"2000,'])
    const before = pictureOf(stack)
    await expect(importRooms(core, { ...asked, goodRows: true })).rejects.toMatchObject({
      chinese: '第 302 行：有一个引号没有收尾，后面的内容分不清是哪一行。',
    })
    expect(pictureOf(stack)).toEqual(before)
  })

  test('two at once make each room once', async () => {
    const lines = ['楼栋,单元,房号,手机', ...Array.from({ length: 120 }, (_, at) => `77栋,1,${at + 100},`)]
    const asked = { ...(await asking(lines, { newBuildings: true })), goodRows: false }
    const other = await openCore(stack.outside)
    const both = await Promise.all([importRooms(core, asked), importRooms(other, asked)])
    const made = both.reduce((sum, it) => sum + (accepted(it).written?.rooms ?? 0), 0)
    expect(made).toBe(120)
    expect(storedUnder(stack, 'BUILDING#').filter(it => String(it.label).startsWith('77 栋'))).toHaveLength(120)
  })

  test('knows its communities', async () => {
    const asked = await asking(['楼栋,房号', '1栋,101'], { communityId: 'elsewhere' })
    expect(await previewRooms(core, asked)).toMatchObject({ ok: false, reason: 'community-unknown' })
    expect(await importRooms(core, { ...asked, goodRows: false })).toMatchObject({ ok: false })
  })
})
