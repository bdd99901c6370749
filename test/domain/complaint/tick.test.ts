import { expect, test } from 'vitest'
import { isOpen } from '#domain/complaint/complaint.ts'
import { tick } from '#domain/complaint/tick.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, departmentId, people, received, shanghai } from '../../support/builders.ts'

test('before four fifths of the time nothing happens', () => {
  expect(tick(aComplaint(), received + 4 * minute - 1)).toBeUndefined()
})

test('at four fifths the holder is reminded, in an entry only staff see', () => {
  const before = aComplaint()
  const decision = tick(before, received + 4 * minute)
  expect(decision?.entries).toEqual([
    {
      kind: 'reminded',
      author: { kind: 'system' },
      visibility: 'internal',
      occurredAt: received + 4 * minute,
      facts: { clock: 'dispatch', round: 1, dueAt: received + 5 * minute, policy: 'default-1' },
      texts: {},
    },
  ])
  expect(decision?.messages).toEqual([
    { audience: { to: 'role', role: 'agent' }, event: 'reminder', by: received + 5 * minute },
  ])
})

test('when due, holder and dispatcher are told', () => {
  const reminded = tick(aComplaint({ state: 'accepted' }), received + 4 * minute)?.complaint
  const decision = reminded && tick(reminded, received + 5 * minute)
  expect(decision?.entries.map(it => [it.kind, it.occurredAt])).toEqual([['overdue', received + 5 * minute]])
  expect(decision?.messages).toEqual([
    { audience: { to: 'person', userId: people.agent.id }, event: 'overdue', by: received + 5 * minute },
    { audience: { to: 'role', role: 'dispatcher' }, event: 'overdue', by: received + 5 * minute },
  ])
})

test('a department owes the step: its head is told, in his department', () => {
  const decision = tick(aComplaint({ state: 'dispatched' }), shanghai('2026-11-24 16:24'))
  expect(decision?.messages).toEqual([
    {
      audience: { to: 'role', role: 'department-head', departmentId },
      event: 'reminder',
      by: shanghai('2026-11-25 18:00'),
    },
  ])
})

test('after an outage every missed step is told once, in order, with the time it should have been told', () => {
  const decision = tick(aComplaint(), shanghai('2026-12-01 10:00'))
  expect(decision?.entries.map(it => [it.kind, it.facts.clock, it.occurredAt])).toEqual([
    ['reminded', 'dispatch', received + 4 * minute],
    ['overdue', 'dispatch', received + 5 * minute],
    ['reminded', 'close', shanghai('2026-11-24 16:24')],
    ['overdue', 'close', shanghai('2026-11-25 18:00')],
  ])
  expect(decision && tick(decision.complaint, shanghai('2027-12-01 10:00'))).toBeUndefined()
})

test('a tick changes nothing but what was told: no turn, no stage, no due time', () => {
  const before = aComplaint({ state: 'handling' })
  const decision = tick(before, shanghai('2026-12-01 10:00'))
  expect(decision?.complaint).toEqual({
    ...before,
    clocks: before.clocks.map(it => (it.kind === 'close' ? { ...it, told: ['reminder', 'due'] } : it)),
  })
})

test('a complaint at rest has nothing to tell, and nobody to tell it to', () => {
  for (const state of ['answered', 'closed', 'declined', 'withdrawn'] as const)
    expect(tick(aComplaint({ state }), shanghai('2027-12-01 10:00'))).toBeUndefined()
})

test('a clock left running on a complaint at rest is written down and reaches the dispatcher alone', () => {
  const complaint = aComplaint({ state: 'closed', clocks: aComplaint().clocks })
  expect(isOpen(complaint)).toBe(false)
  expect(tick(complaint, received + 5 * minute)?.messages).toEqual([
    { audience: { to: 'role', role: 'dispatcher' }, event: 'overdue', by: received + 5 * minute },
  ])
})
