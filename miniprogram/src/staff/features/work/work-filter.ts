// What a work list is narrowed to, as keys and in words.

import { marks } from '#contract/complaint-views.ts'
import type { Community } from '#contract/places.ts'
import type { WorkCounts } from '#contract/staff.ts'
import { severityWords, stateWords } from '#contract/words.ts'
import type { Counter, WorkFilter } from '#contract/work-filter.ts'
import { severities } from '#domain/complaint/classes.ts'
import { states } from '#domain/complaint/complaint.ts'
import { markChip } from '../complaint/case-chips.ts'

/** The counters, overdue in red where there are any; a head visits nobody, and what is new to him waits for him. */
export const countersOf = (counts: WorkCounts, headsOnly = false) => [
  { value: 'fresh' as const, word: headsOnly ? '待我办' : '新来', count: counts.fresh },
  { value: 'dueToday' as const, word: '今天到期', count: counts.dueToday },
  { value: 'overdue' as const, word: '已超期', count: counts.overdue, tone: 'warn' as const },
  ...(headsOnly ? [] : [{ value: 'toVisit' as const, word: '待回访', count: counts.toVisit }]),
]

const counterWords: Record<Counter, string> = {
  fresh: '新来的',
  dueToday: '今天到期的',
  overdue: '已超期的',
  toVisit: '待回访的',
}

const whoseWords = { mine: '轮到我的', nobody: '还没定人的' } as const

/** Without what narrows nothing, in one order: two filters that are alike have one key. */
export const filterKey = (filter: WorkFilter): string =>
  Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

export const isFiltered = (filter: WorkFilter): boolean => filterKey(filter) !== ''

/** Narrowed to what is the reader's turn, and by nothing else. */
export const isTurnAlone = (filter: WorkFilter): boolean => filterKey(filter) === filterKey({ whose: 'mine' })

type Named = Pick<Community, 'categories' | 'departments'>

/** Beside the names of the community: who has orders, and whether the reader sees his departments alone. */
export type Beside = { crew?: WorkCounts['crew']; headsOnly?: boolean | undefined }

/** A filter in words: 已超期的 · 漏水 · 工程部. */
export const filterWords = (
  filter: WorkFilter,
  { categories, departments }: Named,
  { crew = [], headsOnly = false }: Beside = {},
): string => {
  const { counter, categoryId, departmentId, severity, state, mark, whose, handlerId } = filter
  const counterWord = counter === 'fresh' && headsOnly ? '待我办的' : counter && counterWords[counter]
  return [
    crew.find(it => it.userId === handlerId)?.name,
    counterWord,
    categories.find(it => it.id === categoryId)?.name,
    departments.find(it => it.id === departmentId)?.name,
    severity && severityWords[severity],
    state && stateWords[state],
    mark && markChip(mark)?.word,
    whose && whoseWords[whose],
  ]
    .filter(Boolean)
    .join(' · ')
}

type Choice = { value: string; word: string }

/** States an open complaint can be in. */
const openStates = states.filter(it => it !== 'closed' && it !== 'withdrawn' && it !== 'merged')

/** What can be chosen in each field. */
export const filterChoices = ({ categories, departments }: Named): Record<keyof WorkFilter, readonly Choice[]> => ({
  counter: [],
  handlerId: [],
  whose: [
    { value: 'mine', word: whoseWords.mine },
    { value: 'nobody', word: whoseWords.nobody },
  ],
  state: openStates.map(value => ({ value, word: stateWords[value] ?? value })),
  severity: severities.map(value => ({ value, word: severityWords[value] })),
  mark: marks.map(value => ({ value, word: markChip(value)?.word ?? value })),
  departmentId: departments.map(({ id, name }) => ({ value: id, word: name })),
  categoryId: categories.map(({ id, name }) => ({ value: id, word: name })),
})
