// The one place that opens a connection to WeChat. It logs nothing and lets no error text out, because addresses carry
// the app's secret or an access token. It never repeats a call: what may be repeated only the caller can know.
import * as z from 'zod/mini'
import type { Milliseconds } from '#domain/time.ts'

/** A body makes it a POST, without one it is a GET. */
export type WeChatRequest = {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  /** Success is a picture, only a refusal is JSON. */
  readonly wantsPicture?: boolean
}

export type WeChatPicture = { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Buffer }

export type WeChatAnswer = {
  kind: 'answered'
  errcode: number
  errmsg: string
  /** WeChat's number for this request, to quote to its support; safe to log. */
  rid: string | undefined
  answer: Readonly<Record<string, unknown>>
  /** The untouched body: JSON.parse corrupts numbers above 2^53. */
  text: string
  /** Where one was wanted and made; then there is no text. */
  picture?: WeChatPicture
}

/** `not-reached`: nothing was sent. `lost`: WeChat may or may not have done it. */
export type WeChatReply =
  | WeChatAnswer
  | { kind: 'not-reached' }
  | { kind: 'lost'; why: 'timeout' | 'dropped' | 'unreadable' }

export type CallWeChat = (request: WeChatRequest) => Promise<WeChatReply>

type CallerNeeds = {
  /** `https://api.weixin.qq.com` or a region's alias. */
  readonly base: string
  /** Set by the local stack only: accepts an http base on loopback instead. */
  readonly allowStandIn?: boolean
  readonly fetch?: typeof fetch
  readonly deadline?: (milliseconds: Milliseconds) => AbortSignal
}

const timeout: Milliseconds = 4_000

/** Opens the way to WeChat. Throws if `base` is neither WeChat nor, with `allowStandIn`, a loopback stand-in. */
export const weChatCaller = (needs: CallerNeeds): CallWeChat => {
  const base = checkedBase(needs.base, needs.allowStandIn ?? false)
  const send = needs.fetch ?? fetch
  const deadline = needs.deadline ?? (milliseconds => AbortSignal.timeout(milliseconds))
  return async ({ path, query = {}, body, wantsPicture = false }) => {
    const url = new URL(path, base)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const signal = deadline(timeout)
    try {
      const response = await send(url, {
        signal,
        redirect: 'error',
        ...(body && {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
        }),
      })
      if (!wantsPicture) return readAnswer(response.ok, await response.text())
      const bytes = Buffer.from(await response.arrayBuffer())
      return (response.ok && pictureAnswer(bytes)) || readAnswer(response.ok, bytes.toString('utf8'))
    } catch (error) {
      if (signal.aborted) return { kind: 'lost', why: 'timeout' }
      return neverConnected(error) ? { kind: 'not-reached' } : { kind: 'lost', why: 'dropped' }
    }
  }
}

const checkedBase = (base: string, allowStandIn: boolean): URL => {
  const url = URL.parse(base)
  if (!url) throw new Error('the WeChat base is not an address')
  const plain = url.username === '' && url.password === '' && url.pathname === '/' && url.search === ''
  if (plain && url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.weixin.qq.com')) return url
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (plain && allowStandIn && url.protocol === 'http:' && loopback) return url
  throw new Error('the WeChat base must be https://*.weixin.qq.com')
}

// Gateways answer in HTML, or in JSON without an errcode; WeChat itself always with 200, often labelled text/plain.
const answerShape = z.record(z.string(), z.unknown())
const statusShape = z.object({
  errcode: z.optional(z.union([z.number(), z.string()])),
  errmsg: z.catch(z.optional(z.string()), undefined),
})

const readAnswer = (isOk: boolean, text: string): WeChatReply => {
  const answer = answerShape.safeParse(jsonOrUndefined(text))
  const status = statusShape.safeParse(answer.data)
  if (!answer.success || !status.success) return { kind: 'lost', why: 'unreadable' }
  const { errcode, errmsg = '' } = status.data
  const code = Number(errcode ?? 0)
  if ((errcode === undefined && !isOk) || !Number.isInteger(code)) return { kind: 'lost', why: 'unreadable' }
  const rid = /\brid: ([0-9a-f-]+)/.exec(errmsg)?.[1]
  return { kind: 'answered', errcode: code, errmsg, rid, answer: answer.data, text }
}

// By its own bytes: a refusal comes as 200 too, and labels are not to be trusted.
const pictureAnswer = (bytes: Buffer): WeChatAnswer | undefined => {
  const type = pictureType(bytes)
  if (type === undefined) return undefined
  return { kind: 'answered', errcode: 0, errmsg: '', rid: undefined, answer: {}, text: '', picture: { type, bytes } }
}

const isWholeJpeg = (bytes: Buffer): boolean =>
  bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9
const isWholePng = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' &&
  bytes.toString('latin1', bytes.length - 8, bytes.length - 4) === 'IEND'

const pictureType = (bytes: Buffer): WeChatPicture['type'] | undefined => {
  if (bytes.length < 16) return undefined
  if (isWholeJpeg(bytes)) return 'image/jpeg'
  return isWholePng(bytes) ? 'image/png' : undefined
}

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const causeShape = z.object({
  code: z.catch(z.string(), ''),
  syscall: z.catch(z.string(), ''),
  errors: z.catch(z.array(z.unknown()), []),
})
const untrustedCertificate = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/

// Only what is certain counts: a reset can come before or after WeChat has acted.
const neverConnected = (error: unknown): boolean => {
  const cause = causeShape.safeParse(error instanceof Error ? error.cause : undefined)
  if (!cause.success) return false
  const { code, syscall, errors } = cause.data
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || untrustedCertificate.test(code)) return true
  return errors.length > 0 && errors.every(each => causeShape.safeParse(each).data?.syscall === 'connect')
}
