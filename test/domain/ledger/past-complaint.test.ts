import { describe, expect, test } from 'vitest'
import { isOpen, settlementOf } from '#domain/complaint/complaint.ts'
import { confirmRepeat } from '#domain/complaint/intake.ts'
import { maySeeAsCustomer, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { nextTick, tick } from '#domain/complaint/tick.ts'
import { hasSpot, likeOf } from '#domain/groups/like.ts'
import { differences, importPast, noAnswerKept, type PastOrigin } from '#domain/ledger/past-complaint.ts'
import type { PastRow } from '#domain/ledger/past-row.ts'
import { recordAnswer } from '#domain/survey/survey.ts'
import { day } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAnswer,
  communityId,
  departmentId,
  people,
  rules,
  shanghai,
} from '../../support/builders.ts'

const now = shanghai('2026-11-24 10:00')

const aRow = (changes: Partial<PastRow> = {}): PastRow => ({
  number: 'Q001',
  identity: 'number/2019/Q001',
  kind: 'complaint',
  source: 'other-department',
  category: { id: 'leak', name: '漏水', departmentId, needsPhotos: true, root: 'engineering' },
  severity: 'major',
  place: { kind: 'unknown', label: '9 栋 101' },
  customer: { name: '王业主', phone: '13800000000', relation: 'unknown' },
  text: '卫生间漏水',
  answer: '已重做防水',
  receivedAt: shanghai('2019-04-25 09:30'),
  answeredAt: shanghai('2019-04-28 10:00'),
  closedAt: shanghai('2019-04-30 12:00'),
  inWords: [],
  ...changes,
})

const origin: PastOrigin = { id: 'past-1', communityId, file: '台账 2019.xlsx', row: 12, now }
const past = (changes: Partial<PastRow> = {}, from: Partial<PastOrigin> = {}) =>
  importPast(aRow(changes), { ...origin, ...from })

describe('a past complaint', () => {
  const { complaint, messages } = past()

  test('keeps its old number and times, is closed, and says when it was put down here', () => {
    expect(complaint).toMatchObject({
      number: 'Q001',
      receivedAt: shanghai('2019-04-25 09:30'),
      recordedAt: now,
      imported: { file: '台账 2019.xlsx', row: 12 },
      category: { id: 'leak', engineering: true },
      stage: {
        state: 'closed',
        code: 'imported',
        closedAt: shanghai('2019-04-30 12:00'),
        outcome: { how: 'imported', answer: '已重做防水', answeredAt: shanghai('2019-04-28 10:00') },
        survey: { state: 'none' },
        visit: { state: 'none' },
      },
    })
    expect('identity' in complaint).toBe(false)
  })

  test('is whole: all that is said of it, and nothing of what was never done here', () => {
    const { identity: _, inWords: __, answer: ___, answeredAt, closedAt, category, ...said } = aRow()
    expect(importPast(aRow({ handler: '周师傅' }), origin).complaint).toEqual({
      ...said,
      id: 'past-1',
      communityId,
      category: { id: 'leak', name: '漏水', departmentId, needsPhotos: true, engineering: true },
      happeningNow: false,
      hideName: false,
      photoIds: [],
      recordedAt: now,
      policyAt: now,
      round: 1,
      orders: 0,
      transfers: 0,
      unsatisfiedEnds: 0,
      clocks: [],
      agreedDates: [],
      offers: [],
      consultations: [],
      correctiveActions: [],
      urges: [],
      imported: { file: '台账 2019.xlsx', row: 12 },
      children: [],
      followers: [],
      stage: {
        state: 'closed',
        outcome: { how: 'imported', answer: '已重做防水', answeredAt, answeredBy: { id: '', name: '周师傅' } },
        survey: { state: 'none' },
        visit: { state: 'none' },
        closedAt,
        code: 'imported',
      },
      turn: 1,
      version: 0,
      chain: { seq: 0, hash: '' },
    })
  })

  test('of another kind is no engineering; without a name nobody answered', () => {
    const { category } = aRow()
    const sales = importPast(aRow({ category: { ...category, root: 'sales' } }), origin).complaint
    expect(sales.category.engineering).toBe(false)
    expect(sales.stage).toMatchObject({ outcome: { answeredBy: { id: '', name: '' } } })
  })

  test('is owed nothing by anybody, however much time passes', () => {
    expect([isOpen(complaint), responsibleFor(complaint), deadlineOf(complaint)]).toEqual([false, undefined, undefined])
    expect(nextTick(complaint)).toBeUndefined()
    expect(tick(complaint, now + 3650 * day, rules)).toBeUndefined()
    expect(messages).toEqual([])
  })

  test('cannot be reopened or rated, not even by the person whose name it bears', () => {
    for (const actor of [people.owner, people.agent, people.manager])
      expect(movesAt(complaint, actor, now, rules)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/nextRound|answerSurvey|confirmVisit|visit/)]),
      )
    expect(maySeeAsCustomer(complaint, people.owner.id)).toBe(false)
  })

  test('may be noted on, and named as being about somebody', () => {
    expect(movesAt(complaint, people.agent, now, rules)).toEqual(['note', 'nameAbout'])
  })

  test('is read by the office of its community and nobody else', () => {
    const readers = Object.entries(people).filter(([, it]) => maySeeAsStaff(complaint, it))
    expect(readers.map(([who]) => who)).toEqual([
      'agent',
      'otherAgent',
      'dispatcher',
      'manager',
      'otherManager',
      'executive',
      'auditor',
    ])
  })

  test('can be named as the earlier one of a new complaint', () => {
    const link = { id: complaint.id, number: complaint.number }
    const repeated = accepted(confirmRepeat(aComplaint({ state: 'accepted' }), { earlier: link }, aMoment()))
    expect(repeated.complaint.repeatOf).toEqual(link)
  })

  test('at a place nobody knows is like no other', () => {
    expect(hasSpot(likeOf(complaint))).toBe(false)
    expect(hasSpot(likeOf(aComplaint()))).toBe(true)
    expect(hasSpot({ publicPlace: '花园' })).toBe(true)
  })

  test('has no class of what was done', () => {
    expect('outcome' in complaint.stage && settlementOf(complaint.stage.outcome)).toBe('noted')
  })

  test('takes no answer to a survey nobody asked', () => {
    expect(recordAnswer({ state: 'none' }, anAnswer(), now)).toMatchObject({ ok: false, reason: 'survey-expired' })
  })
})

