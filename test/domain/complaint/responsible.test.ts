import { describe, expect, test } from 'vitest'
import { type Complaint, type State, states } from '#domain/complaint/complaint.ts'
import { answerable, type Member, responsibleFor } from '#domain/complaint/responsible.ts'
import type { Role } from '#domain/people/actor.ts'
import { aComplaint, anAbout, departmentId, otherDepartmentId, people, received } from '../../support/builders.ts'

const dispatcherPost = { kind: 'post', role: 'dispatcher' }
const headPost = { kind: 'post', role: 'department-head', departmentId }
const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
const { agent, handler } = people

/** 责任人 by the table of states. */
const table: Record<State, object | undefined> = {
  submitted: { kind: 'post', role: 'agent' },
  accepted: { kind: 'person', person: named(agent), as: 'first-contact' },
  dispatched: headPost,
  handling: { kind: 'person', person: named(handler), as: 'handler' },
  checking: headPost,
  answered: { kind: 'person', person: named(agent), as: 'visitor' },
  closed: undefined,
  declined: undefined,
  withdrawn: undefined,
  merged: undefined,
}

test.each(states)('in state %s the responsible one is that of the table', state => {
  expect(responsibleFor(aComplaint({ state }))).toEqual(table[state])
})

test('from the second round on an accepted complaint is the dispatcher’s', () => {
  expect(responsibleFor(aComplaint({ state: 'accepted', round: 2 }))).toEqual(dispatcherPost)
})

test('without a first contact it is the dispatcher’s to go on and to visit', () => {
  for (const state of ['accepted', 'answered'] as const)
    expect(responsibleFor(aComplaint({ state, firstContact: undefined }))).toEqual(dispatcherPost)
})

test('who did the work does not visit: the dispatcher sends somebody else', () => {
  expect(responsibleFor(aComplaint({ state: 'answered', answered: 'on-the-spot' }))).toEqual(dispatcherPost)
  expect(responsibleFor(aComplaint({ state: 'answered', firstContact: named(handler) }))).toEqual(dispatcherPost)
})

test('the superior of the one it is about does not visit either', () => {
  const about = anAbout(people.otherHandler, agent)
  expect(responsibleFor(aComplaint({ state: 'answered', about }))).toEqual(dispatcherPost)
  expect(responsibleFor(aComplaint({ state: 'accepted', about }))).toEqual(table.accepted)
})

test.each(['manager', 'executive'] as const)('an appeal is the %s’s, as far as it has come', level => {
  const appeal = { reason: '不服', at: received, level }
  const stage = { state: 'declined', reason: '不属于', declinedAt: received, appeal } as const
  expect(responsibleFor(aComplaint({ stage }))).toEqual({ kind: 'post', role: level })
})

const member = (id: string, role: Role, ofDepartment?: string): Member => ({
  id,
  name: id,
  roles: [{ role, departmentId: ofDepartment }],
})

const crew: readonly Member[] = [
  member(handler.id, 'handler', departmentId),
  member(agent.id, 'agent'),
  member('agent-9', 'agent'),
  member('dispatcher-9', 'dispatcher'),
  member('head-9', 'department-head', departmentId),
  member('head-of-greenery', 'department-head', otherDepartmentId),
  member('manager-9', 'manager'),
  member('executive-9', 'executive'),
  member('auditor-9', 'auditor'),
]

const answering = (changes: Parameters<typeof aComplaint>[0], from: readonly Member[] = crew): string[] =>
  answerable(aComplaint(changes), from).map(it => it.id)

const less = (...gone: readonly string[]): readonly Member[] => crew.filter(it => !gone.includes(it.id))

