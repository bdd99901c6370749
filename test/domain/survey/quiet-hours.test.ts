import { expect, test } from 'vitest'
import { afterQuietHours } from '#domain/survey/quiet-hours.ts'
import { shanghai } from '../../support/builders.ts'

test.each([
  ['2026-11-18 20:59:59.999', '2026-11-18 20:59:59.999'],
  ['2026-11-18 21:00', '2026-11-19 08:00'],
  ['2026-11-18 21:01', '2026-11-19 08:00'],
  ['2026-11-18 23:59:59.999', '2026-11-19 08:00'],
  ['2026-11-19 00:00', '2026-11-19 08:00'],
  ['2026-11-19 07:59:59.999', '2026-11-19 08:00'],
  ['2026-11-19 08:00', '2026-11-19 08:00'],
  ['2026-11-19 08:00:00.001', '2026-11-19 08:00:00.001'],
  ['2026-12-31 22:00', '2027-01-01 08:00'],
])('what is ready at %s rings at %s', (at, rings) => {
  expect(afterQuietHours(shanghai(at))).toBe(shanghai(rings))
})
