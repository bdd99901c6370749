// What staff see of the calendar: for each day whether it is worked and why, and who is on duty.

import type { CalendarDay, CalendarMonth, dayKinds } from '#contract/calendar.ts'
import { type Calendar, isWorkingDay } from '#domain/clocks/calendar.ts'
import { isOfOffice, officeId, officeName } from '#domain/people/office-duty.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { addDays, type Day, weekdayOf } from '#domain/time.ts'
import type { Community } from '../places/community.ts'
import { calendarFor } from './calendar-of.ts'
import type { LocalDayItem, RosterItem } from './stored-days.ts'

/** What is stored of some days, in any order. */
export type StoredDays = { localDays: readonly LocalDayItem[]; rosters: readonly RosterItem[] }

type Kind = (typeof dayKinds)[number]

const nameOf = ({ staff }: Community, userId: string): string | undefined =>
  staff.find(it => it.userId === userId)?.name

const changedView = (community: Community, { by, at }: { by: string; at: number }) => {
  const name = nameOf(community, by)
  return name === undefined ? { at } : { by: name, at }
}

const rosterView = (community: Community, { departmentId, shifts, version, by, at }: RosterItem) => ({
  departmentId,
  version,
  changed: changedView(community, { by, at }),
  ...(shifts && {
    shifts: shifts.map(({ from, to, userIds }) => ({
      from,
      to,
      people: userIds.map(id => ({ id, name: nameOf(community, id) ?? '' })),
    })),
  }),
})

const publicKind = ({ holidays, makeUpDays }: Calendar, date: Day): Kind => {
  if (makeUpDays.has(date)) return 'make-up'
  if (holidays.has(date)) return 'holiday'
  return weekdayOf(date) % 6 === 0 ? 'weekend' : 'working'
}

const kindOf = (calendar: Calendar, date: Day, local: LocalDayItem | undefined): Kind => {
  switch (local?.kind) {
    case 'off':
      return 'local-off'
    case 'work':
      return 'local-work'
    case 'cleared':
    case undefined:
      return publicKind(calendar, date)
  }
}

const dayIn = (
  community: Community,
  calendar: Calendar,
  date: Day,
  { localDays, rosters }: StoredDays,
): CalendarDay => {
  const local = localDays.find(it => it.day === date)
  const entered = local?.kind === 'cleared' ? undefined : local
  const name = entered?.name ?? calendar.makeUpDays.get(date) ?? calendar.holidays.get(date)
  return {
    day: date,
    kind: kindOf(calendar, date, local),
    works: isWorkingDay(calendar, date),
    ...(name === undefined ? {} : { name }),
    ...(entered?.note === undefined ? {} : { note: entered.note }),
    version: local?.version ?? 0,
    ...(local && { changed: changedView(community, local) }),
    rosters: rosters.filter(it => it.day === date).map(it => rosterView(community, it)),
  }
}

export const dayView = (community: Community, date: Day, stored: StoredDays): CalendarDay =>
  dayIn(community, calendarFor(community.profile, stored.localDays, stored.rosters), date, stored)

/** The days of a month, `2026-11`. */
export const daysOf = (month: string): Day[] => {
  const days: Day[] = []
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) days.push(date)
  return days
}

/** Whose duty the roster says: the departments', and in the end the office's. */
export const plannedIn = ({ departments }: Community['profile']): { id: string; name: string }[] => [
  ...activeDepartments(departments).map(({ id, name }) => ({ id, name })),
  { id: officeId, name: officeName },
]

export const monthView = (
  community: Community,
  month: string,
  stored: StoredDays,
  may: Pick<CalendarMonth, 'mayChange' | 'plans'>,
): CalendarMonth => {
  const { profile, staff } = community
  const calendar = calendarFor(profile, stored.localDays, stored.rosters)
  return {
    month,
    announced: Number(month.slice(0, 4)) <= calendar.announcedTo,
    ...may,
    work: profile.work,
    duty: profile.duty,
    departments: plannedIn(profile),
    people: staff.map(({ userId, name, grants }) => ({
      id: userId,
      name,
      departmentIds: [
        ...new Set(grants.flatMap(it => (it.departmentId === undefined ? [] : [it.departmentId]))),
        ...(isOfOffice(grants) ? [officeId] : []),
      ],
    })),
    days: daysOf(month).map(date => dayIn(community, calendar, date, stored)),
  }
}
