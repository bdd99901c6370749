import { expect, test } from 'vitest'
import {
  type Clock,
  changeSeverity,
  isRunning,
  levelOf,
  nextDeadline,
  nextStep,
  nextTelling,
  startClock,
  stopClocks,
  tell,
} from '#domain/clocks/clock.ts'
import { defaultPolicy, rowInForce } from '#domain/clocks/policy.ts'
import { hour, type Instant, minute } from '#domain/time.ts'
import { calendar, rules, shanghai } from '../../support/builders.ts'

const start = shanghai('2026-11-18 10:00')
const firstRow = rowInForce(defaultPolicy, 'dispatch', 'emergency', 0)
const dispatchClock = (at: Instant = start): Clock => startClock('dispatch', 'ordinary', at, 1, rules)
const closeClock = (at: Instant = start): Clock => startClock('close', 'ordinary', at, 1, rules)

test.each([
  ['2026-11-18 10:00', '2026-11-18 10:04', '2026-11-18 10:05', 'by day'],
  ['2026-11-18 21:55', '2026-11-18 21:59', '2026-11-18 22:00', 'the last five minutes of duty'],
  ['2026-11-18 21:57', '2026-11-19 08:01', '2026-11-19 08:02', 'the evening carries over to the morning'],
  ['2026-11-18 23:30', '2026-11-19 08:04', '2026-11-19 08:05', 'at night it waits for the next duty'],
  ['2026-11-21 07:59', '2026-11-21 08:04', '2026-11-21 08:05', 'a Saturday morning'],
])('an ordinary matter of %s reminds at %s and is to be dispatched by %s: %s', (from, remindAt, dueAt) => {
  expect(dispatchClock(shanghai(from))).toMatchObject({ remindAt: shanghai(remindAt), dueAt: shanghai(dueAt) })
})

test('an emergency never waits for duty: five minutes at night are five minutes', () => {
  const at = shanghai('2026-11-18 23:30')
  expect(startClock('dispatch', 'emergency', at, 1, rules)).toMatchObject({
    remindAt: at + 4 * minute,
    dueAt: at + 5 * minute,
  })
})

test('an emergency is to be closed within 24 hours, holiday or not', () => {
  const at = shanghai('2026-09-30 20:00')
  expect(startClock('close', 'emergency', at, 1, rules)).toMatchObject({
    remindAt: at + 19.2 * hour,
    dueAt: shanghai('2026-10-01 20:00'),
  })
})

test.each([
  ['2026-11-18 10:00', '2026-11-24 16:24', '2026-11-25 18:00'],
  ['2026-11-20 18:01', '2026-11-26 18:00', '2026-11-27 18:00'],
  ['2026-09-30 17:00', '2026-10-12 17:48', '2026-10-13 18:00'],
])(
  'an ordinary matter of %s reminds after four fifths of its working time, at %s, and is due %s',
  (from, remindAt, dueAt) => {
    expect(closeClock(shanghai(from))).toMatchObject({ remindAt: shanghai(remindAt), dueAt: shanghai(dueAt) })
  },
)

test('reminders fall on whole milliseconds, whatever the start', () => {
  for (let offset = 0; offset < 10; offset += 1) {
    expect(Number.isInteger(closeClock(start + offset).remindAt)).toBe(true)
    expect(Number.isInteger(dispatchClock(start + offset).remindAt)).toBe(true)
  }
})

test.each(['elapsed', 'dutyTime'] as const)('reminders fall on whole milliseconds under an odd %s length', counting => {
  const policy = [{ ...firstRow, length: { counting, time: 5 * minute + 1 } }]
  const clock = startClock('dispatch', 'emergency', start, 1, { policy, calendar })
  expect(clock.remindAt).toBe(start + 4 * minute)
  expect(clock.dueAt).toBe(start + 5 * minute + 1)
})

test('a clock keeps the policy version it started with, and its round', () => {
  const policy = defaultPolicy.map(row => ({ ...row, version: '2027' }))
  expect(startClock('close', 'major', start, 2, { policy, calendar })).toMatchObject({
    kind: 'close',
    severity: 'major',
    round: 2,
    policy: '2027',
    told: [],
    startedAt: start,
  })
})

test.each([
  [0, 'met'],
  [1, 'late'],
  [-1, 'met'],
] as const)('stopped %d milliseconds after its due time, a clock is %s', (later, end) => {
  const clock = dispatchClock()
  const [stopped] = stopClocks([clock], ['dispatch'], clock.dueAt + later, 'done')
  expect(stopped).toMatchObject({ end, stoppedAt: clock.dueAt + later })
})

test('a withdrawn clock is neither met nor late', () => {
  const clock = dispatchClock()
  expect(stopClocks([clock], ['dispatch'], clock.dueAt + hour, 'withdrawn')[0]?.end).toBe('withdrawn')
})

