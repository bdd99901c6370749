import { describe, expect, test } from 'vitest'
import { factsOf, footWords, onPaper, workHeads, workRowOf } from '../../miniprogram/src/staff/print/paper-words.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const at = shanghai('2026-11-24 10:20')
const next = { awaits: 'handle', remindAt: at, dueAt: shanghai('2026-11-25 09:20'), level: 'ample' } as const
const order = {
  number: 'W2611-0001-A',
  department: '工程部',
  handler: '周建国',
  dispatchedBy: '何敏',
  dispatchedAt: at,
}

test('on paper there is no today: every moment has its date and year', () => {
  expect(onPaper(at)).toBe('2026年11月24日 周二 10:20')
  expect(footWords('何敏', at)).toBe('何敏 打印于 2026年11月24日 周二 10:20')
})

describe('the facts of a complaint', () => {
  const detail = aStaffDetail({ next, order, firstContact: '何敏', round: 2 })

  test('without what is internal say nothing of level, first contact, turn and deadline', () => {
    expect(factsOf(detail, false)).toEqual([
      ['状态', '处理中，第 2 次处理'],
      ['类别', '漏水'],
      ['地点', '2 栋 1 单元 1203'],
      ['住户', '陈桂兰'],
      ['来源', '微信'],
      ['收到', '2026年11月24日 周二 09:20'],
      ['处理人', '周建国（工程部）'],
    ])
  })

  test('with it say who acts until when', () => {
    const names = factsOf(detail, true).map(([name]) => name)
    expect(names).toEqual(['状态', '类别', '级别', '地点', '住户', '来源', '收到', '首问', '处理人', '轮到', '最晚'])
    expect(factsOf(detail, true)).toContainEqual(['最晚', '2026年11月25日 周三 09:20 前办完'])
  })

  test('a third party stands there with its number', () => {
    const sent = aStaffDetail({ thirdParty: { sender: '12345 热线', number: 'G-7' } })
    expect(factsOf(sent, false)).toContainEqual(['转来单位', '12345 热线，G-7'])
  })
})

test('a row of the work list has a cell for each heading, also where nothing is awaited', () => {
  const { id, cells } = workRowOf(aStaffDetail({ next }))
  expect(id).toBe('c-1')
  expect(cells).toHaveLength(workHeads.length)
  expect(cells.slice(3)).toEqual(['一般', '处理中', '周建国', '2026年11月25日 周三 09:20 前办完'])
  expect(workRowOf(aStaffDetail()).cells.slice(5)).toEqual(['', ''])
})
