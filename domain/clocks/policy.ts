// The figures behind the clocks, as versioned rows: a company changes a row from a date on, never a constant in code.

import type { Severity } from '../complaint/classes.ts'
import { day, hour, type Instant, type Milliseconds, minute } from '../time.ts'

export const clockKinds = ['dispatch', 'close'] as const
export type ClockKind = (typeof clockKinds)[number]

/** `elapsed` runs day and night; `dutyTime` while somebody is on duty; `workingDays` ends with the n-th working day. */
export type Length =
  | { counting: 'elapsed'; time: Milliseconds }
  | { counting: 'dutyTime'; time: Milliseconds }
  | { counting: 'workingDays'; days: number }

export type PolicyRow = {
  version: string
  clock: ClockKind
  severity: Severity
  length: Length
  validFrom: Instant
  decidedBy: string
  note: string
}

const row = (clock: ClockKind, severity: Severity, length: Length): PolicyRow => ({
  version: 'default-1',
  clock,
  severity,
  length,
  validFrom: 0,
  decidedBy: 'huiyin',
  note: 'as delivered',
})

/** The rows the product is delivered with. */
export const defaultPolicy: readonly PolicyRow[] = [
  row('dispatch', 'emergency', { counting: 'elapsed', time: 5 * minute }),
  row('dispatch', 'major', { counting: 'dutyTime', time: 5 * minute }),
  row('dispatch', 'ordinary', { counting: 'dutyTime', time: 5 * minute }),
  row('dispatch', 'suggestion', { counting: 'elapsed', time: day }),
  row('close', 'emergency', { counting: 'elapsed', time: 24 * hour }),
  row('close', 'major', { counting: 'workingDays', days: 5 }),
  row('close', 'ordinary', { counting: 'workingDays', days: 5 }),
  row('close', 'suggestion', { counting: 'workingDays', days: 5 }),
]

/** The row in force for a clock and severity at an instant: the latest that has begun. */
export const rowInForce = (
  policy: readonly PolicyRow[],
  clock: ClockKind,
  severity: Severity,
  at: Instant,
): PolicyRow => {
  const candidates = policy.filter(it => it.clock === clock && it.severity === severity && it.validFrom <= at)
  const latest = candidates.reduce<PolicyRow | undefined>(
    (best, it) => (best && best.validFrom >= it.validFrom ? best : it),
    undefined,
  )
  if (!latest) throw new Error(`no policy row for ${clock}/${severity}`)
  return latest
}
