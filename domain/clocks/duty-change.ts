// 换班: two people take each other's shifts; and whoever leaves is taken off the roster.

import { accept, type Result, refuse } from '../result.ts'
import type { Shift } from './calendar.ts'

const put = (shift: Shift, gone: string, by: string): Shift => ({
  ...shift,
  userIds: shift.userIds.map(id => (id === gone ? by : id)),
})

const has = (userId: string) => (shift: Shift) => shift.userIds.includes(userId)

/** Every shift of one day with another in the place of one; refused where he has none, or where the other is on it already. */
export const takeShifts = (
  shifts: readonly Shift[] | undefined,
  gone: string,
  by: string,
): Result<Shift[], 'swap-impossible'> => {
  const own = shifts?.filter(has(gone)) ?? []
  if (!shifts || own.length === 0 || own.some(has(by))) return refuse('swap-impossible')
  return accept(shifts.map(it => (has(gone)(it) ? put(it, gone, by) : it)))
}

/** Two people of one day change places; refused where they are on the same shift or one of them has none. */
export const swapOnDay = (
  shifts: readonly Shift[] | undefined,
  one: string,
  other: string,
): Result<Shift[], 'swap-impossible'> => {
  const both = shifts?.some(it => has(one)(it) && has(other)(it)) ?? false
  const each = shifts?.some(has(one)) && shifts.some(has(other))
  if (!shifts || both || !each) return refuse('swap-impossible')
  return accept(shifts.map(it => (has(one)(it) ? put(it, one, other) : put(it, other, one))))
}

/** The shifts of a day without somebody: the other takes his place where there is one; a shift with nobody left is none. */
export const withoutOnDuty = (shifts: readonly Shift[], gone: string, by: string | undefined): Shift[] =>
  shifts
    .map(it => {
      if (!has(gone)(it)) return it
      const others = it.userIds.filter(id => id !== gone)
      return { ...it, userIds: by === undefined || others.includes(by) ? others : [...others, by] }
    })
    .filter(it => it.userIds.length > 0)
