import { expect, test } from 'vitest'
import type { Interval } from '#domain/clocks/calendar.ts'
import { agreeOn, type Clock, pauseClocks, recompute, resumeClocks, stopClocks } from '#domain/clocks/clock.ts'
import { after, calendar, delivered, matterOf, only, rules, shanghai, stretch } from './calendars.ts'

const paused = (clock: Clock, ...pauses: Interval[]): Clock =>
  pauses.reduce((it, pause) => only(pauseClocks([it], pause, () => true, calendar)), clock)

const resumed = (clock: Clock, at: string): Clock => only(resumeClocks([clock], shanghai(at), calendar))

/** 12 h of duty from Wednesday 10:00: due at the end of duty, 22:00. */
const handle = delivered('handle', 'ordinary', '2026-11-18 10:00')
/** Counts the 19th, 20th, 23rd, 24th, 25th. */
const close = delivered('close', 'ordinary', '2026-11-18 10:00')
/** Counts the 30th, 8th, 9th, the make-up 10th and the 12th. */
const overHoliday = delivered('close', 'ordinary', '2026-09-29 10:00')
/** 4 h by the clock. */
const emergency = delivered('handle', 'emergency', '2026-11-18 20:00')

type Line = [what: string, from: string, to: string, due: string, why: string, clock: Clock]
const lines: Line[] = [
  ['12 h of duty', '2026-11-18 12:00', '2026-11-18 14:00', '2026-11-19 10:00', '2 + 8 h, 2 h the next morning', handle],
  ['12 h of duty', '2026-11-18 20:00', '2026-11-19 09:00', '2026-11-19 11:00', 'over midnight: 10 h, then 2 h', handle],
  [
    '12 h of duty',
    '2026-11-18 20:00',
    '2026-11-18 22:00',
    '2026-11-19 10:00',
    'to the end of duty: 10 h, then 2 h',
    handle,
  ],
  ['12 h of duty', '2026-11-18 20:00', '2026-11-18 21:59', '2026-11-19 09:59', '10 h, 1 min, then 1 h 59 min', handle],
  ['12 h of duty', '2026-11-18 21:59', '2026-11-19 08:00', '2026-11-19 08:01', 'over night: 1 min is left', handle],
  ['12 h of duty', '2026-11-18 22:00', '2026-11-20 22:00', '2026-11-18 22:00', 'a pause from the due time on', handle],
  [
    '12 h of duty',
    '2026-11-18 10:00',
    '2026-11-20 10:00',
    '2026-11-20 22:00',
    'from the start: all 12 h after it',
    handle,
  ],
  ['4 h by the clock', '2026-11-18 21:00', '2026-11-19 03:00', '2026-11-19 06:00', '1 h, then 3 h', emergency],
  [
    'five working days',
    '2026-11-19 10:00',
    '2026-11-19 17:59',
    '2026-11-25 18:00',
    'within a day: costs nothing',
    close,
  ],
  [
    'five working days',
    '2026-11-19 10:00',
    '2026-11-19 18:00',
    '2026-11-26 18:00',
    'to the end of working hours: a day',
    close,
  ],
  ['five working days', '2026-11-19 18:00', '2026-11-20 17:59', '2026-11-25 18:00', 'between two ends: nothing', close],
  [
    'five working days',
    '2026-11-20 10:00',
    '2026-11-24 10:00',
    '2026-11-27 18:00',
    'costs the 20th and the 23rd',
    close,
  ],
  ['five working days', '2026-11-20 10:00', '2026-11-24 18:00', '2026-11-30 18:00', 'and the 24th', close],
  ['five working days', '2026-11-20 18:01', '2026-11-23 08:00', '2026-11-25 18:00', 'over the weekend: nothing', close],
  [
    'five working days',
    '2026-09-30 10:00',
    '2026-10-08 10:00',
    '2026-10-13 18:00',
    'the holiday within costs nothing',
    overHoliday,
  ],
  ['five working days', '2026-10-01 10:00', '2026-10-08 17:00', '2026-10-12 18:00', 'nothing at all', overHoliday],
  [
    'five working days',
    '2026-10-09 19:00',
    '2026-10-11 10:00',
    '2026-10-13 18:00',
    'costs the make-up Saturday',
    overHoliday,
  ],
]

test.each(lines)('%s, paused from %s to %s, are due %s: %s', (_, from, to, due, _why, clock) => {
  const result = paused(clock, stretch(from, to))
  expect(new Date(result.dueAt)).toEqual(new Date(shanghai(due)))
  expect(result.pauses).toEqual([stretch(from, to)])
})

