// One running deadline: when it started, when it reminds, when it is due, what was already told. Every clock keeps the policy it started with.

import type { Severity } from '../complaint/classes.ts'
import type { Off } from '../places/switches.ts'
import { addDays, atMinutes, dayOf, type Instant, type Milliseconds, minutesIntoDay } from '../time.ts'
import {
  afterOpenTime,
  allHours,
  type Calendar,
  dutyHours,
  endOfWorkingDay,
  type Interval,
  lengthOf,
  type OpenHours,
  openTime,
  startOfNextWorkingDay,
  workingHours,
} from './calendar.ts'
import { type ClockKind, clockRowFor, type Length, type Matter, type PolicyRow } from './policy.ts'

/** `due` and before it the reminder; the escalation goes on to the manager and the executive. */
export const clockSteps = ['reminder', 'due', 'manager', 'executive'] as const
export type ClockStep = (typeof clockSteps)[number]

/** `met` and `late` say whether the deadline was kept; the others that it fell away. */
export type ClockEnd = 'met' | 'late' | 'withdrawn' | 'merged' | 'cancelled'

export type RunningLength = Exclude<Length, { counting: 'none' }>

export type Clock = {
  kind: ClockKind
  round: number
  severity: Severity
  /** Whose roster counts. */
  departmentId: string
  length: RunningLength
  pausable: boolean
  policy: string
  startedAt: Instant
  /** Known from the start of a pause on, its end included. */
  pauses: readonly Interval[]
  /** A date agreed with the customer takes the place of the counted one. */
  agreed?: { at: Instant; until: Instant } | undefined
  /** A third party wants its answer by then: due then at the latest, whatever is counted, paused or agreed. */
  notAfter?: Instant | undefined
  /** 80 % of the counted time has passed. */
  remindAt: Instant
  dueAt: Instant
  /** Steps after the due time; only the escalation has them. */
  ladder: readonly { step: ClockStep; at: Instant }[]
  /** Steps already told; each is told once. */
  told: readonly ClockStep[]
  stoppedAt?: Instant | undefined
  end?: ClockEnd | undefined
}

/** What a community goes by: the policy and the calendar its clocks are computed with, and which features are off. */
export type Rules = { policy: readonly PolicyRow[]; calendar: Calendar; off?: Off | undefined }

/** A matter with the department that has to deal with it. `closeBy`: until when a third party wants it answered. */
export type ClockedMatter = Matter & { departmentId: string; closeBy?: Instant | undefined }

const reminderShare = 0.8

/** The part of a length after which its holder is reminded, in whole milliseconds. */
export const untilReminder = (length: Milliseconds): Milliseconds => Math.floor(length * reminderShare)

/** The hours that count for a clock. Working days are made of working hours. */
export const openHoursOf = (
  { length, departmentId }: Pick<Clock, 'length' | 'departmentId'>,
  calendar: Calendar,
): OpenHours => {
  switch (length.counting) {
    case 'elapsed':
    case 'sameDay':
      return allHours
    case 'dutyTime':
      return dutyHours(calendar, departmentId)
    case 'workingHours':
    case 'workingDays':
      return workingHours(calendar)
  }
}

type Times = Pick<Clock, 'remindAt' | 'dueAt' | 'ladder'>
type Counted = Pick<Clock, 'kind' | 'length' | 'departmentId' | 'startedAt' | 'pauses' | 'notAfter'>

const dueAtOf = ({ length, departmentId, startedAt, pauses }: Counted, calendar: Calendar): Instant => {
  switch (length.counting) {
    case 'elapsed':
    case 'dutyTime':
    case 'workingHours':
      return afterOpenTime(startedAt, length.time, openHoursOf({ length, departmentId }, calendar), pauses)
    case 'workingDays':
      return endOfWorkingDay(startedAt, length.days, calendar, pauses)
    case 'sameDay':
      return minutesIntoDay(startedAt) < length.lateFrom
        ? atMinutes(dayOf(startedAt), length.until)
        : atMinutes(addDays(dayOf(startedAt), 1), length.lateUntil)
  }
}

const ladderOf = (
  { kind, dueAt, pauses }: Pick<Clock, 'kind' | 'dueAt' | 'pauses'>,
  calendar: Calendar,
): Clock['ladder'] => {
  if (kind !== 'escalation') return []
  const manager = startOfNextWorkingDay(dueAt, calendar, pauses)
  return [
    { step: 'manager', at: manager },
    { step: 'executive', at: startOfNextWorkingDay(manager, calendar, pauses) },
  ]
}

