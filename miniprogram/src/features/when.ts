// Instants as people say them, in Shanghai time, by arithmetic: phones differ in what Intl knows.
import { addDays, dayOf, type Instant, minutesIntoDay, startOfDay, weekdayOf } from '#domain/time.ts'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const nearDays = new Map([
  [-1, '昨天'],
  [0, '今天'],
  [1, '明天'],
  [2, '后天'],
])

const dayLength = 24 * 60 * 60_000
const daysFrom = (now: Instant, at: Instant): number =>
  Math.round((startOfDay(dayOf(at)) - startOfDay(dayOf(now))) / dayLength)

const nearDay = (at: Instant, now: Instant): string | undefined => nearDays.get(daysFrom(now, at))

/** 周五. */
export const weekdayWord = (at: Instant): string => weekdays[weekdayOf(dayOf(at))] ?? ''

/** 11月27日, with the year where it is another one. */
export const dateWords = (at: Instant, now: Instant): string => {
  const [year, month, day] = dayOf(at).split('-').map(Number)
  const otherYear = dayOf(now).startsWith(`${year}-`) ? '' : `${year}年`
  return `${otherYear}${month}月${day}日`
}

/** 今天, 明天, 后天, 昨天; else 11月27日 周五. */
export const dayWords = (at: Instant, now: Instant): string =>
  nearDay(at, now) ?? `${dateWords(at, now)} ${weekdayWord(at)}`

/** 今天, 昨天; else 11月27日: where there is no room for the weekday. */
export const shortDay = (at: Instant, now: Instant): string => nearDay(at, now) ?? dateWords(at, now)

/** 18:00. */
export const timeWords = (at: Instant): string => {
  const minutes = Math.floor(minutesIntoDay(at))
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** 今天 18:00. */
export const momentWords = (at: Instant, now: Instant): string => `${dayWords(at, now)} ${timeWords(at)}`

/** A deadline: 今天 18:00 前. */
export const deadlineWords = (at: Instant, now: Instant): string => `${momentWords(at, now)} 前`

/** A deadline in large type: one line, or two where the day needs one for itself. */
export const deadlineLines = (at: Instant, now: Instant): string[] =>
  nearDay(at, now) ? [deadlineWords(at, now)] : [dayWords(at, now), `${timeWords(at)} 前`]

/** The head of a day in a timeline: 今天　11月24日 周二. */
export const dayHead = (at: Instant, now: Instant): string => {
  const date = `${dateWords(at, now)} ${weekdayWord(at)}`
  const near = nearDay(at, now)
  return near ? `${near}　${date}` : date
}

/** The two upper lines of a time tag: 今天 and 18:00, or 11月27日 and 周五. */
export const tagLines = (at: Instant, now: Instant): { day: string; time: string } => {
  const near = nearDay(at, now)
  return near ? { day: near, time: timeWords(at) } : { day: dateWords(at, now), time: weekdayWord(at) }
}

/** A length of time in its two largest units, as one word each: 3 小时, 20 分. Less than a minute counts as one. */
export const lengthParts = (milliseconds: number): string[] => {
  const minutes = Math.max(1, Math.floor(Math.abs(milliseconds) / 60_000))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (days > 0) return hours > 0 ? [`${days} 天`, `${hours} 小时`] : [`${days} 天`]
  if (hours > 0) return rest > 0 ? [`${hours} 小时`, `${rest} 分`] : [`${hours} 小时`]
  return [`${rest} 分`]
}

/** 3 小时 20 分. */
export const lengthWords = (milliseconds: number): string => lengthParts(milliseconds).join(' ')

/** The days from today on: `2026-11-27` and its words. */
export const daysAhead = (
  now: Instant,
  count: number,
): { day: string; word: string; figure: string; weekday: string; month: string }[] =>
  Array.from({ length: count }, (_, ahead) => {
    const day = addDays(dayOf(now), ahead)
    const at = startOfDay(day)
    const weekday = weekdayWord(at)
    const [month, figure] = [`${Number(day.slice(5, 7))}月`, String(Number(day.slice(8)))]
    return { day, word: nearDay(at, now) ?? weekday, figure, weekday, month }
  })

/** 早上好, 下午好, 晚上好. */
export const greeting = (now: Instant): string => {
  const hours = minutesIntoDay(now) / 60
  if (hours < 5 || hours >= 18) return '晚上好'
  if (hours < 11) return '早上好'
  return hours < 13 ? '中午好' : '下午好'
}
