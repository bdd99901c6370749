// The two kinds of access token, which never touch each other: the stable one, and the legacy one that every call
// replaces.
import { randomBytes } from 'node:crypto'
import { dayOf, type Instant, minute } from '#domain/time.ts'
import type { Journal } from './journal.ts'
import type { Tokens } from './state.ts'
import { postedObject, refused, type SimAnswer, type SimRequest } from './wechat-answer.ts'

type TokenWorld = {
  readonly now: () => Instant
  readonly appid: string
  readonly secret: string
  readonly journal: Journal
}

const lifetime = 120 * minute
const overlap = 5 * minute
const forcedRefreshesPerDay = 20
const pauseBetweenForced = minute / 2

/** POST /cgi-bin/stable_token */
export const giveStableToken = (world: TokenWorld, request: SimRequest): SimAnswer => {
  const posted = postedObject(request)
  if ('refusal' in posted) return posted.refusal
  const { grant_type, appid, secret, force_refresh = false } = posted.body
  if (typeof force_refresh !== 'boolean') return refused(47001, 'data format error')
  const wrong = wrongAccount(world, { grantType: grant_type, appid, secret }, 'client_credential')
  if (wrong) return wrong
  return force_refresh ? forceStableToken(world) : renewStableToken(world)
}

const renewStableToken = ({ journal, now }: TokenWorld): SimAnswer => {
  const { stable, forcing } = journal.state
  if (stable.current && now() < stable.current.expiresAt - overlap) return tokenAnswer(stable, now())
  const tokens = rolledOver(stable, now())
  journal.record({ kind: 'stable-tokens', tokens, forcing })
  return tokenAnswer(tokens, now())
}

const forceStableToken = ({ journal, now }: TokenWorld): SimAnswer => {
  const { stable, forcing } = journal.state
  if (stable.current && forcing && now() - forcing.lastAt < pauseBetweenForced) return tokenAnswer(stable, now())
  const today = dayOf(now())
  const usedToday = forcing?.day === today ? forcing.count : 0
  if (usedToday >= forcedRefreshesPerDay) return refused(45009, 'reach max api daily quota limit')
  const tokens = { current: mint(now()) }
  journal.record({ kind: 'stable-tokens', tokens, forcing: { day: today, count: usedToday + 1, lastAt: now() } })
  return tokenAnswer(tokens, now())
}

/** GET /cgi-bin/token */
export const giveLegacyToken = (world: TokenWorld, { method, query }: SimRequest): SimAnswer => {
  if (method !== 'GET') return refused(43001, 'require GET method')
  const account = { grantType: query.get('grant_type'), appid: query.get('appid'), secret: query.get('secret') }
  const wrong = wrongAccount(world, account, 'client_credential')
  if (wrong) return wrong
  const tokens = rolledOver(world.journal.state.legacy, world.now())
  world.journal.record({ kind: 'legacy-tokens', tokens })
  return tokenAnswer(tokens, world.now())
}

/** The refusal for a wrong grant type, appid or secret, if any. */
export const wrongAccount = (
  world: { readonly appid: string; readonly secret: string },
  given: { grantType: unknown; appid: unknown; secret: unknown },
  grantType: string,
): SimAnswer | undefined => {
  if (given.grantType !== grantType) return refused(40002, 'invalid grant_type')
  if (!given.appid) return refused(41002, 'appid missing')
  if (!given.secret) return refused(41004, 'appsecret missing')
  if (given.appid !== world.appid) return refused(40013, 'invalid appid')
  if (given.secret !== world.secret) return refused(40125, 'invalid appsecret')
  return undefined
}

/** The refusal of a business call for its access token, if any. */
export const refuseToken = ({ journal, now }: TokenWorld, token: string | null): SimAnswer | undefined => {
  if (!token) return refused(41001, 'access_token missing')
  if (!/^\d{2}_[\w-]{136}$/.test(token)) return refused(40014, 'invalid access_token')
  const { stable, legacy } = journal.state
  const known = [stable.current, stable.previous, legacy.current, legacy.previous].find(each => each?.token === token)
  if (!known) return refused(40001, 'invalid credential, access_token is invalid or not latest')
  return now() < known.expiresAt ? undefined : refused(42001, 'access_token expired')
}

const mint = (now: Instant) => ({
  token: `54_${randomBytes(102).toString('base64url')}`,
  expiresAt: now + lifetime,
})

const rolledOver = ({ current }: Tokens, now: Instant): Tokens => {
  if (!current) return { current: mint(now) }
  const previous = { token: current.token, expiresAt: Math.min(current.expiresAt, now + overlap) }
  return { current: mint(now), previous }
}

// As documented, success carries no errcode.
const tokenAnswer = ({ current }: Tokens, now: Instant): SimAnswer => ({
  json: JSON.stringify({
    access_token: current?.token,
    expires_in: Math.floor(((current?.expiresAt ?? now) - now) / 1_000),
  }),
})
