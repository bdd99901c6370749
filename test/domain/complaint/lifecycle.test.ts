import { describe, expect, test } from 'vitest'
import { type State, states } from '#domain/complaint/complaint.ts'
import {
  type Move,
  mayMove,
  maySeeAsCustomer,
  maySeeAsStaff,
  moveNames,
  moves,
  readsCommunity,
} from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { aComplaint, people } from '../../support/builders.ts'

const office: readonly Actor[] = [people.agent, people.otherAgent, people.dispatcher]
const everybody: readonly Actor[] = Object.values(people)

/** The table of moves once more, by hand, in terms of people: who may do what in which state. */
const table: Record<Move, { from: readonly State[]; by: readonly Actor[] }> = {
  accept: { from: ['submitted'], by: office },
  decline: { from: ['submitted', 'accepted'], by: office },
  solve: { from: ['accepted'], by: office },
  dispatch: { from: ['accepted'], by: office },
  take: { from: ['dispatched'], by: [people.handler] },
  report: { from: ['handling'], by: [people.handler] },
  confirm: { from: ['checking'], by: [people.head] },
  sendBack: { from: ['checking'], by: [people.head] },
  visit: { from: ['answered'], by: office },
  remark: { from: ['submitted', 'accepted', 'dispatched', 'handling', 'checking', 'answered'], by: [people.owner] },
  withdraw: { from: ['submitted', 'accepted', 'dispatched', 'handling', 'checking'], by: [people.owner] },
  answerSurvey: { from: ['answered', 'closed'], by: [people.owner] },
  confirmVisit: { from: ['answered', 'closed'], by: [people.owner] },
  nextRound: { from: ['answered', 'closed'], by: [people.owner] },
}

const withOrder: readonly State[] = ['dispatched', 'handling', 'checking', 'answered', 'closed']

describe.each(moveNames)('the move %s', move => {
  test.each(states)('in state %s is open to exactly the people of the table', state => {
    const complaint = aComplaint({ state })
    const row = table[move]
    for (const actor of everybody) {
      // A relation to an order exists only while there is an order.
      const related =
        row.by.includes(actor) && (actor.grants.length === 0 || office.includes(actor) || withOrder.includes(state))
      const expected = !related
        ? { ok: false, reason: 'not-allowed' }
        : row.from.includes(state)
          ? { ok: true, value: true }
          : { ok: false, reason: 'not-now', facts: { state, move } }
      expect({ who: actor.id, may: mayMove(complaint, actor, move) }).toEqual({ who: actor.id, may: expected })
    }
  })
})

test('every move of the table has a name in the list, once', () => {
  expect([...moveNames].sort()).toEqual(Object.keys(moves).sort())
})

test.each([
  ['a handler of the same department who does not hold the order', 'handling', people.otherHandler, 'report'],
  ['the head of another department', 'checking', people.headElsewhere, 'confirm'],
  ['an agent of another community', 'submitted', people.agentElsewhere, 'accept'],
  ['a neighbour', 'submitted', people.neighbour, 'withdraw'],
  ['the manager', 'submitted', people.manager, 'accept'],
] as const)('%s is not allowed', (_, state, actor, move) => {
  expect(mayMove(aComplaint({ state }), actor, move)).toEqual({ ok: false, reason: 'not-allowed' })
})

test('an order answered on the spot has no handler and no head', () => {
  const complaint = aComplaint({ state: 'answered', answered: 'on-the-spot' })
  expect(mayMove(complaint, people.handler, 'report')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(mayMove(complaint, people.head, 'confirm')).toEqual({ ok: false, reason: 'not-allowed' })
})

test('a complaint without a user is nobody’s own', () => {
  const complaint = aComplaint({ state: 'answered', customer: { name: '来电人', relation: 'visitor' } })
  for (const actor of everybody) expect(mayMove(complaint, actor, 'answerSurvey').ok).toBe(false)
  expect(maySeeAsCustomer(complaint, people.owner.id)).toBe(false)
})

test.each(states)('in state %s the office and those above it see the complaint, residents and others do not', state => {
  const complaint = aComplaint({ state })
  const seeing = everybody.filter(actor => maySeeAsStaff(complaint, actor)).map(it => it.id)
  const always = [...office, people.manager, people.executive, people.auditor]
  const involved = withOrder.includes(state) ? [people.handler, people.head] : []
  expect(seeing.toSorted()).toEqual([...always, ...involved].map(it => it.id).toSorted())
})

test('a resident sees what he filed, a neighbour does not', () => {
  expect(maySeeAsCustomer(aComplaint(), people.owner.id)).toBe(true)
  expect(maySeeAsCustomer(aComplaint(), people.neighbour.id)).toBe(false)
})

test('nobody of the staff decides about what he himself complained of', () => {
  const { id, name } = people.agent
  const own = (state: 'submitted' | 'answered') =>
    aComplaint({ state, customer: { userId: id, name, relation: 'owner' } })
  expect(mayMove(own('submitted'), people.agent, 'accept')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(mayMove(own('answered'), people.agent, 'visit')).toEqual({ ok: false, reason: 'not-allowed' })
  expect(mayMove(own('submitted'), people.otherAgent, 'accept').ok).toBe(true)
  expect(mayMove(own('submitted'), people.agent, 'withdraw').ok).toBe(true)
})

test('a handler whose grant was taken away sees and does nothing any more', () => {
  const former = { ...people.handler, grants: [] }
  expect(maySeeAsStaff(aComplaint({ state: 'handling' }), former)).toBe(false)
  expect(mayMove(aComplaint({ state: 'handling' }), former, 'report')).toEqual({ ok: false, reason: 'not-allowed' })
})

test('what a customer may repeat ends where the timeline would grow too long to read', () => {
  const long = (seq: number) => aComplaint({ state: 'answered', chain: { seq, hash: 'x' } })
  for (const move of ['remark', 'answerSurvey'] as const) {
    expect(mayMove(long(299), people.owner, move).ok).toBe(true)
    expect(mayMove(long(300), people.owner, move)).toEqual({ ok: false, reason: 'timeline-full' })
  }
  expect(mayMove(long(300), people.owner, 'nextRound').ok).toBe(true)
})

test('the office and those above it read a whole community, and no other', () => {
  const reading = everybody.filter(actor => readsCommunity(actor, aComplaint().communityId)).map(it => it.id)
  expect(reading.toSorted()).toEqual(
    [...office, people.manager, people.executive, people.auditor].map(it => it.id).toSorted(),
  )
  expect(readsCommunity(people.agent, 'elsewhere')).toBe(false)
})
