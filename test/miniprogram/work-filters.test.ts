import { describe, expect, test } from 'vitest'
import type { WorkFilter } from '#contract/work-filter.ts'
import {
  filterChoices,
  filterKey,
  filterWords,
  isFiltered,
} from '../../miniprogram/src/staff/features/work/work-filter.ts'
import {
  keepFilters,
  mostSaved,
  type Saved,
  savedFilters,
  whyNotSaved,
  withSaved,
} from '../../miniprogram/src/staff/features/work/work-saved.ts'

const community = {
  categories: [{ id: 'leak', name: '漏水', icon: 'drop', departmentId: 'engineering', needsPhotos: true }],
  departments: [{ id: 'engineering', name: '工程部' }],
}

const aShelf = (first: Record<string, unknown> = {}) => {
  const kept = new Map(Object.entries(first))
  return {
    kept,
    read: (name: string) => kept.get(name),
    write: (name: string, value: unknown) => void kept.set(name, value),
  }
}
const late: WorkFilter = { counter: 'overdue', departmentId: 'engineering' }
const named = (name: string): Saved => ({ name, filter: late })

describe('a filter', () => {
  test('has one key however it was put together, and none where it narrows nothing', () => {
    expect(filterKey({ state: 'accepted', mark: 'urged' })).toBe(filterKey({ mark: 'urged', state: 'accepted' }))
    expect([isFiltered({}), isFiltered({ counter: undefined }), isFiltered(late)]).toEqual([false, false, true])
  })

  test('is said in words', () => {
    expect(
      filterWords({ ...late, categoryId: 'leak', severity: 'major', mark: 'urged', whose: 'mine' }, community),
    ).toBe('已超期的 · 漏水 · 工程部 · 重大 · 催办 · 轮到我的')
  })

  test('is said by the name of who has the orders, and to a head by what waits for him', () => {
    const crew = [{ userId: 'zhou', name: '周建国', orders: 3 }]
    const his: WorkFilter = { handlerId: 'zhou', counter: 'fresh' }
    expect(filterWords(his, community, { crew, headsOnly: true })).toBe('周建国 · 待我办的')
    expect(filterWords(his, community)).toBe('新来的')
  })

  test('offers only states an open complaint can be in', () => {
    const { state, categoryId } = filterChoices(community)
    expect(state.map(it => it.word)).toEqual(expect.arrayContaining(['待受理', '处理中']))
    expect(state.map(it => it.word)).not.toContain('已办结')
    expect(categoryId).toEqual([{ value: 'leak', word: '漏水' }])
  })
})

describe('saved filters', () => {
  test('are each person’s own, in each community', () => {
    const shelf = aShelf()
    keepFilters(shelf, 'hemin', 'garden', [named('工程超期')])
    expect(savedFilters(shelf, 'hemin', 'garden')).toEqual([named('工程超期')])
    expect(savedFilters(shelf, 'xujing', 'garden')).toEqual([])
    expect(savedFilters(shelf, 'hemin', 'park')).toEqual([])
  })

  test('what cannot be read any more is left out, and costs nobody the rest', () => {
    const kept = [named('工程超期'), { name: 'x', filter: { counter: 'someday' } }, 'nonsense']
    expect(savedFilters(aShelf({ 'filters/hemin/garden': kept }), 'hemin', 'garden')).toEqual([named('工程超期')])
    expect(savedFilters(aShelf({ 'filters/hemin/garden': 'nonsense' }), 'hemin', 'garden')).toEqual([])
  })

  const full = Array.from({ length: mostSaved }, (_, at) => named(`第 ${at + 1} 个`))
  test.each<[string, readonly Saved[], Saved, string | undefined]>([
    ['nothing chosen', [], { name: '全部', filter: {} }, '先选一样再存。'],
    ['no name', [], named(' '), '请起个名字。'],
    ['a long name', [], named('一二三四五六七八九十一二三'), '名字最多 12 个字。'],
    ['as long as it may be', [], named('一二三四五六七八九十一二'), undefined],
    ['one too many', full, named('又一个'), '最多存 10 个，先删掉一个。'],
    ['one of the same name', full, named('第 3 个'), undefined],
  ])('%s', (_what, saved, it, why) => expect(whyNotSaved(saved, it)).toBe(why))

  test('one of the same name is replaced', () => {
    expect(withSaved([named('甲'), named('乙')], { name: ' 甲 ', filter: { state: 'accepted' } })).toEqual([
      named('乙'),
      { name: '甲', filter: { state: 'accepted' } },
    ])
  })
})
