// Who may be given a corrective action, the likeliest first.

import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Team } from '#contract/team.ts'

/** `word`: as one of a few; `hint`: beside the name in a list. */
export type Ownable = { id: string; name: string; word: string; hint: string; isReady: boolean }

export type People = {
  people: readonly Pick<Team['people'][number], 'id' | 'name' | 'posts' | 'leavingJobId'>[]
  departments: readonly Pick<Team['departments'][number], 'id' | 'name'>[]
}

type Matter = Pick<StaffDetail, 'departmentId' | 'order'>

/**
 * Whoever did the work, the head of his department and oneself first, then the same department, then everybody else. Whoever
 * is handing over what he has gets nothing.
 */
export const ownersFor = (
  { people, departments }: People,
  { departmentId, order }: Matter,
  ownId: string | undefined,
): Ownable[] => {
  const nameOf = (id?: string) => departments.find(it => it.id === id)?.name
  const ranked = people
    .filter(it => !it.leavingJobId)
    .map(({ id, name, posts }) => {
      const isHead = posts.some(it => it.role === 'department-head' && it.departmentId === departmentId)
      const isHandler = name === order?.handler
      const isNear = posts.some(it => it.departmentId === departmentId)
      const rank = [isHandler, isHead, id === ownId, isNear].indexOf(true)
      const of = posts.map(it => nameOf(it.departmentId)).filter(Boolean)
      const as = id === ownId ? '（我）' : isHead ? '（部门负责人）' : ''
      return {
        rank: rank === -1 ? 4 : rank,
        person: {
          id,
          name,
          word: `${name}${as}`,
          hint: [...new Set(of)].join('、') || '客服和管理',
          isReady: isHandler || isHead || id === ownId,
        },
      }
    })
  return ranked.sort((one, another) => one.rank - another.rank).map(it => it.person)
}

const mostReady = 4

/** Those who can be chosen with one tap: the likeliest, and whoever is chosen. */
export const readyAmong = (people: readonly Ownable[], chosenId: string | undefined): Ownable[] => {
  const ready = people.filter(it => it.isReady).slice(0, mostReady)
  return [...ready, ...people.filter(it => it.id === chosenId && !ready.includes(it))]
}
