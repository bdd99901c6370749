import { expect, test } from 'vitest'
import { rosterKey, type Shift } from '#domain/clocks/calendar.ts'
import { type Role, roles } from '#domain/people/actor.ts'
import { heardBy, isOfOffice, officeId, officeOnDuty } from '#domain/people/office-duty.ts'
import { calendar } from '../clocks/calendars.ts'

const at = (time: string): number => Date.parse(`2026-11-24T${time}+08:00`)
const withRoster = (shifts: readonly Shift[] | undefined) => ({
  ...calendar,
  roster: new Map(shifts ? [[rosterKey(officeId, '2026-11-24'), shifts]] : []),
})
const early = { from: 480, to: 1080, userIds: ['a', 'b'] }

test.each<[string, readonly Shift[] | undefined, string, readonly string[]]>([
  ['nothing is said about the day', undefined, '12:00:00', []],
  ['the day is nobody’s', [], '12:00:00', []],
  ['before the shift', [early], '07:59:59', []],
  ['as it begins', [early], '08:00:00', ['a', 'b']],
  ['in its last minute', [early], '17:59:59', ['a', 'b']],
  ['as it ends', [early], '18:00:00', []],
])('the office on duty: %s', (_, shifts, time, named) => {
  expect(officeOnDuty(withRoster(shifts), at(time))).toEqual(named)
})

test('the office is agents and dispatchers', () => {
  const of = (role: Role) => isOfOffice([{ role: 'handler' }, { role }])
  expect(roles.filter(of)).toEqual(['agent', 'dispatcher'])
  expect(isOfOffice([])).toBe(false)
})

test('a dispatcher on duty hears what is the agents’, never the other way round; other posts have no such duty', () => {
  expect(roles.filter(it => heardBy(it).length > 0)).toEqual(['agent', 'dispatcher'])
  expect(heardBy('agent')).toEqual(['agent', 'dispatcher'])
  expect(heardBy('dispatcher')).toEqual(['dispatcher'])
})
