// 级别: another severity computes the running clocks anew from their start; lowering it needs a reason.

import { type Clock, type ClockedMatter, type Rules, recompute, startClock } from '../clocks/clock.ts'
import type { ClockKind } from '../clocks/policy.ts'
import { byStaff, internalEntry } from '../ledger/entry.ts'
import { personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { type Severity, severities } from './classes.ts'
import { type Complaint, matterOf } from './complaint.ts'
import { advance, type Decision, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, type TextRefusal } from './wording.ts'

const isLower = (to: Severity, from: Severity): boolean => severities.indexOf(to) > severities.indexOf(from)

type Start = { kind: ClockKind; at: Instant | undefined }

/** When the clocks that not every matter has would have started in this round. */
const startsOf = (complaint: Complaint): Start[] => {
  const { clocks, round, stage, happeningNow, arrivedAt, recordedAt } = complaint
  if (stage.state === 'answered')
    return stage.visit.state === 'none' ? [{ kind: 'visit', at: stage.outcome.answeredAt }] : []
  const first = (kind: ClockKind) => clocks.find(it => it.kind === kind && it.round === round && it.end !== 'merged')
  const dispatchedAt = first('dispatch')?.stoppedAt
  const workedFrom = stage.state === 'checking' ? undefined : dispatchedAt
  return [
    { kind: 'on-site', at: happeningNow && arrivedAt === undefined && round === 1 ? recordedAt : undefined },
    { kind: 'handle', at: workedFrom },
    { kind: 'progress', at: workedFrom },
    { kind: 'investigation', at: dispatchedAt },
    { kind: 'escalation', at: first('close')?.startedAt },
  ]
}

/** Every clock the matter has, counted from its original start; one it did not have before is due now at the earliest. */
export const clocksAnew = (complaint: Complaint, matter: ClockedMatter, now: Instant, rules: Rules): Clock[] => {
  const { clocks, round } = complaint
  const had = clocks.filter(it => it.round === round && it.end !== 'cancelled' && it.end !== 'merged')
  const added = startsOf(complaint)
    .filter(({ kind }) => !had.some(it => it.kind === kind))
    .flatMap(({ kind, at }) => (at === undefined ? [] : startClock(kind, matter, at, round, rules)))
    .map(clock => ({ ...clock, dueAt: Math.max(clock.dueAt, now) }))
  return recompute([...clocks, ...added], matter, rules, now)
}

/** The change without a turn of its own; nothing happens where the severity stays. A major goes to the manager in person. */
export const changeSeverityTo = (
  complaint: Complaint,
  severity: Severity,
  why: string | undefined,
  { actor, now, rules }: Moment,
): Result<Decision, TextRefusal> => {
  if (severity === complaint.severity) return accept({ complaint, entries: [], messages: [] })
  const reason = isLower(severity, complaint.severity) || why ? checkText(why ?? '') : accept(undefined)
  if (!reason.ok) return reason
  return accept({
    complaint: {
      ...complaint,
      severity,
      severityBy: personOf(actor),
      clocks: clocksAnew(complaint, matterOf({ ...complaint, severity }), now, rules),
    },
    entries: [
      internalEntry('severity-changed', byStaff(actor), now, {
        facts: { from: complaint.severity, to: severity },
        texts: reason.value === undefined ? {} : { reason: reason.value },
      }),
    ],
    messages:
      severity === 'major' || severity === 'emergency'
        ? [toRole('manager', 'severity-raised'), toRole('dispatcher', 'severity-raised')]
        : [],
  })
}

/** 改级别. */
export const changeSeverity = (
  complaint: Complaint,
  input: { severity: Severity; reason?: string | undefined },
  moment: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'already-done'> => {
  const stage = stageFor(complaint, moment.actor, 'changeSeverity')
  if (!stage.ok) return stage
  if (input.severity === complaint.severity) return refuse('already-done')
  const changed = changeSeverityTo(complaint, input.severity, input.reason, moment)
  if (!changed.ok) return changed
  return accept({ ...changed.value, complaint: advance(changed.value.complaint, stage.value) })
}

/** 按现行规定重算: the manager puts the complaint under the rows in force now; on record. */
export const rebase = (
  complaint: Complaint,
  input: { reason: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal> => {
  const stage = stageFor(complaint, actor, 'rebase')
  if (!stage.ok) return stage
  const reason = checkText(input.reason)
  if (!reason.ok) return reason
  const clocks = clocksAnew(complaint, matterOf({ ...complaint, policyAt: now }), now, rules)
  return accept({
    complaint: advance(complaint, stage.value, { policyAt: now, clocks }),
    entries: [internalEntry('rebased', byStaff(actor), now, { texts: { reason: reason.value } })],
    messages: [],
  })
}
