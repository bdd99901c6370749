// Calls that need an access token. Only the stable token in its normal mode is used: asking twice changes nothing, so
// many containers may ask at once. A forced refresh kills the token of all others and is never made from code.
import * as z from 'zod/mini'
import type { Instant, Milliseconds } from '#domain/time.ts'
import type { CallWeChat, WeChatReply, WeChatRequest } from './call-wechat.ts'
import { isTokenError, retryAfter } from './error-codes.ts'

export type KeptToken = { readonly token: string; readonly expiresAt: Instant }

/** The token shared by all containers. */
export type TokenStore = {
  /** Must be consistent with earlier writes. */
  readonly read: () => Promise<KeptToken | undefined>
  /** Keeps the token unless one that expires later is already there. */
  readonly write: (token: KeptToken) => Promise<void>
  /** Deletes the kept token only if it still is `badToken`. */
  readonly forget: (badToken: string) => Promise<void>
}

/** Nothing was done for want of a token. Without `retryAfter` a person must mend the configuration. */
export type NoToken = {
  kind: 'no-token'
  code: number | undefined
  rid: string | undefined
  retryAfter: Instant | undefined
}

export type CallWithToken = (request: WeChatRequest) => Promise<WeChatReply | NoToken>

type TokenNeeds = {
  readonly call: CallWeChat
  readonly appid: string
  readonly secret: string
  readonly store: TokenStore
  readonly now: () => Instant
}

const minimumLeft: Milliseconds = 330_000
const pauseAfterMisconfiguration: Milliseconds = 60_000

/** Makes calls with the app's token; a refused token is renewed and the call made once more. One per container. */
export const tokenCaller = (needs: TokenNeeds): CallWithToken => {
  const keeper = tokenKeeper(needs)
  return async request => {
    const first = await keeper.current()
    if ('kind' in first) return first
    const reply = await needs.call(withToken(request, first))
    if (reply.kind !== 'answered' || !isTokenError(reply.errcode)) return reply
    const second = await keeper.renew(first.token)
    if ('kind' in second) return second
    const again = await needs.call(withToken(request, second))
    if (again.kind !== 'answered' || !isTokenError(again.errcode)) return again
    // The same token refused twice: another system forces refreshes, or the token belongs to another app.
    const mayRecover = second.token !== first.token
    const retry = mayRecover ? needs.now() + 2_000 : undefined
    return { kind: 'no-token', code: again.errcode, rid: again.rid, retryAfter: retry }
  }
}

const withToken = (request: WeChatRequest, { token }: KeptToken): WeChatRequest => ({
  ...request,
  query: { ...request.query, access_token: token },
})

const tokenKeeper = ({ store, now, ...needs }: TokenNeeds) => {
  let kept: KeptToken | undefined
  let flight: Promise<KeptToken | NoToken> | undefined
  let misconfigured: { until: Instant; trouble: NoToken } | undefined

  const isFresh = (token: KeptToken) => now() < token.expiresAt - minimumLeft

  const find = async (): Promise<KeptToken | NoToken> => {
    const shared = await store.read()
    if (shared && isFresh(shared)) {
      kept = shared
      return shared
    }
    const fetched = await fetchStableToken({ ...needs, now })
    if ('kind' in fetched) {
      // A wrong secret stays wrong: asking on would only get the app blocked.
      if (fetched.retryAfter === undefined)
        misconfigured = { until: now() + pauseAfterMisconfiguration, trouble: fetched }
      return fetched
    }
    kept = fetched
    await store.write(fetched)
    return fetched
  }

  const current = async (): Promise<KeptToken | NoToken> => {
    if (kept && isFresh(kept)) return kept
    if (misconfigured && now() < misconfigured.until) return misconfigured.trouble
    flight ??= find().finally(() => {
      flight = undefined
    })
    return flight
  }

  const renew = async (badToken: string): Promise<KeptToken | NoToken> => {
    // In this order: a call in between could read the bad token from the store again.
    await store.forget(badToken)
    if (kept?.token === badToken) kept = undefined
    return current()
  }

  return { current, renew }
}

const tokenShape = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
})

const fetchStableToken = async (needs: Omit<TokenNeeds, 'store'>): Promise<KeptToken | NoToken> => {
  // Counted from before the call, so that a slow answer cannot make the token look younger.
  const askedAt = needs.now()
  const reply = await needs.call({
    path: '/cgi-bin/stable_token',
    body: { grant_type: 'client_credential', appid: needs.appid, secret: needs.secret, force_refresh: false },
  })
  if (reply.kind === 'answered' && reply.errcode !== 0) {
    const { errcode: code, rid } = reply
    return { kind: 'no-token', code, rid, retryAfter: retryAfter(code, needs.now()) }
  }
  const token = tokenShape.safeParse(reply.kind === 'answered' ? reply.answer : undefined)
  if (!token.success) return { kind: 'no-token', code: undefined, rid: undefined, retryAfter: needs.now() + 5_000 }
  return { token: token.data.access_token, expiresAt: askedAt + token.data.expires_in * 1_000 }
}
