import { describe, expect, test } from 'vitest'
import { answerRound, asksNobody, clocksAfterAnswer, closingCodeOf } from '#domain/complaint/answered.ts'
import { settlements } from '#domain/complaint/classes.ts'
import type { Complaint, Outcome } from '#domain/complaint/complaint.ts'
import type { Person } from '#domain/people/actor.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, anAbout, parentLink, people, received, rules, shanghai } from '../../support/builders.ts'
import { answered, answeredStage } from './answered-complaints.ts'
import {
  begun,
  customerGets,
  done,
  inside,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  system,
} from './decided.ts'

const { agent, dispatcher, executive, handler, head, manager } = people

const worked = (at = noon): Outcome => ({ ...answeredStage(answered()).outcome, answeredAt: at })
const spoken = (changes: { referredTo?: string; answeredBy?: Person } = {}): Outcome => ({
  how: 'on-the-spot',
  answer: '好了',
  answeredAt: noon,
  answeredBy: named(head),
  settlement: 'repaired',
  ...changes,
})

const checking = aComplaint({ state: 'checking' })

describe('a round is answered', () => {
  const visitDue = shanghai('2026-11-23 18:00')

  test('the clocks of the work end, survey and visit begin, what was open beside the work is over', () => {
    const before: Complaint = {
      ...checking,
      pause: { from: received, to: noon, reason: 'parts', words: '等', approvedBy: named(dispatcher) },
      proposal: { kind: 'transfer', departmentId: 'greenery', words: '不', by: named(handler), at: received },
      finalAnswer: { words: '草稿', proposedBy: named(manager) },
    }
    expect(answerRound(before, worked(), rules)).toEqual({
      complaint: {
        ...checking,
        turn: checking.turn + 1,
        stage: {
          state: 'answered',
          outcome: worked(),
          survey: { state: 'asked', askedAt: noon, expiresAt: noon + 7 * day },
          visit: { state: 'planned', mandatory: false, attempts: 0, dueAt: visitDue },
        },
        clocks: [...done(checking.clocks, 'all', noon), ...begun(checking, ['visit', 'survey'], noon)],
      },
      entries: [],
      messages: [customerGets('answered'), personGets(agent, 'to-visit', visitDue)],
    })
  })

  test('what begins with the answer is the visits and the survey', () => {
    expect(clocksAfterAnswer).toEqual(['visit', 'unsatisfied-visit', 'survey'])
  })

  test.each([
    ['ordinary', {}, false, 'visit/1 11-18 12:00 → 11-23 18:00'],
    ['major', { severity: 'major' }, true, 'visit/1 11-18 12:00 → 11-18 20:00'],
    ['emergency', { severity: 'emergency' }, true, 'visit/1 11-18 12:00 → 11-18 20:00'],
    ['a second round', { round: 2 }, true, 'visit/2 11-18 12:00 → 11-23 18:00'],
    ['a repeat', { repeatOf: parentLink }, true, 'visit/1 11-18 12:00 → 11-23 18:00'],
    ['engineering', { engineering: true }, true, 'visit/1 11-18 12:00 → 11-23 18:00'],
    ['an engineering repair', { engineering: true, kind: 'repair' }, false, 'visit/1 11-18 12:00 → 11-23 18:00'],
    ['a major question', { severity: 'major', kind: 'question' }, false, 'visit/1 11-18 12:00 → 11-18 20:00'],
  ] as const)('of %s the visit: mandatory %o, %s', (_, changes, mandatory, line) => {
    const { complaint } = answerRound(aComplaint({ state: 'checking', ...changes }), worked(), rules)
    const { visit } = answeredStage(complaint)
    expect(visit.mandatory).toBe(mandatory)
    expect(runningLines(complaint.clocks)[0]).toBe(line)
    expect(complaint.clocks.find(it => it.kind === 'visit')?.dueAt).toBe(visit.dueAt)
  })

  test('a suggestion is not visited: only its survey runs, and nobody is sent', () => {
    const before = aComplaint({ state: 'checking', severity: 'suggestion' })
    const { complaint, messages } = answerRound(before, worked(), rules)
    expect(complaint.stage).toMatchObject({ state: 'answered', visit: { state: 'none' } })
    expect(runningLines(complaint.clocks)).toEqual(['survey/1 11-18 12:00 → 11-25 12:00'])
    expect(messages).toEqual([customerGets('answered')])
  })

  test('what cannot close without a visit is visited like something ordinary where its own class asks for none', () => {
    const before = aComplaint({ state: 'checking', severity: 'suggestion', engineering: true })
    const { complaint } = answerRound(before, worked(), rules)
    expect(answeredStage(complaint).visit).toEqual({ state: 'planned', mandatory: true, attempts: 0, dueAt: visitDue })
    expect(complaint.clocks.find(it => it.kind === 'visit')).toMatchObject({ severity: 'suggestion', dueAt: visitDue })
  })

  test('and at once where the rules have no days for anybody', () => {
    const policy = rules.policy.map(row =>
      row.what === 'visit' && 'length' in row ? { ...row, length: { counting: 'none' as const } } : row,
    )
    const before = aComplaint({ state: 'checking', severity: 'suggestion', engineering: true })
    const { complaint } = answerRound(before, worked(), { ...rules, policy })
    expect(answeredStage(complaint).visit).toEqual({ state: 'planned', mandatory: true, attempts: 0, dueAt: noon })
  })

  test.each([
    ['still to come', { until: shanghai('2026-11-20 10:00') }, 'visit/1 11-20 10:00 → 11-25 18:00'],
    ['over', { until: noon }, 'visit/1 11-18 12:00 → 11-23 18:00'],
    [
      'the customer did not agree to',
      { until: shanghai('2026-11-20 10:00'), objectedAt: noon - 1 },
      'visit/1 11-18 12:00 → 11-23 18:00',
    ],
  ] as const)('with an agreed date that is %s: %s', (_, date, line) => {
    const agreedDates = [{ agreedAt: received, method: 'phone' as const, what: '换灯', by: named(head), ...date }]
    const { complaint } = answerRound(aComplaint({ state: 'checking', agreedDates }), worked(), rules)
    expect(runningLines(complaint.clocks)[0]).toBe(line)
  })

  test.each([
    ['the first contact visits', {}, worked(), personGets(agent, 'to-visit', visitDue)],
    [
      'not who did the work himself',
      {},
      spoken({ answeredBy: named(agent) }),
      roleGets('dispatcher', 'to-visit', undefined, visitDue),
    ],
    [
      'without a first contact the dispatcher finds somebody',
      { firstContact: undefined, about: anAbout(agent) },
      worked(),
      roleGets('dispatcher', 'to-visit', undefined, visitDue),
    ],
  ])('%s', (_, changes, outcome, told) => {
    const { messages } = answerRound(aComplaint({ state: 'checking', ...changes }), outcome, rules)
    expect(messages).toEqual([customerGets('answered'), told])
  })

  test('where the company has neither survey nor visit, nobody visits, the survey is over at once and no clock runs', () => {
    const policy = rules.policy.map(row =>
      'length' in row && clocksAfterAnswer.includes(row.what) ? { ...row, length: { counting: 'none' } as const } : row,
    )
    const { complaint } = answerRound(checking, worked(), { ...rules, policy })
    expect(complaint.clocks).toEqual(done(checking.clocks, 'all', noon))
    expect(complaint.stage).toMatchObject({ survey: { expiresAt: noon }, visit: { state: 'none' } })
  })
})

