import { describe, expect, test } from 'vitest'
import { rankCandidates } from '#domain/dispatch/candidates.ts'
import type { Handler } from '#domain/dispatch/handler.ts'
import { automaticChoice, barsClaim, dispatchModes, type ModeMatter } from '#domain/dispatch/modes.ts'
import { aHandler, terms } from './handlers.ts'

const ordinary: ModeMatter = { major: false, round: 1, repeated: false, aboutStaff: false }

describe('the modes', () => {
  test('an ordinary first-round matter may go every way', () => {
    expect(dispatchModes(ordinary)).toEqual([
      { mode: 'by-hand', allowed: true },
      { mode: 'proposed', allowed: true },
      { mode: 'automatic', allowed: true },
      { mode: 'claim', allowed: true },
    ])
  })

  test.each([
    ['a major matter', { major: true }, 'major'],
    ['a second round', { round: 2 }, 'repeat'],
    ['a matter linked as a repeat', { repeated: true }, 'repeat'],
    ['the conduct of staff', { aboutStaff: true }, 'staff-conduct'],
    ['a major repeat about staff', { major: true, round: 3, repeated: true, aboutStaff: true }, 'major'],
    ['a repeat about staff', { repeated: true, aboutStaff: true }, 'repeat'],
  ])('%s is dispatched by a person', (_, changes, why) => {
    expect(dispatchModes({ ...ordinary, ...changes })).toEqual([
      { mode: 'by-hand', allowed: true },
      { mode: 'proposed', allowed: true },
      { mode: 'automatic', allowed: false, why },
      { mode: 'claim', allowed: false, why },
    ])
  })
})

const rank = (...handlers: Handler[]) =>
  rankCandidates(handlers, { departmentId: 'engineering', skill: 'water', buildingId: 'b3', emergency: false }, terms)
    .ranked
const plumber = { skills: ['water'] }

describe('the automatic choice', () => {
  test('is the best who is on duty, skilled and below the cap, even if others rank higher', () => {
    const away = aHandler('away', { ...plumber, onDuty: false, buildingIds: ['b3'] })
    const full = aHandler('full', { ...plumber, openOrders: 8, buildingIds: ['b3'] })
    const good = aHandler('good', { ...plumber, openOrders: 7 })
    const better = aHandler('better', { ...plumber, openOrders: 6 })
    const choice = automaticChoice(rank(away, full, good, better, aHandler('unskilled')))
    expect(choice.ok && choice.value.handler).toBe(better)
  })

  test.each<[string, Handler[], string]>([
    ['nobody is there', [], 'no-candidates'],
    [
      'nobody is on duty',
      [aHandler('a', { ...plumber, onDuty: false }), aHandler('b', { onDuty: false })],
      'nobody-on-duty',
    ],
    ['nobody on duty is skilled', [aHandler('a', { ...plumber, onDuty: false }), aHandler('b')], 'nobody-skilled'],
    ['the only one has too much', [aHandler('a', { ...plumber, openOrders: 8 }), aHandler('b')], 'all-full'],
  ])('is left to a person where %s', (_, handlers, reason) => {
    expect(automaticChoice(rank(...handlers))).toEqual({ ok: false, reason })
  })
})

describe('claiming', () => {
  test.each<[string, Partial<Handler>, string | undefined]>([
    ['skilled and below the cap', plumber, undefined],
    ['skilled and off duty, coming by himself', { ...plumber, onDuty: false }, undefined],
    ['not skilled', {}, 'no-skill'],
    ['full', { ...plumber, openOrders: 8 }, 'over-cap'],
  ])('somebody %s', (_, changes, why) => {
    expect(rank(aHandler('a', changes)).map(it => barsClaim(it)?.why)).toEqual([why])
  })
})
