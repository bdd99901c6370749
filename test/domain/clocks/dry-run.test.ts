import { describe, expect, test } from 'vitest'
import { type DryRun, type DueAt, dryRun, type PastClock, type PastComplaint } from '#domain/clocks/dry-run.ts'
import {
  type ClockKind,
  type ClockRow,
  clockKinds,
  clockRowFor,
  type Length,
  type PolicyRow,
} from '#domain/clocks/policy.ts'

const row = (what: ClockKind, length: Length, validFrom = 0): ClockRow => ({
  version: String(validFrom),
  what,
  scope: {},
  validFrom,
  length,
  pausable: true,
  decidedBy: '褚副总',
  note: '会议决定',
})
const elapsed = (time: number): Length => ({ counting: 'elapsed', time })

/** Day and night, pauses left out: enough to judge the judging. */
const dueAt: DueAt = (clock, matter, rows) => {
  const { length } = clockRowFor(rows, clock.kind, matter)
  const paused = clock.pauses.reduce((sum, { from, to }) => sum + to - from, 0)
  return length.counting === 'elapsed' ? clock.startedAt + length.time + paused : undefined
}

const clock = (kind: ClockKind, stoppedAt?: number, startedAt = 0): PastClock => ({
  kind,
  startedAt,
  ...(stoppedAt === undefined ? {} : { stoppedAt }),
  pauses: [],
})
const complaint = (id: string, ...clocks: PastClock[]): PastComplaint => ({
  id,
  number: `TS-${id}`,
  matter: { communityId: 'garden', categoryId: 'lift', severity: 'ordinary', policyAt: 0 },
  clocks,
})

// Close: 100 before, 50 after. Dispatch: 5 before, 10 after. Rows after begin at 1000, long after the complaints.
const before: PolicyRow[] = [
  row('close', elapsed(100)),
  row('dispatch', elapsed(5)),
  row('visit', { counting: 'none' }),
  row('survey', { counting: 'none' }),
]
const after: PolicyRow[] = [
  ...before,
  row('close', elapsed(50), 1000),
  row('dispatch', elapsed(10), 1000),
  row('visit', elapsed(20), 1000),
]

const run = (complaints: readonly PastComplaint[], more: Partial<DryRun> = {}) =>
  dryRun({ before, after, complaints, dueAt, policyAt: 1000, now: 500, ...more })

const of = (kind: ClockKind, complaints: readonly PastComplaint[], more: Partial<DryRun> = {}) =>
  run(complaints, more).kinds.find(it => it.kind === kind)

const nobody = { count: 0, ids: [] }
const only = (...ids: string[]) => ({ count: ids.length, ids })

describe('six complaints by hand', () => {
  const six = [
    complaint('kept', clock('dispatch', 5), clock('close', 50)),
    complaint('stricter', clock('dispatch', 5), clock('close', 51)),
    complaint('looser', clock('dispatch', 6), clock('close', 50)),
    complaint('always', clock('dispatch', 11), clock('close', 101)),
    complaint('open-and-late', clock('dispatch', 11), clock('close', undefined, 410)),
    complaint('open', clock('dispatch', 500, 490), clock('close', undefined, 450)),
  ]

  test('closing sooner makes two more late, and one still runs', () => {
    expect(of('close', six)).toEqual({
      kind: 'close',
      judged: 5,
      lateBefore: 1,
      lateAfter: 3,
      lateOnlyAfter: only('stricter', 'open-and-late'),
      lateOnlyBefore: nobody,
    })
  })

  test('dispatching later spares two', () => {
    expect(of('dispatch', six)).toEqual({
      kind: 'dispatch',
      judged: 6,
      lateBefore: 4,
      lateAfter: 2,
      lateOnlyAfter: nobody,
      lateOnlyBefore: only('looser', 'open'),
    })
  })

  test('the one that is not due under either is named as not judged', () => {
    expect(run(six).notJudged).toEqual(only('open'))
  })

  test('every kind of clock has its line, in the order of the policy', () => {
    expect(run(six).kinds.map(it => it.kind)).toEqual(clockKinds)
    expect(of('handle', six)).toEqual({
      kind: 'handle',
      judged: 0,
      lateBefore: 0,
      lateAfter: 0,
      lateOnlyAfter: nobody,
      lateOnlyBefore: nobody,
    })
  })
})

