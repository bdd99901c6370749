// What another policy would have done to past complaints: shown before it is activated.

import type { Instant } from '../time.ts'
import { type ClockKind, clockKinds, type Matter, type PolicyRow } from './policy.ts'

/** A clock that ran. Without `stoppedAt` it still runs. */
export type PastClock = {
  kind: ClockKind
  startedAt: Instant
  stoppedAt?: Instant | undefined
  pauses: readonly { from: Instant; to: Instant }[]
  departmentId?: string | undefined
}

export type PastComplaint = { id: string; number: string; matter: Matter; clocks: readonly PastClock[] }

/** When a past clock would have been due under rows, or undefined where there would have been no such clock. */
export type DueAt = (clock: PastClock, matter: Matter, rows: readonly PolicyRow[]) => Instant | undefined

export type DryRun = {
  before: readonly PolicyRow[]
  after: readonly PolicyRow[]
  complaints: readonly PastComplaint[]
  dueAt: DueAt
  /** The moment whose rows are compared, normally the first one of the added rows: every complaint is judged as if registered then. */
  policyAt: Instant
  now: Instant
}

/** How many complaints, and the ids of the first fifty. */
export type Some = { count: number; ids: readonly string[] }

/** Complaints, not clocks: one is late where any of its clocks of the kind is. */
export type KindComparison = {
  kind: ClockKind
  judged: number
  lateBefore: number
  lateAfter: number
  lateOnlyAfter: Some
  lateOnlyBefore: Some
}

export type Comparison = {
  kinds: readonly KindComparison[]
  /** Complaints of which something could not be judged: a clock that still runs and is not yet due under either policy. */
  notJudged: Some
}

const mostIds = 50

const some = (ids: ReadonlySet<string>): Some => ({ count: ids.size, ids: [...ids].slice(0, mostIds) })

type Judged = { id: string; kind: ClockKind; open: boolean; lateBefore: boolean; lateAfter: boolean }

const judge = (run: DryRun, { id, matter }: PastComplaint, clock: PastClock): Judged[] => {
  const under = (rows: readonly PolicyRow[]): Instant =>
    run.dueAt(clock, { ...matter, policyAt: run.policyAt }, rows) ?? Number.POSITIVE_INFINITY
  const [dueBefore, dueAfter] = [under(run.before), under(run.after)]
  const firstDue = Math.min(dueBefore, dueAfter)
  if (firstDue === Number.POSITIVE_INFINITY) return []
  const end = clock.stoppedAt ?? run.now
  const open = clock.stoppedAt === undefined && end <= firstDue
  return [{ id, kind: clock.kind, open, lateBefore: end > dueBefore, lateAfter: end > dueAfter }]
}

const compare = (kind: ClockKind, judged: readonly Judged[]): KindComparison => {
  const idsOf = (which: (it: Judged) => boolean) => new Set(judged.filter(which).map(it => it.id))
  const before = idsOf(it => it.lateBefore)
  const after = idsOf(it => it.lateAfter)
  return {
    kind,
    judged: idsOf(() => true).size,
    lateBefore: before.size,
    lateAfter: after.size,
    lateOnlyAfter: some(new Set([...after].filter(id => !before.has(id)))),
    lateOnlyBefore: some(new Set([...before].filter(id => !after.has(id)))),
  }
}

/** Compares two policies over past complaints, for every kind of clock. Nothing is stored, nobody is told. */
export const dryRun = (run: DryRun): Comparison => {
  const all = run.complaints.flatMap(complaint => complaint.clocks.flatMap(clock => judge(run, complaint, clock)))
  const judged = all.filter(it => !it.open)
  return {
    kinds: clockKinds.map(kind =>
      compare(
        kind,
        judged.filter(it => it.kind === kind),
      ),
    ),
    notJudged: some(new Set(all.filter(it => it.open).map(it => it.id))),
  }
}
