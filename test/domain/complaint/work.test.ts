import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { confirm, dispatch, reportDone, sendBack, take } from '#domain/complaint/work.ts'
import { hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  aReport,
  departmentId,
  people,
  received,
  shanghai,
} from '../../support/builders.ts'

const now = received + 2 * hour
const byAgent = aMoment()
const byDispatcher = aMoment({ actor: people.dispatcher })
const byHandler = aMoment({ actor: people.handler })
const byHead = aMoment({ actor: people.head })
const handler = { id: people.handler.id, name: people.handler.name }
const head = { kind: 'staff', id: people.head.id, name: people.head.name }

const orderOf = (complaint: Complaint) => {
  if (!('order' in complaint.stage)) throw new Error('no order')
  return complaint.stage.order
}

describe('dispatching', () => {
  const input = { handler, departmentId, instruction: '带上梯子' }

  test('gives the first order of the round, stops the dispatch clock, tells handler and customer; the instruction stays internal', () => {
    const before = aComplaint({ state: 'accepted' })
    const at = received + 5 * minute
    const { complaint, entries, messages } = accepted(dispatch(before, input, aMoment({ at })))
    const order = {
      number: 'W2611-0001-A',
      departmentId,
      handler,
      dispatchedBy: { id: people.agent.id, name: people.agent.name },
      dispatchedAt: at,
      instruction: '带上梯子',
    }
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'dispatched', order },
      orders: 1,
      turn: before.turn + 1,
      clocks: before.clocks.map(it => (it.kind === 'dispatch' ? { ...it, stoppedAt: at, end: 'met' } : it)),
    })
    const written = {
      kind: 'dispatched',
      author: { kind: 'staff', id: people.agent.id, name: people.agent.name },
      occurredAt: at,
    }
    expect(entries).toEqual([
      { ...written, visibility: 'public', facts: { departmentId, handler: handler.name }, texts: {} },
      {
        ...written,
        visibility: 'internal',
        facts: { order: 'W2611-0001-A', handlerId: handler.id },
        texts: { instruction: '带上梯子' },
      },
    ])
    expect(messages).toEqual([
      { audience: { to: 'person', userId: handler.id }, event: 'new-order' },
      { audience: { to: 'customer' }, event: 'dispatched' },
    ])
  })

  test('after five minutes the dispatch clock ends late', () => {
    const { complaint } = accepted(
      dispatch(aComplaint({ state: 'accepted' }), input, aMoment({ at: received + 5 * minute + 1 })),
    )
    expect(complaint.clocks.map(it => it.end)).toEqual(['late', undefined])
  })

  test('an order without an instruction has no words', () => {
    const { entries } = accepted(dispatch(aComplaint({ state: 'accepted' }), { handler, departmentId }, byAgent))
    expect(entries.map(it => it.texts)).toEqual([{}, {}])
  })

  test('the orders of a round are lettered on', () => {
    const before = aComplaint({ state: 'accepted', orders: 26, round: 2 })
    const { complaint } = accepted(dispatch(before, input, byDispatcher))
    expect(orderOf(complaint).number).toBe('W2611-0001/2-AA')
    expect(complaint.orders).toBe(27)
  })

  test.each([
    [{ severity: 'major' }, false],
    [{ round: 2 }, false],
    [{ severity: 'emergency' }, true],
    [{ severity: 'ordinary' }, true],
  ] as const)('of %j by an agent is allowed: %s', (wish, allowed) => {
    const complaint = aComplaint({ state: 'accepted', ...wish })
    expect(dispatch(complaint, input, byAgent)).toMatchObject(allowed ? { ok: true } : { reason: 'dispatcher-only' })
    expect(dispatch(complaint, input, byDispatcher).ok).toBe(true)
  })

  test('a dispatcher of another community is only an agent here', () => {
    const actor = {
      ...people.agent,
      grants: [...people.agent.grants, { role: 'dispatcher' as const, communityId: 'riverside' }],
    }
    const complaint = aComplaint({ state: 'accepted', severity: 'major' })
    expect(dispatch(complaint, input, aMoment({ actor }))).toMatchObject({ reason: 'dispatcher-only' })
  })

  test('is refused to a handler and before accepting', () => {
    expect(dispatch(aComplaint({ state: 'accepted' }), input, byHandler)).toMatchObject({ reason: 'not-allowed' })
    expect(dispatch(aComplaint(), input, byAgent)).toMatchObject({ reason: 'not-now' })
  })
})