test('two pauses add up: 12 h are 2, 4, 1 and, the next morning, 5', () => {
  const clock = paused(
    handle,
    stretch('2026-11-18 12:00', '2026-11-18 14:00'),
    stretch('2026-11-18 18:00', '2026-11-18 21:00'),
  )
  expect(clock.dueAt).toBe(shanghai('2026-11-19 13:00'))
})

test('a paused clock is reminded of after four fifths of the time that counts: 2 h + 7 h 36 min', () => {
  const { remindAt } = paused(handle, stretch('2026-11-18 12:00', '2026-11-18 14:00'))
  expect(remindAt).toBe(shanghai('2026-11-18 21:36'))
})

test('only the running clocks named are paused', () => {
  const stopped = stopClocks([handle], ['handle'], shanghai('2026-11-18 11:00'), 'done')
  const pause = stretch('2026-11-18 12:00', '2026-11-18 14:00')
  const clocks = [...stopped, handle, close]
  const result = pauseClocks(clocks, pause, ({ kind }) => kind === 'handle', calendar)
  expect(result).toEqual([...stopped, paused(handle, pause), close])
})

test('a reminder told before the pause, whose time is after it again, is to be told anew', () => {
  const reminded = after(close, 'reminder')
  expect(reminded.remindAt).toBe(shanghai('2026-11-24 16:24'))
  // 48 h 24 min of 60 h 30 min: 8 + 9 + 9 + 9 + 7 h 30 min, paused, 5 h 54 min of the 25th
  const clock = paused(reminded, stretch('2026-11-24 16:30', '2026-11-25 09:00'))
  expect(clock).toMatchObject({ remindAt: shanghai('2026-11-25 14:54'), dueAt: shanghai('2026-11-26 18:00'), told: [] })
})

test('a reminder told stays told where the pause comes after its time, be it at once', () => {
  const reminded = after(handle, 'reminder')
  const clock = paused(reminded, { from: handle.remindAt, to: shanghai('2026-11-19 10:00') })
  expect(clock).toMatchObject({ remindAt: handle.remindAt, told: ['reminder'], dueAt: shanghai('2026-11-19 12:24') })
})

test('resumed at the planned end, nothing changes', () => {
  const clock = paused(handle, stretch('2026-11-18 12:00', '2026-11-18 14:00'))
  expect(resumeClocks([clock], shanghai('2026-11-18 14:00'), calendar)[0]).toBe(clock)
})

test.each([
  ['2026-11-18 12:00', '2026-11-18 22:00', [], 'at once, as if it had not been paused'],
  ['2026-11-18 13:00', '2026-11-19 09:00', [stretch('2026-11-18 12:00', '2026-11-18 13:00')], 'an hour later'],
  [
    '2026-11-18 13:59:59.999',
    '2026-11-19 09:59:59.999',
    [stretch('2026-11-18 12:00', '2026-11-18 13:59:59.999')],
    'just before',
  ],
])('12 h paused from 12:00 to 14:00 and resumed %s are due %s: %s', (at, due, pauses) => {
  const clock = resumed(paused(handle, stretch('2026-11-18 12:00', '2026-11-18 14:00')), at)
  expect(clock.dueAt).toBe(shanghai(due))
  expect(clock.pauses).toEqual(pauses)
})

test('resumed early, earlier pauses stay and later ones are gone', () => {
  const pauses = [
    stretch('2026-11-18 10:00', '2026-11-18 11:00'),
    stretch('2026-11-18 12:00', '2026-11-18 14:00'),
    stretch('2026-11-18 15:00', '2026-11-18 16:00'),
  ]
  expect(resumed(paused(handle, ...pauses), '2026-11-18 13:00')).toEqual(
    paused(handle, stretch('2026-11-18 10:00', '2026-11-18 11:00'), stretch('2026-11-18 12:00', '2026-11-18 13:00')),
  )
})

test('resuming early leaves told what is over and asks anew for what is not', () => {
  // Five working days, the 24th paused away, are 60 h 30 min; resumed at 17:00 they are 52 h 30 min, of which 42 h are over at 16:00.
  const clock = after(paused(close, stretch('2026-11-24 16:30', '2026-11-25 09:00')), 'reminder')
  const early = resumed(clock, '2026-11-24 17:00')
  expect(early).toMatchObject({
    remindAt: shanghai('2026-11-24 16:00'),
    dueAt: shanghai('2026-11-25 18:00'),
    told: ['reminder'],
  })
  expect(
    resumed(after(paused(handle, stretch('2026-11-18 12:00', '2026-11-19 12:00')), 'reminder'), '2026-11-18 13:00'),
  ).toMatchObject({
    remindAt: shanghai('2026-11-18 20:36'),
    told: [],
  })
})

