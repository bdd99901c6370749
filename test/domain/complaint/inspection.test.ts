import { describe, expect, test } from 'vitest'
import type { Appointment } from '#domain/appointments/appointment.ts'
import type { Clock } from '#domain/clocks/clock.ts'
import type { Complaint, Urge } from '#domain/complaint/complaint.ts'
import { inspectionFrom, settlingMove, urgedToday, type Watched, watchedOf } from '#domain/complaint/inspection.ts'
import type { Instant } from '#domain/time.ts'
import { aComplaint, calendar, departmentId, people, received, shanghai } from '../../support/builders.ts'
import { named } from './decided.ts'

/** Wednesday; the next working day is Thursday, 09:00–18:00. */
const evening = shanghai('2026-11-18 17:00')
const { dispatcher, head, manager } = people

const [pattern] = aComplaint({ state: 'handling' }).clocks
const aClock = (kind: Clock['kind'], dueAt: Instant, changes: Partial<Clock> = {}): Clock => {
  if (!pattern) throw new Error('no clock')
  const { stoppedAt: _at, end: _end, ...running } = pattern
  return { ...running, kind, dueAt, remindAt: dueAt - 1, told: [], ...changes }
}
const due = (kind: Clock['kind'], wallClock: string, changes: Partial<Clock> = {}) =>
  aClock(kind, shanghai(wallClock), changes)

const handling = (changes: Partial<Complaint> = {}): Complaint =>
  aComplaint({ state: 'handling', clocks: [], ...changes })
const kindsOf = (complaint: Complaint, now = evening) => watchedOf(complaint, now, calendar).map(it => it.of)

describe('by its clocks', () => {
  test.each([
    ['handle', '2026-11-18 16:59:59.999', ['overdue']],
    ['handle', '2026-11-18 17:00', ['due-overnight']],
    ['handle', '2026-11-19 09:00', ['due-overnight']],
    ['handle', '2026-11-19 09:00:00.001', []],
    ['progress', '2026-11-18 12:00', ['no-progress']],
    ['progress', '2026-11-19 09:00', ['no-progress']],
    ['progress', '2026-11-19 17:00', []],
    ['survey', '2026-11-18 12:00', []],
    ['visit', '2026-11-18 12:00', ['overdue']],
  ] as const)('%s due at %s is %j', (kind, at, kinds) => {
    expect(kindsOf(handling({ clocks: [due(kind, at)] }))).toEqual(kinds)
  })

  test('over the weekend the next working day is Monday', () => {
    const friday = shanghai('2026-11-20 17:00')
    expect(kindsOf(handling({ clocks: [due('close', '2026-11-23 09:00')] }), friday)).toEqual(['due-overnight'])
  })

  test('of several late ones the first, and beside it what is due overnight', () => {
    const clocks = [
      due('close', '2026-11-18 15:00'),
      due('handle', '2026-11-18 11:00'),
      due('escalation', '2026-11-19 08:00'),
      due('dispatch', '2026-11-18 10:00', { stoppedAt: evening, end: 'late' }),
    ]
    expect(watchedOf(handling({ clocks }), evening, calendar)).toEqual([
      { of: 'overdue', at: shanghai('2026-11-18 11:00'), awaits: 'handle' },
      { of: 'due-overnight', at: shanghai('2026-11-19 08:00'), awaits: 'escalation' },
    ])
  })

  test('a note that was written is owed no more', () => {
    const clocks = [due('progress', '2026-11-18 12:00', { stoppedAt: evening, end: 'met' })]
    expect(kindsOf(handling({ clocks }))).toEqual([])
  })
})

describe('by what is still to be written', () => {
  const urge: Urge = { number: 'W2611-0001-催1', at: received, by: named(dispatcher), words: '今天办完' }
  const bySystem: Urge = { number: 'W2611-0001-催1', at: received, by: 'system', clock: 'handle' }
  const answer = { words: '马上', by: named(manager), at: received }
  const objection = {
    departmentId,
    ground: 'severity',
    words: '不算重大',
    by: named(head),
    at: received,
    round: 1,
    against: [],
  } as const

  const rows: [string, Partial<Complaint>, Watched[]][] = [
    ['nothing', {}, []],
    ['an urge', { urges: [urge] }, [{ of: 'urge-unanswered', at: received, by: named(dispatcher) }]],
    ['an urge of the system', { urges: [bySystem] }, [{ of: 'urge-unanswered', at: received }]],
    ['an answered urge', { urges: [{ ...urge, answer }] }, []],
    ['an escalation', { instruction: { askedAt: received } }, [{ of: 'no-instruction', at: received }]],
    ['an instruction', { instruction: { askedAt: received, words: '换人办', by: named(manager) } }, []],
    [
      'an objection',
      { objections: [{ ...objection, decided: { ...answer, upheld: true } }, objection] },
      [{ of: 'objection-open', at: received, by: named(head) }],
    ],
    ['a decided objection', { objections: [{ ...objection, decided: { ...answer, upheld: true } }] }, []],
    ['a delay', { delayAccount: { askedAt: received } }, [{ of: 'no-delay-account', at: received }]],
    ['a delay account', { delayAccount: { askedAt: received, words: '配件晚到', by: named(manager) } }, []],
    [
      'a supervision',
      { supervision: { at: received, by: named(manager), reason: '盯着' } },
      [{ of: 'supervised', at: received, by: named(manager) }],
    ],
    [
      'a supervision of the system',
      { supervision: { at: received, by: 'system', reason: 'transfers', count: 3 } },
      [{ of: 'supervised', at: received }],
    ],
  ]
  test.each(rows)('%s', (_, changes, watched) => {
    expect(watchedOf(handling(changes), evening, calendar)).toEqual(watched)
  })
})

