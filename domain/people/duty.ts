// Who plans duty: those in charge of the community for everybody, a head for his own department.

import { type Actor, heads, holds } from './actor.ts'

/** Whether somebody may have days off or worked in the community, and plan everybody's duty. */
export const mayChangeCalendar = (actor: Actor, communityId: string): boolean =>
  holds(actor, communityId, ['dispatcher', 'manager', 'admin'])

/** Whether somebody may say who is on duty for a department. */
export const mayPlanDuty = (actor: Actor, communityId: string, departmentId: string): boolean =>
  mayChangeCalendar(actor, communityId) || heads(actor, communityId, departmentId)
