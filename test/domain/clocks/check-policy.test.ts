import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNewRows, checkPolicy } from '#domain/clocks/check-policy.ts'
import type { ClockRow, Figure, FigureRow, Length, PolicyRow, Scope } from '#domain/clocks/policy.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { severities } from '#domain/complaint/classes.ts'

const decision = { version: '2027', decidedBy: '褚副总', note: '会议决定' }
const close = (scope: Scope, validFrom = 0, length: Length = { counting: 'workingDays', days: 3 }): ClockRow => ({
  ...decision,
  what: 'close',
  scope,
  validFrom,
  length,
  pausable: false,
})
const rooms = (value: number, scope: Scope = {}, validFrom = 0): FigureRow => ({
  ...decision,
  what: 'group-rooms',
  scope,
  validFrom,
  value,
})

const withoutClose = defaultPolicy.filter(row => row.what !== 'close')
const withClose = (...rows: PolicyRow[]) => checkPolicy([...withoutClose, ...rows])

describe('a hole', () => {
  test('the delivered policy has none', () => {
    expect(checkPolicy(defaultPolicy)).toEqual([])
  })

  test('is found for every severity without a row', () => {
    expect(withClose()).toEqual(
      severities.map(severity => ({ reason: 'policy-hole', what: 'close', scope: `*/*/${severity}` })),
    )
    expect(withClose(...severities.slice(1).map(severity => close({ severity })))).toEqual([
      { reason: 'policy-hole', what: 'close', scope: '*/*/emergency' },
    ])
  })

  test('is none where one row is for all', () => {
    expect(withClose(close({}))).toEqual([])
  })

  test.each([
    ['begins a millisecond late', close({}, 1)],
    ['is for one community only', close({ communityId: 'garden' })],
    ['is for one category only', close({ categoryId: 'lift' })],
  ])('is there where the only row %s', (_, row) => {
    expect(withClose(row).map(({ reason, scope }) => `${reason} ${scope}`)).toEqual(
      severities.map(severity => `policy-hole */*/${severity}`),
    )
  })

  test('is found for a number too', () => {
    const faults = checkPolicy(defaultPolicy.filter(row => row.what !== 'group-rooms'))
    expect(faults).toHaveLength(4)
    expect(faults[0]).toEqual({ reason: 'policy-hole', what: 'group-rooms', scope: '*/*/emergency' })
  })
})

describe('a tie', () => {
  test('is two rows for the same from the same moment on', () => {
    expect(withClose(close({}), close({ severity: undefined }), close({ communityId: 'garden' }, 7))).toEqual([
      { reason: 'policy-tie', what: 'close', scope: '*/*/*' },
    ])
  })

  test('is a row given twice', () => {
    const twice = close({})
    expect(withClose(twice, twice)).toEqual([{ reason: 'policy-tie', what: 'close', scope: '*/*/*' }])
  })

  test('is not two rows that begin at different moments', () => {
    expect(withClose(close({}), close({}, 1))).toEqual([])
  })

  test('is not two rows for different things', () => {
    expect(withClose(close({}), { ...close({ communityId: 'garden' }), what: 'handle' })).toEqual([
      { reason: 'policy-overlap', what: 'handle', scope: 'garden/*/emergency' },
      { reason: 'policy-overlap', what: 'handle', scope: 'garden/*/major' },
      { reason: 'policy-overlap', what: 'handle', scope: 'garden/*/ordinary' },
      { reason: 'policy-overlap', what: 'handle', scope: 'garden/*/suggestion' },
    ])
  })
})

const garden = { communityId: 'garden' }
const lift = { categoryId: 'lift' }

