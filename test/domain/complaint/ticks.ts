// What time does to a complaint: short forms for the tests of the tick.

import type { ClockKind } from '#domain/clocks/policy.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { tick } from '#domain/complaint/tick.ts'
import { hour, type Instant } from '#domain/time.ts'
import { received, rules } from '../../support/builders.ts'

export const noon = received + 2 * hour
export const role = (name: string, ofDepartment?: string) => ({ to: 'role', role: name, departmentId: ofDepartment })
export const person = ({ id }: { id: string }) => ({ to: 'person', userId: id })

/** The complaint with only these clocks running. */
export const only = (complaint: Complaint, ...kinds: readonly ClockKind[]): Complaint => ({
  ...complaint,
  clocks: complaint.clocks.filter(it => kinds.includes(it.kind)),
})

export const ticked = (complaint: Complaint, at: Instant): Decision => {
  const decision = tick(complaint, at, rules)
  if (!decision) throw new Error('nothing happened')
  return decision
}

export const told = (decision: Decision | undefined) =>
  decision?.entries.map(it => [it.kind, it.facts.clock, it.occurredAt])