describe('its timeline', () => {
  test('says that it was imported, from which row of which file, what was answered, and when it was closed', () => {
    const { entries } = past({ demand: '重做防水', handler: '周师傅' }, { rest: '满意度：满意', by: people.admin })
    expect(entries.map(it => [it.kind, it.visibility, it.occurredAt])).toEqual([
      ['imported', 'internal', now],
      ['answered', 'public', shanghai('2019-04-28 10:00')],
      ['closed', 'public', shanghai('2019-04-30 12:00')],
    ])
    expect(entries[0]).toMatchObject({
      author: { kind: 'staff', id: people.admin.id },
      facts: { number: 'Q001', file: '台账 2019.xlsx', row: 12, receivedAt: shanghai('2019-04-25 09:30') },
      texts: { text: '卫生间漏水', place: '9 栋 101', demand: '重做防水', rest: '满意度：满意' },
    })
    expect(entries[1]).toMatchObject({ facts: { imported: true, handler: '周师傅' }, texts: { answer: '已重做防水' } })
    expect(entries[2]?.facts).toEqual({ imported: true, code: 'imported' })
  })

  test('has no answer where the ledger has none', () => {
    const { complaint, entries } = past({ answer: undefined })
    expect(entries.map(it => [it.kind, it.author.kind])).toEqual([
      ['imported', 'system'],
      ['closed', 'system'],
    ])
    expect(entries[0]?.texts).toEqual({ text: '卫生间漏水', place: '9 栋 101' })
    expect(complaint.stage).toMatchObject({ outcome: { answer: noAnswerKept } })
  })

  test('an old answer without a handler names none', () => {
    expect(past().entries[1]?.facts).toEqual({ imported: true })
  })
})

describe('a row that was imported before', () => {
  test('differs in nothing', () => {
    expect(differences(aRow(), past().complaint)).toEqual([])
    expect(differences(aRow({ answer: undefined }), past({ answer: undefined }).complaint)).toEqual([])
  })

  test('differs in what was changed in the file since', () => {
    const row = aRow({
      number: 'Q1',
      receivedAt: now,
      text: '漏',
      demand: '修',
      customer: { name: '李', reference: 'H-207', relation: 'unknown' },
      answer: '修了',
      answeredAt: now,
      closedAt: now,
    })
    expect(differences(row, past().complaint)).toEqual([
      'number',
      'receivedAt',
      'text',
      'demand',
      'customer',
      'phone',
      'reference',
      'answer',
      'answeredAt',
      'closedAt',
    ])
  })

  test('differs in answer and end from what is not closed', () => {
    const { complaint } = past()
    expect(differences(aRow(), { ...complaint, stage: { state: 'accepted' } })).toEqual([
      'answer',
      'answeredAt',
      'closedAt',
    ])
  })
})
