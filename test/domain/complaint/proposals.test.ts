import { describe, expect, test } from 'vitest'
import { agreeDate, decideProposal, type ProposalInput, pause, propose } from '#domain/complaint/agreements.ts'
import type { AgreedDate, Complaint, Proposal } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import { dispatch } from '#domain/complaint/work.ts'
import { day } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  departmentId,
  otherDepartmentId,
  people,
  received,
  shanghai,
} from '../../support/builders.ts'
import {
  badTexts,
  decided,
  expectTurnedAway,
  inside,
  named,
  noon,
  personGets,
  roleGets,
  runningLines,
  staff,
  system,
} from './decided.ts'

const { dispatcher, handler, manager } = people
const byDispatcher = aMoment({ actor: dispatcher })
const handling = aComplaint({ state: 'handling' })
const until = shanghai('2026-11-20 12:00')
const input = { until, method: 'phone', what: ' 周五换灯 ' } as const
const agreed: AgreedDate = { until, method: 'phone', what: '周五换灯', by: named(dispatcher), agreedAt: noon }

const transfer: ProposalInput = { kind: 'transfer', departmentId: otherDepartmentId, words: ' 归绿化 ' }
const longer: ProposalInput = { kind: 'pause', reason: 'parts', to: until, words: '仓库又忘了下单' }
const date: ProposalInput = { kind: 'date', until, method: 'phone', words: '这户很难缠' }

describe('what the handler asks for', () => {
  const byHandler = aMoment({ actor: handler })

  test.each([
    ['transfer', transfer, '归绿化'],
    ['pause', longer, '仓库又忘了下单'],
    ['date', date, '这户很难缠'],
  ] as const)('a %s waits for the dispatcher; nothing else changes', (what, asked, words) => {
    expect(propose(handling, asked, byHandler)).toEqual(
      decided(
        handling,
        { proposal: { ...asked, words, by: named(handler), at: noon } },
        [inside('proposed', staff(handler), noon, { facts: { what }, texts: { words } })],
        [roleGets('dispatcher', 'proposal')],
      ),
    )
  })

  test('one after the other', () => {
    const { complaint } = accepted(propose(handling, longer, byHandler))
    expect(propose(complaint, transfer, byHandler)).toEqual({ ok: false, reason: 'proposal-open' })
  })

  test.each(badTexts())('%s are no reason', (_, words, refusal) => {
    expect(propose(handling, { ...transfer, words }, byHandler)).toEqual(refusal)
  })

  test('is his alone', () => {
    expectTurnedAway((it, moment) => propose(it, transfer, moment), 'propose', {
      open: handling,
      over: aComplaint({ state: 'dispatched' }),
      by: handler,
    })
  })
})

