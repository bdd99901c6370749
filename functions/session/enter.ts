// Entering: session, user and whatever else the use case wants are read in one request; only then is the token believed.

import { absenceAt } from '#domain/people/absence.ts'
import type { Actor } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { type SessionItem, sessionAt, type UserItem, userAt } from '../storage/person-items.ts'
import { type Found, type Located, readItems } from '../storage/read.ts'
import { isSameHash, type Tokenholder } from './token.ts'

/** Who is asking. `user` is the stored item; name and phone in it are sealed. */
export type Caller = { actor: Actor; user: UserItem }

export const nameContext = (userId: string): string => `USER#${userId}/name`
export const phoneContext = (userId: string): string => `USER#${userId}/phone`

/** Whether the person has signed out everywhere since the session was opened. */
export const isSignedOut = ({ sessionsFrom }: UserItem, { openedAt = 0 }: Pick<SessionItem, 'openedAt'>): boolean =>
  sessionsFrom !== undefined && openedAt < sessionsFrom

/** The actor a stored user is. */
export const actorOf = ({ seal, now }: Core, user: UserItem): Actor => {
  const absent = (user.standsInFor ?? []).filter(it => absenceAt([it], now()) !== undefined)
  return {
    id: user.id,
    name: seal.open(user.name, nameContext(user.id)),
    grants: user.grants,
    ...(absent.length > 0 ? { standsInFor: absent.map(({ userId, communityId }) => ({ userId, communityId })) } : {}),
  }
}

/** Checks the token and hands out what was read with it. */
export const enter = async (
  core: Core,
  holder: Tokenholder,
  wanted: readonly Located[] = [],
): Promise<Result<{ caller: Caller; found: Found }, 'sign-in-again'>> => {
  const [sessionHere, userHere] = [sessionAt(holder.sessionId), userAt(holder.userId)]
  const found = await readItems(core.database, [sessionHere, userHere, ...wanted])
  const session = found.take(sessionHere)
  const user = found.take(userHere)
  if (!session || !user || session.userId !== user.id) return refuse('sign-in-again')
  if (!isSameHash(session.accessHash, holder.secretHash)) return refuse('sign-in-again')
  if (session.accessExpiresAt <= core.now() || isSignedOut(user, session)) return refuse('sign-in-again')
  return accept({ caller: { actor: actorOf(core, user), user }, found })
}
