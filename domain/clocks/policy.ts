// The figures behind the clocks and the rules, as versioned rows: a company changes a row from a date on, never a constant in code.

import type { Severity } from '../complaint/classes.ts'
import type { Instant, Milliseconds } from '../time.ts'

export const clockKinds = [
  'register',
  'dispatch',
  'on-site',
  'first-answer',
  'handle',
  'progress',
  'other-department',
  'investigation',
  'written-answer',
  'close',
  'escalation',
  'visit',
  'unsatisfied-visit',
  'survey',
  'appeal',
] as const
/** What is awaited. `escalation` is the 24 hours after which an unfinished complaint goes up, `survey` the days in which the customer may answer. */
export type ClockKind = (typeof clockKinds)[number]

/**
 * How long, and how it is counted. `elapsed` runs day and night; `dutyTime` while the responsible department is on duty;
 * `workingHours` within working hours; `workingDays` ends with the n-th working day after the day of the start;
 * `sameDay` ends at `until` of the day of the start, or at `lateUntil` of the next day where it starts from `lateFrom` on
 * (all minutes after midnight); `none`: there is no such clock.
 */
export type Length =
  | { counting: 'elapsed'; time: Milliseconds; remindAfter?: Milliseconds | undefined }
  | { counting: 'dutyTime'; time: Milliseconds }
  | { counting: 'workingHours'; time: Milliseconds }
  | { counting: 'workingDays'; days: number }
  | { counting: 'sameDay'; until: number; lateFrom: number; lateUntil: number }
  | { counting: 'none' }

/** Which complaints a row is for; a field left out means all. */
export type Scope = {
  communityId?: string | undefined
  categoryId?: string | undefined
  severity?: Severity | undefined
}

type Row = {
  /** Name of the decision the row came with: `default-1`, `2026-12 会议纪要`. */
  version: string
  scope: Scope
  validFrom: Instant
  decidedBy: string
  note: string
}

/** How long a clock runs. */
export type ClockRow = Row & { what: ClockKind; length: Length; pausable: boolean }

export const figures = [
  'most-pause-days',
  'most-agreed-dates',
  'objection-hours',
  'hours-between-nudges',
  'reopen-days',
  'appeal-days',
  'transfers-to-supervision',
  'unsatisfied-ends-to-supervision',
  'most-visit-attempts',
  'similar-to-offer',
  'group-rooms',
  'group-days',
  'repeat-days',
  'most-open-orders',
  'major-amount',
  'rounds-to-final-answer',
  'daily-note-hour',
  'appointment-days',
  'appointment-notice-hours',
  'most-appointments',
] as const
/** A single number a rule uses; its unit is in its name (`major-amount`: yuan). */
export type Figure = (typeof figures)[number]

export type FigureRow = Row & { what: Figure; value: number }

export type PolicyRow = ClockRow | FigureRow

/** What of a complaint decides which row is for it. `policyAt`: the moment whose rows apply, normally the registration. */
export type Matter = {
  communityId: string
  categoryId: string
  severity: Severity
  policyAt: Instant
}

const scopeFields = ['communityId', 'categoryId', 'severity'] as const

/** A scope in short: `community/category/severity`, an asterisk for all. Two scopes are the same where this text is. */
export const scopeText = (scope: Scope): string => scopeFields.map(field => scope[field] ?? '*').join('/')

const covers = (scope: Scope, matter: Matter): boolean =>
  scopeFields.every(field => scope[field] === undefined || scope[field] === matter[field])

/** A scope ranks below every scope it contains; otherwise a community outranks a category, and a category a severity. */
const rank = (scope: Scope): number =>
  scopeFields.reduce((higher, field) => 2 * higher + Number(scope[field] !== undefined), 0)

const rowFor = <R extends PolicyRow>(rows: readonly R[], what: R['what'], matter: Matter): R => {
  const fitting = rows.filter(row => row.what === what && row.validFrom <= matter.policyAt && covers(row.scope, matter))
  const [first, ...others] = fitting
  if (!first) throw new Error(`no policy row for ${what}/${matter.severity}`)
  return others.reduce((best, row) => {
    const better = rank(row.scope) - rank(best.scope) || row.validFrom - best.validFrom
    return better > 0 ? row : best
  }, first)
}

/** The row a clock of this complaint runs under: the most specific one in force, then the latest. Throws where the policy has a hole. */
export const clockRowFor = (policy: readonly PolicyRow[], what: ClockKind, matter: Matter): ClockRow =>
  rowFor(
    policy.filter(row => 'length' in row),
    what,
    matter,
  )

/** The row behind a number a rule uses, chosen like the row of a clock. Throws where the policy has a hole. */
export const figureRowFor = (policy: readonly PolicyRow[], what: Figure, matter: Matter): FigureRow =>
  rowFor(
    policy.filter(row => 'value' in row),
    what,
    matter,
  )

/** The number a rule uses for this complaint. */
export const figureFor = (policy: readonly PolicyRow[], what: Figure, matter: Matter): number =>
  figureRowFor(policy, what, matter).value
