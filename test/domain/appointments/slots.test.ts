import { expect, test } from 'vitest'
import { slotsBetween } from '#domain/appointments/slots.ts'
import { shanghai } from '../../support/builders.ts'
import { wallClock } from '../complaint/decided.ts'

const slots = (earliest: string, latest: string): string[] =>
  slotsBetween(shanghai(`2026-${earliest}`), shanghai(`2026-${latest}`)).map(
    ({ from, to }) => `${wallClock(from)}–${wallClock(to).slice(6)}`,
  )

test('a day has hours from nine to twenty, none at noon', () => {
  expect(slots('11-18 00:00', '11-19 00:00')).toEqual([
    '11-18 09:00–10:00',
    '11-18 10:00–11:00',
    '11-18 11:00–12:00',
    '11-18 14:00–15:00',
    '11-18 15:00–16:00',
    '11-18 16:00–17:00',
    '11-18 17:00–18:00',
    '11-18 18:00–19:00',
    '11-18 19:00–20:00',
  ])
})

test.each([
  ['11-18 18:00', ['11-18 18:00–19:00', '11-18 19:00–20:00']],
  ['11-18 18:00:00.001', ['11-18 19:00–20:00']],
  ['11-18 19:00:00.001', []],
])('what begins before %s is over', (earliest, expected) => {
  expect(slots(earliest, '11-19 00:00')).toEqual(expected)
})

test.each([
  ['11-18 10:00', ['11-18 09:00–10:00']],
  ['11-18 09:59:59.999', []],
  ['11-18 08:00', []],
])('what ends after %s is not yet to be had', (latest, expected) => {
  expect(slots('11-18 00:00', latest)).toEqual(expected)
})

test('several days come in order, over the end of a month', () => {
  const days = slots('11-29 19:30', '12-02 10:00').map(it => it.slice(0, 5))
  expect([...new Set(days)]).toEqual(['11-30', '12-01', '12-02'])
  expect(days.length).toBe(19)
})

test('nothing lies between a moment and an earlier one', () => {
  expect(slots('11-19 08:00', '11-18 20:00')).toEqual([])
})
