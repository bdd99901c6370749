// WeChat login → our own short access token and rotating refresh token. The first login makes the user.

import type { Me, SignedIn } from '#contract/session.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { identityAt, type SessionItem, sessionAt, type UserItem, userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { exchangeLoginCode } from '../wechat/exchange-login-code.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { enter, nameContext } from './enter.ts'
import { accessFor, isSameHash, newToken, readToken, refreshFor } from './token.ts'

export const meOf = ({ seal }: Core, user: UserItem): Me => ({
  userId: user.id,
  name: seal.open(user.name, nameContext(user.id)),
  rooms: user.rooms,
  grants: user.grants,
})

const sessionFor = (user: UserItem, id: string, version: number, now: number) => {
  const access = newToken(user.id, id)
  const refresh = newToken(user.id, id)
  const item: SessionItem = {
    v: 1,
    pk: `SESSION#${id}`,
    id,
    version,
    userId: user.id,
    accessHash: access.secretHash,
    accessExpiresAt: now + accessFor,
    refreshHash: refresh.secretHash,
    expiresAtSeconds: Math.ceil((now + refreshFor) / 1000),
  }
  const tokens = {
    access: access.token,
    accessExpiresAt: now + accessFor,
    refresh: refresh.token,
    refreshExpiresAt: now + refreshFor,
  }
  return { item, tokens }
}

/** The user id a WeChat identity gets: always the same, so that two first logins at once make one user. */
const userIdFor = ({ seal }: Core, appid: string, openid: string): string =>
  Buffer.from(seal.searchHash(`huiyin/user/v1\n${appid}\n${openid}`), 'hex')
    .toString('base64url')
    .slice(0, 22)

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

const findOrMakeUser = async (core: Core, appid: string, openid: string): Promise<UserItem> => {
  const identityHere = identityAt(appid, openid)
  const fallbackId = userIdFor(core, appid, openid)
  const found = await readItems(core.database, [identityHere, userAt(fallbackId)])
  const identity = found.take(identityHere)
  if (identity) {
    const userId = identity.userId
    const user = found.take(userAt(userId)) ?? (await readItems(core.database, [userAt(userId)])).take(userAt(userId))
    if (!user) throw new Error('an identity without its user')
    return user
  }
  const user = newUser(core, openid, fallbackId)
  const written = await writeThrough(core, [
    { table: 'records', only: 'if-absent', item: { v: 1, ...identityHere.key, userId: user.id } },
    { table: 'records', only: 'if-absent', item: user },
  ])
  if (written.ok) return user
  const meanwhile = (await readItems(core.database, [userAt(fallbackId)])).take(userAt(fallbackId))
  if (!meanwhile) throw new Error('a user was neither written nor there')
  return meanwhile
}

type Needs = Core & { wechat: WeChat }

export const signIn = async (
  needs: Needs,
  { body }: Asked<unknown, unknown, { code: string }>,
): Promise<Result<SignedIn, 'sign-in-failed' | 'sign-in-blocked' | 'wechat-unavailable' | 'too-many-requests'>> => {
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
      const user = await findOrMakeUser(needs, needs.wechat.appid, login.openid)
      const { item, tokens } = sessionFor(user, needs.newId(), 1, needs.now())
      await writeThrough(needs, [{ table: 'working', only: 'if-absent', item }])
      return accept({ tokens, me: meOf(needs, user) })
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
  const [sessionHere, userHere] = [sessionAt(holder.sessionId), userAt(holder.userId)]
  const found = await readItems(core.database, [sessionHere, userHere])
  const session = found.take(sessionHere)
  const user = found.take(userHere)
  if (!session || !user || session.userId !== user.id || session.expiresAtSeconds * 1000 <= core.now())
    return refuse('sign-in-again')
  if (!isSameHash(session.refreshHash, holder.secretHash)) {
    await endSession(core, session)
    return refuse('sign-in-again')
  }
  const { item, tokens } = sessionFor(user, session.id, session.version + 1, core.now())
  const written = await writeThrough(core, [{ table: 'working', only: 'if-version', version: session.version, item }])
  return written.ok ? accept({ tokens, me: meOf(core, user) }) : refuse('sign-in-again')
}

const endSession = async (core: Core, session: SessionItem): Promise<void> => {
  await writeThrough(core, [
    {
      table: 'working',
      only: 'always',
      item: { ...session, version: session.version + 1, accessHash: '-', refreshHash: '-', accessExpiresAt: 0 },
    },
  ])
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
  return entered.ok ? accept(meOf(core, entered.value.caller.user)) : entered
}
