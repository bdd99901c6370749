// Sessions: two tokens each, of which only the hashes are kept. WeChat's lasts a month without use, a desk's a working day.

import { hour, type Instant, type Milliseconds } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { SessionItem, UserItem } from '../storage/person-items.ts'
import { type Put, writeThrough } from '../storage/write.ts'
import { accessFor, isSameHash, newToken, refreshFor } from './token.ts'

/** Others use the same desk: without use it is signed out until the next morning. */
const deskFor: Milliseconds = 12 * hour

const mostFormer = 8

type Kept = Pick<SessionItem, 'id' | 'version' | 'userId' | 'openedAt' | 'device' | 'formerHashes' | 'renewedAt'>

const withTokens = (kept: Kept, now: Instant) => {
  const access = newToken(kept.userId, kept.id)
  const refresh = newToken(kept.userId, kept.id)
  const refreshExpiresAt = now + (kept.device === undefined ? refreshFor : deskFor)
  const item: SessionItem = {
    ...kept,
    v: 1,
    pk: `SESSION#${kept.id}`,
    accessHash: access.secretHash,
    accessExpiresAt: now + accessFor,
    refreshHash: refresh.secretHash,
    seenAt: now,
    expiresAtSeconds: Math.ceil(refreshExpiresAt / 1000),
  }
  const tokens = {
    access: access.token,
    accessExpiresAt: now + accessFor,
    refresh: refresh.token,
    refreshExpiresAt,
  }
  return { item, tokens }
}

/** Two windows of one browser renew at the same moment, and an answer gets lost: so long a former token is still good. */
const formerFor: Milliseconds = 30_000

const formerHashes = ({ formerHashes: hashes = [], renewedAt = 0 }: SessionItem, now: Instant): readonly string[] =>
  now - renewedAt < formerFor ? hashes : []

/** Whether this is the session's refresh token, or was it a moment ago. */
export const mayRenew = (session: SessionItem, secretHash: string, now: Instant): boolean =>
  [session.refreshHash, ...formerHashes(session, now)].some(it => isSameHash(it, secretHash))

/** The same session with new tokens. */
export const renewed = (session: SessionItem, now: Instant) => {
  const { id, version, userId, openedAt, device, refreshHash } = session
  const former = [...formerHashes(session, now), refreshHash].slice(-mostFormer)
  return withTokens({ id, version: version + 1, userId, openedAt, device, formerHashes: former, renewedAt: now }, now)
}

const mostSessions = 10

type Opening = {
  /** The browser; none for WeChat. */
  device?: string
  /** What happens with it, or not at all. */
  beside?: readonly Put[]
}

/** Opens a session and remembers that there is one; undefined where the user, or what is beside it, changed at this very moment. */
export const openSession = async (core: Core, user: UserItem, { device, beside = [] }: Opening = {}) => {
  const now = core.now()
  const { item, tokens } = withTokens({ id: core.newId(), version: 1, userId: user.id, openedAt: now, device }, now)
  const sessions = [...(user.sessions ?? []), item.id].slice(-mostSessions)
  const known: UserItem = { ...user, version: user.version + 1, sessions }
  const written = await writeThrough(core, [
    { table: 'working', only: 'if-absent', item },
    { table: 'records', only: 'if-version', version: user.version, item: known },
    ...beside,
  ])
  return written.ok ? { tokens, user: known } : undefined
}

/** The session as it stands once nobody can go on with it. */
const ended = (session: SessionItem): SessionItem => ({
  ...session,
  version: session.version + 1,
  accessHash: '-',
  refreshHash: '-',
  formerHashes: [],
  accessExpiresAt: 0,
})

export const isEnded = ({ refreshHash }: SessionItem): boolean => refreshHash === '-'

export const endSession = async (core: Core, session: SessionItem): Promise<void> => {
  await writeThrough(core, [{ table: 'working', only: 'always', item: ended(session) }])
}
