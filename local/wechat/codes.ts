// Login codes and phone codes: five minutes, one use, one app; never interchangeable.
import { randomBytes } from 'node:crypto'
import { type Instant, minute } from '#domain/time.ts'
import type { State } from './state.ts'
import { wrongAccount } from './tokens.ts'
import { postedObject, refused, type SimAnswer, type SimRequest } from './wechat-answer.ts'

type Code = { readonly alias: string; readonly appid: string; readonly mintedAt: Instant; isUsed: boolean }

/** Codes die within minutes and are not kept over a restart: a lost code is an invalid one. */
export type Codes = {
  readonly login: Map<string, Code>
  readonly phone: Map<string, Code>
  readonly loginsInMinute: Map<string, number>
}

type CodeWorld = {
  readonly now: () => Instant
  readonly appid: string
  readonly secret: string
  readonly state: State
  readonly codes: Codes
}

const lifetime = 5 * minute
const loginsPerMinute = 100

export const emptyCodes = (): Codes => ({ login: new Map(), phone: new Map(), loginsInMinute: new Map() })

/** What wx.login, or the phone-number button, hands to the page. `appid` other than the stand-in's own makes a foreign code. */
export const mintCode = (
  codes: Codes,
  kind: 'login' | 'phone',
  about: { alias: string; appid: string; now: Instant },
): string => {
  const code = kind === 'login' ? `0${randomBytes(16).toString('hex').slice(1)}` : randomBytes(32).toString('hex')
  codes[kind].set(code, { alias: about.alias, appid: about.appid, mintedAt: about.now, isUsed: false })
  return code
}

/** GET /sns/jscode2session */
export const exchangeLogin = (world: CodeWorld, { method, query }: SimRequest): SimAnswer => {
  if (method !== 'GET') return refused(43001, 'require GET method')
  const account = { grantType: query.get('grant_type'), appid: query.get('appid'), secret: query.get('secret') }
  const wrong = wrongAccount(world, account, 'authorization_code')
  if (wrong) return wrong
  const text = query.get('js_code')
  if (!text) return refused(41008, 'missing code')
  const code = world.codes.login.get(text)
  const user = code && world.state.users.get(code.alias)
  if (!code || !user || isStale(world, code)) return refused(40029, 'invalid code')
  if (code.isUsed) return refused(40163, 'code been used')
  const minuteKey = `${user.openid} ${Math.floor(world.now() / minute)}`
  const logins = (world.codes.loginsInMinute.get(minuteKey) ?? 0) + 1
  if (logins > loginsPerMinute) return refused(45011, 'api minute-quota reach limit mustslower retry next minute')
  world.codes.loginsInMinute.set(minuteKey, logins)
  code.isUsed = true
  if (user.standing === 'risky') return refused(40226, 'code blocked')
  return { json: JSON.stringify({ session_key: randomBytes(16).toString('base64'), openid: user.openid }) }
}

/** POST /wxa/business/getuserphonenumber; the access token was checked before. */
export const exchangePhone = (world: CodeWorld, request: SimRequest): SimAnswer => {
  const posted = postedObject(request)
  if ('refusal' in posted) return posted.refusal
  const { code: text, openid } = posted.body
  const code = typeof text === 'string' ? world.codes.phone.get(text) : undefined
  const user = code && world.state.users.get(code.alias)
  const isForeign = openid !== undefined && openid !== user?.openid
  if (!code || !user?.phone || code.isUsed || isForeign || isStale(world, code)) return refused(40029, 'invalid code')
  code.isUsed = true
  const watermark = { timestamp: Math.floor(world.now() / 1_000), appid: world.appid }
  const phone_info = { ...phoneParts(user.phone), watermark }
  return { json: JSON.stringify({ errcode: 0, errmsg: 'ok', phone_info }) }
}

/** A number abroad is kept as `+49 15112345678`; the pure number may look like one of ours. */
const phoneParts = (phone: string) => {
  const [, country = '86', pure = phone] = /^\+(\d+) (\d+)$/.exec(phone) ?? []
  return {
    phoneNumber: country === '86' ? pure : `+${country}${pure}`,
    purePhoneNumber: pure,
    countryCode: Number(country),
  }
}

const isStale = ({ now, appid }: CodeWorld, code: Code): boolean =>
  code.appid !== appid || now() >= code.mintedAt + lifetime