describe('deciding about it', () => {
  const asked = (what: ProposalInput, changes: Partial<Complaint> = {}): Complaint => ({
    ...handling,
    proposal: { ...what, by: named(handler), at: received },
    ...changes,
  })
  const told = personGets(handler, 'proposal-decided')
  const decision = (facts: Record<string, string | boolean>, texts = {}) =>
    inside('proposal-decided', staff(dispatcher), noon, { facts, texts })

  test('refused: the work goes on as it was, the handler is told why', () => {
    const before = asked(longer)
    expect(decideProposal(before, { granted: false, words: ' 有库存 ' }, byDispatcher)).toEqual(
      decided(
        before,
        { proposal: undefined },
        [decision({ what: 'pause', granted: false }, { words: '有库存' })],
        [told],
      ),
    )
  })

  test.each([undefined, '', '  '])('the words may stay unsaid: %j', words => {
    const [entry] = accepted(decideProposal(asked(longer), { granted: false, words }, byDispatcher)).entries
    expect(entry?.texts).toStrictEqual({})
    expect(entry?.facts).toStrictEqual({ what: 'pause', granted: false })
  })

  test('a granted pause is a pause, in the words of whoever grants it', () => {
    const before = asked(longer)
    const paused = accepted(pause(handling, { reason: 'parts', to: until, words: '等灯具' }, byDispatcher))
    expect(decideProposal(before, { granted: true, words: ' 等灯具 ' }, byDispatcher)).toEqual({
      ok: true,
      value: {
        complaint: paused.complaint,
        entries: [decision({ what: 'pause', granted: true }, { words: '等灯具' }), ...paused.entries],
        messages: [told, ...paused.messages],
      },
    })
  })

  test('granted while paused, the new pause takes the place of the old one', () => {
    const shorter = { reason: 'customer', words: '客户出差', to: shanghai('2026-11-19 12:00') } as const
    const old = accepted(pause(handling, { reason: 'parts', to: until, words: '等灯具' }, byDispatcher)).complaint
    const proposal: Proposal = { kind: 'pause', ...shorter, words: '人不在', by: named(handler), at: noon }
    const granting = { granted: true, words: '客户出差' }
    const { complaint } = accepted(decideProposal({ ...old, proposal }, granting, byDispatcher))
    const direct = accepted(pause(handling, shorter, byDispatcher)).complaint
    expect(complaint).toEqual({ ...direct, turn: direct.turn + 1 })
  })

  test('a granted date is an agreed date, in the words of whoever grants it', () => {
    const before = asked(date)
    const dated = accepted(agreeDate(handling, input, byDispatcher))
    expect(decideProposal(before, { granted: true, words: input.what }, byDispatcher)).toEqual({
      ok: true,
      value: {
        complaint: dated.complaint,
        entries: [decision({ what: 'date', granted: true }, { words: '周五换灯' }), ...dated.entries],
        messages: [told, ...dated.messages],
      },
    })
  })

  describe.each([
    ['pause', longer],
    ['date', date],
  ] as const)('a %s the customer reads about', (_, what) => {
    test('is not granted without words of one’s own', () => {
      expect(decideProposal(asked(what), { granted: true }, byDispatcher)).toEqual({
        ok: false,
        reason: 'text-missing',
      })
    })

    test.each(badTexts())('is not granted with bad ones: %s', (_, words, refusal) => {
      expect(decideProposal(asked(what), { granted: true, words }, byDispatcher)).toEqual(refusal)
    })

    test('shows the customer nothing of what the handler wrote', () => {
      const granting = { granted: true, words: '请您再等两天' }
      const { complaint, entries } = accepted(decideProposal(asked(what), granting, byDispatcher))
      const read = entries.filter(it => it.visibility === 'public').flatMap(it => Object.values(it.texts))
      expect(read).toEqual(['请您再等两天'])
      expect(JSON.stringify([complaint, entries])).not.toContain(what.words)
    })
  })

  test.each([
    [365 * day, undefined],
    [365 * day + 1, 'date-too-far'],
  ])('a date %d ms ahead: %s', (ahead, reason) => {
    const far = asked({ kind: 'date', until: noon + ahead, method: 'phone', words: '明年' })
    const result = decideProposal(far, { granted: true, words: '明年' }, byDispatcher)
    expect(result).toMatchObject(reason ? { ok: false, reason } : { ok: true })
  })

  test('a granted transfer goes back to the office with every clock running, and counts', () => {
    const before = asked(transfer)
    const granted = decideProposal(before, { granted: true }, byDispatcher)
    expect(granted).toEqual(
      decided(
        before,
        { stage: { state: 'accepted' }, proposal: undefined, transfers: 1, transferredTo: otherDepartmentId },
        [decision({ what: 'transfer', granted: true, departmentId: otherDepartmentId })],
        [told],
      ),
    )
    const anew = { handler: named(handler), departmentId }
    const { complaint } = accepted(dispatch(accepted(granted).complaint, anew, byDispatcher))
    expect([complaint.transfers, runningLines(complaint.clocks)]).toEqual([1, runningLines(handling.clocks)])
  })

  test('the third transfer brings the complaint under supervision', () => {
    const { complaint, entries, messages } = accepted(
      decideProposal(asked(transfer, { transfers: 2 }), { granted: true }, byDispatcher),
    )
    expect(complaint.supervision).toEqual({ by: 'system', at: noon, reason: 'transfers', count: 3 })
    expect(entries.slice(1)).toEqual([inside('supervised', system, noon, { facts: { reason: 'transfers', count: 3 } })])
    expect(messages).toEqual([told, roleGets('manager', 'supervised')])
    const second = accepted(decideProposal(asked(transfer, { transfers: 1 }), { granted: true }, byDispatcher))
    expect([second.complaint.transfers, second.complaint.supervision]).toEqual([2, undefined])
  })

  test.each([
    ['a pause that is over', longer, until, { ok: false, reason: 'pause-in-the-past' }],
    ['a date that is over', date, until, { ok: false, reason: 'date-in-the-past' }],
    [
      'a pause of more than ten working days',
      { ...longer, to: shanghai('2026-12-02 18:00:00.001') },
      noon,
      { ok: false, reason: 'pause-too-long', facts: { most: 10 } },
    ],
  ] as const)('%s cannot be granted, only refused', (_, what, at, refusal) => {
    const moment = aMoment({ actor: dispatcher, at })
    expect(decideProposal(asked(what), { granted: true, words: '请再等等' }, moment)).toEqual(refusal)
    expect(decideProposal(asked(what), { granted: false }, moment).ok).toBe(true)
  })

  test('the third date is the manager’s', () => {
    const before = asked(date, { agreedDates: [agreed, agreed] })
    const granting = { granted: true, words: '周五换灯' }
    expect(decideProposal(before, granting, byDispatcher)).toEqual({
      ok: false,
      reason: 'manager-only',
      facts: { most: 2 },
    })
    expect(decideProposal(before, granting, aMoment({ actor: manager })).ok).toBe(true)
  })

  test('where nothing was asked there is nothing to decide', () => {
    expect(decideProposal(handling, { granted: true }, byDispatcher)).toEqual({ ok: false, reason: 'no-proposal' })
  })

  test('is for the dispatcher and the manager', () => {
    const move = (it: Complaint, moment: Moment) => decideProposal(it, { granted: true }, moment)
    expectTurnedAway(move, 'decideProposal', {
      open: asked(transfer),
      over: aComplaint({ state: 'dispatched' }),
      by: dispatcher,
    })
  })
})
