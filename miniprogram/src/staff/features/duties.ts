// What the work list offers to whom. It only decides what is shown: the server decides what is allowed.

import type { Me } from '#contract/session.ts'
import type { workLists } from '#contract/staff.ts'
import { roleWords } from '#contract/words.ts'
import { type Actor, type Grant, holds, type Role } from '#domain/people/actor.ts'
import { isOn, type Off } from '#domain/places/switches.ts'

export type WorkTab = (typeof workLists)[number]

/** What somebody can look for something in. */
export type Findable = 'community' | 'departments' | 'own' | 'departments-and-own'

export type Duties = {
  /** The lists worth opening, the one to begin with first. */
  tabs: readonly WorkTab[]
  /** A head sees the community's list narrowed to the department. */
  seesDepartmentOnly: boolean
  /** What is his turn is a list beside all that is open: he has no orders of his own. */
  hasTurns: boolean
  mayRegister: boolean
  mayReadLedger: boolean
  /** Missing where he has nothing to look in. */
  finds?: Findable
  /** Plans the backlog and gives its orders. */
  mayPlan: boolean
  /** Urges late matters and hands them over, also many at once. */
  mayUrge: boolean
  /** Goes through what must not stand overnight. */
  mayInspect: boolean
}

const office: readonly Role[] = ['agent', 'dispatcher', 'manager', 'executive', 'auditor']

/** The person signed in, as the rules know him. */
export const actorOf = ({ userId, name, grants }: Me): Actor => ({
  id: userId,
  name,
  grants: grants.flatMap(({ role, communityId, departmentId }): Grant[] =>
    role === 'unknown' ? [] : [{ role, communityId, departmentId }],
  ),
})

/** The communities a person works for, in the order granted. */
export const workplacesOf = (me: Me): string[] => [...new Set(me.grants.map(it => it.communityId))]

const findsIn = (seesAll: boolean, heads: boolean, handles: boolean): Findable | undefined => {
  if (seesAll) return 'community'
  if (heads) return handles ? 'departments-and-own' : 'departments'
  return handles ? 'own' : undefined
}

/** What a person's grants in one community open on the work list; `off`: what is switched off there. */
export const dutiesOf = (me: Me, communityId: string, off?: Off): Duties => {
  const actor = actorOf(me)
  const has = (roles: readonly Role[]) => holds(actor, communityId, roles)
  const seesAll = has(office)
  const tabs: WorkTab[] = []
  const finds = findsIn(seesAll, has(['department-head']), has(['handler']))
  if (has(['handler'])) tabs.push('mine')
  if (has(['handler']) && isOn(off, 'claim')) tabs.push('claim')
  if (seesAll || has(['department-head'])) tabs.push('community', 'raised')
  return {
    tabs: tabs.length > 0 ? tabs : ['mine'],
    seesDepartmentOnly: !seesAll,
    hasTurns: seesAll && !has(['handler']),
    mayRegister: has(['agent', 'dispatcher']),
    mayReadLedger: seesAll,
    ...(finds ? { finds } : {}),
    mayPlan: has(['agent', 'dispatcher']),
    mayUrge: has(['dispatcher', 'manager', 'executive']),
    mayInspect: has(['dispatcher', 'department-head', 'manager', 'executive', 'auditor']),
  }
}

/** The person's posts in a community, in words: 客服专员、品质督导. */
export const postsOf = (me: Me, communityId: string): string =>
  [
    ...new Set(
      me.grants.flatMap(it => (it.communityId === communityId && it.role !== 'unknown' ? [roleWords[it.role]] : [])),
    ),
  ].join('、')
