// A deadline explained in full: what is promised, how it was counted, which days were left out and why. Said once for residents, once for staff.
import type { ClockView, Detail } from '#contract/complaint-views.ts'
import { pauseReasonWords, clockWords as staffWords } from '#contract/words.ts'
import { dayOf, hour, type Instant, startOfDay } from '#domain/time.ts'
import type { IconName } from '../../ui/icon-name.ts'
import { dateWords, deadlineWords, momentWords, timeWords, weekdayWord } from '../when.ts'
import { aimWords, beginning, isDailyNote, spanWords } from './clock-words.ts'
import { dayMarks, daysOff, daysWords } from './explain-days.ts'

export type ExplanationRow = { id: string; icon: IconName; title: string; text: string }

export type Explanation = {
  /** What is promised: 办完答复. */
  what: string
  /** The same with its time: 最晚 10月13日 周二 18:00 前办完答复. */
  promise: string
  /** 按 5 个工作日算，从第二天开始。 */
  how: string
  rows: ExplanationRow[]
  /** What may still change it; empty where it stands. */
  mayChange: string
  /** Under which rule; for staff. */
  rule: string
}

type PauseView = NonNullable<Detail['pause']>
type Told = { clock: ClockView; now: Instant; pause: PauseView | undefined }

const howCounted = (clock: ClockView): string => {
  const { counting, length, dueAt } = clock
  if (clock.explanation?.insteadOf !== undefined) return '按转来单位要求的时间，比公司自己的时限早。'
  if (clock.agreedAt !== undefined) return '这个时间是约好的，替换了原来算的时限。'
  if (isDailyNote(clock)) return '每天 17:00 前说一次进展。'
  switch (counting) {
    case 'elapsed':
      return `按 ${spanWords(length)}算，白天夜里、周末节假日都算。`
    case 'dutyTime':
      return `按当班时间 ${spanWords(length)}算，没人当班的时候不计时。`
    case 'workingHours':
      return `按 ${length / hour} 个工作小时算，只算工作日的上班时间。`
    case 'workingDays':
      return `按 ${length} 个工作日算，从第二天开始。`
    case 'sameDay':
      return dayOf(dueAt) === dayOf(clock.startedAt)
        ? `当天 ${timeWords(dueAt)} 前。`
        : `当天太晚了，第二天 ${timeWords(dueAt)} 前。`
    case 'unknown':
      return '按规定的时间算。'
  }
}

/** 算进去: the days of a working-day clock, those still to come too. */
const countedDays = ({ clock, now }: Told): ExplanationRow[] => {
  const days = dayMarks(clock).flatMap(mark => (mark.is === 'counted' ? [mark.day] : []))
  if (days.length === 0) return []
  return [{ id: 'counted', icon: 'clock', title: '算进去', text: `${daysWords(days, now)}，共 ${days.length} 天` }]
}

const passedWords = ({ counting, length }: ClockView, elapsed: number): string | undefined => {
  const inDays = counting === 'workingDays'
  const said = (amount: number) => (inDays ? `${amount} 个工作日` : spanWords(amount))
  if (length <= 0) return undefined
  if (elapsed === 0) return inDays ? '第 1 个工作日还没过完' : '还没开始计时'
  if (elapsed >= length) return `${said(length)}已经用完`
  return `已过 ${said(elapsed)}，还剩 ${said(length - elapsed)}`
}

const passed = ({ clock }: Told): ExplanationRow[] => {
  if (!clock.explanation || clock.agreedAt !== undefined || clock.explanation.insteadOf !== undefined) return []
  const text = passedWords(clock, clock.explanation.elapsed)
  return text ? [{ id: 'passed', icon: 'hourglass', title: '走到哪了', text }] : []
}

const beginningDay = ({ clock, now }: Told): ExplanationRow[] => {
  const first = clock.explanation?.skipped.find(({ why }) => why === 'day-of-start')
  if (!first) return []
  const at = startOfDay(first.day)
  const start = beginning(clock)
  const [title, why] =
    clock.counting === 'workingDays'
      ? [`不算：${start}那天`, `${timeWords(clock.startedAt)} ${start}，第二天起算`]
      : ['不算：当天', `${timeWords(clock.startedAt)} ${start}，已经下班`]
  return [{ id: 'first-day', icon: 'dash', title, text: `${dateWords(at, now)} ${weekdayWord(at)}，${why}` }]
}

