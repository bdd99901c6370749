import { describe, expect, test } from 'vitest'
import type { RoomPreview } from '../../functions/import/import-rooms.ts'
import { outcomeLines, previewLines } from '../../local/import/room-preview-lines.ts'

const preview = (changes: Partial<RoomPreview> = {}): RoomPreview => ({
  sheet: '业主',
  otherSheets: [],
  columns: { building: '楼栋', unit: '单元', number: '房号' },
  leftOut: [],
  rows: 3,
  new: 1,
  changed: 1,
  unchanged: 1,
  faulty: 0,
  newUnits: 0,
  newBuildings: [],
  headingFaults: [],
  faults: [],
  faultCount: 0,
  ...changes,
})

describe('the preview of an import at the keyboard', () => {
  test('says where the rooms come from and what becomes of them', () => {
    expect(previewLines(preview())).toEqual([
      '工作表：业主',
      '认出的列：楼栋、单元、房号',
      '共 3 行：新房屋 1，更新业主电话 1，没有变化 1，有问题 0。',
    ])
  })

  test('says what is not read and not kept, and which buildings are made', () => {
    const lines = previewLines(
      preview({
        otherSheets: ['旧表'],
        encoding: 'gb18030',
        columns: { building: '楼栋', number: '房号', ownerName: '姓名' },
        leftOut: ['备注'],
        newBuildings: ['8 栋', '9 栋'],
      }),
    )
    expect(lines).toEqual([
      '工作表：业主（没有读：旧表）',
      '编码：GB18030',
      '认出的列：楼栋、房号、姓名',
      '不导入的列：备注',
      '没有单元这一列，都算 1 单元。',
      '业主姓名不保存：绑定房屋只核对手机号。',
      '共 3 行：新房屋 1，更新业主电话 1，没有变化 1，有问题 0。',
      '新建楼栋：“8 栋”、“9 栋”',
    ])
  })

  test('lists every fault by row and column, and counts what it cannot list', () => {
    const faults = [
      { row: 2, column: '房号', reason: 'number-empty', sentence: '没有写房号。' },
      { row: 3, reason: 'hidden-row', sentence: '这一行被隐藏了。' },
    ] as const
    const lines = previewLines(preview({ faulty: 2, faults: [...faults], faultCount: 5 }))
    expect(lines.slice(-4)).toEqual([
      '有问题的地方 5 处：',
      '  第 2 行，房号：没有写房号。',
      '  第 3 行：这一行被隐藏了。',
      '  还有 3 处没有列出。',
    ])
  })

  test('stops at headings that are wrong', () => {
    const fault = { row: 1, column: '楼栋', reason: 'column-missing', sentence: '缺少“楼栋”这一列。' } as const
    const wrong = preview({ columns: { number: '房号' }, headingFaults: [fault] })
    expect(previewLines(wrong).slice(-2)).toEqual(['列名有问题，没有往下读：', '  第 1 行，楼栋：缺少“楼栋”这一列。'])
    expect(outcomeLines({ preview: wrong })).toEqual(['没有写入任何内容。'])
  })

  test('says what was written, or how to go on', () => {
    expect(outcomeLines({ preview: preview({ faultCount: 1 }) })).toEqual([
      '没有写入任何内容。',
      '请改好再导入；只导入没有问题的行，加 --good-rows。',
    ])
    const written = { rooms: 5, owners: 2, buildings: 1, overtaken: 0 }
    expect(outcomeLines({ preview: preview(), written })).toEqual(['已导入：新房屋 5，更新业主电话 2，新建楼栋 1。'])
    expect(outcomeLines({ preview: preview(), written: { ...written, overtaken: 3 } })[1]).toBe(
      '有 3 行同时被别人导入了，请再导入一次核对。',
    )
  })
})
