// People of the team in words, as they stand in 操作记录.

import { roleWords } from '#contract/words.ts'
import type { Holding } from '#domain/people/team.ts'
import { dayOf } from '#domain/time.ts'
import type { Audited } from '../audit/audit-item.ts'
import { type Community, departmentName, type Staff } from '../places/community.ts'

type Placed = Pick<Community, 'profile' | 'buildings' | 'staff'>

/** 处理人（工程部、环境部）、客服专员. */
export const postWords = ({ profile }: Pick<Community, 'profile'>, posts: readonly Holding[]): string => {
  const held = [...new Set(posts.map(it => it.role))]
  return held
    .map(role => {
      const ids = posts.filter(it => it.role === role).map(it => it.departmentId)
      const names = profile.departments.filter(it => ids.includes(it.id)).map(it => it.name)
      return names.length > 0 ? `${roleWords[role]}（${names.join('、')}）` : roleWords[role]
    })
    .join('、')
}

const buildingWords = ({ buildings }: Placed, ids: readonly string[]): string =>
  ids.map(id => buildings.find(it => it.id === id)?.name ?? id).join('、')

type Work = Pick<Staff, 'grants' | 'skills' | 'buildingIds'>

const none: Work = { grants: [], skills: [], buildingIds: [] }

/** What of somebody's work changed. */
export const workChanges = (community: Placed, before: Work = none, after: Work = none): Audited['changes'] => [
  { field: 'posts', before: postWords(community, before.grants), after: postWords(community, after.grants) },
  { field: 'skills', before: before.skills.join('、'), after: after.skills.join('、') },
  {
    field: 'buildings',
    before: buildingWords(community, before.buildingIds),
    after: buildingWords(community, after.buildingIds),
  },
]

/** 2026-12-01 至 2026-12-03，孙志平代. */
export const absenceWords = (
  { staff }: Pick<Community, 'staff'>,
  { from, to, delegateId }: { from: number; to: number; delegateId: string },
): string => {
  const delegate = staff.find(it => it.userId === delegateId)?.name ?? ''
  return `${dayOf(from)} 至 ${dayOf(Math.max(from, to - 1))}，${delegate}代`
}

/** 工程部 派工单 3 件交给孙志平. */
export const shareWords = (
  community: Community,
  { share, departmentId, to }: { share: keyof typeof shareNames; departmentId?: string | undefined; to: string },
): string =>
  `${[departmentId && departmentName(community, departmentId), shareNames[share]].filter(Boolean).join(' ')}交给${to}`

const shareNames = { 'first-contact': '首问', order: '派工单', supervision: '督办', corrective: '整改' } as const