describe('answered late', () => {
  const due = shanghai('2026-11-25 18:00')
  const asked = inside('delay-account-asked', system, due + 1, { facts: { round: 1 } })

  test('the last millisecond is in time', () => {
    const { complaint, entries } = answerRound(checking, worked(due), rules)
    expect([complaint.delayAccount, entries]).toEqual([undefined, []])
  })

  test('after it the handler is asked why', () => {
    const { complaint, entries, messages } = answerRound(checking, worked(due + 1), rules)
    expect(complaint.delayAccount).toEqual({ askedAt: due + 1 })
    expect(entries).toEqual([asked])
    expect(messages.slice(2)).toEqual([personGets(handler, 'delay-account')])
  })

  test('where there was no order, the dispatcher is', () => {
    const { entries, messages } = answerRound(checking, { ...spoken(), answeredAt: due + 1 }, rules)
    expect(entries).toEqual([asked])
    expect(messages.slice(2)).toEqual([roleGets('dispatcher', 'delay-account')])
  })

  test('a round whose closing was late before is not late a second time, and other late clocks ask nothing', () => {
    const stopped = { ...checking, clocks: done(checking.clocks, ['close'], due + 1) }
    expect(answerRound(stopped, worked(due + day), rules).complaint.delayAccount).toBeUndefined()
    expect(answerRound(checking, worked(received + day + hour), rules).complaint.delayAccount).toBeUndefined()
  })
})

