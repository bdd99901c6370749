// 处理人: a handler as the dispatcher knows him, the matter he may get, and how the two meet.

import type { Person } from '../people/actor.ts'
import type { Instant, Milliseconds } from '../time.ts'
import { type BuildingsBetween, buildingsAway } from './distance.ts'

/** A handler as the dispatcher knows him. `buildingIds`: the buildings of his fixed area (管家). */
export type Handler = Person & {
  departmentId: string
  skills: readonly string[]
  buildingIds: readonly string[]
  openOrders: number
  onDuty: boolean
  /** When somebody off duty comes back, where the roster says so. */
  nextDutyAt?: Instant | undefined
}

/** What of a complaint decides who may handle it. */
export type Matter = {
  departmentId: string
  skill?: string | undefined
  buildingId?: string | undefined
  /** The employee the complaint is about: he never gets it. */
  about?: string | undefined
  /** Who handled the earlier round, or already serves this customer. */
  previousHandlerId?: string | undefined
}

/** What is the same for all people and matters compared at one time. */
export type DispatchTerms = { at: Instant; mostOpenOrders: number; between: BuildingsBetween }

export const inConflict = (handler: Handler, matter: Matter): boolean => matter.about === handler.id

export const lacksSkill = (handler: Handler, matter: Matter): boolean =>
  matter.skill !== undefined && !handler.skills.includes(matter.skill)

export const isFull = (handler: Handler, terms: DispatchTerms): boolean => handler.openOrders >= terms.mostOpenOrders

export const isKnown = (handler: Handler, matter: Matter): boolean => matter.previousHandlerId === handler.id

/** Milliseconds until he is on duty; Infinity where nobody knows. */
export const dutyWait = (handler: Handler, at: Instant): Milliseconds =>
  handler.onDuty ? 0 : Math.max(0, (handler.nextDutyAt ?? Number.POSITIVE_INFINITY) - at)

/** How many buildings his area is away from the matter; 0 is his own. */
export const awayFrom = (handler: Handler, matter: Matter, terms: DispatchTerms): number =>
  buildingsAway(handler.buildingIds, matter.buildingId, terms.between)