test('resuming touches no clock that is not paused, and none that is stopped', () => {
  const pause = stretch('2026-11-18 12:00', '2026-11-18 14:00')
  const stopped = only(stopClocks([paused(close, pause)], ['close'], shanghai('2026-11-18 12:30'), 'withdrawn'))
  const result = resumeClocks([handle, stopped], shanghai('2026-11-18 13:00'), calendar)
  expect(result[0]).toBe(handle)
  expect(result[1]).toBe(stopped)
})

test('an agreed date stays where it is, whatever is paused or resumed', () => {
  const agreed = { at: shanghai('2026-11-18 11:00'), until: shanghai('2026-11-20 11:00') }
  const clock = only(agreeOn([handle], ['handle'], agreed))
  const times = { dueAt: agreed.until, remindAt: shanghai('2026-11-20 01:24') }
  const during = paused(clock, stretch('2026-11-18 12:00', '2026-11-18 14:00'))
  expect(during).toMatchObject({ ...times, pauses: [stretch('2026-11-18 12:00', '2026-11-18 14:00')] })
  const early = resumed(during, '2026-11-18 13:00')
  expect(early).toMatchObject({ ...times, pauses: [stretch('2026-11-18 12:00', '2026-11-18 13:00')] })
})

/** A clock that another severity has made due at once: 4 h from 20:00 are over at midnight, it is due at 01:00. */
const dueAtOnce = only(
  recompute(
    [delivered('handle', 'ordinary', '2026-11-18 20:00')],
    matterOf('emergency'),
    rules,
    shanghai('2026-11-19 01:00'),
  ),
)

test('what became due at once stays due then, though it is paused and resumed', () => {
  expect(dueAtOnce.dueAt).toBe(shanghai('2026-11-19 01:00'))
  for (const from of ['2026-11-19 01:00', '2026-11-19 01:01']) {
    const clock = paused(dueAtOnce, stretch(from, '2026-11-19 09:00'))
    expect(clock.dueAt).toBe(shanghai('2026-11-19 01:00'))
    expect(clock.pauses).toEqual([stretch(from, '2026-11-19 09:00')])
    expect(resumed(clock, '2026-11-19 02:00')).toMatchObject({
      dueAt: shanghai('2026-11-19 01:00'),
      pauses: [stretch(from, '2026-11-19 02:00')],
    })
  }
})

/** Unfinished after 24 h, on Thursday at 10:00; the manager is told on Friday at 09:00. */
const escalation = delivered('escalation', 'ordinary', '2026-11-18 10:00')
const rest = stretch('2026-11-19 12:00', '2026-11-23 15:00')

test('an escalation that was due before the pause waits with its next steps until the pause is over', () => {
  const clock = paused(after(escalation, 'reminder', 'due'), rest)
  expect(clock).toEqual({
    ...escalation,
    told: ['reminder', 'due'],
    pauses: [rest],
    ladder: [
      { step: 'manager', at: rest.to },
      { step: 'executive', at: shanghai('2026-11-24 09:00') },
    ],
  })
})

test('steps of the ladder told before the pause stay told', () => {
  const told = after(escalation, 'reminder', 'due', 'manager')
  expect(paused(told, stretch('2026-11-20 09:01', '2026-11-24 12:00'))).toMatchObject({
    told: ['reminder', 'due', 'manager'],
    ladder: [
      { step: 'manager', at: shanghai('2026-11-20 09:00') },
      { step: 'executive', at: shanghai('2026-11-24 12:00') },
    ],
  })
})

test('resumed early, the escalation goes on at once', () => {
  expect(resumed(paused(escalation, rest), '2026-11-20 11:00').ladder).toEqual([
    { step: 'manager', at: shanghai('2026-11-20 11:00') },
    { step: 'executive', at: shanghai('2026-11-23 09:00') },
  ])
})

test('another severity does not wake an escalation that rests', () => {
  const clock = paused(after(escalation, 'reminder', 'due'), rest)
  const major = only(recompute([clock], matterOf('major'), rules, shanghai('2026-11-20 10:00')))
  expect(major).toEqual({ ...clock, severity: 'major' })
})
