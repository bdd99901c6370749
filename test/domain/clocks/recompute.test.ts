// Another severity or another policy while clocks run; a date agreed with the customer and taken back.

import { expect, test } from 'vitest'
import {
  agreeOn,
  type Clock,
  disagree,
  pauseClocks,
  recompute,
  resumeClocks,
  stopClocks,
  tell,
} from '#domain/clocks/clock.ts'
import { hour } from '#domain/time.ts'
import {
  after,
  calendar,
  delivered,
  matterOf,
  only,
  policyOf,
  rules,
  shanghai,
  stretch,
  withRoster,
} from './calendars.ts'

const close = delivered('close', 'ordinary', '2026-11-18 10:00')
const handle = delivered('handle', 'ordinary', '2026-11-18 10:00')
const changed = (clock: Clock, severity: 'emergency' | 'major' | 'ordinary' | 'suggestion', now: string): Clock =>
  only(recompute([clock], matterOf(severity), rules, shanghai(now)))

test('another severity computes a running clock anew from its original start', () => {
  expect(changed(close, 'emergency', '2026-11-18 11:00')).toEqual(delivered('close', 'emergency', '2026-11-18 10:00'))
})

test('the round stays, and the department whose roster counts', () => {
  const rostered = withRoster({ '2026-11-18': ['12:00-13:00'] }, 'greenery')
  const clock: Clock = { ...handle, round: 3, departmentId: 'greenery' }
  const major = recompute([clock], matterOf('major'), { ...rules, calendar: rostered }, shanghai('2026-11-18 11:00'))
  // 1 h of the 18th, 11 h of the 19th.
  expect(only(major)).toMatchObject({ round: 3, departmentId: 'greenery', dueAt: shanghai('2026-11-19 19:00') })
})

test.each([
  ['2026-11-19 09:59:59.999', '2026-11-19 10:00', 'still in time'],
  ['2026-11-19 10:00', '2026-11-19 10:00', 'due this moment'],
  ['2026-11-19 16:00', '2026-11-19 16:00', 'already past: due now'],
])('24 h, made out of five working days at %s, are due %s: %s', (now, due) => {
  const clock = changed(close, 'emergency', now)
  expect(clock).toMatchObject({ dueAt: shanghai(due), remindAt: shanghai('2026-11-19 05:12') })
})

test('what has become due now is told now, the reminder with it', () => {
  const clock = changed(close, 'emergency', '2026-11-19 16:00')
  expect(tell([clock], shanghai('2026-11-19 15:59:59.999')).told.map(({ step }) => step)).toEqual(['reminder'])
  expect(tell([clock], shanghai('2026-11-19 16:00')).told.map(({ step }) => step)).toEqual(['reminder', 'due'])
})

test.each([
  ['the same severity', handle, 'ordinary', '2026-11-18 22:00'],
  ['a stricter one: late since the looser one was over', handle, 'emergency', '2026-11-18 22:00'],
  [
    'a looser one: late since that was over',
    delivered('handle', 'emergency', '2026-11-18 10:00'),
    'ordinary',
    '2026-11-18 22:00',
  ],
] as const)('a clock overdue before stays overdue with %s', (_, clock, severity, due) => {
  expect(changed(after(clock, 'reminder', 'due'), severity, '2026-11-19 12:00')).toMatchObject({
    dueAt: shanghai(due),
    told: ['reminder', 'due'],
  })
})

test('computed twice is computed once', () => {
  const once = changed(close, 'emergency', '2026-11-19 16:00')
  expect(changed(once, 'emergency', '2026-11-19 20:00')).toEqual(once)
})

test('steps told stay told while their time is over, and are told anew when it lies ahead again', () => {
  const emergency = after(delivered('handle', 'emergency', '2026-11-18 10:00'), 'reminder', 'due')
  // 12 h of duty: reminder 19:36, due 22:00.
  expect(changed(emergency, 'ordinary', '2026-11-18 19:35:59.999').told).toEqual([])
  expect(changed(emergency, 'ordinary', '2026-11-18 19:36').told).toEqual(['reminder'])
  expect(changed(emergency, 'ordinary', '2026-11-18 21:59:59.999').told).toEqual(['reminder'])
  expect(changed(emergency, 'ordinary', '2026-11-18 22:00').told).toEqual(['reminder', 'due'])
})

const ladderPolicy = (hours: number) =>
  policyOf({ counting: 'elapsed', time: hours * hour }, { what: 'escalation', pausable: false })
const escalation = delivered('escalation', 'ordinary', '2026-11-18 10:00')

test('the ladder goes on from the moment the escalation is due, be that now', () => {
  const policy = ladderPolicy(2)
  const clock = only(recompute([escalation], matterOf('ordinary'), { policy, calendar }, shanghai('2026-11-19 09:00')))
  expect(clock).toMatchObject({
    dueAt: shanghai('2026-11-19 09:00'),
    ladder: [
      { step: 'manager', at: shanghai('2026-11-20 09:00') },
      { step: 'executive', at: shanghai('2026-11-23 09:00') },
    ],
  })
})

test('steps of the ladder that move ahead are climbed anew', () => {
  const told = after(escalation, 'reminder', 'due', 'manager', 'executive')
  const longer = (now: string) =>
    only(recompute([told], matterOf('ordinary'), { policy: ladderPolicy(48), calendar }, shanghai(now))).told
  // Due 20 November 10:00, manager 23rd, executive 24th at 09:00.
  expect(longer('2026-11-20 09:59')).toEqual(['reminder'])
  expect(longer('2026-11-20 10:00')).toEqual(['reminder', 'due'])
  expect(longer('2026-11-23 09:00')).toEqual(['reminder', 'due', 'manager'])
  expect(longer('2026-11-24 08:59')).toEqual(['reminder', 'due', 'manager'])
  expect(longer('2026-11-24 09:00')).toEqual(['reminder', 'due', 'manager', 'executive'])
})

