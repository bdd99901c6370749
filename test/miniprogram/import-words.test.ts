import { describe, expect, test } from 'vitest'
import type { Job } from '#contract/jobs.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { RoomTablePreview } from '#contract/room-imports.ts'
import * as words from '../../miniprogram/src/staff/import-rooms/import-words.ts'

const aPreview = (part: Partial<RoomTablePreview> = {}): RoomTablePreview => ({
  sha256: '0'.repeat(64),
  otherSheets: [],
  columns: ['楼栋', '房号'],
  leftOut: [],
  withoutUnits: true,
  rows: 3,
  new: 2,
  changed: 1,
  unchanged: 0,
  faulty: 0,
  newUnits: 1,
  newBuildings: ['9 栋'],
  newBuildingCount: 1,
  headingFaults: [],
  faults: [],
  faultCount: 0,
  ...part,
})

test.each([
  ['业主.xlsx', 1, undefined],
  ['业主.CSV', 20 * 1024 * 1024, undefined],
  ['业主.xls', 1, '只收 xlsx'],
  ['业主.xlsx', 20 * 1024 * 1024 + 1, '20 MB'],
])('%s of %i bytes', (name, size, why) => {
  const wrong = words.wrongBefore({ name, size })
  if (why === undefined) expect(wrong).toBeUndefined()
  else expect(wrong).toContain(why)
})

test('a bad place is named by row, and by column where there is one', () => {
  expect(words.placeWords({ row: 12, column: '业主电话', sentence: '' })).toBe('第 12 行，业主电话')
  expect(words.placeWords({ row: 12, sentence: '' })).toBe('第 12 行')
})

test('what is none is left out of the figures', () => {
  expect(words.figuresOf(aPreview({ newUnits: 0, newBuildingCount: 0 }))).toEqual([
    { name: '新房屋', words: '2 套' },
    { name: '更新业主电话', words: '1 套' },
  ])
})

test('many new buildings are named in part', () => {
  expect(words.buildingWords(aPreview())).toBe('9 栋')
  expect(words.buildingWords(aPreview({ newBuildingCount: 150 }))).toBe('9 栋 等 150 栋')
})

describe('the yes is held back', () => {
  const fault = { row: 2, sentence: '没有写房号。' }
  test.each([
    ['never where all is well', aPreview(), false, undefined],
    ['by bad rows', aPreview({ faults: [fault], faultCount: 1, faulty: 1 }), false, '跳过'],
    ['not by bad rows that are left out', aPreview({ faults: [fault], faultCount: 1, faulty: 1 }), true, undefined],
    ['where nothing is new', aPreview({ new: 0, changed: 0, unchanged: 3 }), false, '都已经有了'],
  ])('%s', (_, preview, goodRows, why) => {
    const held = words.whyNot(preview, goodRows)
    if (why === undefined) expect(held).toBeUndefined()
    else expect(held).toContain(why)
  })
})

describe('what came of it', () => {
  const job = (imported: Job['imported']): Job => ({
    id: 'j',
    total: 3,
    done: 3,
    finished: true,
    outcomes: [],
    imported,
  })

  test.each([
    [{ rooms: 2, owners: 1, buildings: 1 }, '新房屋 2 套，更新业主电话 1 套，新楼栋 1 栋。'],
    [{ rooms: 0, owners: 0, buildings: 0 }, '没有写入新的内容。'],
    [
      { rooms: 45, owners: 0, buildings: 0, stoppedFor: 'table-changed' },
      `新房屋 45 套。没有全部导入：${sentenceFor('table-changed')}`,
    ],
  ])('%o', (imported, said) => expect(words.outcomeWords(job(imported))).toBe(said))

  test('of another job nothing', () => expect(words.outcomeWords(job(undefined))).toBe(''))
})
