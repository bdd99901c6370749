// The guide in words. The figures come from the server; a sentence says what is counted, how, and for whom it is different.
import type { Guide, GuideClock, GuideFigure } from '#contract/guide.ts'
import { addDays, day, hour, type Instant, minute, startOfDay } from '#domain/time.ts'
import { dateWords } from '../when.ts'

type Length = GuideClock['length']

/** 10 分钟, 24 小时, 7 天: whole days only beyond two of them, as people say it. */
const amountWords = (time: number): string => {
  if (time > 2 * day && time % day === 0) return `${time / day} 天`
  return time % hour === 0 ? `${time / hour} 小时` : `${Math.round(time / minute)} 分钟`
}

/** 09:00. */
export const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** Within how long: 8 小时内; 不设时限 where there is none. */
export const limitWords = ({ counting, time = 0, days = 0, until = 0 }: Length): string => {
  switch (counting) {
    case 'elapsed':
    case 'dutyTime':
    case 'workingHours':
      return `${amountWords(time)}内`
    case 'workingDays':
      return `${days} 个工作日内`
    case 'sameDay':
      return `当天 ${clockTime(until)} 前`
    case 'none':
      return '不设时限'
    case 'unknown':
      return '请更新小程序再看'
  }
}

/** How that is counted; nothing to say where there is no limit. */
export const countingWords = ({ counting, lateFrom = 0, lateUntil = 0 }: Length): string => {
  switch (counting) {
    case 'elapsed':
      return '全天都算'
    case 'dutyTime':
      return '只算有人当班的时间'
    case 'workingHours':
      return '只算工作时间'
    case 'workingDays':
      return '只算工作日'
    case 'sameDay':
      return `${clockTime(lateFrom)} 以后的，次日 ${clockTime(lateUntil)} 前`
    case 'none':
    case 'unknown':
      return ''
  }
}

type Kind = GuideClock['what']
type Severity = GuideClock['severity']

/** What happens, counted from what on, in the order it happens. */
const steps: readonly { what: Kind; word: string; from: string }[] = [
  { what: 'on-site', word: '人到现场', from: '正在发生的事，登记后' },
  { what: 'dispatch', word: '派人', from: '登记后' },
  { what: 'first-answer', word: '第一次答复', from: '收到后' },
  { what: 'handle', word: '处理好', from: '派人后' },
  { what: 'progress', word: '说一次进展', from: '派人后' },
  { what: 'close', word: '办完答复', from: '收到后' },
  { what: 'visit', word: '回访', from: '答复后' },
  { what: 'written-answer', word: '书面答复', from: '来信和别处转来的，收到后' },
]

const emergencyWords: Partial<Record<Kind, string>> = { handle: '先止住危险' }

export type GuideLine = { what: Kind; word: string; limit: string; how: string; others: string[] }

const isSet = ({ counting }: Length): boolean => counting !== 'none'

/** What is promised for a severity, step by step; steps without a limit are left out. */
export const linesOf = ({ clocks }: Pick<Guide, 'clocks'>, severity: Severity): GuideLine[] =>
  steps.flatMap(({ what, word, from }) => {
    const clock = clocks.find(it => it.what === what && it.severity === severity)
    if (!clock || !(isSet(clock.length) || clock.byCategory.length > 0)) return []
    return [
      {
        what,
        word: (severity === 'emergency' ? emergencyWords[what] : undefined) ?? word,
        limit: limitWords(clock.length),
        how: [from, countingWords(clock.length)].filter(Boolean).join('，'),
        others: clock.byCategory.map(
          ({ category, length }) =>
            `${category}：${[limitWords(length), countingWords(length)].filter(Boolean).join('，')}`,
        ),
      },
    ]
  })

const lengthFor = ({ clocks }: Pick<Guide, 'clocks'>, what: Kind, severity: Severity): Length | undefined =>
  clocks.find(it => it.what === what && it.severity === severity)?.length

const figureWith = (
  { figures }: Pick<Guide, 'figures'>,
  what: GuideFigure['what'],
  say: (value: number) => string,
): string | undefined => {
  const figure = figures.find(it => it.what === what)
  if (!figure) return undefined
  const others = figure.byCategory.map(it => `${it.category}：${say(it.value)}`)
  return [say(figure.value), ...others].join('；')
}

type Way = { word: string; text: string }

/** What a customer can do where it does not go well, with the numbers of the rules. */
export const waysOf = (guide: Pick<Guide, 'clocks' | 'figures'>, severity: Severity): Way[] => {
  const again = lengthFor(guide, 'unsatisfied-visit', severity)
  const appeal = lengthFor(guide, 'appeal', severity)
  const ways: [word: string, text: string | undefined][] = [
    ['等急了', figureWith(guide, 'hours-between-nudges', it => `每 ${it} 小时可以点一次“催一下”`)],
    ['约定时间', figureWith(guide, 'objection-hours', it => `约定后 ${it} 小时内，可以说“我没有同意”`)],
    ['暂停处理', figureWith(guide, 'most-pause-days', it => `一次最多 ${it} 个工作日，到期自己恢复`)],
    ['没解决', figureWith(guide, 'reopen-days', it => `点“没解决，继续处理”，办结后 ${it} 天内都可以，换上一级来管`)],
    ['不满意', again && `${limitWords(again)}有人回访，来的不是办事的人`],
    ['不予受理', figureWith(guide, 'appeal-days', it => `${it} 天内可以申诉`)],
    ['申诉以后', appeal && `项目经理 ${limitWords(appeal)}复核，还不同意，由分管副总定`],
    ['多次没好', figureWith(guide, 'rounds-to-final-answer', it => `第 ${it} 次处理起，可以出书面最终答复`)],
  ]
  return ways.flatMap(([word, text]) => (text ? [{ word, text }] : []))
}

/** 10月1日至7日 国庆节: days that follow each other and have one name are one stretch. */
export const stretchWords = (days: Guide['daysOff'], now: Instant): string[] => {
  const stretches: { from: string; to: string; name: string }[] = []
  for (const { day: date, name } of days) {
    const last = stretches[stretches.length - 1]
    if (last && last.name === name && addDays(last.to, 1) === date) last.to = date
    else stretches.push({ from: date, to: date, name })
  }
  return stretches.map(({ from, to, name }) => {
    const first = dateWords(startOfDay(from), now)
    if (from === to) return `${first} ${name}`
    const last = dateWords(startOfDay(to), now)
    return `${first}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : last} ${name}`
  })
}
