import { describe, expect, test } from 'vitest'
import type { InspectionRow } from '#contract/inspection.ts'
import { watchedKinds } from '#domain/complaint/inspection.ts'
import { hour, minute } from '#domain/time.ts'
import { keepSeen, markOf, seenToday } from '../../miniprogram/src/staff/inspection/inspection-seen.ts'
import {
  actOf,
  alsoChips,
  headingOf,
  rowLine,
  tagOfRow,
} from '../../miniprogram/src/staff/inspection/inspection-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-23 17:00')
const row = (changes: Partial<InspectionRow> = {}): InspectionRow => ({
  card: {
    id: 'complaint-1',
    number: 'W2611-0001',
    kind: 'complaint',
    title: '楼道的灯不亮了',
    state: 'handling',
    severity: 'ordinary',
    category: '公共照明',
    place: '3 栋',
    round: 1,
    receivedAt: now - hour,
    who: { name: '刘强', role: 'handler' },
    next: { awaits: 'close', remindAt: now, dueAt: now + hour, level: 'near' },
  },
  of: 'overdue',
  at: now - 70 * minute,
  awaits: 'handle',
  also: [],
  ...changes,
})
const me = { name: '许静', heads: false }

describe('a line says whose turn it is, what is so, and who urged', () => {
  test.each([
    [{}, '轮到刘强。已超期 1 小时 10 分。'],
    [{ urgedAt: now - 50 * minute }, '轮到刘强。已超期 1 小时 10 分。今天 16:10 催过。'],
    [{ of: 'due-overnight', at: now + hour }, '轮到刘强。还有 1 小时。'],
    [{ of: 'no-progress' }, '轮到刘强。该写没写，过了 1 小时 10 分。'],
    [{ of: 'no-progress', at: now + hour }, '轮到刘强。下班前要写一条。'],
    [{ of: 'urge-unanswered', by: '许静' }, '轮到刘强。许静催的，1 小时 10 分没答复。'],
    [{ of: 'urge-unanswered' }, '轮到刘强。系统催的，1 小时 10 分没答复。'],
    [{ of: 'supervised', by: '陈立' }, '轮到刘强。陈立督办。下一个时限：今天 18:00 前办完。'],
    [{ of: 'visit-today', at: now + hour }, '轮到刘强。今天要回访。'],
    [{ of: 'unknown' }, '轮到刘强。'],
  ] as const)('%j: %s', (changes, line) => {
    expect(rowLine(row(changes), now, me)).toBe(line)
  })

  test('to the one whose turn it is it says so', () => {
    const { card } = row()
    expect(rowLine(row(), now, { name: '刘强', heads: false })).toContain('轮到您。')
    const byPost = row({ card: { ...card, who: { role: 'department-head', department: '工程部' } } })
    expect(rowLine(byPost, now, me)).toContain('轮到工程部负责人。')
    expect(rowLine(byPost, now, { name: '马卫东', heads: true })).toContain('轮到您。')
  })
})

test('every kind has a heading, a chip, a line and a time tag of its own', () => {
  const said = watchedKinds.map(of => [
    headingOf(of),
    alsoChips({ also: [of] })[0]?.word,
    rowLine(row({ of }), now, me),
    tagOfRow(row({ of }), now, false).verb,
  ])
  for (const words of said) expect(words.every(Boolean)).toBe(true)
  expect(new Set(said.map(([heading]) => heading)).size).toBe(watchedKinds.length)
})

test('only the first of what is overdue has the solid tag', () => {
  const tones = [true, false].map(isFirst => tagOfRow(row(), now, isFirst).tone)
  expect(tones).toEqual(['over', 'near'])
  expect(tagOfRow(row({ of: 'to-check' }), now, true).tone).toBe('calm')
})

test('a pause says that it is one', () => {
  const paused = row({ of: 'ends-soon', by: '许静', card: { ...row().card, marks: ['paused'] } })
  expect([tagOfRow(paused, now, false).verb, rowLine(paused, now, me)]).toEqual([
    '恢复',
    '轮到刘强。许静批的暂停，到时自动恢复。',
  ])
  expect(rowLine(row({ of: 'ends-soon', by: '许静' }), now, me)).toContain('许静和住户约好的')
})

test('where the reader has no move that settles it he looks at it', () => {
  expect([actOf({ act: 'urge' }).word, actOf({}).word, actOf({ act: 'unknown' }).word]).toEqual([
    '催办',
    '打开看',
    '打开看',
  ])
})

describe('what was looked at', () => {
  const aShelf = () => {
    const kept = new Map<string, unknown>()
    return {
      read: (name: string) => kept.get(name),
      write: (name: string, value: unknown) => void kept.set(name, value),
    }
  }
  const of = { userId: 'xujing', communityId: 'garden', now }

  test('is kept for the day, for the person and the community', () => {
    const shelf = aShelf()
    keepSeen(shelf, of, [markOf(row())])
    expect(seenToday(shelf, 'xujing', 'garden', now + hour)).toEqual(['complaint-1/overdue'])
    expect(seenToday(shelf, 'xujing', 'garden', now + 24 * hour)).toEqual([])
    expect(seenToday(shelf, 'chenli', 'garden', now)).toEqual([])
    expect(seenToday(shelf, 'xujing', 'park', now)).toEqual([])
  })

  test('is to be looked at again once it stands under something worse', () => {
    expect(markOf(row({ of: 'to-check' }))).not.toBe(markOf(row({ of: 'overdue' })))
  })
})