describe('taking', () => {
  test('begins the handling; the order stays the same', () => {
    const before = aComplaint({ state: 'dispatched' })
    const { complaint, entries, messages } = accepted(take(before, byHandler))
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'handling', order: orderOf(before), takenAt: now },
      turn: before.turn + 1,
    })
    expect(entries).toEqual([
      {
        kind: 'taken',
        author: { kind: 'staff', ...handler },
        visibility: 'public',
        occurredAt: now,
        facts: { order: 'W2611-0001-A' },
        texts: {},
      },
    ])
    expect(messages).toEqual([])
  })

  test('is the named handler’s alone, once', () => {
    expect(take(aComplaint({ state: 'dispatched' }), aMoment({ actor: people.otherHandler }))).toMatchObject({
      reason: 'not-allowed',
    })
    expect(take(aComplaint({ state: 'handling' }), byHandler)).toMatchObject({ reason: 'not-now' })
  })
})

describe('reporting done', () => {
  test('goes to the department head; the customer sees the remedy, the cause and liability stay internal', () => {
    const before = aComplaint({ state: 'handling' })
    const { complaint, entries, messages } = accepted(reportDone(before, aReport({ photoIds: ['photo-9'] }), byHandler))
    expect(complaint).toEqual({
      ...before,
      stage: {
        state: 'checking',
        order: orderOf(before),
        takenAt: received + 20 * minute,
        report: { ...aReport({ photoIds: ['photo-9'] }), reportedAt: now },
      },
      turn: before.turn + 1,
    })
    const written = { kind: 'reported', author: { kind: 'staff', ...handler }, occurredAt: now }
    expect(entries).toEqual([
      {
        ...written,
        visibility: 'public',
        facts: { order: 'W2611-0001-A', settlement: 'repaired', photos: ['photo-9'] },
        texts: { remedialAction: '更换了三楼的声控灯' },
      },
      {
        ...written,
        visibility: 'internal',
        facts: { cause: 'material', liableParty: 'department', correctiveNeeded: false },
        texts: { correctiveReason: '个别灯具老化' },
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'role', role: 'department-head', departmentId }, event: 'to-check' }])
  })

  test('a corrective action is written down with its owner', () => {
    const correctiveAction = { needed: true, what: '全楼换灯', owner: '周师傅', by: now } as const
    const { entries } = accepted(
      reportDone(aComplaint({ state: 'handling' }), aReport({ correctiveAction }), byHandler),
    )
    expect(entries[1]).toMatchObject({
      facts: { correctiveNeeded: true },
      texts: { correctiveAction: '全楼换灯', correctiveOwner: '周师傅' },
    })
  })

  test.each([
    [{ remedialAction: '' }, 'text-missing'],
    [{ remedialAction: '✅' }, 'text-without-words'],
    [{ remedialAction: '字'.repeat(5001) }, 'text-too-long'],
    [{ correctiveAction: { needed: false, reason: ' ' } }, 'text-missing'],
    [{ correctiveAction: { needed: true, what: '！', owner: '周师傅', by: now } }, 'text-without-words'],
  ] as const)('a report with %j is refused', (changes, reason) => {
    expect(reportDone(aComplaint({ state: 'handling' }), aReport(changes), byHandler)).toMatchObject({ reason })
  })

  test('photos are needed where the category says so', () => {
    const complaint = aComplaint({ state: 'handling', needsPhotos: true })
    expect(reportDone(complaint, aReport(), byHandler)).toEqual({ ok: false, reason: 'photo-needed' })
    expect(reportDone(complaint, aReport({ photoIds: ['photo-9'] }), byHandler).ok).toBe(true)
  })

  test.each([{ severity: 'major' }, { round: 2 }] as const)('of %j, a corrective action is needed', wish => {
    const complaint = aComplaint({ state: 'handling', ...wish })
    expect(reportDone(complaint, aReport(), byHandler)).toEqual({ ok: false, reason: 'corrective-action-needed' })
    const correctiveAction = { needed: true, what: '全楼换灯', owner: '周师傅', by: now } as const
    expect(reportDone(complaint, aReport({ correctiveAction }), byHandler).ok).toBe(true)
  })

  test('is the handler’s alone, and only while handling', () => {
    const byOther = aMoment({ actor: people.otherHandler })
    expect(reportDone(aComplaint({ state: 'handling' }), aReport(), byOther)).toMatchObject({ reason: 'not-allowed' })
    expect(reportDone(aComplaint({ state: 'checking' }), aReport(), byHandler)).toMatchObject({ reason: 'not-now' })
  })
})