const timesOf = (clock: Counted, calendar: Calendar): Times => {
  const { kind, length, startedAt, pauses, notAfter } = clock
  const dueAt = dueAtOf(clock, calendar)
  if (notAfter !== undefined && notAfter < dueAt) return { ...dateTimes(startedAt, notAfter), ladder: [] }
  const open = openHoursOf(clock, calendar)
  const remindAfter =
    length.counting === 'elapsed' && length.remindAfter !== undefined
      ? length.remindAfter
      : untilReminder(lengthOf(openTime(startedAt, dueAt, open, pauses)))
  return {
    dueAt,
    remindAt: afterOpenTime(startedAt, remindAfter, open, pauses),
    ladder: ladderOf({ kind, dueAt, pauses }, calendar),
  }
}

/** Starts a clock of a round under the row for the matter; empty where the policy has no such clock for it. */
export const startClock = (
  kind: ClockKind,
  matter: ClockedMatter,
  startedAt: Instant,
  round: number,
  { policy, calendar }: Rules,
): Clock[] => {
  const row = clockRowFor(policy, kind, matter)
  if (row.length.counting === 'none') return []
  const { departmentId, closeBy } = matter
  // What came after that date is another pass: the third party has had its answer, or waits for it under the clocks of before.
  const notAfter = kind === 'close' && closeBy !== undefined && startedAt < closeBy ? { notAfter: closeBy } : {}
  const counted = { kind, length: row.length, departmentId, startedAt, pauses: [], ...notAfter }
  const { severity } = matter
  const { pausable, version } = row
  return [{ ...counted, round, severity, pausable, policy: version, ...timesOf(counted, calendar), told: [] }]
}

export const isRunning = (clock: Clock): boolean => clock.stoppedAt === undefined

type Why = 'done' | Exclude<ClockEnd, 'met' | 'late'>

const endOf = (clock: Clock, at: Instant, why: Why): ClockEnd =>
  why === 'done' ? (at <= clock.dueAt ? 'met' : 'late') : why

/** Stops the running clocks of the kinds. */
export const stopClocks = (clocks: readonly Clock[], kinds: readonly ClockKind[], at: Instant, why: Why): Clock[] =>
  clocks.map(clock =>
    isRunning(clock) && kinds.includes(clock.kind) ? { ...clock, stoppedAt: at, end: endOf(clock, at, why) } : clock,
  )

const timeOf = ({ remindAt, dueAt, ladder }: Clock, step: ClockStep): Instant => {
  if (step === 'reminder') return remindAt
  return ladder.find(it => it.step === step)?.at ?? dueAt
}

/** A step whose time has moved into the future again is to be told anew. */
const keepTold = (clock: Clock, now: Instant): Clock => ({
  ...clock,
  told: clock.told.filter(step => timeOf(clock, step) <= now),
})

/** The times of a clock whose pauses have changed from `at` on: an agreed due time stays, and one that is over by then, only the ladder goes on from there. */
const timesAfterPause = (clock: Clock, at: Instant, calendar: Calendar): Partial<Times> => {
  if (clock.agreed) return {}
  return clock.dueAt <= at ? { ladder: ladderOf(clock, calendar) } : timesOf(clock, calendar)
}

/** Work was sent back: the clocks of the round that were done last run on, together; the time in between counts as a pause. */
export const runOn = (
  clocks: readonly Clock[],
  kinds: readonly ClockKind[],
  round: number,
  now: Instant,
  calendar: Calendar,
): Clock[] => {
  const doneAt = ({ kind, round: of, end, stoppedAt }: Clock): Instant | undefined =>
    kinds.includes(kind) && of === round && (end === 'met' || end === 'late') ? stoppedAt : undefined
  const from = Math.max(...clocks.flatMap(it => doneAt(it) ?? []))
  return clocks.map(clock => {
    if (doneAt(clock) !== from) return clock
    const { stoppedAt: _at, end: _end, ...stopped } = clock
    const running = { ...stopped, pauses: from < now ? [...clock.pauses, { from, to: now }] : clock.pauses }
    return keepTold({ ...running, ...timesAfterPause(running, from, calendar) }, now)
  })
}

/** Gives running clocks another time, the others stay as they are. */
const retime = (
  clocks: readonly Clock[],
  concerns: (clock: Clock) => boolean,
  change: (clock: Clock) => Clock[],
): Clock[] => clocks.flatMap(clock => (isRunning(clock) && concerns(clock) ? change(clock) : [clock]))

/** Pauses the running clocks that `concerns` names, from `pause.from` to `pause.to`. */
export const pauseClocks = (
  clocks: readonly Clock[],
  pause: Interval,
  concerns: (clock: Clock) => boolean,
  calendar: Calendar,
): Clock[] =>
  retime(clocks, concerns, clock => {
    const paused = { ...clock, pauses: [...clock.pauses, pause] }
    return [keepTold({ ...paused, ...timesAfterPause(paused, pause.from, calendar) }, pause.from)]
  })

