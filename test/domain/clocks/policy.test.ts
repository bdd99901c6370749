import { expect, test } from 'vitest'
import { defaultPolicy, type PolicyRow, rowInForce } from '#domain/clocks/policy.ts'
import { severities } from '#domain/complaint/classes.ts'
import { hour, minute } from '#domain/time.ts'
import { shanghai } from '../../support/builders.ts'

test.each([
  ['dispatch', 'emergency', { counting: 'elapsed', time: 5 * minute }],
  ['dispatch', 'major', { counting: 'dutyTime', time: 5 * minute }],
  ['dispatch', 'ordinary', { counting: 'dutyTime', time: 5 * minute }],
  ['dispatch', 'suggestion', { counting: 'elapsed', time: 24 * hour }],
  ['close', 'emergency', { counting: 'elapsed', time: 24 * hour }],
  ['close', 'major', { counting: 'workingDays', days: 5 }],
  ['close', 'ordinary', { counting: 'workingDays', days: 5 }],
  ['close', 'suggestion', { counting: 'workingDays', days: 5 }],
] as const)('as delivered, %s of %s matters has its length', (clock, severity, length) => {
  expect(rowInForce(defaultPolicy, clock, severity, 0)).toMatchObject({ length, version: 'default-1' })
})

test('as delivered, every clock and severity has exactly one row', () => {
  const keys = defaultPolicy.map(row => `${row.clock}/${row.severity}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toHaveLength(2 * severities.length)
})

const newYear = shanghai('2027-01-01 00:00')
const stricter: PolicyRow = {
  version: '2027',
  clock: 'close',
  severity: 'ordinary',
  length: { counting: 'workingDays', days: 3 },
  validFrom: newYear,
  decidedBy: '褚副总',
  note: '三个工作日',
}

test.each([
  [newYear - 1, 'default-1'],
  [newYear, '2027'],
  [newYear + 1, '2027'],
])('a company row is in force from its first millisecond on: at %d it is %s', (at, version) => {
  expect(rowInForce([...defaultPolicy, stricter], 'close', 'ordinary', at).version).toBe(version)
  expect(rowInForce([stricter, ...defaultPolicy], 'close', 'ordinary', at).version).toBe(version)
})

test('a row of another severity or clock changes nothing', () => {
  const policy = [...defaultPolicy, stricter]
  expect(rowInForce(policy, 'close', 'major', newYear).version).toBe('default-1')
  expect(rowInForce(policy, 'dispatch', 'ordinary', newYear).version).toBe('default-1')
})

test('of two rows that begin together the first listed holds', () => {
  const twin = { ...stricter, version: '2027-twin' }
  expect(rowInForce([stricter, twin], 'close', 'ordinary', newYear).version).toBe('2027')
})

test('a policy with a hole is a mistake', () => {
  expect(() => rowInForce([stricter], 'close', 'ordinary', newYear - 1)).toThrow('no policy row for close/ordinary')
})