describe('where there is nobody to ask', () => {
  test.each([
    [{}, false],
    [{ kind: 'repair' }, false],
    [{ kind: 'praise' }, true],
    [{ ownCase: true }, true],
  ] as const)('%j asks nobody: %s', (changes, nobody) => {
    expect(asksNobody(aComplaint(changes))).toBe(nobody)
  })

  test.each([{ kind: 'praise' }, { ownCase: true }] as const)('with %j the answer is the end', changes => {
    const before = aComplaint({ state: 'checking', ...changes })
    const { complaint, entries, messages } = answerRound(before, worked(), rules)
    expect(complaint.stage).toMatchObject({ state: 'closed', closedAt: noon, code: 'fixed', outcome: worked() })
    expect(complaint.clocks).toEqual(done(before.clocks, 'all', noon))
    expect(entries).toEqual([publicly('closed', system, noon, { facts: { code: 'fixed' } })])
    expect(messages).toEqual([customerGets('answered')])
  })

  test.each([{ kind: 'praise' }, { ownCase: true }] as const)(
    'under supervision %j stays answered, with nobody to visit',
    changes => {
      const supervision = { by: named(manager), reason: '媒体关注', at: received }
      const before = aComplaint({ state: 'checking', supervision, ...changes })
      const { complaint, entries, messages } = answerRound(before, worked(), rules)
      expect(complaint.stage.state).toBe('answered')
      expect(runningLines(complaint.clocks)).toEqual([])
      expect(entries).toEqual([])
      expect(messages).toEqual([customerGets('answered')])
    },
  )
})

describe('办结方式', () => {
  const said = { answer: '好了', answeredAt: noon, answeredBy: named(head) }

  test.each(settlements)('%s says whether something was fixed, worked or spoken alike', settlement => {
    const code = ['explained', 'apologised', 'noted'].includes(settlement) ? 'explained' : 'fixed'
    const outcome = worked()
    if (outcome.how !== 'worked') throw new Error('not worked')
    expect(closingCodeOf({ ...outcome, report: { ...outcome.report, settlement } })).toBe(code)
    expect(closingCodeOf({ ...said, how: 'on-the-spot', settlement })).toBe(code)
  })

  test('handed on, with a parent, finally', () => {
    expect(closingCodeOf(spoken({ referredTo: '街道办' }))).toBe('referred')
    expect(closingCodeOf({ ...said, how: 'with-parent', parent: parentLink, settlement: 'repaired' })).toBe('merged')
    expect(
      closingCodeOf({ ...said, how: 'final-answer', answeredBy: named(executive), proposedBy: named(manager) }),
    ).toBe('final-answer')
  })
})
