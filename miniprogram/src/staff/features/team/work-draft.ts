// 岗位、技能、片区 while they are being chosen: roles and departments apart, as a person thinks of them.

import type { Colleague } from '#contract/team.ts'
import { type Role, roles } from '#domain/people/actor.ts'
import { departmental } from '#domain/people/team.ts'

type Given = { role: Role; departmentId?: string }

export type WorkDraft = {
  roles: Role[]
  /** Of the handler's and of the head's post. */
  departments: Partial<Record<Role, string[]>>
  skills: string[]
  buildingIds: string[]
}

export const emptyWork: WorkDraft = { roles: [], departments: {}, skills: [], buildingIds: [] }

/** What somebody works as now. */
export const workDraftOf = ({ posts, skills, buildingIds }: Colleague): WorkDraft => {
  const held = roles.filter(role => posts.some(it => it.role === role))
  const departmentsOf = (role: Role) =>
    posts.flatMap(it => (it.role === role && it.departmentId !== undefined ? [it.departmentId] : []))
  return {
    roles: held,
    departments: Object.fromEntries(held.map(role => [role, departmentsOf(role)])),
    skills: [...skills],
    buildingIds: [...buildingIds],
  }
}

/** What is sent; a departmental role stands there once for each department. */
export const postsOfDraft = ({ roles: chosen, departments }: WorkDraft): Given[] =>
  chosen.flatMap((role): Given[] =>
    departmental.includes(role) ? (departments[role] ?? []).map(departmentId => ({ role, departmentId })) : [{ role }],
  )

/** What is missing before it can be sent, in words; nothing where all is there. */
export const missingIn = (draft: WorkDraft): string | undefined => {
  if (draft.roles.length === 0) return '先选岗位'
  const without = draft.roles.some(it => departmental.includes(it) && (draft.departments[it] ?? []).length === 0)
  return without ? '先选部门' : undefined
}
