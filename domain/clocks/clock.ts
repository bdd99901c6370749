// One running deadline: when it started, when it reminds, when it is due, what was already told. Every clock keeps the policy version it started with.

import type { Severity } from '../complaint/classes.ts'
import type { Instant, Milliseconds } from '../time.ts'
import { afterOpenTime, type Calendar, dutyHours, endOfWorkingDay, openTimeBetween, workingHours } from './calendar.ts'
import { type ClockKind, type Length, type PolicyRow, rowInForce } from './policy.ts'

export type ClockStep = 'reminder' | 'due'
export type ClockEnd = 'met' | 'late' | 'withdrawn'

export type Clock = {
  kind: ClockKind
  round: number
  severity: Severity
  length: Length
  policy: string
  startedAt: Instant
  /** 80 % of the counted time has passed. */
  remindAt: Instant
  dueAt: Instant
  /** Steps already told; each is told once. */
  told: readonly ClockStep[]
  stoppedAt?: Instant | undefined
  end?: ClockEnd | undefined
}

/** What clocks are computed with: the rows in force and the calendar of the community. */
export type Rules = { policy: readonly PolicyRow[]; calendar: Calendar }

const reminderShare = 0.8

/** The part of a length after which its holder is reminded, in whole milliseconds. */
export const untilReminder = (length: Milliseconds): Milliseconds => Math.floor(length * reminderShare)

const times = (length: Length, start: Instant, calendar: Calendar): { remindAt: Instant; dueAt: Instant } => {
  switch (length.counting) {
    case 'elapsed':
      return { remindAt: start + untilReminder(length.time), dueAt: start + length.time }
    case 'dutyTime': {
      const open = dutyHours(calendar)
      return {
        remindAt: afterOpenTime(start, untilReminder(length.time), open),
        dueAt: afterOpenTime(start, length.time, open),
      }
    }
    case 'workingDays': {
      const open = workingHours(calendar)
      const dueAt = endOfWorkingDay(start, length.days, calendar)
      const remindAt = afterOpenTime(start, untilReminder(openTimeBetween(start, dueAt, open)), open)
      return { remindAt, dueAt }
    }
  }
}

/** Starts a clock of a round at `startedAt` under the row in force then. */
export const startClock = (
  kind: ClockKind,
  severity: Severity,
  startedAt: Instant,
  round: number,
  { policy, calendar }: Rules,
): Clock => {
  const row = rowInForce(policy, kind, severity, startedAt)
  return {
    kind,
    round,
    severity,
    length: row.length,
    policy: row.version,
    startedAt,
    ...times(row.length, startedAt, calendar),
    told: [],
  }
}

export const isRunning = (clock: Clock): boolean => clock.stoppedAt === undefined

/** Stops the running clocks of a kind; the end says whether the deadline was kept. */
export const stopClocks = (
  clocks: readonly Clock[],
  kinds: readonly ClockKind[],
  at: Instant,
  why: 'done' | 'withdrawn',
): Clock[] =>
  clocks.map(clock =>
    isRunning(clock) && kinds.includes(clock.kind)
      ? { ...clock, stoppedAt: at, end: why === 'withdrawn' ? why : at <= clock.dueAt ? 'met' : 'late' }
      : clock,
  )

/** After a change of severity: running clocks are computed anew from their original start; a due time already past becomes due now. What was told stays told. */
export const changeSeverity = (clocks: readonly Clock[], severity: Severity, rules: Rules, now: Instant): Clock[] =>
  clocks.map(clock => {
    if (!isRunning(clock) || clock.severity === severity) return clock
    const anew = startClock(clock.kind, severity, clock.startedAt, clock.round, rules)
    return { ...anew, dueAt: Math.max(anew.dueAt, now), told: clock.told }
  })

/** The next step a running clock must tell, or undefined. */
export const nextStep = (clock: Clock): { step: ClockStep; at: Instant } | undefined => {
  if (!isRunning(clock)) return undefined
  if (!clock.told.includes('reminder') && !clock.told.includes('due')) return { step: 'reminder', at: clock.remindAt }
  return clock.told.includes('due') ? undefined : { step: 'due', at: clock.dueAt }
}

/** The earliest moment any of the clocks has something to tell. */
export const nextTelling = (clocks: readonly Clock[]): Instant | undefined =>
  clocks.reduce<Instant | undefined>((earliest, clock) => {
    const next = nextStep(clock)
    return next && (earliest === undefined || next.at < earliest) ? next.at : earliest
  }, undefined)

/** The running clock that is due first: the deadline people see. */
export const nextDeadline = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter(isRunning)
    .reduce<Clock | undefined>((first, it) => (first && first.dueAt <= it.dueAt ? first : it), undefined)

export type DeadlineLevel = 'ample' | 'near' | 'overdue'

/** 充裕 / 临近 (from 80 %) / 已超期. */
export const levelOf = (clock: Pick<Clock, 'remindAt' | 'dueAt'>, now: Instant): DeadlineLevel =>
  now > clock.dueAt ? 'overdue' : now >= clock.remindAt ? 'near' : 'ample'

/** Marks every step whose time has come as told and lists what is new, in order of time. */
export const tell = (
  clocks: readonly Clock[],
  now: Instant,
): { clocks: Clock[]; told: { clock: Clock; step: ClockStep; at: Instant }[] } => {
  const told: { clock: Clock; step: ClockStep; at: Instant }[] = []
  const after = clocks.map(clock => {
    let current = clock
    for (let next = nextStep(current); next && next.at <= now; next = nextStep(current)) {
      told.push({ clock, ...next })
      current = { ...current, told: [...current.told, next.step] }
    }
    return current
  })
  return { clocks: after, told: told.sort((a, b) => a.at - b.at) }
}
