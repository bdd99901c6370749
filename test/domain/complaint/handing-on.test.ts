import { describe, expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Moment } from '#domain/complaint/decision.ts'
import { redispatch, returnOrder } from '#domain/complaint/work.ts'
import { day, hour } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, otherDepartmentId, people, received } from '../../support/builders.ts'
import {
  badTexts,
  customerGets,
  decided,
  expectTurnedAway,
  inside,
  named,
  noon,
  personGets,
  publicly,
  roleGets,
  runningLines,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, head, otherHandler } = people
const toOther = { handler: named(otherHandler), departmentId: otherDepartmentId }

describe('转派', () => {
  const before = aComplaint({ state: 'handling' })
  const order = {
    number: 'W2611-0001-B',
    departmentId: otherDepartmentId,
    handler: named(otherHandler),
    dispatchedBy: named(dispatcher),
    dispatchedAt: noon,
  }
  const written = [
    publicly('transferred', staff(dispatcher), noon, {
      facts: { departmentId: otherDepartmentId, handler: '吴师傅' },
    }),
    inside('transferred', staff(dispatcher), noon, { facts: { order: 'W2611-0001-B', handlerId: 'handler-2' } }),
  ]
  const told = [personGets(otherHandler, 'new-order'), customerGets('dispatched')]

  test('the work goes to somebody else, every clock runs on, and it counts as a transfer', () => {
    expect(redispatch(before, toOther, aMoment({ actor: dispatcher }))).toEqual(
      decided(before, { stage: { state: 'dispatched', order }, orders: 2, transfers: 1 }, written, told),
    )
  })

  test('an open proposal has come to its end', () => {
    const proposal = {
      kind: 'transfer',
      departmentId: otherDepartmentId,
      words: '不归我们',
      by: named(handler),
      at: received,
    } as const
    const { complaint } = accepted(redispatch({ ...before, proposal }, toOther, aMoment({ actor: dispatcher })))
    expect(complaint.proposal).toBeUndefined()
  })

  test('a pause is over, the clocks run on, and the customer is told', () => {
    const { complaint, entries, messages } = accepted(
      redispatch(pausedUntil(before, noon + day), toOther, aMoment({ actor: dispatcher })),
    )
    expect(complaint.pause).toBeUndefined()
    // An hour of handling was paused.
    expect(runningLines(complaint.clocks)).toContain('handle/1 11-18 10:04 → 11-19 09:04')
    expect(entries).toEqual([publicly('resumed', staff(dispatcher), noon), ...written])
    expect(messages).toEqual([customerGets('resumed'), ...told])
  })

  const pausedUntil = (complaint: Complaint, to: number): Complaint => {
    const pause = { from: noon - hour, to }
    return {
      ...complaint,
      pause: { ...pause, reason: 'parts', words: '等配件', approvedBy: named(dispatcher) },
      clocks: complaint.clocks.map(it => (it.pausable ? { ...it, pauses: [pause] } : it)),
    }
  }

  test.each([
    [0, undefined],
    [1, undefined],
    [2, { by: 'system', reason: 'transfers', count: 3, at: noon }],
    [3, { by: 'system', reason: 'transfers', count: 4, at: noon }],
  ] as const)('after %d transfers one more brings the complaint under supervision: %j', (transfers, supervision) => {
    const { complaint, entries, messages } = accepted(
      redispatch(aComplaint({ state: 'handling', transfers }), toOther, aMoment({ actor: dispatcher })),
    )
    expect([complaint.transfers, complaint.supervision]).toEqual([transfers + 1, supervision])
    const facts = { reason: 'transfers', count: transfers + 1 }
    expect(entries).toEqual(
      supervision ? [...written, inside('supervised', { kind: 'system' }, noon, { facts })] : written,
    )
    expect(messages).toEqual(supervision ? [...told, roleGets('manager', 'supervised')] : told)
  })

  test('is for the dispatcher, while somebody works on it', () => {
    const move = (it: Complaint, moment: Moment) => redispatch(it, toOther, moment)
    expectTurnedAway(move, 'redispatch', { open: before, over: aComplaint({ state: 'checking' }), by: dispatcher })
    expect(move(before, aMoment())).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('退单', () => {
  const by = aMoment({ actor: handler })

  test.each(['dispatched', 'handling'] as const)(
    'a %s order goes back to whoever gave it; every clock runs on',
    state => {
      const proposal = {
        kind: 'pause',
        reason: 'parts',
        to: noon,
        words: '等',
        by: named(handler),
        at: received,
      } as const
      const before = aComplaint({ state, proposal })
      expect(returnOrder(before, { reason: ' 不归我们 ' }, by)).toEqual(
        decided(
          before,
          { stage: { state: 'accepted' }, proposal: undefined },
          [
            inside('returned', staff(handler), noon, {
              facts: { order: 'W2611-0001-A' },
              texts: { reason: '不归我们' },
            }),
          ],
          [personGets(agent, 'returned')],
        ),
      )
    },
  )

  test.each(badTexts())('%s are no reason', (_, reason, refusal) => {
    expect(returnOrder(aComplaint({ state: 'handling' }), { reason }, by)).toEqual(refusal)
  })

  test('is for the handler and his head', () => {
    expectTurnedAway((it, moment) => returnOrder(it, { reason: '不归我们' }, moment), 'return', {
      open: aComplaint({ state: 'handling' }),
      over: aComplaint({ state: 'checking' }),
      by: head,
    })
  })
})
