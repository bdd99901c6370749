import { describe, expect, test } from 'vitest'
import { type Complaint, type State, states } from '#domain/complaint/complaint.ts'
import {
  hasMissed,
  isAbout,
  isInConflict,
  mayBeClaimed,
  mayFollow,
  mayMove,
  mayNotVisit,
  maySeeAsCustomer,
  maySeeAsStaff,
  moveNames,
  readsCommunity,
  talksToCustomer,
} from '#domain/complaint/lifecycle.ts'
import type { Actor } from '#domain/people/actor.ts'
import { aComplaint, anAbout, aPerson, otherDepartmentId, people, received } from '../../support/builders.ts'

const everybody: readonly Actor[] = Object.values(people)

const agents = [people.agent, people.otherAgent]
const office = [...agents, people.dispatcher]
const managers = [people.manager, people.otherManager]
const above = [...managers, people.executive]
const crew = [people.handler, people.otherHandler]

const living: readonly State[] = ['submitted', 'accepted', 'dispatched', 'handling', 'checking', 'answered']
const withOrder: readonly State[] = ['dispatched', 'handling', 'checking', 'answered', 'closed']

describe('the employee a complaint is about', () => {
  const everything = aPerson(
    'accused-1',
    '何主管',
    'agent',
    'dispatcher',
    'handler',
    'department-head',
    'manager',
    'executive',
    'auditor',
  )
  const consultations = [
    { departmentId: 'engineering', question: '?', askedBy: people.agent, askedAt: received, answer: undefined },
  ]

  test.each(states)('in state %s cannot do anything and does not see it, whatever he holds', state => {
    const complaint = aComplaint({ state, about: anAbout(everything), consultations })
    for (const move of moveNames)
      expect({ move, may: mayMove(complaint, everything, move) }).toEqual({
        move,
        may: { ok: false, reason: 'not-allowed' },
      })
    expect(maySeeAsStaff(complaint, everything)).toBe(false)
    expect(maySeeAsStaff(aComplaint({ state, consultations }), everything)).toBe(true)
  })

  test('cannot do anything about it as its filer either', () => {
    const { id, name } = everything
    const complaint = aComplaint({ about: anAbout(everything), customer: { userId: id, name, relation: 'owner' } })
    expect(mayMove(complaint, everything, 'withdraw')).toEqual({ ok: false, reason: 'not-allowed' })
  })

  test('does not have the order any more, and his superior still works on it', () => {
    const complaint = aComplaint({ state: 'handling', about: anAbout(people.handler, people.head) })
    expect(mayMove(complaint, people.handler, 'report').ok).toBe(false)
    expect(mayMove(complaint, people.head, 'return').ok).toBe(true)
    expect(maySeeAsStaff(complaint, people.head)).toBe(true)
  })

  test('is that one person only', () => {
    const complaint = aComplaint({ about: anAbout(people.agent) })
    expect(isAbout(complaint, people.agent.id)).toBe(true)
    expect(isAbout(complaint, people.otherAgent.id)).toBe(false)
    expect(isAbout(aComplaint(), people.agent.id)).toBe(false)
    expect(mayMove(complaint, people.otherAgent, 'accept').ok).toBe(true)
  })
})

test('in conflict are whom it is about and its filer', () => {
  const complaint = aComplaint({ about: anAbout(people.agent, people.manager) })
  const inConflict = everybody.filter(it => isInConflict(complaint, it.id)).map(it => it.id)
  expect(inConflict.toSorted()).toEqual([people.agent.id, people.owner.id].toSorted())
})

test('nobody visits for his own work, nor for that of a subordinate it is about', () => {
  const may = (complaint: Complaint, actor: Actor) => !mayNotVisit(complaint, actor.id)
  const worked = aComplaint({ state: 'answered', about: anAbout(people.otherAgent, people.manager) })
  expect([may(worked, people.handler), may(worked, people.manager), may(worked, people.agent)]).toEqual([
    false,
    false,
    true,
  ])
  expect(may(aComplaint({ state: 'answered', answered: 'on-the-spot' }), people.agent)).toBe(false)
  expect(may(aComplaint({ state: 'closed' }), people.handler)).toBe(false)
  expect(may(aComplaint({ state: 'handling' }), people.handler)).toBe(true)
})

test('a handler of the department has missed what somebody else got meanwhile', () => {
  expect(hasMissed(aComplaint({ state: 'dispatched' }), people.otherHandler)).toBe(true)
  expect(hasMissed(aComplaint({ state: 'accepted' }), people.otherHandler)).toBe(false)
  expect(hasMissed(aComplaint({ state: 'dispatched' }), people.handlerElsewhere)).toBe(false)
  expect(hasMissed(aComplaint({ state: 'dispatched', about: anAbout(people.otherHandler) }), people.otherHandler)).toBe(
    false,
  )
})

const closedToCrew = [
  ['of major severity', { severity: 'major' }],
  ['of another round', { round: 2 }],
  ['about somebody else', { about: anAbout(people.agent) }],
] as const

describe.each(closedToCrew)('a matter %s', (_, what) => {
  test('is nobody’s to claim: while it waits, the crew of the department does not see it', () => {
    const waiting = aComplaint({ state: 'accepted', ...what })
    expect(mayBeClaimed(waiting)).toBe(false)
    expect(crew.filter(it => maySeeAsStaff(waiting, it))).toEqual([])
    expect(maySeeAsStaff(waiting, people.dispatcher)).toBe(true)
  })

  test('was nobody’s to miss; whoever has the order sees it', () => {
    const dispatched = aComplaint({ state: 'dispatched', ...what })
    expect(hasMissed(dispatched, people.otherHandler)).toBe(false)
    expect(maySeeAsStaff(dispatched, people.handler)).toBe(true)
  })
})

