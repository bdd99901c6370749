// Whom a message reaches that is meant for whoever owes the next step.

import type { Complaint } from './complaint.ts'
import type { Audience } from './decision.ts'
import { responsibleFor } from './responsible.ts'

/** The responsible person or post as an audience; empty once the complaint is at rest. */
export const holderOf = (complaint: Complaint): Audience[] => {
  const responsible = responsibleFor(complaint)
  if (!responsible) return []
  return responsible.kind === 'person'
    ? [{ to: 'person', userId: responsible.person.id }]
    : [{ to: 'role', role: responsible.role, departmentId: responsible.departmentId }]
}
