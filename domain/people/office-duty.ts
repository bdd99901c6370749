// 客服 on the roster: agents and dispatchers are planned as a department is, and whoever is on duty of them is told.

import { type Calendar, rosterKey } from '../clocks/calendar.ts'
import { onDutyAt } from '../clocks/on-duty.ts'
import { dayOf, type Instant } from '../time.ts'
import type { Role } from './actor.ts'

/** The office's place on the roster; no department has this id. */
export const officeId = 'office'
export const officeName = '客服专员和主管'

const officeRoles: readonly Role[] = ['agent', 'dispatcher']

/** Whether somebody belongs to the office by one of his roles. */
export const isOfOffice = (held: readonly { role: Role }[]): boolean => held.some(it => officeRoles.includes(it.role))

/** Whom the roster names for the office at a moment; nobody where it says nothing about the day or names nobody then. */
export const officeOnDuty = (calendar: Calendar, at: Instant): readonly string[] =>
  calendar.roster.has(rosterKey(officeId, dayOf(at))) ? onDutyAt(calendar, officeId, [], at) : []

const hearing: { readonly [R in Role]?: readonly Role[] } = {
  agent: ['agent', 'dispatcher'],
  dispatcher: ['dispatcher'],
}

/**
 * By which posts somebody on duty hears what is for a role, the first of them that is on duty alone: what is the agents'
 * a dispatcher can do too, never the other way round. None for a role outside the office.
 */
export const heardBy = (role: Role): readonly Role[] => hearing[role] ?? []