test('a clock the matter no longer has is cancelled', () => {
  expect(changed(handle, 'suggestion', '2026-11-18 11:00')).toEqual({
    ...handle,
    stoppedAt: shanghai('2026-11-18 11:00'),
    end: 'cancelled',
  })
})

test('stopped clocks keep the severity they ended with', () => {
  const stopped = only(stopClocks([close], ['close'], shanghai('2026-11-18 11:00'), 'done'))
  expect(changed(stopped, 'emergency', '2026-11-18 12:00')).toBe(stopped)
})

const pause = stretch('2026-11-18 12:00', '2026-11-18 14:00')
const paused = (clock: Clock): Clock => only(pauseClocks([clock], pause, () => true, calendar))
const computedUnder = (clock: Clock, pausable: boolean): Clock => {
  const policy = policyOf({ counting: 'elapsed', time: 8 * hour }, { pausable })
  return only(recompute([clock], matterOf('ordinary'), { policy, calendar }, shanghai('2026-11-18 13:00')))
}

test('pauses stay with a clock that may be paused, are lost with one that may not', () => {
  expect(computedUnder(paused(handle), true)).toMatchObject({ pauses: [pause], dueAt: shanghai('2026-11-18 20:00') })
  expect(computedUnder(paused(handle), false)).toMatchObject({
    pauses: [],
    dueAt: shanghai('2026-11-18 18:00'),
    remindAt: shanghai('2026-11-18 16:24'),
  })
})

test('a clock suspended though it cannot be paused stays suspended', () => {
  const suspended = paused({ ...handle, pausable: false })
  expect(computedUnder(suspended, false)).toMatchObject({ pauses: [pause], dueAt: shanghai('2026-11-18 20:00') })
  expect(computedUnder(suspended, true)).toMatchObject({ pauses: [pause], dueAt: shanghai('2026-11-18 20:00') })
})

const agreed = { at: shanghai('2026-11-18 21:00'), until: shanghai('2026-11-20 23:00') }
/** 40 of the 50 h agreed upon. */
const agreedTimes = { dueAt: agreed.until, remindAt: shanghai('2026-11-20 13:00') }

test('an agreed date takes the place of the due time, reminded of after four fifths of the way there', () => {
  expect(agreeOn([handle], ['handle'], agreed)).toEqual([{ ...handle, ...agreedTimes, agreed }])
})

test('with an agreed date, what was told is to be told anew where its time lies ahead', () => {
  expect(only(agreeOn([after(handle, 'reminder', 'due')], ['handle'], agreed)).told).toEqual([])
  const atOnce = { at: agreed.at, until: agreed.at }
  expect(only(agreeOn([after(handle, 'reminder', 'due')], ['handle'], atOnce)).told).toEqual(['reminder', 'due'])
})

test('a date is agreed for running clocks of the named kinds', () => {
  const stopped = only(stopClocks([handle], ['handle'], shanghai('2026-11-18 11:00'), 'done'))
  const result = agreeOn([stopped, close, handle], ['handle'], agreed)
  expect(result[0]).toBe(stopped)
  expect(result[1]).toBe(close)
  expect(result[2]?.agreed).toBe(agreed)
})

test('when the customer did not agree, the counted times are exactly what they were', () => {
  expect(disagree(agreeOn([handle], ['handle'], agreed), shanghai('2026-11-19 09:00'), calendar)).toEqual([handle])
  expect(disagree(agreeOn([escalation], ['escalation'], agreed), shanghai('2026-11-18 21:30'), calendar)).toEqual([
    escalation,
  ])
})

test('pauses while a date was agreed count when the customer did not agree', () => {
  const clocks = pauseClocks(agreeOn([handle], ['handle'], agreed), pause, () => true, calendar)
  const early = resumeClocks(clocks, shanghai('2026-11-18 13:00'), calendar)
  expect(disagree(early, shanghai('2026-11-19 09:00'), calendar)).toEqual([
    {
      ...handle,
      pauses: [stretch('2026-11-18 12:00', '2026-11-18 13:00')],
      dueAt: shanghai('2026-11-19 09:00'),
      remindAt: shanghai('2026-11-18 20:36'),
    },
  ])
})

test('a reminder of the agreed date is forgotten where the counted one lies ahead', () => {
  // 42 h 24 min of five working days are over on the 24th at 16:24.
  const told = (now: string) => {
    const clock = after(only(agreeOn([close], ['close'], agreed)), 'reminder')
    return only(disagree([clock], shanghai(now), calendar)).told
  }
  expect(told('2026-11-24 16:23:59.999')).toEqual([])
  expect(told('2026-11-24 16:24')).toEqual(['reminder'])
})

test('disagreeing touches no clock without an agreed date, and none that is stopped', () => {
  const stopped = stopClocks(agreeOn([handle], ['handle'], agreed), ['handle'], shanghai('2026-11-19 09:00'), 'done')
  const result = disagree([...stopped, close], shanghai('2026-11-19 10:00'), calendar)
  expect(result[0]).toBe(stopped[0])
  expect(result[1]).toBe(close)
})

test('an agreed date stays with another severity; without it that one counts', () => {
  const clock = changed(only(agreeOn([handle], ['handle'], agreed)), 'emergency', '2026-11-18 21:30')
  expect(clock).toMatchObject({ ...agreedTimes, agreed, severity: 'emergency' })
  expect(only(disagree([clock], shanghai('2026-11-18 22:00'), calendar))).toEqual(
    delivered('handle', 'emergency', '2026-11-18 10:00'),
  )
})
