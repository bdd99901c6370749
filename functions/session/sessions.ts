// Where somebody is signed in, and signing out there or everywhere.

import type { Session } from '#contract/desk.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type SessionItem, sessionAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { enter, isSignedOut } from './enter.ts'
import { endSession, isEnded } from './open-session.ts'

type Again = 'sign-in-again'

/** Two waits: who asks, then the sessions. */
export const listSessions = async (core: Core, { holder }: Asked): Promise<Result<{ sessions: Session[] }, Again>> => {
  const entered = await enter(core, holder)
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const here = (user.sessions ?? []).map(sessionAt)
  const found = await readItems(core.database, here)
  const isLive = (it: SessionItem): boolean =>
    !isEnded(it) && !isSignedOut(user, it) && it.expiresAtSeconds * 1000 > core.now()
  const live = here.flatMap(it => found.take(it) ?? []).filter(isLive)
  return accept({
    sessions: live
      .map(({ id, device, openedAt = 0, seenAt = 0 }) => ({
        id,
        openedAt,
        seenAt,
        current: id === holder.sessionId,
        ...(device === undefined ? {} : { device }),
      }))
      .sort((one, other) => other.seenAt - one.seenAt),
  })
}

const mostTries = 3

/** One session, his own; or all of them by one moment, also those that are no longer listed. */
export const endSessions = async (
  core: Core,
  { holder, body: { id } }: Asked<unknown, unknown, { id?: string | undefined }>,
): Promise<Result<Record<string, never>, Again | 'busy-try-again'>> => {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const wanted = id === undefined ? [] : [sessionAt(id)]
    const entered = await enter(core, holder, wanted)
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    if (id !== undefined) {
      const session = found.take(sessionAt(id))
      if (session && session.userId === caller.user.id) await endSession(core, session)
      return accept({})
    }
    const { version } = caller.user
    // A session opened in this very millisecond is over too.
    const item = { ...caller.user, version: version + 1, sessions: [], sessionsFrom: core.now() + 1 }
    const written = await writeThrough(core, [{ table: 'records', only: 'if-version', version, item }])
    if (written.ok) return accept({})
  }
  return refuse('busy-try-again')
}
