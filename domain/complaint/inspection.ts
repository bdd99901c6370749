// 下班前巡查: what of an open complaint must not stand overnight unseen, the worst first. Who owes it stands on its card.

import { type Calendar, endOfWorkingDay, isWorkingDay, startOfNextWorkingDay } from '../clocks/calendar.ts'
import { type Clock, isRunning, nextDeadline } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import type { Person } from '../people/actor.ts'
import { addDays, atMinutes, dayOf, type Instant, startOfDay } from '../time.ts'
import { type Complaint, isOpen, standingDate } from './complaint.ts'
import type { Move } from './lifecycle.ts'

export const watchedKinds = [
  'overdue',
  'due-overnight',
  'no-progress',
  'urge-unanswered',
  'no-instruction',
  'objection-open',
  'no-delay-account',
  'supervised',
  'to-check',
  'ends-soon',
  'to-dispatch',
  'visit-today',
] as const
/**
 * Why somebody has to look at it before going home, the worst first. `due-overnight`: due before the next working day
 * begins; `no-progress`: a progress note is owed by then; `ends-soon`: a pause or an agreed date ends by the end of the next
 * working day.
 */
export type WatchedKind = (typeof watchedKinds)[number]

/** `at`: since when it stands, or until when it holds. `awaits`: which deadline; `by`: who opened, urged or paused it. */
export type Watched = {
  of: WatchedKind
  at: Instant
  awaits?: ClockKind | undefined
  by?: Person | undefined
}

/** The evening before which everything is looked through. `opensAt`: when the next working day begins, `endsAt`: when it ends. */
type Evening = { now: Instant; tomorrow: Instant; opensAt: Instant; endsAt: Instant }

const eveningOf = (now: Instant, calendar: Calendar): Evening => ({
  now,
  tomorrow: startOfDay(addDays(dayOf(now), 1)),
  opensAt: startOfNextWorkingDay(now, calendar, []),
  endsAt: endOfWorkingDay(now, 1, calendar, []),
})

/** The customer's turn, and the daily note, which is a line of its own. */
const notCounted: readonly ClockKind[] = ['survey', 'progress']

const ofClock = (of: WatchedKind, clock: Clock | undefined): Watched[] =>
  clock ? [{ of, at: clock.dueAt, awaits: clock.kind }] : []

const byTime = ({ clocks }: Complaint, { now, opensAt }: Evening): Watched[] => {
  const owed = clocks.filter(it => isRunning(it) && !notCounted.includes(it.kind))
  return [
    ...ofClock('overdue', nextDeadline(owed.filter(it => it.dueAt < now))),
    ...ofClock('due-overnight', nextDeadline(owed.filter(it => it.dueAt >= now && it.dueAt <= opensAt))),
    ...ofClock(
      'no-progress',
      clocks.find(it => isRunning(it) && it.kind === 'progress' && it.dueAt <= opensAt),
    ),
  ]
}

const byAuthor = (by: Person | 'system'): Pick<Watched, 'by'> => (by === 'system' ? {} : { by })

const byPapers = (complaint: Complaint): Watched[] => {
  const { urges, instruction, objections = [], delayAccount, supervision } = complaint
  const urge = urges.at(-1)
  const objection = objections.find(it => !it.decided)
  return [
    ...(urge && !urge.answer ? [{ of: 'urge-unanswered', at: urge.at, ...byAuthor(urge.by) } as const] : []),
    ...(instruction && instruction.words === undefined
      ? [{ of: 'no-instruction', at: instruction.askedAt } as const]
      : []),
    ...(objection ? [{ of: 'objection-open', at: objection.at, by: objection.by } as const] : []),
    ...(delayAccount && delayAccount.words === undefined
      ? [{ of: 'no-delay-account', at: delayAccount.askedAt } as const]
      : []),
    ...(supervision ? [{ of: 'supervised', at: supervision.at, ...byAuthor(supervision.by) } as const] : []),
  ]
}

