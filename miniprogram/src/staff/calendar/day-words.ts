// A day of the calendar in words: what it is, who is on duty.

import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import { officeId } from '#domain/people/office-duty.ts'
import { weekdayOf } from '#domain/time.ts'

/** Whether somebody who works here may be put on a roster: on the office's by his own posts, on a department's as a helper too. */
export const canServe = (
  { departmentIds }: Pick<CalendarMonth['people'][number], 'departmentIds'>,
  departmentId: string,
): boolean => departmentId !== officeId || departmentIds.includes(officeId)

const kindWords: Record<CalendarDay['kind'], string> = {
  working: '工作日',
  weekend: '周末',
  holiday: '放假',
  'make-up': '调休上班',
  'local-off': '本小区放假',
  'local-work': '本小区上班',
  unknown: '',
}

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 09:00–18:00. */
export const hoursWords = ({ from, to }: { from: number; to: number }): string => `${clockTime(from)}–${clockTime(to)}`

/** 国庆节放假, 调休上班（国庆节）, 工作日. */
export const dayKindWords = ({ kind, name }: CalendarDay): string => {
  if (!name) return kindWords[kind]
  return kind === 'holiday' ? `${name}放假` : `${kindWords[kind]}（${name}）`
}

type RosterOf = { departmentId: string; rosters: CalendarDay['rosters']; duty: CalendarMonth['duty'] }

/** What holds on a day the roster says nothing about: a department's usual hours; of the office everybody is told. */
export const usualWords = (departmentId: string, duty: CalendarMonth['duty']): string =>
  departmentId === officeId ? '没排班，有事通知全部客服' : `平常值班 ${hoursWords(duty)}`

/** Who is on duty for a department: the usual hours, nobody, or the shifts with their people. */
export const rosterWords = ({ departmentId, rosters, duty }: RosterOf): string => {
  const shifts = rosters.find(it => it.departmentId === departmentId)?.shifts
  if (!shifts) return usualWords(departmentId, duty)
  if (shifts.length === 0) return '没人值班'
  return shifts.map(shift => `${hoursWords(shift)} ${shift.people.map(it => it.name).join('、')}`).join('；')
}

/** The weeks of a month, Monday first; nothing where the month has not begun or is over. */
export const weeksOf = (days: readonly CalendarDay[]): (CalendarDay | undefined)[][] => {
  const lead = days[0] ? (weekdayOf(days[0].day) + 6) % 7 : 0
  const cells = [...Array<undefined>(lead).fill(undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, at) => cells[week * 7 + at]),
  )
}

/** What stands in the box of a day: 班 or 休 where it differs from the rule of weekdays, else the hours say it. */
export const markOf = ({ kind, works }: CalendarDay): string => {
  if (kind === 'working') return '班'
  if (kind === 'weekend') return '休'
  return works ? '调' : '假'
}
