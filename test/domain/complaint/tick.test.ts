import { describe, expect, test } from 'vitest'
import { stopClocks } from '#domain/clocks/clock.ts'
import { pause } from '#domain/complaint/agreements.ts'
import type { Complaint, CorrectiveAction } from '#domain/complaint/complaint.ts'
import { nextTick, tick } from '#domain/complaint/tick.ts'
import { progress } from '#domain/complaint/words.ts'
import { day, hour, type Instant, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  departmentId,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'

import { noon, only, person, role, ticked, told } from './ticks.ts'

describe('a reminder', () => {
  const before = only(aComplaint({ state: 'accepted' }), 'dispatch')

  test('comes at four fifths of the time, not a moment before', () => {
    expect(nextTick(before)).toBe(received + 4 * minute)
    expect(tick(before, received + 4 * minute - 1, rules)).toBeUndefined()
    expect(tick(before, received + 4 * minute, rules)).toBeDefined()
  })

  test('goes to the holder, in an entry only staff see', () => {
    const { complaint, entries, messages } = ticked(before, received + 4 * minute)
    expect(entries).toEqual([
      {
        kind: 'reminded',
        author: { kind: 'system' },
        visibility: 'internal',
        occurredAt: received + 4 * minute,
        facts: { clock: 'dispatch', round: 1, dueAt: received + 5 * minute, policy: 'default-1' },
        texts: {},
      },
    ])
    expect(messages).toEqual([{ audience: person(people.agent), event: 'reminder', by: received + 5 * minute }])
    expect(complaint).toEqual({ ...before, clocks: before.clocks.map(it => ({ ...it, told: ['reminder'] })) })
  })

  test('goes to a post where nobody in person holds the matter, heads in their department', () => {
    const dispatched = only(aComplaint({ state: 'dispatched' }), 'close')
    expect(ticked(dispatched, shanghai('2026-11-24 16:24')).messages).toEqual([
      { audience: role('department-head', departmentId), event: 'reminder', by: shanghai('2026-11-25 18:00') },
    ])
  })
})

describe('a deadline that passes', () => {
  const reminded = ticked(only(aComplaint({ state: 'accepted' }), 'dispatch'), received + 4 * minute).complaint
  const due = received + 5 * minute
  const facts = { clock: 'dispatch', round: 1, dueAt: due, policy: 'default-1' }

  test('is told to holder and dispatcher, with a numbered urge', () => {
    expect(tick(reminded, due - 1, rules)).toBeUndefined()
    const { complaint, entries, messages } = ticked(reminded, due)
    const internal = { author: { kind: 'system' }, visibility: 'internal', occurredAt: due, texts: {} }
    expect(entries).toEqual([
      { ...internal, kind: 'overdue', facts },
      { ...internal, kind: 'urged', facts: { urge: 'W2611-0001-催1', clock: 'dispatch' } },
    ])
    expect(messages).toEqual([
      { audience: person(people.agent), event: 'overdue', by: due },
      { audience: role('dispatcher'), event: 'overdue', by: due },
    ])
    expect(complaint.urges).toEqual([{ number: 'W2611-0001-催1', at: due, by: 'system', clock: 'dispatch' }])
  })

  test.each([
    ['dispatch', 'accepted', {}],
    ['on-site', 'accepted', { happeningNow: true }],
    ['first-answer', 'handling', {}],
    ['handle', 'handling', {}],
    ['close', 'handling', {}],
    ['written-answer', 'handling', { source: 'letter' }],
  ] as const)('calls for an urge where work is late: %s', (kind, state, changes) => {
    const late = ticked(only(aComplaint({ state, ...changes }), kind), received + 30 * day)
    expect(late.entries.map(it => it.kind)).toEqual(['reminded', 'overdue', 'urged'])
    expect(late.complaint.urges).toHaveLength(1)
  })

  test.each([
    ['investigation', 'handling', { severity: 'major' }],
    ['visit', 'answered', {}],
  ] as const)('is only told where nobody has to be urged: %s', (kind, state, changes) => {
    const late = ticked(only(aComplaint({ state, ...changes }), kind), received + 30 * day)
    expect(late.entries.map(it => it.kind)).toEqual(['reminded', 'overdue'])
    expect(late.messages.map(it => [it.audience, it.event])).toContainEqual([role('dispatcher'), 'overdue'])
    expect(late.complaint.urges).toEqual([])
  })

  test('numbers the urges on behind those there are', () => {
    const urge = { number: 'W2611-0001-催1', at: received, by: 'system', clock: 'close' } as const
    expect(ticked({ ...reminded, urges: [urge] }, due).complaint.urges.at(-1)?.number).toBe('W2611-0001-催2')
  })
})

describe('the daily note', () => {
  const demand = (complaint: Complaint, at: Instant) =>
    ticked(complaint, at).messages.filter(it => it.event === 'progress-demand')

  test('is demanded from the handler after the first day', () => {
    const handling = only(aComplaint({ state: 'handling' }), 'progress')
    const due = shanghai('2026-11-19 10:04')
    expect(told(tick(handling, due, rules))).toEqual([
      ['reminded', 'progress', received + 4 * minute + 19.2 * hour],
      ['progress-demanded', 'progress', due],
    ])
    expect(demand(handling, due)).toEqual([{ audience: person(people.handler), event: 'progress-demand', by: due }])
    expect(ticked(handling, due).complaint.urges).toEqual([])
  })

  test('is demanded at 17:00 of the day after the last one', () => {
    const said = progress(
      aComplaint({ state: 'handling' }),
      { text: '等配件', public: false },
      aMoment({ actor: people.handler }),
    )
    const noted = only(accepted(said).complaint, 'progress')
    const due = shanghai('2026-11-19 17:00')
    expect(demand(noted, due - 1)).toEqual([])
    expect(demand(noted, due)).toEqual([{ audience: person(people.handler), event: 'progress-demand', by: due }])
  })
})

describe('24 hours and unfinished', () => {
  const handling = only(aComplaint({ state: 'handling' }), 'escalation')
  const due = shanghai('2026-11-19 10:00')

  test('nothing is told before', () => {
    const early = ticked(handling, due - 1)
    expect([early.entries, early.messages]).toEqual([[], []])
    expect(early.complaint.instruction).toBeUndefined()
  })

  test('the department head is asked for a written instruction', () => {
    const { complaint, entries, messages } = ticked(handling, due)
    expect(entries).toEqual([
      {
        kind: 'escalated',
        author: { kind: 'system' },
        visibility: 'internal',
        occurredAt: due,
        facts: { clock: 'escalation', round: 1, dueAt: due, policy: 'default-1', step: 'due' },
        texts: {},
      },
    ])
    expect(messages).toEqual([{ audience: role('department-head', departmentId), event: 'escalated', by: due }])
    expect(complaint.instruction).toEqual({ askedAt: due })
    expect(complaint.urges).toEqual([])
  })

  test('the manager follows on the next working day, then the executive; the instruction is asked for once', () => {
    const first = ticked(handling, due).complaint
    const second = ticked(first, shanghai('2026-11-20 09:00'))
    expect(tick(first, shanghai('2026-11-20 09:00') - 1, rules)).toBeUndefined()
    expect(second.entries.map(it => it.facts.step)).toEqual(['manager'])
    expect(second.messages).toEqual([{ audience: role('manager'), event: 'escalated', by: due }])
    const third = ticked(second.complaint, shanghai('2026-11-23 09:00'))
    expect(third.messages).toEqual([{ audience: role('executive'), event: 'escalated', by: due }])
    expect(third.complaint.instruction).toEqual({ askedAt: due })
    expect(tick(third.complaint, due + 365 * day, rules)).toBeUndefined()
  })

  test('an instruction that was given stays', () => {
    const instruction = { askedAt: received, words: '加派人手', by: people.head }
    expect(ticked({ ...handling, instruction }, due).complaint.instruction).toEqual(instruction)
  })

  test('before anybody was sent it is the head of the category’s department', () => {
    const submitted = only(aComplaint(), 'escalation')
    expect(ticked(submitted, due).messages[0]?.audience).toEqual(role('department-head', departmentId))
  })

  test('the head is that of the department that works on it', () => {
    const order = {
      number: 'W2611-0001-A',
      departmentId: 'greenery',
      handler: people.handler,
      dispatchedBy: people.agent,
      dispatchedAt: received,
    }
    const elsewhere = only(aComplaint({ stage: { state: 'dispatched', order } }), 'escalation')
    expect(ticked(elsewhere, due).messages[0]?.audience).toEqual(role('department-head', 'greenery'))
  })
})

describe('a pause', () => {
  const to = shanghai('2026-11-20 12:00')
  const paused = accepted(
    pause(
      only(aComplaint({ state: 'handling' }), 'close'),
      { reason: 'parts', words: '等配件', to },
      aMoment({ actor: people.dispatcher }),
    ),
  ).complaint

  test('ends by itself, publicly, and the customer is told', () => {
    expect(nextTick(paused)).toBe(to)
    expect(tick(paused, to - 1, rules)).toBeUndefined()
    const { complaint, entries, messages } = ticked(paused, to)
    expect(entries).toEqual([
      { kind: 'resumed', author: { kind: 'system' }, visibility: 'public', occurredAt: to, facts: {}, texts: {} },
    ])
    expect(messages).toEqual([{ audience: { to: 'customer' }, event: 'resumed' }])
    expect(complaint).toEqual({ ...paused, pause: undefined })
  })

  test('goes on while something else is told', () => {
    const progressing = aComplaint({ state: 'handling' }).clocks.filter(it => it.kind === 'progress')
    const due = shanghai('2026-11-19 10:04')
    const decision = ticked({ ...paused, clocks: [...paused.clocks, ...progressing] }, due)
    expect(decision.entries.map(it => it.kind)).toEqual(['reminded', 'progress-demanded'])
    expect(decision.complaint.pause).toEqual(paused.pause)
  })

  test('found later, ended when it was to end', () => {
    const late = ticked(paused, to + day)
    expect(late.complaint.clocks).toEqual(paused.clocks)
    expect(late.entries.map(it => it.occurredAt)).toEqual([to])
  })

  test('found later, stands in the timeline where it belongs', () => {
    const both: Complaint = {
      ...paused,
      clocks: aComplaint({ state: 'handling' }).clocks.filter(it => it.kind === 'progress'),
    }
    expect(told(tick(both, to + day, rules))?.map(([kind]) => kind)).toEqual([
      'reminded',
      'progress-demanded',
      'resumed',
    ])
  })
})

describe('after a day of outage', () => {
  const action: CorrectiveAction = { what: '全楼检查', owner: '周师傅', by: shanghai('2026-11-18 17:00'), round: 1 }
  const complaint = aComplaint({ state: 'accepted', correctiveActions: [action] })

  test('everything missed is told once, in order of time, dated when it should have been told', () => {
    const at = (wallClock: string) => shanghai(`2026-11-${wallClock}`)
    expect(told(tick(complaint, at('19 11:00'), rules))).toEqual([
      ['reminded', 'dispatch', at('18 10:04')],
      ['overdue', 'dispatch', at('18 10:05')],
      ['urged', 'dispatch', at('18 10:05')],
      ['reminded', 'first-answer', at('18 16:24')],
      ['corrective-overdue', undefined, at('18 17:00')],
      ['overdue', 'first-answer', at('18 18:00')],
      ['urged', 'first-answer', at('18 18:00')],
      ['escalated', 'escalation', at('19 10:00')],
    ])
  })

  test('a second tick changes nothing', () => {
    const after = ticked(complaint, shanghai('2026-11-19 11:00')).complaint
    expect(tick(after, shanghai('2026-11-19 11:00'), rules)).toBeUndefined()
  })

  test('the urges carry the time they were due, and numbers without a gap', () => {
    expect(ticked(complaint, shanghai('2026-11-19 11:00')).complaint.urges.map(it => [it.number, it.at])).toEqual([
      ['W2611-0001-催1', shanghai('2026-11-18 10:05')],
      ['W2611-0001-催2', shanghai('2026-11-18 18:00')],
    ])
  })

  test('a year later everything is told, and nothing more is to come', () => {
    const after = ticked(complaint, received + 365 * day)
    expect(after.entries.map(it => it.facts.step).filter(it => it !== undefined)).toEqual([
      'due',
      'manager',
      'executive',
    ])
    expect(nextTick(after.complaint)).toBeUndefined()
    expect(tick(after.complaint, received + 900 * day, rules)).toBeUndefined()
  })
})

test('a tick costs nobody a move: no turn, no stage', () => {
  const before = aComplaint({ state: 'handling' })
  const { complaint } = ticked(before, received + 30 * day)
  expect(complaint.turn).toBe(before.turn)
  expect(complaint.stage).toBe(before.stage)
  expect(complaint.clocks.map(it => it.dueAt)).toEqual(before.clocks.map(it => it.dueAt))
})

test('a complaint at rest has nothing to tell', () => {
  for (const state of ['closed', 'declined', 'withdrawn', 'merged'] as const) {
    expect(nextTick(aComplaint({ state }))).toBeUndefined()
    expect(tick(aComplaint({ state }), received + 365 * day, rules)).toBeUndefined()
  }
})

test('stopped clocks are silent', () => {
  const complaint = aComplaint({ state: 'handling' })
  const still = {
    ...complaint,
    clocks: stopClocks(complaint.clocks, ['handle', 'close', 'progress', 'escalation', 'first-answer'], noon, 'done'),
  }
  expect(nextTick(still)).toBeUndefined()
})
