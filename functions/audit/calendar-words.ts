// A day and a roster in words, as they stand in 操作记录.

import type { LocalDayItem, RosterItem } from '../calendar/stored-days.ts'
import { type Community, departmentName } from '../places/community.ts'
import type { Audited } from './audit-item.ts'

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const clockTime = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const localWords = (item: LocalDayItem | undefined): string => {
  if (!item || item.kind === 'cleared') return '按公历安排'
  return `${item.kind === 'off' ? '放假' : '上班'}（${item.name}）`
}

const shiftsWords = ({ staff }: Community, item: RosterItem | undefined): string => {
  if (!item?.shifts) return '平常值班'
  if (item.shifts.length === 0) return '没人值班'
  const nameOf = (id: string) => staff.find(it => it.userId === id)?.name ?? '已离职的同事'
  return item.shifts
    .map(it => `${clockTime(it.from)}–${clockTime(it.to)} ${it.userIds.map(nameOf).join('、')}`)
    .join('；')
}

type Words = Pick<Audited, 'act' | 'what' | 'changes'>

/** What a change of a local day made of it. */
export const localDayAudit = (before: LocalDayItem | undefined, after: LocalDayItem): Words => ({
  act: after.kind === 'cleared' ? 'local-day-cleared' : 'local-day-set',
  what: after.day,
  changes: [
    { field: 'day', before: localWords(before), after: localWords(after) },
    { field: 'note', before: before?.note, after: after.note },
  ],
})

/** What a change of a department's roster made of it. */
export const rosterAudit = (community: Community, before: RosterItem | undefined, after: RosterItem): Words => ({
  act: after.shifts ? 'roster-set' : 'roster-cleared',
  what: `${after.day} ${departmentName(community, after.departmentId)}`.trim(),
  changes: [{ field: 'duty', before: shiftsWords(community, before), after: shiftsWords(community, after) }],
})

/** What a change of several days of a department's roster made of them, by day. */
export const rosterWeekAudit = (
  community: Community,
  changes: readonly { before: RosterItem | undefined; after: RosterItem }[],
): Words => ({
  act: 'roster-set',
  what: departmentName(community, changes[0]?.after.departmentId ?? ''),
  changes: changes.map(({ before, after }) => ({
    field: 'duty',
    of: after.day,
    before: shiftsWords(community, before),
    after: shiftsWords(community, after),
  })),
})