test('stopping touches only running clocks of the named kinds', () => {
  const [stopped] = stopClocks([dispatchClock()], ['dispatch'], start + minute, 'done')
  const after = stopClocks([stopped ?? dispatchClock(), closeClock()], ['dispatch'], start + hour, 'done')
  expect(after).toEqual([stopped, closeClock()])
  expect(after.map(isRunning)).toEqual([false, true])
})

test('a change of severity computes running clocks anew from their original start', () => {
  const [changed] = changeSeverity([closeClock()], 'emergency', rules, start + hour)
  expect(changed).toMatchObject({ severity: 'emergency', startedAt: start, dueAt: start + 24 * hour })
})

test('a due time that the new severity puts into the past becomes due now', () => {
  const now = start + 30 * hour
  const [changed] = changeSeverity([closeClock()], 'emergency', rules, now)
  expect(changed?.dueAt).toBe(now)
  expect(changed && changed.remindAt <= changed.dueAt).toBe(true)
})

test('a change of severity keeps the round and what was told, and leaves stopped clocks and equal severities alone', () => {
  const told: Clock = { ...closeClock(), told: ['reminder'], round: 2 }
  const [stopped] = stopClocks([dispatchClock()], ['dispatch'], start + minute, 'done')
  const clocks = [told, stopped ?? dispatchClock()]
  const after = changeSeverity(clocks, 'major', rules, start + hour)
  expect(after[0]).toMatchObject({ severity: 'major', told: ['reminder'], round: 2 })
  expect(after[1]).toBe(stopped)
  expect(changeSeverity(clocks, 'ordinary', rules, start + hour)).toEqual(clocks)
})

test('a clock tells the reminder first, then that it is due, then nothing', () => {
  const clock = dispatchClock()
  expect(nextStep(clock)).toEqual({ step: 'reminder', at: clock.remindAt })
  expect(nextStep({ ...clock, told: ['reminder'] })).toEqual({ step: 'due', at: clock.dueAt })
  expect(nextStep({ ...clock, told: ['reminder', 'due'] })).toBeUndefined()
  expect(nextStep({ ...clock, told: ['due'] })).toBeUndefined()
  expect(nextStep({ ...clock, stoppedAt: start })).toBeUndefined()
})

test('the next telling is the earliest of all clocks, whatever their order', () => {
  const clocks = [closeClock(), dispatchClock()]
  expect(nextTelling(clocks)).toBe(start + 4 * minute)
  expect(nextTelling(clocks.toReversed())).toBe(start + 4 * minute)
  expect(nextTelling([])).toBeUndefined()
  expect(nextTelling(stopClocks(clocks, ['dispatch', 'close'], start, 'done'))).toBeUndefined()
})

test('the next deadline is the running clock that is due first', () => {
  const clocks = [closeClock(), dispatchClock()]
  expect(nextDeadline(clocks)?.kind).toBe('dispatch')
  expect(nextDeadline(clocks.toReversed())?.kind).toBe('dispatch')
  expect(nextDeadline(stopClocks(clocks, ['dispatch'], start, 'done'))?.kind).toBe('close')
  expect(nextDeadline(stopClocks(clocks, ['dispatch', 'close'], start, 'done'))).toBeUndefined()
})

test.each([
  ['2026-11-18 10:03:59.999', 'ample'],
  ['2026-11-18 10:04', 'near'],
  ['2026-11-18 10:05', 'near'],
  ['2026-11-18 10:05:00.001', 'overdue'],
] as const)('at %s a clock of 10:00 to 10:05 is %s', (now, level) => {
  expect(levelOf(dispatchClock(), shanghai(now))).toBe(level)
})

test.each([
  [4 * minute - 1, []],
  [4 * minute, ['reminder']],
  [5 * minute - 1, ['reminder']],
  [5 * minute, ['reminder', 'due']],
  [24 * hour, ['reminder', 'due']],
] as const)('%d milliseconds after the start the steps %j are told', (later, steps) => {
  const { clocks, told } = tell([dispatchClock()], start + later)
  expect(told.map(it => it.step)).toEqual(steps)
  expect(clocks[0]?.told).toEqual(steps)
  expect(tell(clocks, start + later).told).toEqual([])
})

test('what several clocks have to tell comes in order of time', () => {
  const { told } = tell([closeClock(), dispatchClock()], shanghai('2026-12-01 10:00'))
  expect(told.map(it => `${it.clock.kind} ${it.step}`)).toEqual([
    'dispatch reminder',
    'dispatch due',
    'close reminder',
    'close due',
  ])
  expect(told.map(it => it.at)).toEqual(told.map(it => it.at).toSorted((a, b) => a - b))
})
