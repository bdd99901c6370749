// 责任人: every open complaint has exactly one responsible person or post, by the state it is in.

import type { Person, Role } from '../people/actor.ts'
import { type Complaint, workerOf } from './complaint.ts'

export type Responsible =
  | { kind: 'person'; person: Person; as: 'first-contact' | 'handler' | 'visitor' }
  | { kind: 'post'; role: Extract<Role, 'agent' | 'dispatcher' | 'department-head'>; departmentId?: string | undefined }

/** Who owes the next step; undefined once the complaint is at rest. */
export const responsibleFor = (complaint: Complaint): Responsible | undefined => {
  const { stage, firstContact, round } = complaint
  switch (stage.state) {
    case 'submitted':
      return { kind: 'post', role: 'agent' }
    case 'accepted':
      return round === 1 && firstContact
        ? { kind: 'person', person: firstContact, as: 'first-contact' }
        : { kind: 'post', role: 'dispatcher' }
    case 'dispatched':
    case 'checking':
      return { kind: 'post', role: 'department-head', departmentId: stage.order.departmentId }
    case 'handling':
      return { kind: 'person', person: stage.order.handler, as: 'handler' }
    case 'answered':
      return firstContact && firstContact.id !== workerOf(stage.outcome).id
        ? { kind: 'person', person: firstContact, as: 'visitor' }
        : { kind: 'post', role: 'dispatcher' }
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return undefined
  }
}
