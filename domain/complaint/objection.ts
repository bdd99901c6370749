// 签呈: a head of department objects in writing to what was decided about a complaint; the executive decides. Inside the company
// only, and nothing waits for it: the work and its clocks go on.

import type { Person } from '../people/actor.ts'
import type { Instant } from '../time.ts'

export const objectionGrounds = ['not-our-work', 'severity', 'liable-party', 'instruction'] as const
/**
 * What is objected to: that the department was given the order (派工), the severity (级别), who is liable by a report or a
 * final answer (责任归属), or a written instruction (书面指示).
 */
export type ObjectionGround = (typeof objectionGrounds)[number]

/** `against`: whose decision it was, as far as it is known; none of them decides about it. */
export type Objection = {
  departmentId: string
  ground: ObjectionGround
  words: string
  by: Person
  at: Instant
  round: number
  against: readonly Person[]
  decided?: { upheld: boolean; words: string; by: Person; at: Instant } | undefined
}
