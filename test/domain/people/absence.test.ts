// 请假: who enters it, who stands in, and when it is on.

import { describe, expect, test } from 'vitest'
import { type Absence, absenceAt, endAbsence, enterAbsence, mayEnterAbsence } from '#domain/people/absence.ts'
import type { Actor, Role } from '#domain/people/actor.ts'

const communityId = 'garden'
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const now = at('2026-11-23 10:00')
const handler = { role: 'handler', departmentId: 'engineering' } as const
const absence = (from: string, to: string, id = 'a'): Absence => ({
  id,
  from: at(`${from} 00:00`),
  to: at(`${to} 00:00`),
  delegateId: 'sun',
})
const away = (id: string, absences: Absence[] = [], role: Role = 'handler') => ({
  id,
  roles: [role === 'handler' ? handler : { role }],
  absences,
})

describe('entering an absence', () => {
  const enter = (
    from: string,
    to: string,
    person = away('zhou'),
    delegate: ReturnType<typeof away> | undefined = away('sun'),
  ) => {
    const result = enterAbsence(person, delegate, { id: 'new', from, to }, now)
    return result.ok ? result.value : result.reason
  }

  test('covers both days whole', () => {
    expect(enter('2026-11-24', '2026-11-25')).toEqual({ ...absence('2026-11-24', '2026-11-26', 'new') })
  })

  test.each([
    ['today', '2026-11-23', '2026-11-23', 'ok'],
    ['yesterday', '2026-11-22', '2026-11-24', 'absence-wrong'],
    ['an end before the beginning', '2026-11-25', '2026-11-24', 'absence-wrong'],
    ['ninety days', '2026-11-23', '2027-02-20', 'ok'],
    ['ninety-one days', '2026-11-23', '2027-02-21', 'absence-wrong'],
  ])('%s', (_name, from, to, outcome) => {
    const entered = enter(from, to)
    expect(typeof entered === 'string' ? entered : 'ok').toBe(outcome)
  })

  test('needs a delegate of the same post, who is another and there himself', () => {
    const days = ['2026-11-24', '2026-11-25'] as const
    expect(enterAbsence(away('zhou'), undefined, { id: 'new', from: days[0], to: days[1] }, now)).toEqual({
      ok: false,
      reason: 'person-unknown',
    })
    expect(enter(...days, away('zhou'), away('zhou'))).toBe('delegate-unfit')
    expect(enter(...days, away('zhou'), away('he', [], 'agent'))).toBe('delegate-unfit')
    expect(enter(...days, away('zhou'), away('sun', [absence('2026-11-25', '2026-11-26')]))).toBe('delegate-absent')
    expect(enter(...days, away('zhou'), away('sun', [absence('2026-11-26', '2026-11-27')]))).not.toBe('delegate-absent')
  })

  test('does not overlap another of the same person', () => {
    const before = away('zhou', [absence('2026-11-20', '2026-11-25')])
    expect(enter('2026-11-24', '2026-11-24', before)).toBe('absence-overlaps')
    expect(enter('2026-11-25', '2026-11-25', before)).not.toBe('absence-overlaps')
  })
})

describe('an absence is on', () => {
  const absences = [absence('2026-11-24', '2026-11-26')]
  test.each([
    ['2026-11-23 23:59', false],
    ['2026-11-24 00:00', true],
    ['2026-11-25 23:59', true],
    ['2026-11-26 00:00', false],
  ])('at %s: %s', (moment, on) => {
    expect(absenceAt(absences, at(moment)) !== undefined).toBe(on)
  })
  test('of somebody who has none: never', () => expect(absenceAt(undefined, now)).toBeUndefined())
})

describe('ending an absence', () => {
  const other = absence('2026-12-01', '2026-12-02', 'other')
  test('that is on: from now on he is back', () => {
    const on = absence('2026-11-20', '2026-11-26')
    expect(endAbsence([on, other], 'a', now)).toEqual({ ok: true, value: [{ ...on, to: now }, other] })
  })
  test('that has not begun: it was never entered', () => {
    expect(endAbsence([absence('2026-11-24', '2026-11-26'), other], 'a', now)).toEqual({ ok: true, value: [other] })
    expect(endAbsence([{ ...other, id: 'a', from: now }], 'a', now)).toEqual({ ok: true, value: [] })
  })
  test('that is over or not there: refused', () => {
    const refused = { ok: false, reason: 'absence-unknown' }
    expect(endAbsence([{ ...other, id: 'a', from: now - 5, to: now }], 'a', now)).toEqual(refused)
    expect(endAbsence([other], 'a', now)).toEqual(refused)
  })
})

describe('who enters it', () => {
  const actor = (id: string, role: Role, departmentId?: string): Actor => ({
    id,
    name: id,
    grants: [{ role, communityId, departmentId }],
  })
  test.each([
    ['he himself', actor('zhou', 'handler', 'engineering'), true],
    ['another handler', actor('sun', 'handler', 'engineering'), false],
    ['his head', actor('ma', 'department-head', 'engineering'), true],
    ['another head', actor('ma', 'department-head', 'order'), false],
    ['the dispatcher', actor('xu', 'dispatcher'), false],
    ['the manager', actor('chen', 'manager'), true],
    ['the administrator', actor('lin', 'admin'), true],
  ])('%s: %s', (_name, who, may) => {
    expect(mayEnterAbsence(who, communityId, away('zhou'))).toBe(may)
    expect(mayEnterAbsence({ ...who, id: 'x' }, 'elsewhere', away('zhou'))).toBe(false)
  })
  test('the head of one of his departments is enough', () => {
    const both = { ...away('zhou'), roles: [{ role: 'agent' }, ...away('zhou').roles] } as const
    expect(mayEnterAbsence(actor('ma', 'department-head', 'engineering'), communityId, both)).toBe(true)
  })
  test('a head may not for somebody without a department', () =>
    expect(mayEnterAbsence(actor('ma', 'department-head', 'engineering'), communityId, away('he', [], 'agent'))).toBe(
      false,
    ))
})
