import { expect, test } from 'vitest'
import { type Clock, stopClocks } from '#domain/clocks/clock.ts'
import type { ClockKind } from '#domain/clocks/policy.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { deadlineOf, promiseOf } from '#domain/complaint/next-deadline.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, received, shanghai } from '../../support/builders.ts'

const without = (complaint: Complaint, ...kinds: readonly ClockKind[]): Complaint => ({
  ...complaint,
  clocks: stopClocks(complaint.clocks, kinds, received, 'done'),
})

test.each(['submitted', 'accepted'] as const)('in state %s the dispatch is due first', state => {
  expect(deadlineOf(aComplaint({ state }))).toEqual({
    awaits: 'dispatch',
    remindAt: received + 4 * minute,
    dueAt: received + 5 * minute,
  })
})

test.each(['dispatched', 'handling', 'checking'] as const)(
  'in state %s the customer waits for a first answer',
  state => {
    expect(deadlineOf(aComplaint({ state }))).toEqual({
      awaits: 'first-answer',
      remindAt: shanghai('2026-11-18 16:24'),
      dueAt: shanghai('2026-11-18 18:00'),
    })
  },
)

test('then come the work, the 24 hours, the daily note and the end, each when it is due', () => {
  const awaited: [ClockKind, string][] = [
    ['first-answer', '2026-11-18 18:00'],
    ['handle', '2026-11-19 08:04'],
    ['escalation', '2026-11-19 10:00'],
    ['progress', '2026-11-19 10:04'],
    ['close', '2026-11-25 18:00'],
  ]
  let complaint = aComplaint({ state: 'handling' })
  for (const [kind, at] of awaited) {
    const { awaits, dueAt } = deadlineOf(complaint) ?? {}
    expect([awaits, dueAt]).toEqual([kind, shanghai(at)])
    complaint = without(complaint, kind)
  }
  expect(deadlineOf(complaint)).toBeUndefined()
})

test('answered: the visit is awaited, reminded after four fifths of the working hours', () => {
  expect(deadlineOf(aComplaint({ state: 'answered' }))).toEqual({
    awaits: 'visit',
    remindAt: shanghai('2026-11-23 11:24'),
    dueAt: shanghai('2026-11-23 18:00'),
  })
})

test('a major is visited the same day', () => {
  expect(deadlineOf(aComplaint({ state: 'answered', severity: 'major' }))).toEqual({
    awaits: 'visit',
    remindAt: shanghai('2026-11-18 18:24'),
    dueAt: shanghai('2026-11-18 20:00'),
  })
})

test('once visited, the survey is awaited for seven days, reminded after one', () => {
  expect(deadlineOf(without(aComplaint({ state: 'answered' }), 'visit'))).toEqual({
    awaits: 'survey',
    remindAt: shanghai('2026-11-19 12:00'),
    dueAt: shanghai('2026-11-25 12:00'),
  })
})

test.each(['closed', 'declined', 'withdrawn', 'merged'] as const)('in state %s nothing is awaited', state => {
  expect(deadlineOf(aComplaint({ state }))).toBeUndefined()
})

test('of two clocks due at the same time the one that was there first is named', () => {
  const [dispatch, close] = ['dispatch', 'close'].map(kind => aComplaint().clocks.find(it => it.kind === kind))
  if (!dispatch || !close) throw new Error('no such clock')
  const both: Clock[] = [dispatch, { ...close, dueAt: dispatch.dueAt }]
  expect(deadlineOf({ clocks: both })?.awaits).toBe('dispatch')
  expect(deadlineOf({ clocks: both.toReversed() })?.awaits).toBe('close')
})

test('the customer was promised nothing by the deadlines between people of the company', () => {
  const running = aComplaint({ state: 'handling' }).clocks
  const later = (kinds: readonly ClockKind[]) => promiseOf({ clocks: running.filter(it => kinds.includes(it.kind)) })
  expect(later(['escalation', 'close'])?.awaits).toBe('close')
  expect(later(['escalation'])).toBeUndefined()
  const [clock] = running
  if (!clock) throw new Error('no clock runs')
  for (const kind of ['register', 'other-department', 'investigation', 'escalation'] as const)
    expect(promiseOf({ clocks: [{ ...clock, kind, stoppedAt: undefined, end: undefined }] })).toBeUndefined()
  expect(promiseOf(aComplaint({ state: 'handling' }))?.awaits).toBe('first-answer')
})
