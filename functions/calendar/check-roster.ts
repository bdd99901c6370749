// Whether shifts may be stored for a department: in order, filled, by people who work here, for a department that is there.

import type { Reason } from '#contract/refusals.ts'
import type { Shift } from '#domain/clocks/calendar.ts'
import { isRosterDay } from '#domain/clocks/on-duty.ts'
import { isOfOffice, officeId } from '#domain/people/office-duty.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Community, isActiveDepartment } from '../places/community.ts'
import type { RosterItem } from './stored-days.ts'

/** The shifts as they are stored. */
export const checkRoster = (
  { profile, staff }: Pick<Community, 'profile' | 'staff'>,
  departmentId: string,
  shifts: readonly Shift[],
): Result<NonNullable<RosterItem['shifts']>, Reason> => {
  const isOffice = departmentId === officeId
  if (!isOffice && !isActiveDepartment({ profile }, departmentId)) return refuse('department-unknown')
  if (!isRosterDay(shifts)) return refuse('shifts-wrong')
  // The office hears what only its own posts can act on; a department may be helped by anybody who works here.
  const works = new Set(staff.filter(it => !isOffice || isOfOffice(it.grants)).map(it => it.userId))
  const wrong = shifts.flatMap(({ userIds }) => userIds).find(id => !works.has(id))
  if (wrong !== undefined) {
    const name = staff.find(it => it.userId === wrong)?.name
    return refuse('duty-person-unknown', name === undefined ? {} : { name })
  }
  return accept(shifts.map(({ from, to, userIds }) => ({ from, to, userIds: [...userIds] })))
}
