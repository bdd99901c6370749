// Finished work is sent back: the clocks that stopped with it run on.

import { expect, test } from 'vitest'
import { agreeOn, type Clock, isRunning, recompute, runOn, startClock, stopClocks } from '#domain/clocks/clock.ts'
import { after, calendar, delivered, matterOf, only, rules, shanghai, stretch } from './calendars.ts'

/** 12 h of duty from Wednesday 10:00: reminded of at 19:36, due at 22:00. */
const handle = delivered('handle', 'ordinary', '2026-11-18 10:00')
const done = (clock: Clock, at: string): Clock => only(stopClocks([clock], [clock.kind], shanghai(at), 'done'))
const sentBack = (clocks: readonly Clock[], at: string): Clock[] =>
  runOn(clocks, ['handle', 'progress'], 1, shanghai(at), calendar)

test('the time between report and return is a pause: of 12 h, 10 were over, the others follow', () => {
  const clock = after(handle, 'reminder')
  expect(sentBack([done(clock, '2026-11-18 20:00')], '2026-11-19 09:00')).toEqual([
    { ...clock, pauses: [stretch('2026-11-18 20:00', '2026-11-19 09:00')], dueAt: shanghai('2026-11-19 11:00') },
  ])
})

test('sent back the same moment, it is as if it had not been reported', () => {
  expect(sentBack([done(handle, '2026-11-18 20:00')], '2026-11-18 20:00')).toEqual([handle])
})

test('earlier pauses stay', () => {
  const pauses = [stretch('2026-11-18 11:00', '2026-11-18 12:00')]
  const clock = { ...done(handle, '2026-11-18 20:00'), pauses }
  expect(only(sentBack([clock], '2026-11-18 21:00'))).toMatchObject({
    pauses: [...pauses, stretch('2026-11-18 20:00', '2026-11-18 21:00')],
    dueAt: shanghai('2026-11-19 10:00'),
  })
})

test('a reminder whose time lies ahead on return is told anew', () => {
  // Finished at 12:00 and back the next morning at 08:00: 2 h were over, the reminder comes after 7 h 36 min more.
  const clock = done(after(handle, 'reminder'), '2026-11-18 12:00')
  expect(only(sentBack([clock], '2026-11-19 08:00'))).toMatchObject({
    remindAt: shanghai('2026-11-19 15:36'),
    told: [],
  })
})

test.each(['2026-11-18 22:00', '2026-11-18 23:00'])(
  'reported at %s, when its time was over, it is overdue on return',
  at => {
    const clock = after(handle, 'reminder', 'due')
    const back = only(sentBack([done(clock, at)], '2026-11-19 09:00'))
    expect(back).toEqual({ ...clock, pauses: [stretch(at, '2026-11-19 09:00')] })
  },
)

test('what another severity had made due at once stays due then', () => {
  const late = delivered('handle', 'ordinary', '2026-11-18 20:00')
  const now = shanghai('2026-11-19 01:00')
  const urgent = only(recompute([late], matterOf('emergency'), rules, now))
  expect(only(sentBack([done(urgent, '2026-11-19 02:00')], '2026-11-19 09:00')).dueAt).toBe(now)
})

test('an agreed date stays', () => {
  const agreed = { at: shanghai('2026-11-18 11:00'), until: shanghai('2026-11-20 11:00') }
  const dated = only(agreeOn([handle], ['handle'], agreed))
  expect(only(sentBack([done(dated, '2026-11-19 10:00')], '2026-11-19 12:00'))).toMatchObject({
    agreed,
    dueAt: agreed.until,
    remindAt: dated.remindAt,
  })
})

test('of several progress notes only the last waits again, together with the work', () => {
  const matter = matterOf('ordinary')
  const first = done(only(startClock('progress', matter, shanghai('2026-11-18 10:00'), 1, rules)), '2026-11-18 15:00')
  const second = only(startClock('progress', matter, shanghai('2026-11-18 15:00'), 1, rules))
  const reported = [first, second, handle].map(it => (it === first ? it : done(it, '2026-11-18 20:00')))
  const back = sentBack(reported, '2026-11-19 09:00')
  expect(back[0]).toBe(first)
  // 5 of 24 h were over.
  expect(back.map(isRunning)).toEqual([false, true, true])
  expect(back[1]).toMatchObject({ dueAt: shanghai('2026-11-20 04:00') })
  expect(back[2]).toMatchObject({ dueAt: shanghai('2026-11-19 11:00') })
})

test('clocks of other kinds or rounds, running ones and those that fell away stay as they are', () => {
  const at = '2026-11-18 20:00'
  const others: Clock[] = [
    done(delivered('close', 'ordinary', '2026-11-18 10:00'), at),
    { ...done(handle, at), round: 2 },
    handle,
    ...(['cancelled', 'withdrawn', 'merged'] as const).flatMap(why =>
      stopClocks([handle], ['handle'], shanghai('2026-11-18 21:00'), why),
    ),
  ]
  const back = sentBack([...others, done(handle, '2026-11-18 19:00')], '2026-11-19 09:00')
  others.forEach((clock, index) => {
    expect(back[index]).toBe(clock)
  })
  expect(back.slice(others.length)).toEqual([
    {
      ...handle,
      pauses: [stretch('2026-11-18 19:00', '2026-11-19 09:00')],
      remindAt: shanghai('2026-11-19 09:36'),
      dueAt: shanghai('2026-11-19 12:00'),
    },
  ])
  expect(sentBack(others, '2026-11-19 09:00')).toEqual(others)
})
