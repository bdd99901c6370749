import { describe, expect, test } from 'vitest'
import type { Card, EntryView } from '#contract/complaint-views.ts'
import { matterWords, neighbourWords, nextWords } from '../../miniprogram/src/features/followed/followed-words.ts'
import {
  aboutOther,
  canMerge,
  groupWords,
  isAlone,
  mergeWords,
} from '../../miniprogram/src/staff/features/complaint/similar-words.ts'
import { countWords, spotParams } from '../../miniprogram/src/staff/hot-spots/hot-spot-words.ts'
import { shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-24 14:40')
const card: Card = {
  id: 'c-1',
  number: 'W2611-0007',
  kind: 'complaint',
  title: '电梯停在七楼',
  state: 'accepted',
  severity: 'ordinary',
  category: '电梯',
  place: '2 栋 电梯',
  round: 1,
  receivedAt: shanghai('2026-11-23 17:56'),
}

describe('what the office is asked', () => {
  test('the other complaint is told by number, state and receipt', () => {
    expect(aboutOther(card, now)).toBe('W2611-0007 · 已受理 · 昨天 17:56')
  })

  test('which one goes into which is said', () => {
    expect(mergeWords({ card, how: 'take', turn: 1 }, 'W2611-0001')).toMatch(/^W2611-0007 并到这一件（W2611-0001）/)
    expect(mergeWords({ card, how: 'join', turn: 1 }, 'W2611-0001')).toMatch(/^这一件（W2611-0001）并到 W2611-0007/)
  })

  test('a way to merge this version does not know is not offered', () => {
    const ways = ['join', 'take', 'unknown'] as const
    expect(ways.map(how => canMerge({ card, how, turn: 1 }))).toEqual([true, true, false])
  })

  test('a complaint on its own shows nothing', () => {
    const alone = { merge: [], repeat: [], group: { size: 1, isGroup: false } }
    expect(isAlone(alone)).toBe(true)
    expect(isAlone({ ...alone, repeat: [card] })).toBe(false)
    expect(isAlone({ ...alone, merge: [{ card, how: 'join', turn: 1 }] })).toBe(false)
    expect(isAlone({ ...alone, group: { size: 2, isGroup: false } })).toBe(false)
  })

  test('a group is named as one', () => {
    expect(groupWords({ size: 2, isGroup: false })).toBe('7 天内 2 户反映同一件事')
    expect(groupWords({ size: 3, isGroup: true })).toContain('群诉')
  })
})

describe('a hot spot', () => {
  const spot = { categoryId: 'lift', category: '电梯', place: '2 栋', week: 3, month: 5, trend: 'rising' } as const

  test('is told by its counts', () => {
    expect(countWords(spot)).toBe('7 天 3 件 · 30 天 5 件')
  })

  test('is found again by its building, else by its place', () => {
    const base = { communityId: 'c-1', categoryId: 'lift', title: '2 栋 · 电梯' }
    expect(spotParams({ ...spot, buildingId: 'b-2' }, 'c-1')).toEqual({ ...base, buildingId: 'b-2' })
    expect(spotParams(spot, 'c-1')).toEqual({ ...base, place: '2 栋' })
  })
})

describe('what a neighbour reads', () => {
  const entry: EntryView = {
    seq: 3,
    kind: 'messaged',
    author: { kind: 'staff', name: '何敏' },
    visibility: 'public',
    occurredAt: shanghai('2026-11-24 10:00'),
    recordedAt: shanghai('2026-11-24 10:00'),
    facts: {},
    texts: { text: '维保明天到' },
  }
  test('does not speak of him where the customer was meant', () => {
    expect(neighbourWords(entry)).toEqual({ title: '何敏留言', quote: '维保明天到' })
  })

  test.each([
    ['2 栋 电梯', '电梯', '2 栋 电梯'],
    ['花园', '环境卫生', '花园 · 环境卫生'],
  ])('names the matter by place and category, once: %s and %s', (place, category, words) => {
    expect(matterWords({ place, category })).toBe(words)
  })

  test('is until when the next step is due, and nothing once it is at rest', () => {
    const next = { awaits: 'close', remindAt: now, dueAt: shanghai('2026-11-24 18:00'), level: 'ample' } as const
    expect(nextWords({ next }, now)).toBe('今天 18:00 前')
    expect(nextWords({}, now)).toBeUndefined()
  })
})
