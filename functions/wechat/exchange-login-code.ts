// Who is behind a wx.login code. A code lives five minutes and works once, so it is never tried twice: after any
// trouble the phone asks wx.login for a new one.
import * as z from 'zod/mini'
import type { CallWeChat } from './call-wechat.ts'

export type LoginOutcome =
  | { outcome: 'known'; openid: string; unionid?: string }
  /** Used, expired or not a code of this app: log in again with a new one. */
  | { outcome: 'code-refused' }
  /** WeChat holds this person to be a risk: no retry. */
  | { outcome: 'person-blocked' }
  | { outcome: 'too-often' }
  /** The code may be spent: come again with a new one. */
  | { outcome: 'busy' }
  /** Appid, secret or the app's standing: a person must look. */
  | { outcome: 'misconfigured'; code: number; rid: string | undefined }

type LoginNeeds = { readonly call: CallWeChat; readonly appid: string; readonly secret: string }

// session_key is not in the shape: it is dropped here and reaches no variable, log or store.
const identityShape = z.object({
  openid: z.string().check(z.minLength(1)),
  unionid: z.catch(z.optional(z.string().check(z.minLength(1))), undefined),
})

/** Exchanges a wx.login code once. */
export const exchangeLoginCode = async (needs: LoginNeeds, code: string): Promise<LoginOutcome> => {
  if (code === '') return { outcome: 'code-refused' }
  const reply = await needs.call({
    path: '/sns/jscode2session',
    query: { appid: needs.appid, secret: needs.secret, js_code: code, grant_type: 'authorization_code' },
  })
  if (reply.kind !== 'answered') return { outcome: 'busy' }
  if (reply.errcode !== 0) return refusal(reply.errcode, reply.rid)
  const identity = identityShape.safeParse(reply.answer)
  if (!identity.success) return { outcome: 'busy' }
  const { openid, unionid } = identity.data
  return unionid === undefined ? { outcome: 'known', openid } : { outcome: 'known', openid, unionid }
}

const refusal = (code: number, rid: string | undefined): LoginOutcome => {
  if (code === 40029 || code === 40163) return { outcome: 'code-refused' }
  if (code === 40226) return { outcome: 'person-blocked' }
  if (code === 45011) return { outcome: 'too-often' }
  if (code === -1) return { outcome: 'busy' }
  return { outcome: 'misconfigured', code, rid }
}