describe('an overlap', () => {
  const overlap = (scope: string) => [{ reason: 'policy-overlap', what: 'close', scope }]

  test.each<[string, Scope, Scope, string]>([
    ['a community and a category', garden, lift, 'garden/lift/*'],
    ['a category and a severity', lift, { severity: 'major' }, '*/lift/major'],
    ['a community and a severity', { severity: 'major' }, garden, 'garden/*/major'],
    ['two pairs', { ...lift, severity: 'major' }, { ...garden, severity: 'major' }, 'garden/lift/major'],
  ])('of %s needs a row of its own', (_, one, other, shared) => {
    expect(withClose(close({}), close(one), close(other))).toEqual(overlap(shared))
  })

  test.each<[string, Scope, Scope]>([
    ['two communities', garden, { communityId: 'river' }],
    ['two categories', lift, { categoryId: 'noise' }],
    ['two severities', { severity: 'major' }, { severity: 'ordinary' }],
    ['a community and another one with a category', garden, { communityId: 'river', ...lift }],
    ['a scope and a part of it', garden, { ...garden, ...lift }],
  ])('is not there between %s', (_, one, other) => {
    expect(withClose(close({}), close(one), close(other))).toEqual([])
  })

  test.each([
    [49, []],
    [50, []],
    [51, overlap('garden/lift/*')],
  ])(
    'is settled by a row for exactly what they share, if it begins at %d and the later of both at 50',
    (from, faults) => {
      expect(withClose(close({}), close(garden, 50), close(lift), close({ ...garden, ...lift }, from))).toEqual(faults)
      expect(withClose(close({}), close(garden), close(lift, 50), close({ ...garden, ...lift }, from))).toEqual(faults)
    },
  )

  test('counts from the first row of a scope, not from a later one', () => {
    const rows = [close({}), close(garden, 90), close(garden, 10), close(lift), close({ ...garden, ...lift }, 50)]
    expect(withClose(...rows)).toEqual(overlap('garden/lift/*'))
    expect(withClose(...rows.toReversed())).toEqual(overlap('garden/lift/*'))
  })

  test('is named once, however many rows run into it', () => {
    const major = { severity: 'major' } as const
    const faults = withClose(close({}), close(garden), close({ ...lift, ...major }), close({ ...garden, ...major }))
    expect(faults).toEqual(overlap('garden/lift/major'))
  })
})

const value = (scope = '*/*/*') => [{ reason: 'policy-value', what: 'close', scope }]
const year = 365 * 86_400_000
const sixtyDays = 60 * 86_400_000

