// The duty of a week as it is being planned: what stands, what was entered and is not saved yet, and how a cell reads.

import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import type { Hours } from '#domain/clocks/calendar.ts'
import {
  copiedDay,
  type DutyDay,
  dutyGap,
  dutyOf,
  isSameDuty,
  patternOf,
  settledDay,
  shiftsToFill,
} from '#domain/clocks/duty-week.ts'
import { addDays, type Day, type Instant, startOfDay } from '#domain/time.ts'
import { dateWords } from '../../features/when.ts'
import { dayKindWords, hoursWords } from '../calendar/day-words.ts'
import { rosterOf, weekFrom } from '../duty-week/week.ts'

/** What was entered for a day, over which version of it. */
export type Draft = { version: number; duty: DutyDay }
export type Drafts = Readonly<Record<Day, Draft>>

export type PlannedDay = {
  day: CalendarDay
  version: number
  /** As it stands on the server. */
  before: DutyDay
  /** As it will be. */
  duty: DutyDay
  /** The same day a week before. */
  weekBefore: DutyDay
  /** The shifts somebody can be put on where the day has none. */
  pattern: readonly Hours[]
  isChanged: boolean
  isOver: boolean
}

export type WeekPlan = {
  days: readonly PlannedDay[]
  /** Days somebody else changed since something was entered for them: what was entered is left out. */
  overtaken: readonly Day[]
}

type Known = { days: readonly CalendarDay[]; monday: Day; departmentId: string; usual: Hours; today: Day }

const standing = (day: CalendarDay | undefined, departmentId: string): DutyDay =>
  day &&
  rosterOf(day, departmentId)?.shifts?.map(({ from, to, people }) => ({ from, to, userIds: people.map(it => it.id) }))

/** The week with what was entered. `days` are those of this week and of the one before. */
export const weekPlan = ({ days, monday, departmentId, usual, today }: Known, drafts: Drafts): WeekPlan => {
  const of = (date: Day) => days.find(it => it.day === date)
  const weekBefore = weekFrom(addDays(monday, -7)).map(it => standing(of(it), departmentId))
  const overtaken: Day[] = []
  const entered = weekFrom(monday).flatMap((date, index) => {
    const day = of(date)
    if (!day) return []
    const version = rosterOf(day, departmentId)?.version ?? 0
    const before = standing(day, departmentId)
    const draft = drafts[date]
    if (draft && draft.version !== version) overtaken.push(date)
    const duty = draft?.version === version ? draft.duty : before
    const isOver = date < today
    return [{ day, version, before, duty, weekBefore: weekBefore[index], isOver, isChanged: !isSameDuty(before, duty) }]
  })
  const duties = entered.map(it => it.duty)
  return {
    days: entered.map(it => ({ ...it, pattern: patternOf([it.weekBefore, ...duties, ...weekBefore], usual) })),
    overtaken,
  }
}

/** What is saved: the changed days. A shift with nobody on it is none. */
export const changesOf = (days: readonly PlannedDay[]) =>
  days
    .filter(it => it.isChanged)
    .map(({ day, version, duty }) => {
      const shifts = settledDay(duty)?.map(it => ({ ...it, userIds: [...it.userIds] }))
      return { day: day.day, version, ...(shifts && { shifts }) }
    })

/** The week before, taken over for the days that are not over. */
export const copiedWeek = (days: readonly PlannedDay[], canServe: (userId: string) => boolean): Drafts =>
  Object.fromEntries(
    days
      .filter(it => !it.isOver)
      .map(({ day, version, weekBefore }) => [day.day, { version, duty: copiedDay(weekBefore, canServe) }]),
  )

export type Row = { id: string; name: string }

