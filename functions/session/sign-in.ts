// WeChat login → our own short access token and rotating refresh token. The first login makes the user.

import type { Me, SignedIn } from '#contract/session.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { roomsNow } from '../places/rooms-now.ts'
import { identityAt, sessionAt, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { exchangeLoginCode } from '../wechat/exchange-login-code.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { enter, isSignedOut, nameContext } from './enter.ts'
import { endSession, mayRenew, openSession, renewed } from './open-session.ts'
import { readToken, type Tokenholder } from './token.ts'

/** What a person is told of himself. */
export const meOf = ({ seal }: Core, user: UserItem): Me => ({
  userId: user.id,
  name: seal.open(user.name, nameContext(user.id)),
  rooms: user.rooms,
  grants: user.grants,
  ...(user.consent ? { consent: user.consent } : {}),
})

const newUser = ({ seal, now }: Core, openid: string, id: string): UserItem => ({
  v: 1,
  pk: `USER#${id}`,
  sk: 'USER',
  id,
  version: 1,
  openid,
  name: seal.seal('', nameContext(id)),
  rooms: [],
  grants: [],
  createdAt: now(),
})

const mostTries = 5

/**
 * Two first logins at once make one user: only one of them writes the identity. Nothing about a user leads back to the
 * identity but this item, so that nobody is found again once it is gone.
 */
const findOrMakeUser = async (core: Core, appid: string, openid: string): Promise<UserItem> => {
  const identityHere = identityAt(appid, openid)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const identity = (await readItems(core.database, [identityHere])).take(identityHere)
    if (identity) {
      const userHere = userAt(identity.userId)
      const known = (await readItems(core.database, [userHere])).take(userHere)
      if (known) return known
      // The account was deleted between the two reads, and its identity with it.
      continue
    }
    const user = newUser(core, openid, core.newId())
    const written = await writeThrough(core, [
      { table: 'records', only: 'if-absent', item: { v: 1, ...identityHere.key, userId: user.id } },
      { table: 'records', only: 'if-absent', item: user },
    ])
    if (written.ok) return user
  }
  throw new Error('an identity without its user')
}

type Needs = Core & { wechat: WeChat }
type SignInRefusal =
  | 'sign-in-failed'
  | 'sign-in-blocked'
  | 'wechat-unavailable'
  | 'too-many-requests'
  | 'busy-try-again'

export const signIn = async (
  needs: Needs,
  { body }: Asked<unknown, unknown, { code: string }>,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const login = await exchangeLoginCode(needs.wechat, body.code)
  switch (login.outcome) {
    case 'code-refused':
      return refuse('sign-in-failed')
    case 'person-blocked':
      return refuse('sign-in-blocked')
    case 'too-often':
      return refuse('too-many-requests')
    case 'busy':
      return refuse('wechat-unavailable')
    case 'misconfigured':
      needs.log({ level: 'error', what: 'wechat-misconfigured', code: login.code, rid: login.rid })
      return refuse('wechat-unavailable')
    case 'known': {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const opened = await openSession(needs, await findOrMakeUser(needs, needs.wechat.appid, login.openid))
        if (opened) return accept({ tokens: opened.tokens, me: meOf(needs, opened.user) })
        await needs.wait(needs.randomBelow(20 * 2 ** tries))
      }
      return refuse('busy-try-again')
    }
  }
}

/** Rotates both tokens. An old refresh token shown again ends the session: somebody copied it. */
export const refreshSession = async (
  core: Core,
  { body }: Asked<unknown, unknown, { refresh: string }>,
): Promise<Result<SignedIn, 'sign-in-again'>> => {
  const holder = readToken(body.refresh)
  if (!holder) return refuse('sign-in-again')
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const tried = await tryRefresh(core, holder)
    if (tried) return tried
  }
  return refuse('sign-in-again')
}

/** Undefined where the session changed at this very moment. */
const tryRefresh = async (core: Core, holder: Tokenholder): Promise<Result<SignedIn, 'sign-in-again'> | undefined> => {
  const [sessionHere, userHere] = [sessionAt(holder.sessionId), userAt(holder.userId)]
  const found = await readItems(core.database, [sessionHere, userHere])
  const session = found.take(sessionHere)
  const user = found.take(userHere)
  if (!session || !user || session.userId !== user.id || session.expiresAtSeconds * 1000 <= core.now())
    return refuse('sign-in-again')
  if (isSignedOut(user, session)) return refuse('sign-in-again')
  const now = core.now()
  if (!mayRenew(session, holder.secretHash, now)) {
    await endSession(core, session)
    return refuse('sign-in-again')
  }
  const { item, tokens } = renewed(session, now)
  const written = await writeThrough(core, [{ table: 'working', only: 'if-version', version: session.version, item }])
  return written.ok ? accept({ tokens, me: meOf(core, user) }) : undefined
}

export const signOut = async (
  core: Core,
  { holder }: Asked,
): Promise<Result<Record<string, never>, 'sign-in-again'>> => {
  const entered = await enter(core, holder, [sessionAt(holder.sessionId)])
  if (!entered.ok) return entered
  const session = entered.value.found.take(sessionAt(holder.sessionId))
  if (session) await endSession(core, session)
  return accept({})
}

export const readMe = async (core: Core, { holder }: Asked): Promise<Result<Me, 'sign-in-again'>> => {
  const entered = await enter(core, holder)
  if (!entered.ok) return entered
  const me = meOf(core, entered.value.caller.user)
  return accept({ ...me, rooms: await roomsNow(core, me.rooms) })
}