test('any other waits for the whole crew of its department', () => {
  const waiting = aComplaint({ state: 'accepted' })
  expect(mayBeClaimed(waiting)).toBe(true)
  expect(crew.filter(it => maySeeAsStaff(waiting, it))).toEqual(crew)
})

describe('what an employee filed himself', () => {
  const filedBy = ({ id, name }: Actor, state: State): Complaint =>
    aComplaint({ state, customer: { userId: id, name, relation: 'owner' } })

  test.each([people.agent, people.dispatcher, people.manager, people.executive, people.auditor, people.head])(
    'he does not see as staff: $name',
    filer => {
      expect(maySeeAsStaff(filedBy(filer, 'handling'), filer)).toBe(false)
      expect(maySeeAsStaff(aComplaint({ state: 'handling' }), filer)).toBe(true)
      expect(maySeeAsCustomer(filedBy(filer, 'handling'), filer.id)).toBe(true)
    },
  )

  test('a handler neither sees waiting nor has missed', () => {
    expect(maySeeAsStaff(filedBy(people.otherHandler, 'accepted'), people.otherHandler)).toBe(false)
    expect(hasMissed(filedBy(people.otherHandler, 'dispatched'), people.otherHandler)).toBe(false)
    expect(hasMissed(filedBy(people.owner, 'dispatched'), people.otherHandler)).toBe(true)
  })
})

describe('who sees a complaint', () => {
  const readers = [...office, ...above, people.auditor]

  test.each(states)('in state %s: the office, those above it and those who work on it', state => {
    const complaint = aComplaint({ state })
    const seeing = everybody.filter(actor => maySeeAsStaff(complaint, actor)).map(it => it.id)
    const involved = withOrder.includes(state) ? [people.handler, people.head] : state === 'accepted' ? crew : []
    expect(seeing.toSorted()).toEqual([...readers, ...involved].map(it => it.id).toSorted())
  })

  test('the head of a department that was asked sees it too, also after his answer', () => {
    const asked = { departmentId: otherDepartmentId, question: '?', askedBy: people.agent, askedAt: received }
    const answer = { words: '好', by: people.headElsewhere, at: received }
    const seen = (consultations: Complaint['consultations']) =>
      maySeeAsStaff(aComplaint({ state: 'handling', consultations }), people.headElsewhere)
    expect(seen([])).toBe(false)
    expect(seen([asked])).toBe(true)
    expect(
      seen([
        { ...asked, answer },
        { ...asked, departmentId: 'cleaning' },
      ]),
    ).toBe(true)
    expect(seen([{ ...asked, departmentId: 'cleaning' }])).toBe(false)
  })

  test('the office and those above it read a whole community, and no other', () => {
    const reading = everybody.filter(actor => readsCommunity(actor, aComplaint().communityId)).map(it => it.id)
    expect(reading.toSorted()).toEqual(readers.map(it => it.id).toSorted())
    expect(readsCommunity(people.agent, 'elsewhere')).toBe(false)
  })

  test('a resident sees what he filed, a neighbour does not', () => {
    expect(maySeeAsCustomer(aComplaint(), people.owner.id)).toBe(true)
    expect(maySeeAsCustomer(aComplaint(), people.neighbour.id)).toBe(false)
  })
})

describe('a neighbour may follow', () => {
  const place = { kind: 'public', label: '2号电梯' } as const

  test.each(living)('an open matter of a public place: %s', state => {
    expect(mayFollow(aComplaint({ state, place }))).toBe(true)
  })

  test.each(['closed', 'declined', 'withdrawn', 'merged'] as const)('not one at rest: %s', state => {
    expect(mayFollow(aComplaint({ state, place }))).toBe(false)
  })

  test('not what happened in a home, and not what is about a person', () => {
    expect(mayFollow(aComplaint())).toBe(false)
    expect(mayFollow(aComplaint({ place, about: anAbout(people.agent) }))).toBe(false)
  })
})

describe('whoever talks to the customer', () => {
  const asked = {
    consultations: [
      { departmentId: otherDepartmentId, question: '?', askedBy: people.agent, askedAt: received, answer: undefined },
    ],
  }
  const withOffice = [...office, ...above, people.auditor]

  test.each([
    ['waits for an order', aComplaint({ state: 'accepted' }), withOffice],
    ['is in work', aComplaint({ state: 'handling' }), [...withOffice, people.handler, people.head]],
    ['was asked about', aComplaint({ state: 'handling', ...asked }), [...withOffice, people.handler, people.head]],
    [
      'is about the handler',
      aComplaint({ state: 'handling', about: anAbout(people.handler) }),
      [...withOffice, people.head],
    ],
  ])('where the matter %s', (_, complaint, talking) => {
    expect(
      everybody
        .filter(it => talksToCustomer(complaint, it))
        .map(it => it.name)
        .toSorted(),
    ).toEqual(talking.map(it => it.name).toSorted())
  })
})

describe('the head of the department that would get the order', () => {
  const instruction = { askedAt: received }
  test.each([
    ['nothing, while it has not gone up', aComplaint({ state: 'accepted' }), []],
    ['what has gone up', aComplaint({ state: 'accepted', instruction }), [people.head]],
    ['not what is about himself', aComplaint({ state: 'accepted', instruction, about: anAbout(people.head) }), []],
    ['not what has come to an end', aComplaint({ state: 'withdrawn', instruction }), []],
  ])('sees %s', (_, complaint, seeing) => {
    expect([people.head, people.headElsewhere].filter(it => maySeeAsStaff(complaint, it))).toEqual(seeing)
  })
})
