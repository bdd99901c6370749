import { expect, test } from 'vitest'
import { solveOnTheSpot } from '#domain/complaint/intake.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { aComplaint, accepted, aMoment, departmentId, people } from '../../support/builders.ts'

const agent = { id: people.agent.id, name: people.agent.name }
const handler = { id: people.handler.id, name: people.handler.name }
const solvedOnTheSpot = accepted(
  solveOnTheSpot(aComplaint({ state: 'accepted' }), { answer: '已解释', settlement: 'explained' }, aMoment()),
).complaint
const dispatcherPost = { kind: 'post', role: 'dispatcher' }

test.each([
  ['submitted', { kind: 'post', role: 'agent' }],
  ['accepted', { kind: 'person', person: agent, as: 'first-contact' }],
  ['dispatched', { kind: 'post', role: 'department-head', departmentId }],
  ['handling', { kind: 'person', person: handler, as: 'handler' }],
  ['checking', { kind: 'post', role: 'department-head', departmentId }],
  ['answered', { kind: 'person', person: agent, as: 'visitor' }],
  ['closed', undefined],
  ['declined', undefined],
  ['withdrawn', undefined],
] as const)('in state %s the next step is owed by %j', (state, responsible) => {
  expect(responsibleFor(aComplaint({ state }))).toEqual(responsible)
})

test('from the second round on an accepted complaint is the dispatcher’s', () => {
  expect(responsibleFor(aComplaint({ state: 'accepted', round: 2 }))).toEqual(dispatcherPost)
})

test.each(['accepted', 'answered'] as const)(
  'in state %s without a first contact the dispatcher owes the next step',
  state => {
    expect(responsibleFor(aComplaint({ state, firstContact: undefined }))).toEqual(dispatcherPost)
  },
)

test.each([
  ['was the handler', aComplaint({ state: 'answered', firstContact: handler })],
  ['solved it on the spot himself', solvedOnTheSpot],
])('a first contact who %s is not the one to visit', (_, complaint) => {
  expect(responsibleFor(complaint)).toEqual(dispatcherPost)
})