describe('a clock', () => {
  test('that still runs counts as late only after its due time', () => {
    expect(of('close', [complaint('a', clock('close', undefined, 450))])).toMatchObject({ judged: 0, lateAfter: 0 })
    expect(of('close', [complaint('a', clock('close', undefined, 449))])).toMatchObject({ judged: 1, lateAfter: 1 })
  })

  test('that still runs past the earlier due time is judged under both', () => {
    const waiting = [complaint('a', clock('dispatch', undefined, 494))]
    expect(of('dispatch', waiting)).toMatchObject({ lateBefore: 1, lateAfter: 0, lateOnlyBefore: only('a') })
    expect(run(waiting).notJudged).toEqual(nobody)
  })

  test('that exists only under the new policy can be late only there', () => {
    expect(of('visit', [complaint('a', clock('visit', 21))])).toMatchObject({
      judged: 1,
      lateBefore: 0,
      lateOnlyAfter: only('a'),
    })
  })

  test('that exists only under the old policy can be late only there', () => {
    const swapped = { before: after, after: before }
    expect(of('visit', [complaint('a', clock('visit', 21))], swapped)).toMatchObject({
      judged: 1,
      lateAfter: 0,
      lateOnlyBefore: only('a'),
    })
  })

  test('that exists under neither is not judged and not waited for', () => {
    const complaints = [complaint('a', clock('survey', 21), clock('survey'))]
    expect(of('survey', complaints)).toMatchObject({ judged: 0 })
    expect(run(complaints).notJudged).toEqual(nobody)
  })

  test('keeps its pauses and its department', () => {
    const paused = { ...clock('close', 60), pauses: [{ from: 10, to: 20 }], departmentId: 'engineering' }
    const departments: (string | undefined)[] = []
    const result = of('close', [complaint('a', paused)], {
      dueAt: (it, matter, rows) => {
        departments.push(it.departmentId)
        return dueAt(it, matter, rows)
      },
    })
    expect(result).toMatchObject({ judged: 1, lateAfter: 0 })
    expect(departments).toEqual(['engineering', 'engineering'])
    expect(of('close', [complaint('a', { ...paused, stoppedAt: 61 })])).toMatchObject({ lateAfter: 1 })
  })
})

test('both policies are taken as they stand at the moment asked for, not at the registration', () => {
  const late = [complaint('a', clock('close', 51))]
  expect(of('close', late, { policyAt: 1000 })).toMatchObject({ lateAfter: 1 })
  expect(of('close', late, { policyAt: 999 })).toMatchObject({ lateAfter: 0 })
})

test('a complaint counts once, however many of its clocks were late', () => {
  const rounds = complaint('a', clock('close', 60), clock('close', 70), clock('close', 20), clock('close'))
  expect(of('close', [rounds])).toMatchObject({ judged: 1, lateBefore: 1, lateAfter: 1, lateOnlyAfter: nobody })
  const waiting = complaint('b', clock('close', undefined, 460), clock('close', undefined, 470))
  expect(run([waiting]).notJudged).toEqual(only('b'))
})

test('fifty are named, all are counted', () => {
  const many = Array.from({ length: 51 }, (_, index) => complaint(`c${index}`, clock('close', 51)))
  const result = of('close', many)
  expect(result?.lateOnlyAfter.count).toBe(51)
  expect(result?.lateOnlyAfter.ids).toEqual(many.slice(0, 50).map(it => it.id))
})
