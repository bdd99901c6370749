import { describe, expect, test } from 'vitest'
import { claim, dispatch, redispatch, returnOrder, take } from '#domain/complaint/work.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  anAbout,
  departmentId,
  otherDepartmentId,
  people,
  received,
  shanghai,
} from '../../support/builders.ts'
import {
  begun,
  customerGets,
  decided,
  done,
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

const { agent, dispatcher, handler, otherHandler } = people
const toHandler = { handler: named(handler), departmentId }
const toOther = { handler: named(otherHandler), departmentId: otherDepartmentId }

describe('派工', () => {
  const open = aComplaint({ state: 'accepted' })

  test('gives the order, and the clocks of handling begin; the customer reads who comes, the rest stays inside', () => {
    const input = { ...toHandler, instruction: '带梯子', override: '周师傅熟悉这栋楼' }
    const order = {
      number: 'W2611-0001-A',
      departmentId,
      handler: named(handler),
      dispatchedBy: named(agent),
      dispatchedAt: noon,
      instruction: '带梯子',
    }
    expect(dispatch(open, input, aMoment())).toEqual(
      decided(
        open,
        {
          stage: { state: 'dispatched', order },
          orders: 1,
          clocks: [...done(open.clocks, ['dispatch'], noon), ...begun(open, ['handle', 'progress'], noon)],
        },
        [
          publicly('dispatched', staff(agent), noon, { facts: { departmentId, handler: '周师傅' } }),
          inside('dispatched', staff(agent), noon, {
            facts: { order: 'W2611-0001-A', handlerId: 'handler-1' },
            texts: { instruction: '带梯子', override: '周师傅熟悉这栋楼' },
          }),
        ],
        [personGets(handler, 'new-order'), customerGets('dispatched')],
      ),
    )
  })

  test('without more words nothing more is written', () => {
    const { entries } = accepted(dispatch(open, toHandler, aMoment()))
    expect(entries.map(it => it.texts)).toStrictEqual([{}, {}])
  })

  test('handling counts by the roster of the department it was given to', () => {
    const { complaint } = accepted(dispatch(open, toOther, aMoment()))
    expect(complaint.clocks.map(it => [it.kind, it.departmentId])).toEqual([
      ['dispatch', departmentId],
      ['first-answer', departmentId],
      ['close', departmentId],
      ['escalation', departmentId],
      ['handle', otherDepartmentId],
      ['progress', otherDepartmentId],
    ])
  })

  test.each([
    ['emergency', agent, ['handle/1 11-18 12:00 → 11-18 16:00', 'progress/1 11-18 12:00 → 11-18 14:00']],
    [
      'major',
      dispatcher,
      [
        'handle/1 11-18 12:00 → 11-19 10:00',
        'progress/1 11-18 12:00 → 11-19 12:00',
        'investigation/1 11-18 12:00 → 11-23 18:00',
      ],
    ],
    ['ordinary', agent, ['handle/1 11-18 12:00 → 11-19 10:00', 'progress/1 11-18 12:00 → 11-19 12:00']],
    ['suggestion', agent, []],
  ] as const)('of %s severity: by whom, and which clocks begin', (severity, actor, clocks) => {
    const before = aComplaint({ state: 'accepted', severity })
    const { complaint } = accepted(dispatch(before, toHandler, aMoment({ actor })))
    expect(runningLines(complaint.clocks).filter(it => it.includes(' 11-18 12:00 →'))).toEqual(clocks)
  })

  test('again while nobody took it, by the dispatcher: another letter, the same clocks, no transfer', () => {
    const before = aComplaint({ state: 'dispatched' })
    const { complaint } = accepted(dispatch(before, toOther, aMoment({ actor: dispatcher })))
    expect(complaint).toEqual({
      ...before,
      stage: {
        state: 'dispatched',
        order: {
          number: 'W2611-0001-B',
          departmentId: otherDepartmentId,
          handler: named(otherHandler),
          dispatchedBy: named(dispatcher),
          dispatchedAt: noon,
        },
      },
      orders: 2,
      turn: before.turn + 1,
    })
  })

  test('after a return the clocks of handling are those that run already', () => {
    const before = aComplaint({ state: 'handling' })
    const back = accepted(returnOrder(before, { reason: '不归我们' }, aMoment({ actor: handler }))).complaint
    const { complaint } = accepted(dispatch(back, toOther, aMoment({ at: noon + hour })))
    expect(complaint.clocks).toEqual(before.clocks)
  })

  test('in a later round they begin anew, and the number carries the round', () => {
    const recordedAt = received + day
    const second = aComplaint({ state: 'accepted', round: 2, recordedAt })
    const old = ended(begun({ ...second, round: 1 }, ['handle', 'progress', 'investigation'], received), 'all', noon)
    const before = { ...second, clocks: [...old, ...second.clocks] }
    const { complaint } = accepted(dispatch(before, toHandler, aMoment({ actor: dispatcher, at: recordedAt })))
    expect(orderIn(complaint).number).toBe('W2611-0001/2-A')
    expect(runningLines(complaint.clocks)).toEqual([
      'close/2 11-19 10:00 → 11-26 18:00',
      'escalation/2 11-19 10:00 → 11-20 10:00',
      'handle/2 11-19 10:00 → 11-19 22:00',
      'progress/2 11-19 10:00 → 11-20 10:00',
    ])
  })

  test('after a merge that did not last they begin anew', () => {
    const merged = ended(begun(open, ['handle', 'progress'], received), 'all', noon - 1, 'merged')
    const before = { ...open, clocks: [...open.clocks, ...merged] }
    const { complaint } = accepted(dispatch(before, toHandler, aMoment()))
    expect(complaint.clocks.slice(before.clocks.length)).toEqual(begun(open, ['handle', 'progress'], noon))
  })

  test('before an agreed date they begin under it: handling is due then, the daily note rests', () => {
    const until = shanghai('2026-11-20 12:00')
    const agreed = { until, agreedAt: noon - hour, method: 'phone', what: '周五换灯', by: named(dispatcher) } as const
    const before = aComplaint({ state: 'accepted', agreedDates: [agreed] })
    const { complaint } = accepted(dispatch(before, toHandler, aMoment()))
    expect(lines(complaint.clocks.slice(4))).toEqual([
      'handle/1 11-18 12:00 → 11-20 12:00',
      // A day after the two it rests.
      'progress/1 11-18 12:00 → 11-21 12:00',
    ])
  })

  test.each([
    ['objected to', { until: shanghai('2026-11-20 12:00'), objectedAt: noon - minute }],
    ['that is over', { until: noon }],
  ])('a date %s means nothing', (_, date) => {
    const agreed = { agreedAt: noon - hour, method: 'phone', what: '换灯', by: named(dispatcher), ...date } as const
    const before = aComplaint({ state: 'accepted', agreedDates: [agreed] })
    const { complaint } = accepted(dispatch(before, toHandler, aMoment()))
    expect(complaint.clocks.slice(4)).toEqual(begun(before, ['handle', 'progress'], noon))
  })

  test.each([
    ['the one it is about', { about: anAbout(handler) }],
    ['its own customer', { customer: { userId: handler.id, name: '周师傅', relation: 'owner' } }],
  ] as const)('nobody works on a complaint who is %s', (_, changes) => {
    const state = 'accepted'
    expect(dispatch(aComplaint({ state, ...changes }), toHandler, aMoment())).toEqual({
      ok: false,
      reason: 'in-conflict',
    })
    const moment = aMoment({ actor: dispatcher })
    expect(redispatch(aComplaint({ state: 'handling', ...changes }), toHandler, moment)).toEqual({
      ok: false,
      reason: 'in-conflict',
    })
  })

  test('is for the office, before the work', () => {
    expectTurnedAway((it, moment) => dispatch(it, toHandler, moment), 'dispatch', {
      open,
      over: aComplaint(),
      by: dispatcher,
    })
  })
})

describe('认领', () => {
  const open = aComplaint({ state: 'accepted' })

  test('a handler of the department takes what nobody was given yet', () => {
    const order = {
      number: 'W2611-0001-A',
      departmentId,
      handler: named(handler),
      dispatchedBy: named(handler),
      dispatchedAt: noon,
    }
    expect(claim(open, aMoment({ actor: handler }))).toEqual(
      decided(
        open,
        {
          stage: { state: 'handling', order, takenAt: noon },
          orders: 1,
          clocks: [...done(open.clocks, ['dispatch'], noon), ...begun(open, ['handle', 'progress'], noon)],
        },
        [
          publicly('claimed', staff(handler), noon, {
            facts: { departmentId, handler: '周师傅', order: 'W2611-0001-A' },
          }),
        ],
        [customerGets('dispatched')],
      ),
    )
  })

  test.each([
    [{ severity: 'major' }],
    [{ round: 2 }],
    [{ repeatOf: { id: 'complaint-0', number: 'W2610-0007' } }],
    [{ about: anAbout(otherHandler) }],
  ] as const)('not where %j: that is given by the dispatcher', changes => {
    expect(claim(aComplaint({ state: 'accepted', ...changes }), aMoment({ actor: handler }))).toEqual({
      ok: false,
      reason: 'not-to-claim',
    })
  })

  test('is for the department, before anybody has it', () => {
    expectTurnedAway(claim, 'claim', { open, over: aComplaint({ state: 'dispatched' }), by: handler })
    expect(claim(open, aMoment({ actor: people.handlerElsewhere }))).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('接单', () => {
  test('the work begins; nothing else changes', () => {
    const before = aComplaint({ state: 'dispatched' })
    expect(take(before, aMoment({ actor: handler }))).toEqual(
      decided(before, { stage: { state: 'handling', order: orderIn(before), takenAt: noon } }, [
        publicly('taken', staff(handler), noon, { facts: { order: 'W2611-0001-A' } }),
      ]),
    )
  })

  test('is for whom the order names', () => {
    const open = aComplaint({ state: 'dispatched' })
    expectTurnedAway(take, 'take', { open, over: aComplaint({ state: 'handling' }), by: handler })
    expect(take(open, aMoment({ actor: otherHandler }))).toEqual({ ok: false, reason: 'not-allowed' })
  })
})
