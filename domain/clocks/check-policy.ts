// Whether a set of rows is a policy: every complaint has exactly one row for everything, and every value makes sense.

import { severities } from '../complaint/classes.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant } from '../time.ts'
import {
  type ClockKind,
  clockKinds,
  type Figure,
  figures,
  type Length,
  type PolicyRow,
  type Scope,
  scopeText,
} from './policy.ts'

/**
 * `policy-value`: nobody can mean this number. `policy-tie`: two rows for the same from the same moment on.
 * `policy-hole`: complaints without a row. `policy-overlap`: two rows claim a complaint and neither is more specific.
 */
export type PolicyFaultReason = 'policy-value' | 'policy-tie' | 'policy-hole' | 'policy-overlap'

/** `scope`: of the row at fault; with a hole or an overlap, of the row that is missing. */
export type PolicyFault = { reason: PolicyFaultReason; what: ClockKind | Figure; scope: string }

const mostDays = 365
/** Open time is counted day by day; this much of it fits into ten years of short days. */
const mostOpenDays = 60
const mostWorkingDays = 120
const minutesOfDay = 24 * 60

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

const isSensible = (length: Length): boolean => {
  switch (length.counting) {
    case 'elapsed':
      return (
        isWhole(length.time, 1, mostDays * day) &&
        (length.remindAfter === undefined || isWhole(length.remindAfter, 1, length.time - 1))
      )
    case 'dutyTime':
    case 'workingHours':
      return isWhole(length.time, 1, mostOpenDays * day)
    case 'workingDays':
      return isWhole(length.days, 1, mostWorkingDays)
    case 'sameDay':
      return (
        isWhole(length.until, 1, minutesOfDay) &&
        isWhole(length.lateFrom, 0, length.until) &&
        isWhole(length.lateUntil, 1, minutesOfDay)
      )
    case 'none':
      return true
  }
}

/** The least and the most of each figure: beyond that a rule would stop making sense, or the machine. */
const figureBounds: Record<Figure, readonly [least: number, most: number]> = {
  'most-pause-days': [1, 120],
  'most-agreed-dates': [1, 20],
  'objection-hours': [1, 24 * 30],
  'hours-between-nudges': [1, 24 * 30],
  'reopen-days': [1, 365],
  'appeal-days': [1, 365],
  'transfers-to-supervision': [1, 50],
  'unsatisfied-ends-to-supervision': [1, 50],
  'most-visit-attempts': [1, 20],
  'similar-to-offer': [3, 100],
  'group-rooms': [2, 1000],
  'group-days': [1, 90],
  'repeat-days': [1, 730],
  'most-open-orders': [1, 50],
  'major-amount': [1, 1_000_000_000],
  'rounds-to-final-answer': [1, 20],
  'daily-note-hour': [1, 23],
  'appointment-days': [1, 60],
  'appointment-notice-hours': [1, 72],
  'most-appointments': [1, 20],
}

const hasSensibleValue = (row: PolicyRow): boolean =>
  'value' in row
    ? isWhole(row.value, ...figureBounds[row.what])
    : isSensible(row.length) && !(row.pausable && row.length.counting === 'none')

const isGood = (row: PolicyRow): boolean => isWhole(row.validFrom, 0, Number.MAX_SAFE_INTEGER) && hasSensibleValue(row)

/** Rows whose scope and first moment another row repeats. */
const tiesAmong = (rows: readonly PolicyRow[]): PolicyRow[] => {
  const keyOf = (row: PolicyRow): string => `${scopeText(row.scope)} ${row.validFrom}`
  const last = new Map(rows.map((row, index) => [keyOf(row), index]))
  return rows.filter((row, index) => last.get(keyOf(row)) !== index)
}

/** Since when each scope has a row. */
type Since = ReadonlyMap<string, { scope: Scope; validFrom: Instant }>

const sinceWhen = (rows: readonly PolicyRow[]): Since =>
  new Map([...rows].sort((a, b) => b.validFrom - a.validFrom).map(row => [scopeText(row.scope), row]))

const isThereAt = (since: Since, scope: string, at: Instant): boolean =>
  (since.get(scope)?.validFrom ?? Number.POSITIVE_INFINITY) <= at

const holesIn = (since: Since): string[] =>
  severities
    .filter(severity => !isThereAt(since, scopeText({}), 0) && !isThereAt(since, scopeText({ severity }), 0))
    .map(severity => scopeText({ severity }))

const areApart = <T>(one: T | undefined, other: T | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other

/** The complaints both scopes are for, or undefined where there can be none. Of a scope and a part of it, that part. */
const sharedScope = (one: Scope, other: Scope): string | undefined =>
  areApart(one.communityId, other.communityId) ||
  areApart(one.categoryId, other.categoryId) ||
  areApart(one.severity, other.severity)
    ? undefined
    : scopeText({
        communityId: one.communityId ?? other.communityId,
        categoryId: one.categoryId ?? other.categoryId,
        severity: one.severity ?? other.severity,
      })

/** Shared scopes that lack a row of their own at a moment when both rows are in force. */
const overlapsIn = (since: Since): string[] => {
  const scopes = [...since.values()]
  const lacking = scopes.flatMap(one =>
    scopes.flatMap(other => {
      const shared = sharedScope(one.scope, other.scope)
      const bothSince = Math.max(one.validFrom, other.validFrom)
      return shared === undefined || isThereAt(since, shared, bothSince) ? [] : [shared]
    }),
  )
  return [...new Set(lacking)]
}

/** Everything wrong with a policy, values first; empty: it can be used. */
export const checkPolicy = (rows: readonly PolicyRow[]): PolicyFault[] => {
  const faults = [...clockKinds, ...figures].map(what => {
    const own = rows.filter(row => row.what === what)
    const since = sinceWhen(own)
    const fault =
      (reason: PolicyFaultReason) =>
      (scope: string): PolicyFault => ({ reason, what, scope })
    return {
      shared: [...holesIn(since).map(fault('policy-hole')), ...overlapsIn(since).map(fault('policy-overlap'))],
      own: [
        ...own.filter(row => !isGood(row)).map(row => fault('policy-value')(scopeText(row.scope))),
        ...tiesAmong(own).map(row => fault('policy-tie')(scopeText(row.scope))),
      ],
    }
  })
  return [...faults.flatMap(({ own }) => own), ...faults.flatMap(({ shared }) => shared)]
}

/**
 * The policy with rows added, or the first reason why not. Rows must begin now or later:
 * a changed past would judge people by rules they did not know.
 */
export const checkNewRows = (
  existing: readonly PolicyRow[],
  added: readonly PolicyRow[],
  now: Instant,
): Result<PolicyRow[], PolicyFaultReason | 'policy-backdated'> => {
  const past = added.find(row => row.validFrom < now)
  if (past) return refuse('policy-backdated', { what: past.what, scope: scopeText(past.scope) })
  const policy = [...existing, ...added]
  const [fault] = checkPolicy(policy)
  return fault ? refuse(fault.reason, { what: fault.what, scope: fault.scope }) : accept(policy)
}
