import { expect, test } from 'vitest'
import { clientVersion, isAtLeast } from '#contract/version.ts'

test.each([
  ['1.2.3', '1.2.3', true],
  ['1.2.4', '1.2.3', true],
  ['1.2.2', '1.2.3', false],
  ['1.3.0', '1.2.9', true],
  ['1.1.9', '1.2.0', false],
  ['2.0.0', '1.9.9', true],
  ['1.9.9', '2.0.0', false],
  ['0.10.0', '0.9.0', true],
  ['0.9.0', '0.10.0', false],
  ['1.0.10', '1.0.9', true],
  ['0.0.0', '0.0.0', true],
])('version %s is at least %s: %s', (version, minimum, enough) => {
  expect(isAtLeast(version, minimum)).toBe(enough)
})

test.each(['', '1', '1.2', '1.2.3.4', 'v1.2.3', '1.2.3-beta', ' 1.2.3', '1.2.3\n', '1.-2.3', 'latest'])(
  '%j is no version and counts as too old, even against nothing',
  version => {
    expect(isAtLeast(version, '0.0.0')).toBe(false)
  },
)

test('a minimum that is no version lets nobody through', () => {
  expect(isAtLeast('9.9.9', 'none')).toBe(false)
})

test('this build has a version', () => {
  expect(isAtLeast(clientVersion, '0.0.0')).toBe(true)
})