const freeDays = ({ clock, now }: Told): ExplanationRow[] =>
  daysOff(clock.explanation?.skipped ?? []).map(({ name, days }) => ({
    id: `off-${name ?? 'weekend'}`,
    icon: 'dash',
    title: name ? `不算：${name}` : '不算：周末',
    text: name ? `${daysWords(days, now)} ${name}放假` : daysWords(days, now),
  }))

const undutied = ({ clock, now }: Told): ExplanationRow[] => {
  const days = (clock.explanation?.skipped ?? []).filter(it => it.why === 'nobody-on-duty').map(it => it.day)
  return days.length > 0 ? [{ id: 'nobody', icon: 'dash', title: '不算：没人当班', text: daysWords(days, now) }] : []
}

/** Clocks that stand still until an agreed date, beside those that are paused. */
const restUntilDate = ({ kind }: ClockView): boolean => kind === 'progress' || kind === 'escalation'

const pauses = ({ clock, now, pause }: Told): ExplanationRow[] =>
  (clock.pauses ?? []).map(({ from, to }) => {
    const named = pause?.from === from ? pause : undefined
    const reason = named && named.reason !== 'unknown' ? pauseReasonWords[named.reason] : undefined
    const why = reason ? `因${reason}暂停` : restUntilDate(clock) ? '等约好的时间，先不计时' : '暂停，没有计时'
    const left = (clock.explanation?.skipped ?? []).filter(
      it => it.why === 'paused' && it.day >= dayOf(from) && it.day <= dayOf(to),
    )
    const cost = left.length > 0 ? `，${daysWords([...new Set(left.map(it => it.day))], now)}不算` : ''
    const free = clock.counting === 'workingDays' && left.length === 0 ? '，没有跨过下班，时限不变' : ''
    const span = `${momentWords(from, now)} 到 ${momentWords(to, now)}`
    return {
      id: `pause-${from}`,
      icon: 'pause',
      title: `不算：${reason ?? '暂停'}`,
      text: `${why}：${span}${cost}${free}`,
    }
  })

const workedWeekends = ({ clock, now }: Told): ExplanationRow[] => {
  const days = clock.explanation?.makeUpDays ?? []
  if (days.length === 0 || clock.agreedAt !== undefined) return []
  const text = days.map(({ day, name }) => {
    const at = startOfDay(day)
    return `${dateWords(at, now)}（${weekdayWord(at)}）${name}调休上班，算工作日`
  })
  return [{ id: 'made-up', icon: 'check', title: '要算：调休', text: text.join('；') }]
}

const agreed = ({ clock, now }: Told): ExplanationRow[] =>
  clock.agreedAt === undefined || clock.explanation?.insteadOf !== undefined
    ? []
    : [
        {
          id: 'agreed',
          icon: 'calendar',
          title: '约好的时间',
          text: `${momentWords(clock.agreedAt, now)} 约好 ${deadlineWords(clock.dueAt, now)}`,
        },
      ]

const sender = ({ clock, now }: Told): ExplanationRow[] => {
  const own = clock.explanation?.insteadOf
  if (own === undefined) return []
  const text = `转来单位要求 ${deadlineWords(clock.dueAt, now)}答复；${clock.agreedAt === undefined ? '公司自己的时限' : '约好的时间'}是 ${deadlineWords(own, now)}。哪个早按哪个。`
  return [{ id: 'sender', icon: 'doc', title: '第三方的要求', text }]
}

const leftOut = (told: Told): ExplanationRow[] =>
  told.clock.agreedAt === undefined
    ? [...beginningDay(told), ...freeDays(told), ...undutied(told), ...pauses(told), ...workedWeekends(told)]
    : []