/** Ends every pause at `at` instead of later. */
export const resumeClocks = (clocks: readonly Clock[], at: Instant, calendar: Calendar): Clock[] =>
  retime(
    clocks,
    clock => clock.pauses.some(pause => pause.to > at),
    clock => {
      const pauses = clock.pauses.map(({ from, to }) => ({ from, to: Math.min(to, at) })).filter(it => it.from < it.to)
      const resumed = { ...clock, pauses }
      return [keepTold({ ...resumed, ...timesAfterPause(resumed, at, calendar) }, at)]
    },
  )

/**
 * Another severity, or another policy by a manager's decision: running clocks are computed anew from their original start
 * under the rows for the matter; a due time already past becomes due now, but what was overdue stays so, and a clock the
 * matter no longer has is cancelled.
 */
export const recompute = (clocks: readonly Clock[], matter: ClockedMatter, rules: Rules, now: Instant): Clock[] =>
  retime(
    clocks,
    () => true,
    clock => {
      const { kind, departmentId, startedAt, round } = clock
      const [anew] = startClock(kind, { ...matter, departmentId }, startedAt, round, rules)
      if (!anew) return [{ ...clock, stoppedAt: now, end: 'cancelled' }]
      // A clock that cannot be paused may still have been suspended, by an agreed date.
      const pauses = anew.pausable || !clock.pausable ? clock.pauses : []
      const paused = { ...anew, pauses }
      const times = timesOf(paused, rules.calendar)
      const dueAt = Math.max(times.dueAt, Math.min(clock.dueAt, now))
      const ladder = ladderOf({ ...paused, dueAt }, rules.calendar)
      const fresh: Clock = { ...paused, ...times, dueAt, ladder, told: clock.told }
      const { agreed } = clock
      return [keepTold(agreed ? { ...fresh, ...agreedTimes(agreed, fresh), agreed } : fresh, now)]
    },
  )

/** The times of a clock that is due on a date somebody has set. */
const dateTimes = (at: Instant, until: Instant): Pick<Clock, 'remindAt' | 'dueAt'> => ({
  remindAt: at + untilReminder(until - at),
  dueAt: until,
})

type Agreed = NonNullable<Clock['agreed']>

const agreedTimes = ({ at, until }: Agreed, { startedAt, notAfter }: Clock): Pick<Clock, 'remindAt' | 'dueAt'> =>
  notAfter !== undefined && notAfter < until ? dateTimes(startedAt, notAfter) : dateTimes(at, until)

/** When the clock would be due without the date of a third party, where that comes first; otherwise undefined. */
export const dueWithoutSender = (clock: Clock, calendar: Calendar): Instant | undefined => {
  const own = clock.agreed?.until ?? dueAtOf(clock, calendar)
  return clock.notAfter !== undefined && clock.notAfter < own ? own : undefined
}

/** A date agreed with the customer replaces the due time of the running clocks of the kinds. */
export const agreeOn = (
  clocks: readonly Clock[],
  kinds: readonly ClockKind[],
  agreed: { at: Instant; until: Instant },
): Clock[] =>
  retime(
    clocks,
    clock => kinds.includes(clock.kind),
    clock => [keepTold({ ...clock, agreed, ...agreedTimes(agreed, clock) }, agreed.at)],
  )

/** The customer did not agree: the counted times stand again. */
export const disagree = (clocks: readonly Clock[], now: Instant, calendar: Calendar): Clock[] =>
  retime(
    clocks,
    clock => clock.agreed !== undefined,
    clock => {
      const { agreed: _, ...counted } = clock
      return [keepTold({ ...counted, ...timesOf(counted, calendar) }, now)]
    },
  )

const stepsOf = ({ remindAt, dueAt, ladder }: Clock): { step: ClockStep; at: Instant }[] => [
  { step: 'reminder', at: remindAt },
  { step: 'due', at: dueAt },
  ...ladder,
]

/** The next step a running clock must tell, or undefined. */
export const nextStep = (clock: Clock): { step: ClockStep; at: Instant } | undefined =>
  isRunning(clock) ? stepsOf(clock).find(({ step }) => !clock.told.includes(step)) : undefined

/** The earliest moment any of the clocks has something to tell. */
export const nextTelling = (clocks: readonly Clock[]): Instant | undefined => {
  const moments = clocks.flatMap(clock => nextStep(clock)?.at ?? [])
  return moments.length === 0 ? undefined : Math.min(...moments)
}

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
    if (!isRunning(clock)) return clock
    const fresh = stepsOf(clock).filter(({ step, at }) => at <= now && !clock.told.includes(step))
    told.push(...fresh.map(it => ({ clock, ...it })))
    return { ...clock, told: [...clock.told, ...fresh.map(it => it.step)] }
  })
  return { clocks: after, told: told.sort((a, b) => a.at - b.at) }
}
