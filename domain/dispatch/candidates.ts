// 派给谁: handlers of the category's department, ranked, each with its reasons.

import type { Person } from '../people/actor.ts'

/** A handler as the dispatcher knows him. */
export type Handler = Person & {
  departmentId: string
  skills: readonly string[]
  buildingIds: readonly string[]
  openOrders: number
}

export type Reason =
  | { fits: true; why: 'skill'; skill: string }
  | { fits: true; why: 'area' }
  | { fits: true; why: 'least-loaded' }
  | { fits: false; why: 'no-skill'; skill: string }
  | { fits: false; why: 'other-area' }

export type Candidate = { handler: Handler; reasons: Reason[]; score: number }

// Far above any number of open orders, so that load never outweighs area, nor area skill.
const areaWeight = 1_000_000
const skillWeight = 2 * areaWeight

/** Ranks the department's handlers for a matter: skill before area before load; ties by name order given. */
export const rankCandidates = (
  handlers: readonly Handler[],
  matter: { departmentId: string; skill?: string | undefined; buildingId?: string | undefined },
): Candidate[] => {
  const eligible = handlers.filter(it => it.departmentId === matter.departmentId)
  const least = Math.min(...eligible.map(it => it.openOrders))
  return eligible
    .map(handler => {
      const reasons: Reason[] = []
      let score = -handler.openOrders
      if (matter.skill !== undefined) {
        const skilled = handler.skills.includes(matter.skill)
        reasons.push(
          skilled
            ? { fits: true, why: 'skill', skill: matter.skill }
            : { fits: false, why: 'no-skill', skill: matter.skill },
        )
        score += skilled ? skillWeight : 0
      }
      if (matter.buildingId !== undefined) {
        const own = handler.buildingIds.includes(matter.buildingId)
        reasons.push(own ? { fits: true, why: 'area' } : { fits: false, why: 'other-area' })
        score += own ? areaWeight : 0
      }
      if (handler.openOrders === least) reasons.push({ fits: true, why: 'least-loaded' })
      return { handler, reasons, score }
    })
    .sort((a, b) => b.score - a.score)
}