const unannounced = ({ explanation, agreedAt }: ClockView): string => {
  const years = agreedAt === undefined ? (explanation?.unannounced ?? []) : []
  return years.length > 0 ? `${years.join('、')} 年的放假安排还没公布，公布后这个时间可能会变。` : ''
}

const promiseWords = (what: string, { clock, now }: Told): string => `最晚 ${deadlineWords(clock.dueAt, now)}${what}`

/** A deadline as a resident reads it. `pause` gives the running pause its reason. */
export const residentExplanation = (clock: ClockView, now: Instant, pause?: PauseView): Explanation => {
  const told = { clock, now, pause }
  const what = aimWords[clock.kind]
  return {
    what,
    promise: promiseWords(what, told),
    how: howCounted(clock),
    rows: [...sender(told), ...agreed(told), ...countedDays(told), ...leftOut(told), ...passed(told)],
    mayChange: unannounced(clock),
    rule: '',
  }
}

const timeSpan = (from: Instant, to: Instant, now: Instant): string => {
  const day = `${dateWords(from, now)} ${weekdayWord(from)}`
  // Midnight ends a day, it does not begin the next one.
  if (dayOf(to - 1) === dayOf(from))
    return `${day} ${timeWords(from)}–${dayOf(to) === dayOf(from) ? timeWords(to) : '24:00'}`
  return `${day} ${timeWords(from)} 到 ${dateWords(to, now)} ${weekdayWord(to)} ${timeWords(to)}`
}

const stretches = ({ clock, now }: Told): ExplanationRow[] => {
  const counted = clock.explanation?.counted ?? []
  if (counted.length === 0 || clock.agreedAt !== undefined) return []
  const text = counted.map(({ from, to }) => timeSpan(from, to, now)).join('；')
  return [{ id: 'stretches', icon: 'list', title: '已经计时的', text }]
}

const started = ({ clock, now }: Told): ExplanationRow => ({
  id: 'started',
  icon: 'flag',
  title: '从什么时候算',
  text: `${momentWords(clock.startedAt, now)} ${beginning(clock)}${clock.round > 1 ? `（第 ${clock.round} 次处理）` : ''}，转派、退单不重算`,
})

/** What the machine does at the step, as it does it. */
const stepWords = ({ kind, otherwise }: ClockView): string => {
  if (kind === 'survey') return otherwise?.step === 'reminder' ? '提醒住户评价' : '不再等评价'
  if (kind === 'progress' && otherwise?.step === 'due') return '催负责人写进展'
  switch (otherwise?.step) {
    case 'reminder':
      return '提醒负责人'
    case 'due':
      return kind === 'escalation' ? '报部门负责人，要书面指示' : '催负责人，并报客服主管'
    case 'manager':
      return '报项目经理'
    case 'executive':
      return '报分管副总'
    default:
      return '按规定往上报'
  }
}

const otherwise = ({ clock, now }: Told): ExplanationRow[] =>
  clock.otherwise
    ? [
        {
          id: 'otherwise',
          icon: 'bell',
          title: '不办会怎样',
          text: `${momentWords(clock.otherwise.at, now)} 还没${aimWords[clock.kind]}：${stepWords(clock)}`,
        },
      ]
    : []

/** 默认规则第 1 版, or the name of the company's own decision. */
const policyWords = (policy: string): string => policy.replace(/^default-(\d+)$/, '默认规则第 $1 版')

/** The same for staff, in full: from when, every counted stretch, what happens otherwise, under which rule. */
export const staffExplanation = (clock: ClockView, now: Instant, pause?: PauseView): Explanation => {
  const told = { clock, now, pause }
  const word = clock.kind === 'unknown' ? '回话' : staffWords[clock.kind]
  return {
    what: word,
    promise: promiseWords(word, told),
    how: howCounted(clock),
    rows: [
      started(told),
      ...sender(told),
      ...agreed(told),
      ...countedDays(told),
      ...leftOut(told),
      ...passed(told),
      ...stretches(told),
      ...otherwise(told),
    ],
    mayChange: unannounced(clock),
    rule: `规则：${policyWords(clock.policy)}`,
  }
}
