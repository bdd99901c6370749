// Why somebody fits an order or does not: a closed list, so that every screen can say each of them.

import type { RefusalFacts } from '../result.ts'
import { farAway } from './distance.ts'
import { awayFrom, type DispatchTerms, type Handler, isKnown, lacksSkill, type Matter } from './handler.ts'

/** Every reason, and whether it speaks for him. */
const speaksFor = {
  skill: true,
  'no-skill': false,
  'on-duty': true,
  'off-duty': false,
  area: true,
  'other-area': false,
  nearest: true,
  continuity: true,
  'least-loaded': true,
  load: true,
  'over-cap': false,
  'in-time': true,
  late: false,
  conflict: false,
} as const

export type Why = keyof typeof speaksFor

/**
 * One reason for or against somebody. Facts: `skill` of skill and no-skill; `nextDutyAt` of off-duty, where known;
 * `buildings` of other-area (where known) and nearest; `openOrders` of the loads, `most` of over-cap; `expectedAt` and
 * `dueAt` of in-time and late.
 */
export type Reason = { fits: boolean; why: Why; facts: RefusalFacts }

export const reason = (why: Why, facts: RefusalFacts = {}): Reason => ({ fits: speaksFor[why], why, facts })

/** What speaks for and against somebody whatever the others are like: skill, duty, area, continuity. */
export const ownReasons = (handler: Handler, matter: Matter, terms: DispatchTerms): Reason[] => {
  const { skill, buildingId } = matter
  const { onDuty, nextDutyAt } = handler
  const buildings = awayFrom(handler, matter, terms)
  const reasons: Reason[] = []
  if (skill !== undefined) reasons.push(reason(lacksSkill(handler, matter) ? 'no-skill' : 'skill', { skill }))
  if (onDuty) reasons.push(reason('on-duty'))
  else reasons.push(reason('off-duty', nextDutyAt === undefined ? {} : { nextDutyAt }))
  if (buildings === 0) reasons.push(reason('area'))
  else if (buildingId !== undefined) reasons.push(reason('other-area', buildings < farAway ? { buildings } : {}))
  if (isKnown(handler, matter)) reasons.push(reason('continuity'))
  return reasons
}
