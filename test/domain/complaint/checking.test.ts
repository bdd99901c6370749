import { describe, expect, test } from 'vitest'
import type { Complaint, Report } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import { changeSeverity } from '#domain/complaint/severity.ts'
import { progress } from '#domain/complaint/words.ts'
import { confirm, reportDone, sendBack } from '#domain/complaint/work.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  aPerson,
  aReport,
  people,
  received,
  rules,
  shanghai,
} from '../../support/builders.ts'
import {
  badTexts,
  begun,
  customerGets,
  ended,
  expectTurnedAway,
  inside,
  lines,
  named,
  noon,
  orderIn,
  personGets,
  publicly,
  runningLines,
  staff,
} from './decided.ts'

const { agent, handler, head, manager } = people

describe('审核', () => {
  const before = aComplaint({ state: 'checking' })
  const report: Report = { ...aReport(), reportedAt: received + hour }
  const by = aMoment({ actor: head })

  test('confirmed: the customer gets the answer, survey and visit begin', () => {
    const { complaint, entries, messages } = accepted(confirm(before, { answer: ' 灯换好了 ' }, by))
    expect(complaint).toEqual({
      ...before,
      turn: before.turn + 1,
      clocks: complaint.clocks,
      stage: {
        state: 'answered',
        outcome: {
          how: 'worked',
          order: orderIn(before),
          report,
          answer: '灯换好了',
          answeredAt: noon,
          answeredBy: named(head),
        },
        survey: { state: 'asked', askedAt: noon, expiresAt: shanghai('2026-11-25 12:00') },
        visit: { state: 'planned', mandatory: false, attempts: 0, dueAt: shanghai('2026-11-23 18:00') },
      },
    })
    expect(complaint.clocks).toEqual([
      ...ended(before.clocks, 'all', noon),
      ...begun(before, ['visit', 'survey'], noon),
    ])
    expect(entries).toEqual([
      publicly('answered', staff(head), noon, { facts: { order: 'W2611-0001-A' }, texts: { answer: '灯换好了' } }),
    ])
    expect(messages).toEqual([customerGets('answered'), personGets(agent, 'to-visit', shanghai('2026-11-23 18:00'))])
  })

  test('without words of its own the answer is what was done', () => {
    const { complaint } = accepted(confirm(before, {}, by))
    expect(complaint.stage).toMatchObject({ outcome: { answer: '更换了三楼的声控灯' } })
  })

  test('the corrective action lives on, after those of earlier rounds', () => {
    const earlier = { what: '查配电箱', owner: '吴师傅', by: noon, round: 1 }
    const correctiveAction = { needed: true, what: '全楼检查', owner: '周师傅', by: noon + 10 * day } as const
    const stage = { ...before.stage, state: 'checking', order: orderIn(before), takenAt: received } as const
    const open = aComplaint({
      round: 2,
      stage: { ...stage, report: { ...aReport({ correctiveAction }), reportedAt: noon } },
      correctiveActions: [earlier],
    })
    expect(accepted(confirm(open, {}, by)).complaint.correctiveActions).toEqual([
      earlier,
      { what: '全楼检查', owner: '周师傅', by: noon + 10 * day, round: 2, departmentId: orderIn(before).departmentId },
    ])
  })

  test.each(badTexts())('%s are no answer', (_, answer, refusal) => {
    expect(confirm(before, { answer }, by)).toEqual(refusal)
  })

  test('sent back: the work goes on, and so do its clocks; the time of checking does not count', () => {
    const { complaint, entries, messages } = accepted(sendBack(before, { reason: ' 还有一盏不亮 ' }, by))
    expect(complaint).toEqual({
      ...before,
      turn: before.turn + 1,
      clocks: complaint.clocks,
      stage: {
        state: 'handling',
        order: orderIn(before),
        takenAt: received + 20 * minute,
        sentBack: '还有一盏不亮',
      },
    })
    expect(lines(complaint.clocks)).toEqual([
      'dispatch/1 11-18 10:00 → 11-18 10:05, met 11-18 10:04',
      'first-answer/1 11-18 10:00 → 11-18 18:00',
      'close/1 11-18 10:00 → 11-25 18:00',
      'escalation/1 11-18 10:00 → 11-19 10:00',
      'handle/1 11-18 10:04 → 11-19 09:04',
      'progress/1 11-18 10:04 → 11-19 11:04',
    ])
    expect(entries).toEqual([
      inside('sent-back', staff(head), noon, { facts: { order: 'W2611-0001-A' }, texts: { reason: '还有一盏不亮' } }),
    ])
    expect(messages).toEqual([personGets(handler, 'sent-back')])
  })

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(sendBack(before, { reason }, by)).toEqual(refusal)
  })

  const noteAt = (at: number, under = rules) =>
    accepted(
      progress(
        aComplaint({ state: 'handling' }),
        { text: '好', public: false },
        aMoment({ actor: handler, at, under }),
      ),
    ).complaint
  const reportedAt = received + hour
  const sentBackAfter = (it: Complaint) => {
    const reported = accepted(reportDone(it, aReport(), aMoment({ actor: handler, at: reportedAt }))).complaint
    return accepted(sendBack(reported, { reason: '再查' }, by)).complaint.clocks
  }

  test('a daily note given before stays given', () => {
    expect(lines(sentBackAfter(noteAt(received + 30 * minute))).slice(-3)).toEqual([
      'handle/1 11-18 10:04 → 11-19 09:04',
      'progress/1 11-18 10:04 → 11-19 10:04, met 11-18 10:30',
      'progress/1 11-18 10:30 → 11-19 18:00',
    ])
  })

  test('where no further note was awaited, none is now', () => {
    const policy = rules.policy.map(row =>
      'length' in row && row.what === 'progress' ? { ...row, length: { counting: 'none' } as const } : row,
    )
    const clocks = sentBackAfter(noteAt(received + 30 * minute, { ...rules, policy }))
    expect(runningLines(clocks).some(it => it.startsWith('progress'))).toBe(false)
  })

  test('of a severity changed meanwhile, the work goes on under the new one', () => {
    const raised = accepted(changeSeverity(before, { severity: 'emergency' }, aMoment({ actor: manager }))).complaint
    const { clocks } = accepted(sendBack(raised, { reason: '再查' }, by)).complaint
    expect(lines(clocks).slice(4, 6)).toEqual([
      'handle/1 11-18 10:04 → 11-18 15:04',
      'progress/1 11-18 10:04 → 11-18 13:04',
    ])
    expect(clocks.slice(4, 6).map(it => it.severity)).toEqual(['emergency', 'emergency'])
  })

  test('the investigation of a major has gone on all the time', () => {
    const major = aComplaint({ state: 'checking', severity: 'major' })
    const { clocks } = accepted(sendBack(major, { reason: '再查' }, by)).complaint
    expect(lines(clocks).slice(4)).toEqual([
      'handle/1 11-18 10:04 → 11-19 09:04',
      'progress/1 11-18 10:04 → 11-19 11:04',
      'investigation/1 11-18 10:04 → 11-23 18:00',
    ])
  })

  test('clocks of an earlier round stay as they ended', () => {
    const second = aComplaint({ state: 'checking', round: 2 })
    const old = ended(begun({ ...second, round: 1 }, ['handle', 'progress'], received), 'all', received + hour)
    const { clocks } = accepted(
      sendBack({ ...second, clocks: [...old, ...second.clocks] }, { reason: '再查' }, by),
    ).complaint
    expect(clocks.slice(0, 2)).toEqual(old)
    expect(runningLines(clocks).map(it => it.split(' ')[0])).toEqual([
      'close/2',
      'escalation/2',
      'handle/2',
      'progress/2',
    ])
  })

  test.each([
    ['confirm', (it: Complaint, moment: Moment) => confirm(it, {}, moment)],
    ['sendBack', (it: Complaint, moment: Moment) => sendBack(it, { reason: '再查' }, moment)],
  ] as const)('%s is for the head of the department or the manager, never for whoever did the work', (name, move) => {
    expectTurnedAway(move, name, { open: before, over: aComplaint({ state: 'handling' }), by: head })
    expect(move(before, aMoment({ actor: manager })).ok).toBe(true)
    const both = aPerson(handler.id, handler.name, 'handler', 'department-head')
    expect(move(before, aMoment({ actor: both }))).toEqual({ ok: false, reason: 'own-work' })
  })
})
