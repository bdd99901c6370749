import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClockRow,
  clockRowFor,
  type FigureRow,
  figureFor,
  type Matter,
  type PolicyRow,
  type Scope,
  scopeText,
} from '#domain/clocks/policy.ts'
import { severities } from '#domain/complaint/classes.ts'

const row = (version: string, scope: Scope, validFrom = 0, what: ClockRow['what'] = 'close'): ClockRow => ({
  version,
  what,
  scope,
  validFrom,
  length: { counting: 'workingDays', days: 1 },
  pausable: true,
  decidedBy: '褚副总',
  note: '会议决定',
})

const figure = (value: number, scope: Scope, validFrom = 0): FigureRow => ({
  version: 'figures',
  what: 'group-rooms',
  scope,
  validFrom,
  value,
  decidedBy: '褚副总',
  note: '会议决定',
})

const matter: Matter = { communityId: 'garden', categoryId: 'lift', severity: 'major', policyAt: 1000 }

const versionFor = (rows: readonly PolicyRow[], of: Partial<Matter> = {}): string =>
  clockRowFor(rows, 'close', { ...matter, ...of }).version

/** Every scope the matter falls under, the one that holds first. */
const byPrecedence: readonly Scope[] = [
  { communityId: 'garden', categoryId: 'lift', severity: 'major' },
  { communityId: 'garden', categoryId: 'lift' },
  { communityId: 'garden', severity: 'major' },
  { communityId: 'garden' },
  { categoryId: 'lift', severity: 'major' },
  { categoryId: 'lift' },
  { severity: 'major' },
  {},
]

describe('which row is for a complaint', () => {
  test.each(byPrecedence.map((scope, index) => [scopeText(scope), index] as const))(
    'among rows no more specific than %s, that one holds, in whatever order they are listed',
    (text, index) => {
      const rows = byPrecedence.slice(index).map(scope => row(scopeText(scope), scope))
      expect(versionFor(rows)).toBe(text)
      expect(versionFor(rows.toReversed())).toBe(text)
    },
  )

  test.each([
    ['another community', { communityId: 'river' }],
    ['another category', { categoryId: 'noise' }],
    ['another severity', { severity: 'ordinary' }],
    ['the same severity elsewhere', { communityId: 'river', severity: 'major' }],
  ] as const)('a row for %s changes nothing', (_, scope) => {
    expect(versionFor([row('other', scope), row('all', {})])).toBe('all')
  })

  test.each([
    [999, 'old'],
    [1000, 'new'],
    [1001, 'new'],
  ])('a row holds from its first millisecond on: at %d it is the %s one', (policyAt, version) => {
    const rows = [row('old', {}), row('new', {}, 1000)]
    expect(versionFor(rows, { policyAt })).toBe(version)
    expect(versionFor(rows.toReversed(), { policyAt })).toBe(version)
  })

  test('a later row for all does not replace an earlier one that is more specific', () => {
    expect(versionFor([row('ours', { communityId: 'garden' }), row('all', {}, 1000)])).toBe('ours')
  })

  test('of two rows that begin together the first listed holds', () => {
    expect(versionFor([row('first', {}), row('second', {})])).toBe('first')
  })

  test('a row for another clock changes nothing', () => {
    expect(versionFor([row('handle', matter, 0, 'handle'), row('close', {})])).toBe('close')
  })

  test('a policy with a hole is a mistake', () => {
    expect(() => versionFor([row('new', {}, 1001)])).toThrow(new Error('no policy row for close/major'))
    expect(() => versionFor([])).toThrow(new Error('no policy row for close/major'))
    expect(() => figureFor([], 'group-rooms', matter)).toThrow(new Error('no policy row for group-rooms/major'))
  })
})

describe('which number is for a complaint', () => {
  test('it is chosen like the row of a clock', () => {
    const rows = [row('close', {}), figure(3, {}), figure(5, { communityId: 'garden' }), figure(4, {}, 500)]
    expect(figureFor(rows, 'group-rooms', matter)).toBe(5)
    expect(figureFor(rows, 'group-rooms', { ...matter, communityId: 'river' })).toBe(4)
    expect(figureFor(rows, 'group-rooms', { ...matter, communityId: 'river', policyAt: 499 })).toBe(3)
  })
})

test('a scope in short names community, category and severity, an asterisk for all', () => {
  expect(scopeText({})).toBe('*/*/*')
  expect(scopeText({ communityId: 'garden', severity: undefined })).toBe('garden/*/*')
  expect(scopeText({ communityId: 'garden', categoryId: 'lift', severity: 'major' })).toBe('garden/lift/major')
})

const scopes: fc.Arbitrary<Scope> = fc.record({
  communityId: fc.constantFrom(undefined, 'garden', 'river'),
  categoryId: fc.constantFrom(undefined, 'lift', 'noise'),
  severity: fc.constantFrom(undefined, ...severities),
})

test('whatever the rows, the choice is that of walking down the list of scopes by hand', () => {
  const entries = fc.array(fc.record({ scope: scopes, validFrom: fc.integer({ min: 0, max: 4 }) }), { maxLength: 25 })
  const matters = fc.record({
    communityId: fc.constantFrom('garden', 'river', 'hill'),
    categoryId: fc.constantFrom('lift', 'noise', 'fees'),
    severity: fc.constantFrom(...severities),
    policyAt: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(entries, matters, (listed, of) => {
      const rows = [row('all', {}), ...listed.map((it, index) => row(String(index), it.scope, it.validFrom))]
      const { communityId, categoryId, severity } = of
      const walk: Scope[] = [
        { communityId, categoryId, severity },
        { communityId, categoryId },
        { communityId, severity },
        { communityId },
        { categoryId, severity },
        { categoryId },
        { severity },
        {},
      ]
      const begun = rows.filter(it => it.validFrom <= of.policyAt)
      const own = walk
        .map(scope => begun.filter(it => scopeText(it.scope) === scopeText(scope)))
        .find(found => found.length > 0)
      const latest = Math.max(...(own ?? []).map(it => it.validFrom))
      expect(clockRowFor(rows, 'close', of)).toBe(own?.find(it => it.validFrom === latest))
    }),
    { numRuns: 500 },
  )
})
