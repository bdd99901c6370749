// 班组: who may give which post, which posts go together, and that nobody locks the company out. Posts are granted by community.

import { accept, type Result, refuse } from '../result.ts'
import { type Actor, holds, type Role, roles } from './actor.ts'

/** A role in one community; handlers and department heads hold it for one department, the others for all of it. */
export type Holding = { role: Role; departmentId?: string | undefined }

/** Held for one department. */
export const departmental: readonly Role[] = ['handler', 'department-head']
/** The people of the day's work: these the manager puts in place himself. Whoever decides on money, hears appeals, audits or administers is put in place by the administrator. */
export const ofTheDay: readonly Role[] = ['agent', 'dispatcher', 'handler', 'department-head']
/** The auditor judges work; he does none and heads nobody who does. */
const barredByAuditor: readonly Role[] = ['handler', 'department-head']

/** The posts somebody may give and take in a community; none where people are not his matter. */
export const mayGrant = (actor: Actor, communityId: string): readonly Role[] => {
  if (holds(actor, communityId, ['admin'])) return roles
  return holds(actor, communityId, ['manager']) ? ofTheDay : []
}

const isSame = (one: Holding, other: Holding): boolean =>
  one.role === other.role && one.departmentId === other.departmentId

const without = (some: readonly Holding[], others: readonly Holding[]): Holding[] =>
  some.filter(it => !others.some(other => isSame(it, other)))

export type HoldingRefusal = 'posts-missing' | 'post-needs-department' | 'department-unknown' | 'posts-in-conflict'

/** The posts as they can be held together, each once and a department only where it counts. At least one. */
export const checkHoldings = (
  wanted: readonly Holding[],
  departmentIds: readonly string[],
): Result<Holding[], HoldingRefusal> => {
  const held: Holding[] = []
  for (const { role, departmentId } of wanted) {
    if (!departmental.includes(role)) {
      if (!held.some(it => it.role === role)) held.push({ role })
      continue
    }
    if (departmentId === undefined) return refuse('post-needs-department')
    if (!departmentIds.includes(departmentId)) return refuse('department-unknown')
    const holding = { role, departmentId }
    if (!held.some(it => isSame(it, holding))) held.push(holding)
  }
  if (held.length === 0) return refuse('posts-missing')
  const judges = held.some(it => it.role === 'auditor')
  return judges && held.some(it => barredByAuditor.includes(it.role)) ? refuse('posts-in-conflict') : accept(held)
}

/** Somebody of the team, with the posts he holds. */
export type Colleague = { id: string; roles: readonly Holding[] }

type Change = {
  actor: Actor
  communityId: string
  /** Everybody of the community, whoever is changed included. */
  team: readonly Colleague[]
  person: Colleague
  /** None where he leaves. */
  after: readonly Holding[]
}

/** Whether somebody's posts may become these: nobody changes his own, and an administrator is always left. */
export const changeHoldings = ({
  actor,
  communityId,
  team,
  person,
  after,
}: Change): Result<true, 'not-allowed' | 'own-posts' | 'last-admin'> => {
  const mayGive = mayGrant(actor, communityId)
  const touched = [...without(person.roles, after), ...without(after, person.roles)]
  if (mayGive.length === 0 || touched.some(it => !mayGive.includes(it.role))) return refuse('not-allowed')
  if (touched.length > 0 && actor.id === person.id) return refuse('own-posts')
  const isAdmin = ({ roles: held }: Pick<Colleague, 'roles'>) => held.some(it => it.role === 'admin')
  const others = team.filter(it => it.id !== person.id)
  if (isAdmin(person) && !isAdmin({ roles: after }) && !others.some(isAdmin)) return refuse('last-admin')
  return accept(true)
}

/** Whether two people hold a post in common: the same role, for the same department where it has one. */
export const sharePost = (one: readonly Holding[], other: readonly Holding[]): boolean =>
  one.some(it => other.some(theirs => isSame(it, theirs)))

/** Who above a post also stands in for it; the head is that of the same department. An administrator only for another. */
const above: Partial<Record<Role, readonly Role[]>> = {
  agent: ['dispatcher'],
  dispatcher: ['manager'],
  handler: ['department-head', 'manager'],
  'department-head': ['manager'],
  manager: ['executive'],
}

const isAbove = (post: Holding, theirs: Holding): boolean =>
  (above[post.role]?.includes(theirs.role) ?? false) &&
  (theirs.departmentId === undefined || theirs.departmentId === post.departmentId)

/**
 * Whether somebody may stand in for a person while he is absent: he holds a post of his, or one above it, for where
 * somebody is alone on his post. Who stands in from above is told and answers for him, with the rights of his own post.
 */
export const mayStandIn = (person: readonly Holding[], delegate: readonly Holding[]): boolean =>
  sharePost(person, delegate) || person.some(post => delegate.some(theirs => isAbove(post, theirs)))

const mostNameCharacters = 20

/** The name an employee goes by in every record: what is on his badge. */
export const staffName = (words: string): Result<string, 'text-missing' | 'text-too-long'> => {
  const name = words.trim().replace(/\s+/gu, ' ')
  if (name === '') return refuse('text-missing')
  return [...name].length > mostNameCharacters ? refuse('text-too-long', { most: mostNameCharacters }) : accept(name)
}
