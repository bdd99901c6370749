// 派给谁: handlers of the category's department, ranked, each with his reasons.

import { farAway } from './distance.ts'
import {
  awayFrom,
  type DispatchTerms,
  dutyWait,
  type Handler,
  inConflict,
  isFull,
  isKnown,
  lacksSkill,
  type Matter,
} from './handler.ts'
import { ownReasons, type Reason, reason } from './reasons.ts'

export type Candidate = { handler: Handler; reasons: Reason[] }

export type Candidates = {
  /** The best first. */
  ranked: Candidate[]
  /** People of the department who cannot get it, whoever dispatches. */
  barred: Candidate[]
}

/** What is compared first comes first; less is better. */
const ranks = (matter: Matter & { emergency: boolean }, terms: DispatchTerms): ((it: Handler) => number)[] =>
  matter.emergency
    ? [
        it => dutyWait(it, terms.at),
        it => awayFrom(it, matter, terms),
        it => Number(lacksSkill(it, matter)),
        it => it.openOrders,
      ]
    : [
        it => Number(lacksSkill(it, matter)),
        it => Number(!it.onDuty),
        it => Number(isFull(it, terms)),
        it => Number(awayFrom(it, matter, terms) > 0),
        it => Number(!isKnown(it, matter)),
        it => it.openOrders,
      ]

const loadReason = (handler: Handler, least: number, terms: DispatchTerms): Reason => {
  const { openOrders } = handler
  if (isFull(handler, terms)) return reason('over-cap', { openOrders, most: terms.mostOpenOrders })
  return reason(openOrders === least ? 'least-loaded' : 'load', { openOrders })
}

/**
 * Ranks the department's handlers for a matter, ties by id. Ordinarily skill goes before duty, duty before a full load,
 * that before area, continuity and the number of open orders; in an emergency whoever is there first, then the nearest.
 * Being off duty or full is a reason against, for a person to weigh; a conflict of interest bars.
 */
export const rankCandidates = (
  handlers: readonly Handler[],
  matter: Matter & { emergency: boolean },
  terms: DispatchTerms,
): Candidates => {
  const department = handlers.filter(it => it.departmentId === matter.departmentId)
  const able = department.filter(it => !inConflict(it, matter))
  const order = ranks(matter, terms)
  const compare = (a: Handler, b: Handler): number => {
    const differs = order.find(rank => rank(a) !== rank(b))
    if (differs) return differs(a) - differs(b)
    return a.id < b.id ? -1 : 1
  }
  const least = Math.min(...able.map(it => it.openOrders))
  // Only who can come at once is worth calling the nearest, and only where a distance is known.
  const nearest = Math.min(farAway - 1, ...able.filter(it => it.onDuty).map(it => awayFrom(it, matter, terms)))
  const candidateOf = (handler: Handler): Candidate => {
    const buildings = awayFrom(handler, matter, terms)
    const isNearest = matter.emergency && handler.onDuty && buildings === nearest
    return {
      handler,
      reasons: [
        ...ownReasons(handler, matter, terms),
        ...(isNearest ? [reason('nearest', { buildings })] : []),
        loadReason(handler, least, terms),
      ],
    }
  }
  return {
    ranked: able.toSorted(compare).map(candidateOf),
    barred: department
      .filter(it => inConflict(it, matter))
      .map(handler => ({ handler, reasons: [reason('conflict')] })),
  }
}
