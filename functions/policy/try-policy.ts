// 试算: what other rules would have done to the complaints of the last 90 days. Nothing is stored, nobody is told.

import type { PolicyTrial, SomeComplaints } from '#contract/policy.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Calendar } from '#domain/clocks/calendar.ts'
import { type Clock, isRunning, recompute } from '#domain/clocks/clock.ts'
import { type DueAt, dryRun, type PastClock, type PastComplaint, type Some } from '#domain/clocks/dry-run.ts'
import type { ClockKind, PolicyRow } from '#domain/clocks/policy.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Past, type PastItem, readPast } from './past-complaints.ts'
import { type PolicyPlan, planRows } from './planned-rows.ts'
import { openDesk } from './policy-desk.ts'

/** A clock that fell away was never judged. */
const wasJudged = ({ end }: Clock): boolean => end === undefined || end === 'met' || end === 'late'

/** When each clock would have been due: computed like the clock itself, with its own severity, pauses and agreed date. */
const dueAtOf = (own: ReadonlyMap<PastClock, Clock>, calendar: Calendar): DueAt => {
  const whenDue: DueAt = (past, matter, policy) => {
    const clock = own.get(past)
    if (!clock) return undefined
    const { stoppedAt: _at, end: _end, ...running } = clock
    const { severity, departmentId } = clock
    // Long before anything was due: nothing is shifted to a moment of the trial.
    const [anew] = recompute([running], { ...matter, severity, departmentId }, { policy, calendar }, 0)
    return anew && isRunning(anew) ? anew.dueAt : undefined
  }
  return whenDue
}

const pastOf = (
  { id, number, communityId, category, severity, policyAt, clocks }: PastItem,
  kinds: ReadonlySet<ClockKind>,
  own: Map<PastClock, Clock>,
): PastComplaint => ({
  id,
  number,
  matter: { communityId, categoryId: category.id, severity, policyAt },
  clocks: clocks
    .filter(clock => kinds.has(clock.kind) && wasJudged(clock))
    .map(clock => {
      const { kind, startedAt, stoppedAt, pauses, departmentId } = clock
      const past: PastClock = { kind, startedAt, stoppedAt, pauses, departmentId }
      own.set(past, clock)
      return past
    }),
})

type Rows = readonly PolicyRow[]

const compare = (core: Core, past: Past, calendar: Calendar, rows: { before: Rows; after: Rows; added: Rows }) => {
  const kinds = new Set(rows.added.flatMap(row => ('length' in row ? [row.what] : [])))
  const own = new Map<PastClock, Clock>()
  const complaints = past.complaints.map(it => pastOf(it, kinds, own))
  const isTouched = (row: PolicyRow) => 'length' in row && kinds.has(row.what)
  const { kinds: compared, notJudged } = dryRun({
    before: rows.before.filter(isTouched),
    after: rows.after.filter(isTouched),
    complaints,
    dueAt: dueAtOf(own, calendar),
    policyAt: rows.added[0]?.validFrom ?? core.now(),
    now: core.now(),
  })
  const numbers = new Map(complaints.map(({ id, number }) => [id, number]))
  const some = ({ count, ids }: Some): SomeComplaints => ({
    count,
    complaints: ids.map(id => ({ id, number: numbers.get(id) ?? '' })),
  })
  return {
    clocks: compared
      .filter(it => kinds.has(it.kind))
      .map(({ kind, judged, lateBefore, lateAfter, lateOnlyAfter, lateOnlyBefore }) => ({
        what: kind,
        judged,
        lateBefore,
        lateAfter,
        newlyLate: some(lateOnlyAfter),
        noLongerLate: some(lateOnlyBefore),
      })),
    notJudged: some(notJudged),
  }
}

const unnamed = { version: '', decidedBy: '', note: '' }

/** Judges the newest 2,000 complaints received in the last 90 days under the rules as they will be that day, without and with the plan. */
export const tryPolicy = async (
  core: Core,
  { holder, body }: Asked<unknown, unknown, PolicyPlan>,
): Promise<Result<PolicyTrial, Reason>> => {
  const opened = await openDesk(core, holder, body.communityId)
  if (!opened.ok) return opened
  const desk = opened.value
  const planned = planRows(desk, body, unnamed, core.now())
  if (!planned.ok) return planned
  const { added, policy } = planned.value
  const past = await readPast(core, body.communityId, holder.userId)
  return accept({
    since: past.since,
    complaints: past.complaints.length,
    cut: past.cut,
    ...compare(core, past, desk.community.rules.calendar, { before: desk.rows, after: policy, added }),
    seen: desk.decisions.length,
  })
}