/** When something agreed comes to its end: a pause, else the date that stands. */
const endOfAgreed = (complaint: Complaint, now: Instant): Omit<Watched, 'of'> | undefined => {
  const { pause } = complaint
  if (pause) return { at: pause.to, by: pause.approvedBy }
  const date = standingDate(complaint, now)
  return date && { at: date.until, by: date.by }
}

/** Since when nobody was given the work; undefined where somebody was, or it is paused. */
const undispatchedSince = ({ stage, pause, clocks, recordedAt }: Complaint): Instant | undefined => {
  if (pause || (stage.state !== 'submitted' && stage.state !== 'accepted')) return undefined
  return clocks.find(it => isRunning(it) && it.kind === 'dispatch')?.startedAt ?? recordedAt
}

/** When the visit that is still to be made today was to be. */
const visitDueAt = ({ stage }: Complaint, tomorrow: Instant): Instant | undefined => {
  if (stage.state !== 'answered' || stage.visit.state !== 'planned') return undefined
  const at = stage.visit.appointment?.from ?? stage.visit.dueAt
  return at < tomorrow ? at : undefined
}

const byStage = (complaint: Complaint, { now, tomorrow, endsAt }: Evening): Watched[] => {
  const { stage } = complaint
  const agreed = endOfAgreed(complaint, now)
  const undispatched = undispatchedSince(complaint)
  const visit = visitDueAt(complaint, tomorrow)
  return [
    ...(stage.state === 'checking' ? [{ of: 'to-check', at: stage.report.reportedAt } as const] : []),
    ...(agreed && agreed.at <= endsAt ? [{ of: 'ends-soon', ...agreed } as const] : []),
    ...(undispatched === undefined ? [] : [{ of: 'to-dispatch', at: undispatched } as const]),
    ...(visit === undefined ? [] : [{ of: 'visit-today', at: visit } as const]),
  ]
}

/** Everything about an open complaint that has to be looked at before the working day of `now` ends, the worst first; empty where nothing has. */
export const watchedOf = (complaint: Complaint, now: Instant, calendar: Calendar): Watched[] => {
  if (!isOpen(complaint)) return []
  const evening = eveningOf(now, calendar)
  return [...byTime(complaint, evening), ...byPapers(complaint), ...byStage(complaint, evening)]
}

/** The moves that settle each, the best first: whoever reads does the first of them that is his. */
const settledBy: Record<WatchedKind, readonly Move[]> = {
  overdue: ['urge', 'confirm', 'answerUrge'],
  'due-overnight': ['decideProposal', 'accept', 'dispatch', 'confirm', 'visit'],
  'no-progress': ['progress', 'urge'],
  'urge-unanswered': ['answerUrge', 'urge'],
  'no-instruction': ['instruct', 'urge'],
  'objection-open': ['decideObjection'],
  'no-delay-account': ['accountForDelay'],
  supervised: ['endSupervision'],
  'to-check': ['confirm', 'urge'],
  'ends-soon': ['resume', 'agreeDate'],
  'to-dispatch': ['accept', 'dispatch'],
  'visit-today': ['visit'],
}

/** When a person has urged it today, last; what the system sends by itself does not count. */
export const urgedToday = ({ urges }: Pick<Complaint, 'urges'>, now: Instant): Instant | undefined =>
  urges.filter(it => it.by !== 'system' && dayOf(it.at) === dayOf(now)).at(-1)?.at

/** The one move that settles it, of those open to the reader; nobody is urged twice a day. Undefined where he has none. */
export const settlingMove = (of: WatchedKind, open: readonly Move[], isUrged: boolean): Move | undefined =>
  settledBy[of].find(move => open.includes(move) && !(move === 'urge' && isUrged))

/** Two hours before the end of work, in minutes: from then on the work list reminds of it. */
const minutesBefore = 120

/** From when on it is time for it today; undefined on a day off. */
export const inspectionFrom = (now: Instant, calendar: Calendar): Instant | undefined => {
  const today = dayOf(now)
  return isWorkingDay(calendar, today) ? atMinutes(today, calendar.work.to - minutesBefore) : undefined
}
