// 责任人: every open complaint has exactly one responsible person or post, by the state it is in, also when nobody is on duty and after somebody left.

import type { Person, Role } from '../people/actor.ts'
import type { Complaint } from './complaint.ts'
import { departmentOf } from './department.ts'
import { isInConflict, mayNotVisit } from './lifecycle.ts'

export type Post = Extract<Role, 'agent' | 'dispatcher' | 'department-head' | 'manager' | 'executive' | 'auditor'>

export type Responsible =
  | { kind: 'person'; person: Person; as: 'first-contact' | 'handler' | 'visitor' }
  | { kind: 'post'; role: Post; departmentId?: string | undefined }

const post = (role: Post, departmentId?: string): Responsible => ({ kind: 'post', role, departmentId })

/** Who owes the next step by the table of states; undefined once the complaint is at rest. */
export const responsibleFor = (complaint: Complaint): Responsible | undefined => {
  const { stage, firstContact, round } = complaint
  switch (stage.state) {
    case 'submitted':
      return post('agent')
    case 'accepted':
      return round === 1 && firstContact
        ? { kind: 'person', person: firstContact, as: 'first-contact' }
        : post('dispatcher')
    case 'dispatched':
    case 'checking':
      return post('department-head', stage.order.departmentId)
    case 'handling':
      return { kind: 'person', person: stage.order.handler, as: 'handler' }
    case 'answered':
      return firstContact && !mayNotVisit(complaint, firstContact.id)
        ? { kind: 'person', person: firstContact, as: 'visitor' }
        : post('dispatcher')
    case 'declined':
      return stage.appeal && post(stage.appeal.level)
    case 'closed':
    case 'withdrawn':
    case 'merged':
      return undefined
  }
}

/** An employee as he is known now. `delegateId` while he is absent: who stands in for him. */
export type Member = Person & {
  roles: readonly { role: Role; departmentId?: string | undefined }[]
  delegateId?: string | undefined
}

/** Somebody who answers for a complaint; `standsInFor` where he does it for somebody absent. */
export type Answering = Member & { standsInFor?: Person | undefined }

/** Those who are there, and the delegates of those who are not: each once, for himself where he is meant himself. */
const present = (wanted: readonly Member[], fit: readonly Member[]): Answering[] => {
  const there = wanted.filter(it => it.delegateId === undefined)
  const found: Answering[] = [...there]
  for (const absent of wanted.filter(it => it.delegateId !== undefined)) {
    const delegate = fit.find(it => it.id === absent.delegateId && it.delegateId === undefined)
    if (delegate && !found.some(it => it.id === delegate.id))
      found.push({ ...delegate, standsInFor: { id: absent.id, name: absent.name } })
  }
  return found
}

/** One level higher each; the head is that of the department the matter is with. */
const ladder: readonly Post[] = ['agent', 'dispatcher', 'department-head', 'manager', 'executive', 'auditor']

const holdersOf = (
  crew: readonly Member[],
  { role, departmentId }: { role: Post; departmentId?: string | undefined },
) =>
  crew.filter(({ roles }) =>
    roles.some(it => it.role === role && (departmentId === undefined || it.departmentId === departmentId)),
  )

/**
 * The people who answer for a complaint now: the responsible person where he is still there and not in conflict, else
 * everybody on the post, else the next post above, at last the auditor; empty only at rest or where the crew is empty.
 * Whoever is absent is stood in for by his delegate, where that one is there and not in conflict himself.
 */
export const answerable = (complaint: Complaint, crew: readonly Member[]): Answering[] => {
  const responsible = responsibleFor(complaint)
  if (!responsible) return []
  const mayVisit = (id: string) => complaint.stage.state !== 'answered' || !mayNotVisit(complaint, id)
  const fit = crew.filter(({ id }) => !isInConflict(complaint, id) && mayVisit(id))
  if (responsible.kind === 'person') {
    const person = present(
      fit.filter(it => it.id === responsible.person.id),
      fit,
    )
    if (person.length > 0) return person
  }
  const from = responsible.kind === 'post' ? ladder.indexOf(responsible.role) : 1
  const departmentId = departmentOf(complaint)
  const posts = ladder
    .slice(from)
    .map(role => holdersOf(fit, { role, departmentId: role === 'department-head' ? departmentId : undefined }))
    .map(holders => present(holders, fit))
  return posts.find(it => it.length > 0) ?? fit
}
