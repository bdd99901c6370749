import { expect, test } from 'vitest'
import {
  type Clock,
  clockSteps,
  isRunning,
  levelOf,
  nextDeadline,
  nextStep,
  nextTelling,
  startClock,
  stopClocks,
  tell,
  untilReminder,
} from '#domain/clocks/clock.ts'
import { day, hour, minute } from '#domain/time.ts'
import { after, calendar, counting, delivered, departmentId, matterOf, only, policyOf, shanghai } from './calendars.ts'

const start = shanghai('2026-11-18 10:00')
const dispatch = delivered('dispatch', 'ordinary', '2026-11-18 10:00')
const close = delivered('close', 'ordinary', '2026-11-18 10:00')
const escalation = delivered('escalation', 'ordinary', '2026-11-18 10:00')

test('a clock keeps what it was started with: the row, the round, the severity, the department', () => {
  const length = { counting: 'workingHours', time: 2 * hour } as const
  const matter = { ...matterOf('major'), departmentId: 'greenery' }
  const policy = policyOf(length, { what: 'first-answer', pausable: false })
  expect(startClock('first-answer', matter, start, 2, { policy, calendar })).toEqual([
    {
      kind: 'first-answer',
      round: 2,
      severity: 'major',
      departmentId: 'greenery',
      length,
      pausable: false,
      policy: '2026-11 会议纪要',
      startedAt: start,
      pauses: [],
      remindAt: start + 1.6 * hour,
      dueAt: start + 2 * hour,
      ladder: [],
      told: [],
    },
  ])
  expect(close).toMatchObject({ departmentId, policy: 'default-1', pausable: true, round: 1, severity: 'ordinary' })
})

test('a clock the policy does not have is not started', () => {
  const policy = policyOf({ counting: 'none' })
  expect(startClock('handle', matterOf('ordinary'), start, 1, { policy, calendar })).toEqual([])
})

test.each([
  [{ counting: 'elapsed', time: 3 * day }, start + 3 * day, start + 2.4 * day],
  [{ counting: 'elapsed', time: 3 * day, remindAfter: day }, start + 3 * day, start + day],
  [{ counting: 'elapsed', time: 3 * day, remindAfter: 0 }, start + 3 * day, start],
  [{ counting: 'dutyTime', time: 13 * hour }, shanghai('2026-11-19 09:00'), shanghai('2026-11-18 20:24')],
  [{ counting: 'workingHours', time: 10 * hour }, shanghai('2026-11-19 11:00'), shanghai('2026-11-18 18:00')],
  [{ counting: 'workingDays', days: 1 }, shanghai('2026-11-19 18:00'), shanghai('2026-11-19 14:36')],
  [
    { counting: 'sameDay', until: 18 * 60, lateFrom: 10 * 60 + 1, lateUntil: 60 },
    shanghai('2026-11-18 18:00'),
    shanghai('2026-11-18 16:24'),
  ],
  [
    { counting: 'sameDay', until: 18 * 60, lateFrom: 10 * 60, lateUntil: 60 },
    shanghai('2026-11-19 01:00'),
    shanghai('2026-11-18 22:00'),
  ],
] as const)('%j from Wednesday 10:00', (length, dueAt, remindAt) => {
  expect(counting(length, '2026-11-18 10:00')).toMatchObject({ dueAt, remindAt })
})

test('received yesterday and recorded today, a clock counts from the receipt', () => {
  const clock = delivered('first-answer', 'ordinary', '2026-11-18 10:00')
  const { told } = tell([clock], shanghai('2026-11-19 10:00'))
  expect(told.map(({ step, at }) => [step, at])).toEqual([
    ['reminder', shanghai('2026-11-18 16:24')],
    ['due', shanghai('2026-11-18 18:00')],
  ])
})

test('reminders fall on whole milliseconds, rounded down', () => {
  expect(untilReminder(10)).toBe(8)
  expect(untilReminder(11)).toBe(8)
  expect(untilReminder(14)).toBe(11)
  expect(counting({ counting: 'dutyTime', time: 5 * minute + 1 }, '2026-11-18 10:00')).toMatchObject({
    remindAt: start + 4 * minute,
    dueAt: start + 5 * minute + 1,
  })
})

test.each([
  [0, 'met'],
  [1, 'late'],
  [-1, 'met'],
] as const)('stopped %d milliseconds after its due time, a clock is %s', (later, end) => {
  const at = dispatch.dueAt + later
  expect(stopClocks([dispatch], ['dispatch'], at, 'done')).toEqual([{ ...dispatch, stoppedAt: at, end }])
})

test.each(['withdrawn', 'merged', 'cancelled'] as const)('a clock that is %s is neither met nor late', why => {
  for (const at of [dispatch.dueAt - 1, dispatch.dueAt + hour]) {
    expect(only(stopClocks([dispatch], ['dispatch'], at, why)).end).toBe(why)
  }
})

test('stopping touches only running clocks of the named kinds', () => {
  const stopped = only(stopClocks([dispatch], ['dispatch'], start + minute, 'done'))
  const result = stopClocks([stopped, close, escalation], ['dispatch', 'escalation'], start + hour, 'done')
  expect(result[0]).toBe(stopped)
  expect(result[1]).toBe(close)
  expect(result[2]).toMatchObject({ stoppedAt: start + hour, end: 'met' })
  expect(result.map(isRunning)).toEqual([false, true, false])
})

