// Why a deadline is when it is: how its clock counts, in plain words. The server computed it; nothing is computed here.
import type { ClockView, Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { lengthWords, momentWords, timeWords } from '../when.ts'

const starts: Record<ClockView['kind'], string> = { dispatch: '收到', close: '收到', unknown: '收到' }
const aims: Record<ClockView['kind'], string> = { dispatch: '派人', close: '办完', unknown: '回话' }

const counted = ({ counting, length }: ClockView): string => {
  switch (counting) {
    case 'elapsed':
      return `${lengthWords(length)}内`
    case 'dutyTime':
      return `当班时间 ${lengthWords(length)}内`
    case 'workingDays':
      return `${length} 个工作日内`
    case 'unknown':
      return '规定时间内'
  }
}

const left: Record<ClockView['counting'], string> = {
  elapsed: '日夜都算。',
  dutyTime: '没人当班的时候不计时。',
  workingDays: '周末和节假日不算。',
  unknown: '',
}

/** 为什么是 18:00：昨天 17:56 收到，5 个工作日内办完。周末和节假日不算。 */
export const clockWords = (clock: ClockView, now: Instant): string => {
  const start = `${momentWords(clock.startedAt, now)} ${clock.round > 1 ? '转入再次处理' : starts[clock.kind]}`
  return `为什么是 ${timeWords(clock.dueAt)}：${start}，${counted(clock)}${aims[clock.kind]}。${left[clock.counting]}`
}

/** The clock behind the deadline shown. */
export const clockOf = ({ next, clocks }: Detail): ClockView | undefined =>
  clocks.find(clock => clock.kind === next?.awaits && clock.dueAt === next.dueAt && clock.stoppedAt === undefined)

/** Why the deadline of a complaint is when it is; undefined where there is none. */
export const whyWords = (detail: Detail, now: Instant): string | undefined => {
  if (!detail.next) return undefined
  if (detail.next.awaits === 'visit') return '为什么回访：这件事要问过您才算完。来的人不是办事的人。'
  if (detail.next.awaits === 'survey') return '为什么有期限：办完后 7 天内可以评价。不评价，不会算作满意。'
  const clock = clockOf(detail)
  return clock && clockWords(clock, now)
}