describe('a value', () => {
  test.each<[Length]>([
    [{ counting: 'elapsed', time: 1 }],
    [{ counting: 'elapsed', time: year }],
    [{ counting: 'elapsed', time: 2, remindAfter: 1 }],
    [{ counting: 'dutyTime', time: 1 }],
    [{ counting: 'dutyTime', time: sixtyDays }],
    [{ counting: 'workingHours', time: 1 }],
    [{ counting: 'workingHours', time: sixtyDays }],
    [{ counting: 'workingDays', days: 1 }],
    [{ counting: 'workingDays', days: 120 }],
    [{ counting: 'sameDay', until: 1, lateFrom: 0, lateUntil: 1 }],
    [{ counting: 'sameDay', until: 1440, lateFrom: 1440, lateUntil: 1440 }],
    [{ counting: 'none' }],
  ])('%j is possible', length => {
    expect(withClose(close({}, 0, length))).toEqual([])
  })

  test.each<[Length]>([
    [{ counting: 'elapsed', time: 0 }],
    [{ counting: 'elapsed', time: -1 }],
    [{ counting: 'elapsed', time: 1.5 }],
    [{ counting: 'elapsed', time: Number.NaN }],
    [{ counting: 'elapsed', time: year + 1 }],
    [{ counting: 'elapsed', time: 2, remindAfter: 0 }],
    [{ counting: 'elapsed', time: 2, remindAfter: 2 }],
    [{ counting: 'dutyTime', time: 0 }],
    [{ counting: 'dutyTime', time: sixtyDays + 1 }],
    [{ counting: 'workingHours', time: 0 }],
    [{ counting: 'workingHours', time: sixtyDays + 1 }],
    [{ counting: 'workingDays', days: 0 }],
    [{ counting: 'workingDays', days: 121 }],
    [{ counting: 'sameDay', until: 0, lateFrom: 0, lateUntil: 1 }],
    [{ counting: 'sameDay', until: 1441, lateFrom: 0, lateUntil: 1 }],
    [{ counting: 'sameDay', until: 1200, lateFrom: -1, lateUntil: 720 }],
    [{ counting: 'sameDay', until: 1200, lateFrom: 1201, lateUntil: 720 }],
    [{ counting: 'sameDay', until: 1200, lateFrom: 1080, lateUntil: 0 }],
    [{ counting: 'sameDay', until: 1200, lateFrom: 1080, lateUntil: 1441 }],
  ])('%j is nothing anybody can mean', length => {
    expect(withClose(close({}, 0, length))).toEqual(value())
  })

  test('a clock that does not exist cannot be paused, any other can', () => {
    expect(withClose({ ...close({}), pausable: true })).toEqual([])
    expect(withClose({ ...close({}, 0, { counting: 'none' }), pausable: true })).toEqual(value())
  })

  test.each<[Figure, number, number]>([
    ['most-pause-days', 1, 120],
    ['most-agreed-dates', 1, 20],
    ['objection-hours', 1, 720],
    ['hours-between-nudges', 1, 720],
    ['reopen-days', 1, 365],
    ['appeal-days', 1, 365],
    ['transfers-to-supervision', 1, 50],
    ['unsatisfied-ends-to-supervision', 1, 50],
    ['most-visit-attempts', 1, 20],
    ['similar-to-offer', 3, 100],
    ['group-rooms', 2, 1000],
    ['group-days', 1, 90],
    ['repeat-days', 1, 730],
    ['most-open-orders', 1, 50],
    ['major-amount', 1, 1_000_000_000],
    ['rounds-to-final-answer', 1, 20],
    ['daily-note-hour', 1, 23],
  ])('%s is from %d to %d', (what, least, most) => {
    const possible = (number: number): boolean =>
      checkPolicy([...defaultPolicy, { ...rooms(number, garden), what }]).length === 0
    expect([least - 1, least, most, most + 1].map(possible)).toEqual([false, true, true, false])
  })

  test.each([0, -1, 2.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is not a possible number', number => {
    expect(checkPolicy([...defaultPolicy, rooms(number, garden)])).toEqual([
      { reason: 'policy-value', what: 'group-rooms', scope: 'garden/*/*' },
    ])
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('nothing begins at %d', validFrom => {
    expect(withClose(close({}), close(garden, validFrom))[0]).toEqual(value('garden/*/*')[0])
  })

  test('comes before ties, holes and overlaps', () => {
    const rows = [close(garden), close(garden), close(lift), rooms(0, garden)]
    expect(withClose(...rows).map(({ reason }) => reason)).toEqual([
      'policy-tie',
      'policy-value',
      'policy-hole',
      'policy-hole',
      'policy-hole',
      'policy-hole',
      'policy-overlap',
    ])
  })
})

describe('new rows', () => {
  const now = 1000

  test('are the policy together with the old ones', () => {
    const added = [rooms(4, {}, now), rooms(5, garden, now + 1)]
    expect(checkNewRows(defaultPolicy, added, now)).toEqual({ ok: true, value: [...defaultPolicy, ...added] })
  })

  test.each<[string, PolicyRow, string]>([
    ['policy-backdated', rooms(4, garden, now - 1), 'group-rooms garden/*/*'],
    ['policy-value', rooms(0, garden, now), 'group-rooms garden/*/*'],
    ['policy-overlap', close(garden, now), 'close garden/*/emergency'],
  ])('are refused with %s', (reason, row, fault) => {
    const [what, scope] = fault.split(' ')
    expect(checkNewRows(defaultPolicy, [rooms(4, {}, now), row], now)).toEqual({
      ok: false,
      reason,
      facts: { what, scope },
    })
  })

  test('are refused with policy-tie where the company decided the same for the same moment already', () => {
    expect(checkNewRows([...defaultPolicy, rooms(4, {}, now)], [rooms(5, {}, now)], now)).toEqual({
      ok: false,
      reason: 'policy-tie',
      facts: { what: 'group-rooms', scope: '*/*/*' },
    })
  })

  test('are refused with policy-hole where the old ones had one', () => {
    expect(checkNewRows(withoutClose, [close({}, now)], now)).toEqual({
      ok: false,
      reason: 'policy-hole',
      facts: { what: 'close', scope: '*/*/emergency' },
    })
  })
})

const includes = (scope: Scope, part: Scope): boolean =>
  (scope.communityId === undefined || scope.communityId === part.communityId) &&
  (scope.categoryId === undefined || scope.categoryId === part.categoryId) &&
  (scope.severity === undefined || scope.severity === part.severity)

test('in a policy without a fault, every complaint at every moment has one row inside all others that are for it', () => {
  const communities = ['garden', 'river', 'hill']
  const categories = ['lift', 'noise', 'fees']
  const moments = [0, 1, 2]
  const scopes = fc.record({
    communityId: fc.constantFrom(undefined, 'garden', 'river'),
    categoryId: fc.constantFrom(undefined, 'lift', 'noise'),
    severity: fc.constantFrom(undefined, 'major' as const),
  })
  const entries = fc.uniqueArray(fc.record({ scope: scopes, validFrom: fc.constantFrom(...moments) }), { maxLength: 6 })
  let faultless = 0
  fc.assert(
    fc.property(entries, listed => {
      const rows = [close({}), ...listed.map(it => close(it.scope, it.validFrom))]
      if (withClose(...rows).length > 0) return
      faultless += 1
      for (const communityId of communities)
        for (const categoryId of categories)
          for (const severity of severities)
            for (const at of moments) {
              const fitting = rows.filter(
                row => row.validFrom <= at && includes(row.scope, { communityId, categoryId, severity }),
              )
              const inside = fitting.filter(row => fitting.every(other => includes(other.scope, row.scope)))
              expect(new Set(inside.map(row => JSON.stringify(row.scope))).size).toBe(1)
            }
    }),
    { numRuns: 600, seed: 12345 },
  )
  expect(faultless).toBeGreaterThan(50)
})
