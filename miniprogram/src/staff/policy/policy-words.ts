// The rules in plain words: a length with the way it is counted, where a row comes from, what a trial found.

import type {
  ClockLine,
  ClockRowView,
  FigureRowView,
  LengthView,
  PastDecision,
  PolicyTrial,
  PolicyView,
} from '#contract/policy.ts'
import { figureWords } from '#contract/policy-words.ts'
import { clockWords, severityWords } from '#contract/words.ts'
import { type Severity, severities } from '#domain/complaint/classes.ts'
import { day, hour, type Instant, minute } from '#domain/time.ts'
import { dateWords, momentWords } from '../../features/when.ts'
import { wordOf } from '../features/complaint/word-of.ts'

/** 10 分钟, 24 小时, 7 天: whole days only beyond two of them, as people say it. */
const amountWords = (time: number): string => {
  if (time > 2 * day && time % day === 0) return `${time / day} 天`
  return time % hour === 0 ? `${time / hour} 小时` : `${Math.round(time / minute)} 分钟`
}

const timeOfDay = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** 8 小时（工作时间）, 5 个工作日, 不计; without a remark day and night count. */
export const lengthText = ({ counting, ...given }: LengthView): string => {
  const { time = 0, days = 0, until = 0, lateFrom = 0, lateUntil = 0 } = given
  switch (counting) {
    case 'elapsed':
      return amountWords(time)
    case 'dutyTime':
      return `${amountWords(time)}（当班时间）`
    case 'workingHours':
      return `${amountWords(time)}（工作时间）`
    case 'workingDays':
      return `${days} 个工作日`
    case 'sameDay':
      return `当天 ${timeOfDay(until)} 前，${timeOfDay(lateFrom)} 以后的次日 ${timeOfDay(lateUntil)} 前`
    case 'none':
      return '不计'
    case 'unknown':
      return '请更新小程序再看'
  }
}

type RowView = ClockRowView | FigureRowView

type RowChip = { tone: 'soft'; icon: 'building' | 'home'; word: string }

/** Whose rule it is and what the decision is called; nothing where it was delivered so. */
export const rowChip = ({ reach, version }: Pick<RowView, 'reach' | 'version'>): RowChip | undefined => {
  if (reach === 'delivered') return undefined
  const whose = reach === 'company' ? '全公司' : '本小区'
  return { tone: 'soft', icon: reach === 'company' ? 'building' : 'home', word: `${whose} · ${version}` }
}

type Categories = PolicyView['categories']

const categoryWord = (id: string | undefined, categories: Categories): string =>
  id === undefined ? '' : (categories.find(it => it.id === id)?.name ?? '另一类别')

/** 12月1日起：3 个工作日（2026-12 会议纪要）. `value`: the row's figure in words. */
export const comingWords = (row: RowView, value: string, categories: Categories, now: Instant): string => {
  const category = categoryWord(row.categoryId, categories)
  return `${dateWords(row.from, now)}起${category && `，${category}`}：${value}（${row.version}）`
}

/** 电梯：2 个工作日（2026-12 会议纪要）. */
export const categoryWords = (row: RowView, value: string, categories: Categories): string =>
  `${categoryWord(row.categoryId, categories)}：${value}（${row.version}）`

export type Cell = ClockLine['cells'][number]

/** Severities under the same rows, so that one line says it for all of them. */
export type CellGroup = { severities: Severity[]; cell: Cell }

export const groupsOf = ({ cells }: ClockLine): CellGroup[] => {
  const groups = new Map<string, CellGroup>()
  for (const severity of severities) {
    const cell = cells.find(it => it.severity === severity)
    if (!cell) continue
    const same = JSON.stringify([cell.now, cell.byCategory, cell.upcoming])
    const group = groups.get(same)
    if (group) group.severities.push(severity)
    else groups.set(same, { severities: [severity], cell })
  }
  return [...groups.values()]
}

/** 重大、一般; 所有级别 where it is all of them. */
export const severitiesText = (chosen: readonly Severity[]): string =>
  chosen.length === severities.length ? '所有级别' : chosen.map(it => severityWords[it]).join('、')

type TrialClock = PolicyTrial['clocks'][number]

/** 31 件里，超期 12 → 31 件. */
export const trialText = ({ judged, lateBefore, lateAfter }: TrialClock): string =>
  `${judged} 件里，超期 ${lateBefore} → ${lateAfter} 件`

/** What a trial looked at. */
export const trialScope = ({ complaints, cut }: PolicyTrial): string =>
  cut ? `过去 90 天的投诉太多，只算了最近的 ${complaints} 件。` : `过去 90 天 ${complaints} 件投诉，按新规定重算。`

const most = 4

/** 办完答复、派工等 5 项. */
const aboutWords = ({ clocks, figures }: Pick<PastDecision, 'clocks' | 'figures'>): string => {
  const words = [...clocks.map(it => wordOf(clockWords, it)), ...figures.map(it => wordOf(figureWords, it))]
  return words.length <= most ? words.join('、') : `${words.slice(0, most).join('、')}等 ${words.length} 项`
}

/** 本小区，12月1日起：办完答复. */
export const decisionText = (decision: PastDecision, categories: Categories, now: Instant): string => {
  const whose = [decision.reach === 'company' ? '全公司' : '本小区', categoryWord(decision.categoryId, categories)]
  return `${whose.filter(Boolean).join(' · ')}，${dateWords(decision.from, now)}起：${aboutWords(decision)}`
}

/** 陈立 今天 10:00 定的. */
export const decidedText = ({ by, at }: PastDecision, now: Instant): string => `${by} ${momentWords(at, now)} 定的`