test('the steps are told in their order, then nothing', () => {
  const [manager, executive] = escalation.ladder
  expect(clockSteps).toEqual(['reminder', 'due', 'manager', 'executive'])
  expect(nextStep(escalation)).toEqual({ step: 'reminder', at: escalation.remindAt })
  expect(nextStep(after(escalation, 'reminder'))).toEqual({ step: 'due', at: escalation.dueAt })
  expect(nextStep(after(escalation, 'reminder', 'due'))).toEqual(manager)
  expect(nextStep(after(escalation, 'reminder', 'due', 'manager'))).toEqual(executive)
  expect(nextStep(after(escalation, ...clockSteps))).toBeUndefined()
  expect(nextStep(after(close, 'reminder', 'due'))).toBeUndefined()
})

test('a stopped clock has nothing to tell', () => {
  const stopped = stopClocks([close], ['close'], start + hour, 'done')
  expect(nextStep(only(stopped))).toBeUndefined()
  expect(tell(stopped, close.dueAt)).toEqual({ clocks: stopped, told: [] })
})

test('the next telling is the earliest of all clocks, whatever their order', () => {
  const clocks = [close, dispatch, escalation]
  expect(nextTelling(clocks)).toBe(start + 4 * minute)
  expect(nextTelling(clocks.toReversed())).toBe(start + 4 * minute)
  expect(nextTelling(clocks.map(it => after(it, 'reminder')))).toBe(start + 5 * minute)
  expect(nextTelling([])).toBeUndefined()
  expect(nextTelling([after(dispatch, 'reminder', 'due')])).toBeUndefined()
  expect(nextTelling(stopClocks(clocks, ['dispatch', 'close', 'escalation'], start, 'done'))).toBeUndefined()
})

test('the next deadline is the running clock that is due first, of two due together the first listed', () => {
  const clocks = [close, dispatch]
  expect(nextDeadline(clocks)).toBe(dispatch)
  expect(nextDeadline(clocks.toReversed())).toBe(dispatch)
  expect(nextDeadline(stopClocks(clocks, ['dispatch'], start, 'done'))).toBe(close)
  expect(nextDeadline(stopClocks(clocks, ['dispatch', 'close'], start, 'done'))).toBeUndefined()
  const twin: Clock = { ...dispatch, kind: 'on-site' }
  expect(nextDeadline([dispatch, twin])).toBe(dispatch)
  expect(nextDeadline([twin, dispatch])).toBe(twin)
})

test.each([
  ['2026-11-18 10:03:59.999', 'ample'],
  ['2026-11-18 10:04', 'near'],
  ['2026-11-18 10:05', 'near'],
  ['2026-11-18 10:05:00.001', 'overdue'],
] as const)('at %s the five minutes are %s', (at, level) => {
  expect(levelOf(dispatch, shanghai(at))).toBe(level)
})

test.each([
  [dispatch.remindAt - 1, []],
  [dispatch.remindAt, ['reminder']],
  [dispatch.dueAt - 1, ['reminder']],
  [dispatch.dueAt, ['reminder', 'due']],
] as const)('at %d is told %j', (now, steps) => {
  const { clocks, told } = tell([dispatch], now)
  expect(told).toEqual(
    steps.map(step => ({ clock: dispatch, step, at: step === 'due' ? dispatch.dueAt : dispatch.remindAt })),
  )
  expect(clocks).toEqual([after(dispatch, ...steps)])
})

test('each step is told once', () => {
  const first = tell([dispatch], dispatch.remindAt)
  expect(tell(first.clocks, dispatch.remindAt).told).toEqual([])
  const second = tell(first.clocks, dispatch.dueAt)
  expect(second.told.map(({ step }) => step)).toEqual(['due'])
  expect(only(second.clocks).told).toEqual(['reminder', 'due'])
  expect(tell(second.clocks, dispatch.dueAt + day)).toEqual({ clocks: second.clocks, told: [] })
})

test('after three days of outage everything is told once, in order of time over all clocks', () => {
  const firstAnswer = delivered('first-answer', 'ordinary', '2026-11-18 10:00')
  const { clocks, told } = tell([close, escalation, firstAnswer, dispatch], shanghai('2026-11-21 10:00'))
  expect(told.map(({ clock, step, at }) => [clock.kind, step, at])).toEqual([
    ['dispatch', 'reminder', shanghai('2026-11-18 10:04')],
    ['dispatch', 'due', shanghai('2026-11-18 10:05')],
    ['first-answer', 'reminder', shanghai('2026-11-18 16:24')],
    ['first-answer', 'due', shanghai('2026-11-18 18:00')],
    ['escalation', 'reminder', shanghai('2026-11-19 05:12')],
    ['escalation', 'due', shanghai('2026-11-19 10:00')],
    ['escalation', 'manager', shanghai('2026-11-20 09:00')],
  ])
  expect(clocks).toEqual([
    close,
    after(escalation, 'reminder', 'due', 'manager'),
    after(firstAnswer, 'reminder', 'due'),
    after(dispatch, 'reminder', 'due'),
  ])
  expect(nextTelling(clocks)).toBe(shanghai('2026-11-23 09:00'))
})
