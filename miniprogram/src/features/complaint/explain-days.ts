// The days of a working-day clock, one by one: the strip of the explanation, and days as people say them.
import type { ClockView } from '#contract/complaint-views.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay, weekdayOf } from '#domain/time.ts'
import { dateWords } from '../when.ts'

/** `start`: the day it began, which does not count; `off`: weekend or holiday; `counted` has its place in `count`. */
export type DayMark = { day: Day; is: 'start' | 'off' | 'paused' } | { day: Day; is: 'counted'; count: number }

const marksOfSkipped = {
  'day-of-start': 'start',
  weekend: 'off',
  holiday: 'off',
  'nobody-on-duty': 'off',
  paused: 'paused',
  unknown: 'off',
} as const

/** Every day from the start of a clock to its due time. Only working days are counted by whole days; empty for every other clock. */
export const dayMarks = (clock: ClockView): DayMark[] => {
  const { explanation } = clock
  if (clock.counting !== 'workingDays' || clock.agreedAt !== undefined || !explanation) return []
  const skipped = new Map(explanation.skipped.map(({ day, why }) => [day, marksOfSkipped[why]]))
  const marks: DayMark[] = []
  let count = 0
  const last = dayOf(clock.dueAt)
  for (let day = dayOf(clock.startedAt); day <= last; day = addDays(day, 1)) {
    const why = skipped.get(day)
    if (why) marks.push({ day, is: why })
    else marks.push({ day, is: 'counted', count: ++count })
  }
  // A due time moved by something else than counting is not explained by counting.
  return count === clock.length ? marks : []
}

type Span = { from: Day; to: Day }

/** Days in order as unbroken spans. */
const spansOf = (days: readonly Day[]): Span[] => {
  const spans: Span[] = []
  for (const day of days) {
    const last = spans[spans.length - 1]
    if (last && addDays(last.to, 1) === day) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

const dayOfMonth = (day: Day): string => `${Number(day.slice(8))}日`

const spanWords = ({ from, to }: Span, now: Instant): string => {
  const first = dateWords(startOfDay(from), now)
  if (from === to) return first
  const last = from.slice(0, 7) === to.slice(0, 7) ? dayOfMonth(to) : dateWords(startOfDay(to), now)
  return addDays(from, 1) === to ? `${first}、${last}` : `${first}至${last}`
}

/** 10月1日至7日, 11月21日、22日，11月28日: days in order, spans from three on. */
export const daysWords = (days: readonly Day[], now: Instant): string =>
  spansOf(days)
    .map(span => spanWords(span, now))
    .join('，')

const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0

type Skipped = NonNullable<ClockView['explanation']>['skipped']

/** The days off under the name of their holiday; a weekend inside a holiday belongs to it. Weekends outside are under no name. */
export const daysOff = (skipped: Skipped): { name: string | undefined; days: Day[] }[] => {
  const names = new Map(skipped.map(({ day, why, name }) => [day, why === 'holiday' ? (name ?? '节日') : undefined]))
  const off = skipped.filter(({ why }) => why === 'holiday' || why === 'weekend').map(({ day }) => day)
  const isOff = new Set(off)
  const nameToThe = (side: 1 | -1, day: Day): string | undefined => {
    let at = day
    while (isWeekend(at) && isOff.has(at) && names.get(at) === undefined) at = addDays(at, side)
    return isOff.has(at) ? names.get(at) : undefined
  }
  const nameOf = (day: Day): string | undefined => {
    const before = nameToThe(-1, day)
    return names.get(day) ?? (before !== undefined && before === nameToThe(1, day) ? before : undefined)
  }
  const found: { name: string | undefined; days: Day[] }[] = []
  for (const day of off) {
    const name = nameOf(day)
    const group = found.find(it => it.name === name)
    if (group) group.days.push(day)
    else found.push({ name, days: [day] })
  }
  return found
}