describe('confirming', () => {
  test('answers the customer: the close clock stops, survey and visit begin, customer and visitor are told', () => {
    const before = aComplaint({ state: 'checking' })
    const { complaint, entries, messages } = accepted(confirm(before, { answer: ' 灯已更换，请查看 ' }, byHead))
    if (before.stage.state !== 'checking') throw new Error('not checking')
    expect(complaint).toEqual({
      ...before,
      turn: before.turn + 1,
      clocks: before.clocks.map(it => (it.kind === 'close' ? { ...it, stoppedAt: now, end: 'met' } : it)),
      stage: {
        state: 'answered',
        outcome: {
          how: 'worked',
          order: before.stage.order,
          report: before.stage.report,
          answer: '灯已更换，请查看',
          answeredAt: now,
          answeredBy: { id: people.head.id, name: people.head.name },
        },
        survey: { state: 'asked', askedAt: now, expiresAt: shanghai('2026-11-25 12:00') },
        visit: { state: 'planned', mandatory: false, dueAt: shanghai('2026-11-18 20:00') },
      },
    })
    expect(entries).toEqual([
      {
        kind: 'answered',
        author: head,
        visibility: 'public',
        occurredAt: now,
        facts: { order: 'W2611-0001-A', visitMandatory: false },
        texts: { answer: '灯已更换，请查看' },
      },
    ])
    expect(messages).toEqual([
      { audience: { to: 'customer' }, event: 'answered' },
      {
        audience: { to: 'person', userId: people.agent.id },
        event: 'to-visit',
        by: shanghai('2026-11-18 20:00'),
      },
    ])
  })

  test('without words of his own the head answers with the remedial action', () => {
    const { entries } = accepted(confirm(aComplaint({ state: 'checking' }), {}, byHead))
    expect(entries[0]?.texts).toEqual({ answer: '更换了三楼的声控灯' })
  })

  test('after five working days the close clock ends late', () => {
    const late = aMoment({ actor: people.head, at: shanghai('2026-11-25 18:00:00.001') })
    const { complaint } = accepted(confirm(aComplaint({ state: 'checking' }), {}, late))
    expect(complaint.clocks.map(it => it.end)).toEqual(['met', 'late'])
  })

  test('without a first contact the dispatcher is told of the visit', () => {
    const { messages } = accepted(confirm(aComplaint({ state: 'checking', firstContact: undefined }), {}, byHead))
    expect(messages[1]?.audience).toEqual({ to: 'role', role: 'dispatcher' })
  })

  test.each([{ severity: 'major' }, { severity: 'emergency' }, { round: 2 }, { engineering: true }] as const)(
    'of %j, the visit is mandatory',
    wish => {
      const { complaint, entries } = accepted(confirm(aComplaint({ state: 'checking', ...wish }), {}, byHead))
      expect(complaint.stage).toMatchObject({ visit: { mandatory: true } })
      expect(entries[0]?.facts.visitMandatory).toBe(true)
    },
  )

  test('is refused without words, to another department’s head, and before the report', () => {
    const complaint = aComplaint({ state: 'checking' })
    const elsewhere = aMoment({ actor: people.headElsewhere })
    expect(confirm(complaint, { answer: '👌' }, byHead)).toMatchObject({ reason: 'text-without-words' })
    expect(confirm(complaint, {}, elsewhere)).toMatchObject({ reason: 'not-allowed' })
    expect(confirm(aComplaint({ state: 'handling' }), {}, byHead)).toMatchObject({ reason: 'not-now' })
  })
})

describe('sending back', () => {
  test('returns the work to its handler with a reason only staff see; the close clock goes on', () => {
    const before = aComplaint({ state: 'checking' })
    const { complaint, entries, messages } = accepted(sendBack(before, { reason: ' 还有一盏不亮 ' }, byHead))
    expect(complaint).toEqual({
      ...before,
      stage: { state: 'handling', order: orderOf(before), takenAt: received + 20 * minute, sentBack: '还有一盏不亮' },
      turn: before.turn + 1,
    })
    expect(entries).toEqual([
      {
        kind: 'sent-back',
        author: head,
        visibility: 'internal',
        occurredAt: now,
        facts: { order: 'W2611-0001-A' },
        texts: { reason: '还有一盏不亮' },
      },
    ])
    expect(messages).toEqual([{ audience: { to: 'person', userId: handler.id }, event: 'sent-back' }])
  })

  test('is refused without a reason, to the handler himself, and before the report', () => {
    const complaint = aComplaint({ state: 'checking' })
    expect(sendBack(complaint, { reason: '' }, byHead)).toMatchObject({ reason: 'text-missing' })
    expect(sendBack(complaint, { reason: '重做' }, byHandler)).toMatchObject({ reason: 'not-allowed' })
    expect(sendBack(aComplaint({ state: 'handling' }), { reason: '重做' }, byHead)).toMatchObject({ reason: 'not-now' })
  })
})
