import { describe, expect, test } from 'vitest'
import { agreeDate, dateToObject, objectToDate, pause, pauseOver, resume } from '#domain/complaint/agreements.ts'
import type { AgreedDate, Complaint, Proposal } from '#domain/complaint/complaint.ts'
import { day, hour, minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received, rules, shanghai } from '../../support/builders.ts'
import {
  badTexts,
  customer,
  customerGets,
  expectTurnedAway,
  handlingLines,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { dispatcher, handler, manager, owner } = people
const byDispatcher = aMoment({ actor: dispatcher })
const handling = aComplaint({ state: 'handling' })
const until = shanghai('2026-11-20 12:00')
const input = { until, method: 'phone', what: ' 周五换灯 ' } as const
const agreed: AgreedDate = { until, method: 'phone', what: '周五换灯', by: named(dispatcher), agreedAt: noon }

describe('约定时间', () => {
  const proposal: Proposal = { kind: 'date', until, method: 'phone', words: '周五', by: named(handler), at: received }

  test('takes the place of the deadlines of handling and closing; the daily note and the 24 hours rest until then', () => {
    const before = { ...handling, proposal }
    const { complaint, entries, messages } = accepted(agreeDate(before, input, byDispatcher))
    expect(complaint).toEqual({
      ...handling,
      turn: handling.turn + 1,
      clocks: complaint.clocks,
      agreedDates: [agreed],
    })
    expect(runningLines(complaint.clocks)).toEqual(
      handlingLines({
        close: '11-20 12:00',
        escalation: '11-21 10:00',
        handle: '11-20 12:00',
        progress: '11-21 10:04',
      }),
    )
    expect(entries).toEqual([
      publicly('date-agreed', staff(dispatcher), noon, {
        facts: { until, method: 'phone' },
        texts: { what: '周五换灯' },
      }),
    ])
    expect(messages).toEqual([customerGets('date-agreed')])
  })

  test.each([
    [noon - 1, false],
    [noon, false],
    [noon + 1, true],
  ])('a date at %d lies ahead: %s', (date, ahead) => {
    const result = agreeDate(handling, { ...input, until: date }, byDispatcher)
    expect(result).toMatchObject(ahead ? { ok: true } : { ok: false, reason: 'date-in-the-past' })
  })

  test.each([
    [365 * day, true],
    [365 * day + 1, false],
  ])('a date %d ms ahead is near enough: %s', (ahead, near) => {
    const result = agreeDate(handling, { ...input, until: noon + ahead }, byDispatcher)
    expect(result).toMatchObject(near ? { ok: true } : { ok: false, reason: 'date-too-far' })
  })

  test('not even the manager agrees on one further ahead', () => {
    const further = { ...input, until: noon + 365 * day + 1 }
    expect(agreeDate(handling, further, aMoment({ actor: manager }))).toEqual({ ok: false, reason: 'date-too-far' })
  })

  test.each([
    [1, 'dispatcher', true],
    [2, 'dispatcher', false],
    [2, 'manager', true],
    [3, 'manager', true],
    [3, 'dispatcher', false],
  ] as const)('after %d in the round, the %s may agree on another: %s', (count, role, may) => {
    const before = aComplaint({ state: 'handling', agreedDates: Array(count).fill(agreed) })
    const result = agreeDate(before, input, aMoment({ actor: people[role] }))
    expect(result).toMatchObject(may ? { ok: true } : { ok: false, reason: 'manager-only', facts: { most: 2 } })
  })

  test('the second takes the place of the first, also where it is earlier', () => {
    const first = accepted(agreeDate(handling, input, byDispatcher)).complaint
    const at = noon + hour
    const earlier = { ...input, until: shanghai('2026-11-19 12:00') }
    const { complaint } = accepted(agreeDate(first, earlier, aMoment({ actor: manager, at })))
    expect(complaint.agreedDates.map(it => it.until)).toEqual([until, earlier.until])
    expect(runningLines(complaint.clocks)).toEqual(
      handlingLines({
        close: '11-19 12:00',
        escalation: '11-20 10:00',
        handle: '11-19 12:00',
        progress: '11-20 10:04',
      }),
    )
  })

  test('beside a pause: when the pause ends, the rest goes on until the date', () => {
    const dated = accepted(agreeDate(handling, input, byDispatcher)).complaint
    const until19 = { reason: 'parts', words: '等灯具', to: shanghai('2026-11-19 12:00') } as const
    const paused = accepted(pause(dated, until19, aMoment({ actor: dispatcher, at: noon + minute }))).complaint
    const { complaint } = accepted(resume(paused, aMoment({ actor: dispatcher, at: noon + hour })))
    expect(runningLines(complaint.clocks)).toEqual(runningLines(dated.clocks))
    expect(runningLines(pauseOver(paused, until19.to, rules).complaint.clocks)).toEqual(runningLines(dated.clocks))
  })

  test.each(badTexts())('%s are not what was agreed', (_, what, refusal) => {
    expect(agreeDate(handling, { ...input, what }, byDispatcher)).toEqual(refusal)
  })

  test('is for the dispatcher and the manager, before the report', () => {
    expectTurnedAway((it, moment) => agreeDate(it, input, moment), 'agreeDate', {
      open: handling,
      over: aComplaint({ state: 'checking' }),
      by: dispatcher,
    })
    expect(agreeDate(handling, input, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('「我没有同意」', () => {
  const dated = accepted(agreeDate(handling, input, byDispatcher)).complaint
  const at = noon + hour
  const byOwner = aMoment({ actor: owner, at })

  test('the counted deadlines stand again, nothing rests any more, and both who agreed and the dispatcher are told', () => {
    const { complaint, entries, messages } = accepted(objectToDate(dated, { words: ' 没人问过我 ' }, byOwner))
    expect(complaint).toEqual({
      ...dated,
      turn: dated.turn + 1,
      clocks: complaint.clocks,
      agreedDates: [{ ...agreed, objectedAt: at }],
    })
    // The hour it rested stays counted out.
    expect(runningLines(complaint.clocks)).toEqual(
      handlingLines({ escalation: '11-19 11:00', progress: '11-19 11:04' }),
    )
    expect(entries).toEqual([
      publicly('date-objected', customer(owner), at, { facts: { until }, texts: { words: '没人问过我' } }),
    ])
    expect(messages).toEqual([roleGets('dispatcher', 'date-objected'), personGets(dispatcher, 'date-objected')])
  })

  test.each([undefined, ''])('the words may stay unsaid: %j', words => {
    const [entry] = accepted(objectToDate(dated, { words }, byOwner)).entries
    expect(entry?.texts).toStrictEqual({})
  })

  test('but what is said is words', () => {
    expect(objectToDate(dated, { words: '😡' }, byOwner)).toEqual({ ok: false, reason: 'text-without-words' })
  })

  test.each([
    [noon + day, true],
    [noon + day + 1, false],
  ])('24 hours are the limit: at %d it is heard: %s', (moment, heard) => {
    expect(dateToObject(dated, moment, rules)).toEqual(heard ? agreed : undefined)
    const result = objectToDate(dated, {}, aMoment({ actor: owner, at: moment }))
    expect(result).toMatchObject(heard ? { ok: true } : { ok: false, reason: 'nothing-to-object' })
  })

  test('against the last date only, and once', () => {
    const twice = { ...dated, agreedDates: [{ ...agreed, what: '第一次' }, agreed] }
    const once = accepted(objectToDate(twice, {}, byOwner)).complaint
    expect(once.agreedDates).toEqual([
      { ...agreed, what: '第一次' },
      { ...agreed, objectedAt: at },
    ])
    expect(objectToDate(once, {}, byOwner)).toEqual({ ok: false, reason: 'nothing-to-object' })
    expect(objectToDate(handling, {}, byOwner)).toEqual({ ok: false, reason: 'nothing-to-object' })
  })

  test('a pause stays: only what rested for the date runs again', () => {
    const to = shanghai('2026-11-19 12:00')
    const why = { reason: 'parts', words: '等灯具', to } as const
    const paused = accepted(pause(dated, why, byDispatcher)).complaint
    const { complaint } = accepted(objectToDate(paused, {}, byOwner))
    expect(complaint.pause).toEqual(paused.pause)
    expect(runningLines(complaint.clocks)).toEqual(
      handlingLines({ escalation: '11-19 11:00', handle: '11-20 08:04', progress: '11-19 11:04' }),
    )
  })

  test('is for its customer, before the report', () => {
    expectTurnedAway((it, moment) => objectToDate(it, {}, moment), 'objectToDate', {
      open: dated,
      over: aComplaint({ state: 'checking' }),
      by: owner,
    })
  })
})

describe('where a company lets the daily note be paused', () => {
  const policy = rules.policy.map(row =>
    'length' in row && row.what === 'progress' ? { ...row, pausable: true } : row,
  )
  const under = { ...rules, policy }
  const clocks = handling.clocks.map(it => (it.kind === 'progress' ? { ...it, pausable: true } : it))
  const why = { reason: 'parts', words: '等灯具', to: shanghai('2026-11-19 12:00') } as const
  const noteOf = ({ clocks: all }: Complaint) => runningLines(all.filter(it => it.kind === 'progress'))
  const paused = accepted(pause({ ...handling, clocks }, why, aMoment({ actor: dispatcher, under }))).complaint
  const dated = accepted(agreeDate(paused, input, aMoment({ actor: dispatcher, under }))).complaint
  const at = noon + hour

  test('the end of the pause leaves it resting until the agreed date', () => {
    const { complaint } = accepted(resume(dated, aMoment({ actor: dispatcher, at, under })))
    expect(noteOf(complaint)).toEqual(['progress/1 11-18 10:04 → 11-21 10:04'])
  })

  test('without such a date it runs again', () => {
    const { complaint } = accepted(resume(paused, aMoment({ actor: dispatcher, at, under })))
    expect(noteOf(complaint)).toEqual(['progress/1 11-18 10:04 → 11-19 11:04'])
  })

  test.each([
    ['objected to', { ...agreed, objectedAt: noon }],
    ['that has come', { ...agreed, until: at }],
  ])('a date %s does not keep it', (_, date) => {
    const { complaint } = accepted(
      resume({ ...paused, agreedDates: [date] }, aMoment({ actor: dispatcher, at, under })),
    )
    expect(noteOf(complaint)).toEqual(['progress/1 11-18 10:04 → 11-19 11:04'])
  })

  test('an objection to the date leaves it paused', () => {
    const { complaint } = accepted(objectToDate(dated, {}, aMoment({ actor: owner, at, under })))
    expect(noteOf(complaint)).toEqual(noteOf(dated))
  })
})