describe('who answers for a complaint', () => {
  test('is the responsible person, while he is there', () => {
    expect(answering({ state: 'accepted' })).toEqual([agent.id])
    expect(answering({ state: 'handling' })).toEqual([handler.id])
  })

  test('is everybody on the post, heads in their department', () => {
    expect(answering({ state: 'submitted' })).toEqual([agent.id, 'agent-9'])
    expect(answering({ state: 'dispatched' })).toEqual(['head-9'])
    expect(answering({ state: 'accepted', round: 2 })).toEqual(['dispatcher-9'])
  })

  test('is the dispatcher where the responsible person has left', () => {
    expect(answering({ state: 'accepted' }, less(agent.id))).toEqual(['dispatcher-9'])
    expect(answering({ state: 'handling' }, less(handler.id))).toEqual(['dispatcher-9'])
  })

  test('goes up one level after the other where a post is empty', () => {
    const posts = ['dispatcher-9', 'head-9', 'manager-9', 'executive-9', 'auditor-9']
    const gone = [agent.id, 'agent-9']
    for (const post of posts) {
      expect(answering({ state: 'submitted' }, less(...gone))).toEqual([post])
      gone.push(post)
    }
  })

  test('never goes down: nobody below a department head answers for his work', () => {
    expect(answering({ state: 'checking' }, less('head-9'))).toEqual(['manager-9'])
    expect(answering({ state: 'accepted', round: 2 }, less('dispatcher-9', 'head-9'))).toEqual(['manager-9'])
  })

  test('the head who stands in is that of the department that works, else of the category', () => {
    const order = {
      number: 'W2611-0001-A',
      departmentId: otherDepartmentId,
      handler: named(handler),
      dispatchedBy: named(agent),
      dispatchedAt: received,
    }
    const stage = { state: 'handling', order, takenAt: received } as const
    expect(answering({ stage }, less(handler.id, 'dispatcher-9'))).toEqual(['head-of-greenery'])
    expect(answering({ state: 'accepted' }, less(agent.id, 'dispatcher-9'))).toEqual(['head-9'])
  })

  test('is never whom it is about, nor its filer', () => {
    const staffFiler: Complaint['customer'] = { userId: 'agent-9', name: 'agent-9', relation: 'owner' }
    expect(answering({ state: 'submitted', about: anAbout(agent) })).toEqual(['agent-9'])
    expect(answering({ state: 'submitted', customer: staffFiler })).toEqual([agent.id])
    expect(answering({ state: 'submitted', about: anAbout(agent), customer: staffFiler })).toEqual(['dispatcher-9'])
    expect(answering({ state: 'accepted', about: anAbout(agent) })).toEqual(['dispatcher-9'])
  })

  test('is for a visit never the one who worked, nor a superior of the one it is about', () => {
    const superior = { id: 'dispatcher-9', name: 'dispatcher-9' }
    const about = anAbout({ id: 'agent-9', name: 'agent-9' }, superior)
    expect(answering({ state: 'answered', firstContact: undefined, about })).toEqual(['head-9'])
    expect(answering({ state: 'submitted', about: anAbout(agent, { id: 'agent-9', name: 'agent-9' }) })).toEqual([
      'agent-9',
    ])
  })

  test('is the auditor at last, and whoever is left where there is not even one', () => {
    expect(answering({ state: 'submitted' }, [member('auditor-9', 'auditor'), member('x', 'handler')])).toEqual([
      'auditor-9',
    ])
    expect(answering({ state: 'submitted' }, [member('x', 'handler'), member('y', 'finance')])).toEqual(['x', 'y'])
    expect(answering({ state: 'submitted' }, [])).toEqual([])
  })

  test('is nobody once it is at rest', () => {
    for (const state of ['closed', 'declined', 'withdrawn', 'merged'] as const) expect(answering({ state })).toEqual([])
  })
})

test('somebody with several posts answers on each of them', () => {
  const both: Member = { id: 'both', name: 'both', roles: [{ role: 'finance' }, { role: 'agent' }] }
  expect(answering({ state: 'submitted' }, [both, member('dispatcher-9', 'dispatcher')])).toEqual(['both'])
})

test('a post of the whole community is also held by somebody who is listed with a department', () => {
  const listed = member('listed', 'agent', otherDepartmentId)
  expect(answering({ state: 'submitted' }, [listed, member('dispatcher-9', 'dispatcher')])).toEqual(['listed'])
})
