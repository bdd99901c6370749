// What is written down while a rule is changed, and the wish it becomes.

import type { ClockRowView, LengthView, PolicyChange } from '#contract/policy.ts'
import { day, hour, type Milliseconds, minute } from '#domain/time.ts'

export type Length = Extract<PolicyChange, { length: unknown }>['length']
export type Counting = Length['counting']
export type Unit = 'minutes' | 'hours' | 'days'

export type ClockDraft = { counting: Counting; amount: string; unit: Unit; pausable: boolean }

export const countingChoices: readonly { value: Counting; word: string }[] = [
  { value: 'elapsed', word: '日夜都算' },
  { value: 'dutyTime', word: '当班时间' },
  { value: 'workingHours', word: '工作时间' },
  { value: 'workingDays', word: '工作日' },
  { value: 'sameDay', word: '当天' },
  { value: 'none', word: '不计' },
]

export const countingHints: Record<Counting, string> = {
  elapsed: '晚上、周末、节假日都算。',
  dutyTime: '部门没人当班的时候不算。',
  workingHours: '只算工作日的上班时间。',
  workingDays: '从第二天数起，到那个工作日下班为止。',
  sameDay: '当天办；晚了的，第二天中午前办。',
  none: '这一级没有这个时限。',
}

const unitLengths: Record<Unit, Milliseconds> = { minutes: minute, hours: hour, days: day }

const unitFor = (time: Milliseconds): Unit => {
  if (time > 2 * day && time % day === 0) return 'days'
  return time % hour === 0 ? 'hours' : 'minutes'
}

export const unitsFor = (counting: Counting): readonly { value: Unit; word: string }[] => {
  const short = [
    { value: 'minutes', word: '分钟' },
    { value: 'hours', word: '小时' },
  ] as const
  return counting === 'elapsed' ? [...short, { value: 'days', word: '天' }] : short
}

/** The row in force, ready to be changed. */
export const draftOf = ({ length, pausable }: Pick<ClockRowView, 'length' | 'pausable'>): ClockDraft => {
  const { counting, time, days } = length
  const known = counting === 'unknown' ? 'elapsed' : counting
  if (days !== undefined) return { counting: known, amount: String(days), unit: 'hours', pausable }
  if (time === undefined) return { counting: known, amount: '', unit: 'hours', pausable }
  const unit = unitFor(time)
  return { counting: known, amount: String(time / unitLengths[unit]), unit, pausable }
}

/** A whole number of at least one; undefined where something else was written. */
export const numberIn = (text: string): number | undefined => {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0
  return number > 0 ? number : undefined
}

const usualSameDay = { counting: 'sameDay', until: 20 * 60, lateFrom: 18 * 60, lateUntil: 12 * 60 } as const

const sameDayAs = ({ until, lateFrom, lateUntil }: LengthView): Length =>
  until === undefined || lateFrom === undefined || lateUntil === undefined
    ? usualSameDay
    : { counting: 'sameDay', until, lateFrom, lateUntil }

/** The length a draft means; undefined where its number is missing. What a form does not ask for stays as `current` has it. */
export const lengthOf = ({ counting, amount, unit }: ClockDraft, current: LengthView): Length | undefined => {
  if (counting === 'none') return { counting }
  if (counting === 'sameDay') return sameDayAs(current)
  const number = numberIn(amount)
  if (number === undefined) return undefined
  if (counting === 'workingDays') return { counting, days: number }
  const fitting = counting !== 'elapsed' && unit === 'days' ? 'hours' : unit
  const time = number * unitLengths[fitting]
  if (counting !== 'elapsed') return { counting, time }
  const { remindAfter } = current
  return remindAfter !== undefined && remindAfter < time ? { counting, time, remindAfter } : { counting, time }
}
