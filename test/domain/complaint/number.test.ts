import { expect, test } from 'vitest'
import { sources } from '#domain/complaint/classes.ts'
import { numberOf, orderNumber, roundNumber, sequenceIn, sequenceOf, sourceOfNumber } from '#domain/complaint/number.ts'
import { received, shanghai } from '../../support/builders.ts'

test.each([
  ['hotline', '2611'],
  ['wechat', 'W2611'],
  ['other-department', 'Q2611'],
  ['online-monitoring', 'L2611'],
  ['walk-in', 'V2611'],
  ['letter', 'X2611'],
  ['third-party', 'T2611'],
] as const)('a complaint from %s of November 2026 takes its number from %s', (source, sequence) => {
  expect(sequenceOf(source, received)).toBe(sequence)
})

test('no two sources share a sequence', () => {
  expect(new Set(sources.map(it => sequenceOf(it, received))).size).toBe(sources.length)
})

test.each([
  ['2026-11-30 23:59:59.999', 'W2611'],
  ['2026-12-01 00:00', 'W2612'],
  ['2026-12-31 23:59:59.999', 'W2612'],
  ['2027-01-01 00:00', 'W2701'],
])('received at %s in Shanghai, the sequence is %s', (wallClock, sequence) => {
  expect(sequenceOf('wechat', shanghai(wallClock))).toBe(sequence)
})

test.each([
  [1, 'W2611-0001'],
  [999, 'W2611-0999'],
  [9999, 'W2611-9999'],
  [10_000, 'W2611-10000'],
  [123_456, 'W2611-123456'],
])('serial %d becomes %s: it widens instead of overflowing', (serial, number) => {
  expect(numberOf('W2611', serial)).toBe(number)
})

test.each([
  [1, 'W2611-0001'],
  [2, 'W2611-0001/2'],
  [11, 'W2611-0001/11'],
])('in round %d the number stands as %s', (round, number) => {
  expect(roundNumber('W2611-0001', round)).toBe(number)
})

test.each([
  [0, 'A'],
  [1, 'B'],
  [25, 'Z'],
  [26, 'AA'],
  [27, 'AB'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('the work order after %d others has the letters %s', (index, letters) => {
  expect(orderNumber('W2611-0001', 1, index)).toBe(`W2611-0001-${letters}`)
})

test('the work orders of a later round carry the round', () => {
  expect(orderNumber('W2611-0001', 2, 0)).toBe('W2611-0001/2-A')
})

test('no two of the first two thousand work orders share a number', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => orderNumber('1', 1, index))
  expect(new Set(numbers).size).toBe(2000)
})

test.each([
  ['466', 'hotline'],
  ['Q001', 'other-department'],
  ['L001', 'online-monitoring'],
  ['W2611-0001', 'wechat'],
  ['投-7', undefined],
  ['旧-2549', undefined],
  ['', undefined],
])('an old number %s tells the source %s', (number, source) => {
  expect(sourceOfNumber(number)).toBe(source)
})

test.each([
  ['W2611-0001', 'W2611'],
  ['2611-12345', '2611'],
  ['W2611-001', undefined],
  ['W2611-0001/2', undefined],
  ['466', undefined],
])('%s has the form of a number of the sequence %s', (number, sequence) => {
  expect(sequenceIn(number)).toBe(sequence)
})
