// Why a deadline is when it is, in one sentence. The server computed it; nothing is computed here.
import type { ClockView, Detail, Next } from '#contract/complaint-views.ts'
import { addDays, dayOf, hour, type Instant } from '#domain/time.ts'
import { lengthWords, momentWords, timeWords } from '../when.ts'

type Kind = ClockView['kind']

/** From what on a clock counts: 收到, 派工. */
const startWords: Record<Kind, string> = {
  register: '说给我们听',
  dispatch: '登记',
  'on-site': '登记',
  'first-answer': '收到',
  handle: '派工',
  progress: '派工',
  'other-department': '去问别的部门',
  investigation: '派工',
  'written-answer': '收到',
  close: '收到',
  escalation: '收到',
  visit: '答复',
  'unsatisfied-visit': '说不满意',
  survey: '答复',
  appeal: '申诉',
  unknown: '开始',
}

/** What is to be done by then: 办完. */
export const aimWords: Record<Kind, string> = {
  register: '登记',
  dispatch: '派人',
  'on-site': '到现场',
  'first-answer': '先答复',
  handle: '处理好',
  progress: '说进展',
  'other-department': '回复',
  investigation: '查清情况',
  'written-answer': '书面答复',
  close: '办完答复',
  escalation: '办完',
  visit: '回访',
  'unsatisfied-visit': '回访',
  survey: '评价',
  appeal: '复核',
  unknown: '回话',
}

/** Clocks that a later round starts anew at its own beginning. */
const ofTheRound: readonly Kind[] = ['dispatch', 'close', 'escalation']

/** 5 分钟, 3 小时 20 分: a length of time that stands alone. */
export const spanWords = (milliseconds: number): string => lengthWords(milliseconds).replace(/^(\d+ 分)$/, '$1钟')

/** 进展说明 after the first: before 17:00 every day. */
export const isDailyNote = ({ kind, startedAt, dueAt }: ClockView): boolean =>
  kind === 'progress' && timeWords(dueAt) === '17:00' && dayOf(dueAt) === addDays(dayOf(startedAt), 1)

/** 收到; 转入再次处理 where the clock belongs to a later round. */
export const beginning = (clock: ClockView): string => {
  if (isDailyNote(clock)) return '上次说进展'
  return clock.round > 1 && ofTheRound.includes(clock.kind) ? '转入再次处理' : startWords[clock.kind]
}

const within = (clock: ClockView): string => {
  const { counting, length } = clock
  if (isDailyNote(clock)) return '每天 17:00 前'
  switch (counting) {
    case 'elapsed':
      return `${spanWords(length)}内`
    case 'dutyTime':
      return `当班时间 ${spanWords(length)}内`
    case 'workingHours':
      return `${length / hour} 个工作小时内`
    case 'workingDays':
      return `${length} 个工作日内`
    case 'sameDay':
      return dayOf(clock.dueAt) === dayOf(clock.startedAt) ? '当天' : '太晚了，第二天'
    case 'unknown':
      return '规定时间内'
  }
}

const left: Record<ClockView['counting'], string> = {
  elapsed: '日夜都算。',
  dutyTime: '没人当班的时候不计时。',
  workingHours: '下班、周末和节假日不算。',
  workingDays: '周末和节假日不算。',
  sameDay: '',
  unknown: '',
}

/** 昨天 17:56 收到，5 个工作日内办完答复。周末和节假日不算。 */
export const whySentence = (clock: ClockView, now: Instant): string => {
  if (clock.agreedAt !== undefined) return `这是${momentWords(clock.agreedAt, now)} 约好的时间。`
  const start = `${momentWords(clock.startedAt, now)} ${beginning(clock)}`
  const counted = isDailyNote(clock) ? '' : left[clock.counting]
  const goesUp = clock.kind === 'escalation' ? '，不然就往上报' : ''
  return `${start}，${within(clock)}${aimWords[clock.kind]}${goesUp}。${counted}`
}

/** The same with the time in front: 为什么是 18:00：…. */
export const clockWords = (clock: ClockView, now: Instant): string =>
  `为什么是 ${timeWords(clock.dueAt)}：${whySentence(clock, now)}`

/** The running clock behind a deadline. */
export const clockOf = (
  { clocks, next }: Pick<Detail, 'clocks' | 'next'>,
  shown: Next | undefined = next,
): ClockView | undefined =>
  clocks.find(clock => clock.kind === shown?.awaits && clock.dueAt === shown.dueAt && clock.stoppedAt === undefined)

/** The other deadlines that still run, next first; the server sends a customer only what was promised to him. */
export const laterPromises = ({ clocks }: Pick<Detail, 'clocks'>, shown: ClockView | undefined): ClockView[] =>
  clocks
    .filter(it => it.stoppedAt === undefined && it !== shown && it.kind !== 'survey')
    .sort((a, b) => a.dueAt - b.dueAt)

/** Why the deadline of a complaint is when it is; undefined where there is none. */
export const whyWords = (detail: Detail, now: Instant): string | undefined => {
  const { next } = detail
  if (!next) return undefined
  if (next.awaits === 'visit') return '这件事要问过您才算完。来的人不是办事的人。'
  const clock = clockOf(detail, next)
  if (next.awaits === 'survey')
    return `${clock ? `答复后 ${spanWords(clock.length)}内` : '这几天'}可以评价。不评价，不会算作满意。`
  return clock && whySentence(clock, now)
}