/** Whose rows: the department's people, then whoever else is on its roster this week. */
export const rowsOf = (
  { people }: Pick<CalendarMonth, 'people'>,
  days: readonly PlannedDay[],
  departmentId: string,
): Row[] => {
  const named = new Map(people.map(({ id, name }) => [id, name]))
  for (const { day } of days)
    for (const { people: onIt } of rosterOf(day, departmentId)?.shifts ?? [])
      for (const { id, name } of onIt) if (!named.has(id)) named.set(id, name || '已离职')
  const own = people.filter(it => it.departmentIds.includes(departmentId)).map(it => it.id)
  const others = days.flatMap(({ before, duty }) => [...(before ?? []), ...(duty ?? [])].flatMap(it => it.userIds))
  return [...new Set([...own, ...others])].map(id => ({ id, name: named.get(id) ?? '已离职' }))
}

const partOfDay = ({ from }: Hours): string => {
  const hour = from / 60
  if (hour < 5 || hour >= 22) return '夜'
  if (hour < 11) return '早'
  return hour < 16 ? '中' : '晚'
}

/** One sign for each shift of a day: 班 where it has one, else by the hour it begins, else counted. */
export const shiftSigns = (shifts: readonly Hours[]): string[] => {
  if (shifts.length === 1) return ['班']
  const signs = shifts.map(partOfDay)
  return new Set(signs).size === signs.length ? signs : shifts.map((_, index) => String(index + 1))
}

/** What stands in somebody's cell: a sign, 全 for every shift of the day, nothing where he is off, · where the roster says nothing. */
export const cellSign = ({ duty, pattern }: Pick<PlannedDay, 'duty' | 'pattern'>, userId: string): string => {
  if (duty === undefined) return '·'
  const shifts = shiftsToFill(duty, pattern)
  const held = dutyOf(shifts, userId)
  if (held.length > 1 && held.length === shifts.length) return '全'
  const signs = shiftSigns(shifts)
  return held.map(it => signs[it]).join('')
}

/** What a cell says aloud: 平常, 休息, 08:00–17:00. */
export const cellWords = ({ duty, pattern }: Pick<PlannedDay, 'duty' | 'pattern'>, userId: string): string => {
  if (duty === undefined) return '没排，照平常'
  const shifts = shiftsToFill(duty, pattern).filter(it => it.userIds.includes(userId))
  return shifts.length === 0 ? '休息' : shifts.map(hoursWords).join('、')
}

/** What the signs of the week mean, each once: 早 08:00–17:00. */
export const signLegend = (days: readonly PlannedDay[]): string[] => {
  const hours = new Map<string, Set<string>>()
  for (const { duty, pattern } of days) {
    const shifts = shiftsToFill(duty, pattern)
    shiftSigns(shifts).forEach((sign, index) => {
      const shift = shifts[index]
      if (shift) hours.set(sign, (hours.get(sign) ?? new Set()).add(hoursWords(shift)))
    })
  }
  return [...hours].map(([sign, of]) => `${sign} ${[...of].join(' 或 ')}`)
}

/** A holiday, or a day this community has off: not a weekend. */
export const isHoliday = ({ kind }: CalendarDay): boolean => kind === 'holiday' || kind === 'local-off'

/** What is amiss with the days still to come, in words: a day of nobody, a holiday nothing was said about. */
export const gapWords = (days: readonly PlannedDay[], now: Instant): string[] =>
  days.flatMap(({ day, duty, isOver }) => {
    const gap = isOver ? undefined : dutyGap(duty, isHoliday(day))
    if (!gap) return []
    const date = dateWords(startOfDay(day.day), now)
    const what = isHoliday(day) ? `${date}${dayKindWords(day)}` : date
    return [gap === 'nobody' ? `${what}，没人值班。` : `${what}，还没有排人值班。`]
  })

/** A day as the sheet of one day reads it: with what was entered in the place of what stands. */
export const withDuty = (
  { day, duty, version }: PlannedDay,
  departmentId: string,
  rows: readonly Row[],
): CalendarDay => {
  const shifts = settledDay(duty)?.map(({ from, to, userIds }) => ({
    from,
    to,
    people: userIds.map(id => ({ id, name: rows.find(it => it.id === id)?.name ?? '' })),
  }))
  return { ...day, rosters: [{ departmentId, version, changed: { at: 0 }, ...(shifts && { shifts }) }] }
}
