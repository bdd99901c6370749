// Whose turn it is: the one person who owes the next step or, where nobody is named, everybody on the post that does.

import { type Actor, actsFor, type Role } from '../people/actor.ts'
import type { Member } from './responsible.ts'

/** Who owes the next step: a person by id, else a post of the community, of one department where it says which. */
export type Owing = { id?: string | undefined; role: Role; departmentId?: string | undefined }

/**
 * Whether it is this person's turn: he owes the next step himself, holds the post that does, or stands in for somebody of whom
 * that is so. Nobody's turn where nothing is owed. `crew`: who works in the community, to know the posts of the absent.
 */
export const isOwedBy = (
  actor: Actor,
  communityId: string,
  owing: Owing | undefined,
  crew: readonly Pick<Member, 'id' | 'roles'>[],
): boolean => {
  if (owing === undefined) return false
  if (owing.id !== undefined) return actsFor(actor, communityId, owing.id)
  const isOnPost = ({ role, departmentId }: Member['roles'][number]): boolean =>
    role === owing.role && (owing.departmentId === undefined || departmentId === owing.departmentId)
  const own = actor.grants.filter(it => it.communityId === communityId)
  const stoodInFor = crew.filter(it => it.id !== actor.id && actsFor(actor, communityId, it.id))
  return [...own, ...stoodInFor.flatMap(it => it.roles)].some(isOnPost)
}