describe('by what is agreed', () => {
  const pauseTo = (wallClock: string): Partial<Complaint> => ({
    pause: { from: received, to: shanghai(wallClock), reason: 'parts', words: '等配件', approvedBy: named(dispatcher) },
  })
  const dateOf = (wallClock: string, objectedAt?: Instant): Partial<Complaint> => ({
    agreedDates: [
      {
        until: shanghai(wallClock),
        agreedAt: received,
        method: 'phone',
        what: '换门',
        by: named(manager),
        ...(objectedAt === undefined ? {} : { objectedAt }),
      },
    ],
  })

  test.each([
    ['a pause until the next working day', pauseTo('2026-11-19 18:00'), named(dispatcher)],
    ['a date on the next working day', dateOf('2026-11-19 18:00'), named(manager)],
  ])('%s', (_, changes, by) => {
    expect(watchedOf(handling(changes), evening, calendar)).toEqual([
      { of: 'ends-soon', at: shanghai('2026-11-19 18:00'), by },
    ])
  })

  test.each([
    ['a pause that goes on', pauseTo('2026-11-19 18:00:00.001')],
    ['a later date', dateOf('2026-11-20 10:00')],
    ['a date that is over', dateOf('2026-11-18 16:00')],
    ['a date the customer objected to', dateOf('2026-11-19 10:00', received)],
  ])('not %s', (_, changes) => {
    expect(kindsOf(handling(changes))).toEqual([])
  })
})

describe('by how far it has come', () => {
  const pause = {
    from: received,
    to: evening + 10 * 86_400_000,
    reason: 'parts',
    words: '等',
    approvedBy: named(manager),
  }

  test('work that was reported done waits for checking', () => {
    const reportedAt = shanghai('2026-11-18 11:00')
    expect(watchedOf(aComplaint({ state: 'checking', clocks: [] }), evening, calendar)).toEqual([
      { of: 'to-check', at: reportedAt },
    ])
  })

  test.each([
    ['submitted', { state: 'submitted', clocks: [] }, received],
    ['accepted', { state: 'accepted', clocks: [] }, received],
    [
      'accepted again',
      { state: 'accepted', clocks: [due('dispatch', '2026-11-20 09:00', { startedAt: received + 7 })] },
      received + 7,
    ],
  ] as const)('%s: nobody was given the work', (_, wish, at) => {
    expect(watchedOf(aComplaint(wish), evening, calendar)).toEqual([{ of: 'to-dispatch', at }])
  })

  test('while it is paused nobody has to be given it', () => {
    expect(kindsOf(aComplaint({ state: 'accepted', clocks: [], pause: { ...pause, reason: 'parts' } }))).toEqual([])
  })

  test('a visit of today that was not made; its appointment counts where there is one', () => {
    const answered = aComplaint({ state: 'answered', clocks: [] })
    const { stage } = answered
    if (stage.state !== 'answered') throw new Error('not answered')
    const withVisit = (dueAt: Instant, appointment?: Appointment): Complaint => ({
      ...answered,
      stage: {
        ...stage,
        visit: { state: 'planned', mandatory: true, attempts: 0, dueAt, ...(appointment ? { appointment } : {}) },
      },
    })
    const today = shanghai('2026-11-18 18:00')
    const tomorrow = shanghai('2026-11-19 00:00')
    const appointment = { from: tomorrow, to: tomorrow + 1, at: received, chosen: 1 }
    expect(watchedOf(withVisit(today), evening, calendar)).toEqual([{ of: 'visit-today', at: today }])
    expect(kindsOf(withVisit(tomorrow))).toEqual([])
    expect(kindsOf(withVisit(today, appointment))).toEqual([])
    const none: Complaint = { ...answered, stage: { ...stage, visit: { state: 'none' } } }
    expect(kindsOf(none)).toEqual([])
  })
})

test('what is over is looked at no more', () => {
  expect(kindsOf(aComplaint({ state: 'closed', delayAccount: { askedAt: received } }))).toEqual([])
})

describe('the one move that settles it', () => {
  test.each([
    ['overdue', ['progress', 'urge'], false, 'urge'],
    ['overdue', ['answerUrge', 'urge'], true, 'answerUrge'],
    ['overdue', ['progress'], false, undefined],
    ['no-instruction', ['urge', 'instruct'], false, 'instruct'],
    ['supervised', ['urge'], false, undefined],
    ['visit-today', ['visit', 'note'], false, 'visit'],
  ] as const)('%s, with %j open, urged today %s: %s', (of, open, isUrged, move) => {
    expect(settlingMove(of, open, isUrged)).toBe(move)
  })

  test.each([
    ['a person, today', { at: received, by: named(dispatcher), words: '快' }, received],
    ['a person, yesterday', { at: received - 86_400_000, by: named(dispatcher), words: '快' }, undefined],
    ['the system', { at: received, by: 'system', clock: 'handle' }, undefined],
  ] as const)('urged by %s', (_, urge, at) => {
    expect(urgedToday({ urges: [{ number: 'W2611-0001-催1', ...urge }] }, evening)).toBe(at)
  })
})

test.each([
  ['2026-11-18 08:00', shanghai('2026-11-18 16:00')],
  ['2026-11-21 16:30', undefined],
  ['2026-10-10 16:30', shanghai('2026-10-10 16:00')],
])('on %s it is time from %s on', (now, from) => {
  expect(inspectionFrom(shanghai(now), calendar)).toBe(from)
})
