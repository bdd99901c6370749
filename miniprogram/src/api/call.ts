// The only file that calls our server. One call: sign in silently where needed, send, try again where that is safe, and
// answer with a value or with a sentence a person can read. It never throws.
import Taro from '@tarojs/taro'
import type * as z from 'zod/mini'
import { clientHeader, type Endpoint, keyHeader, Refusal } from '#contract/endpoint.ts'
import { refreshSession, type SignedIn, signIn } from '#contract/session.ts'
import { clientVersion } from '#contract/version.ts'
import { apiOrigin } from './environment.ts'
import { type Called, type Failure, type FailureReason, failure, isKnown } from './failure.ts'
import { newKey } from './new-key.ts'
import { adoptSession, currentSession, forgetSession, keepSession } from './session.ts'
import { hasWeChat, loginCode } from './wechat.ts'

export { type Called, type Failure, failure }

type Part<Name extends string, Schema extends z.ZodMiniType> =
  Record<string, never> extends z.input<Schema>
    ? { [key in Name]?: z.input<Schema> }
    : { [key in Name]: z.input<Schema> }

type Fields = z.ZodMiniType<Record<string, unknown>>

/**
 * What an endpoint is given. `key`: the idempotency key of a write; made here where it is left out. `as`: whose wish it
 * is, by user id; while somebody else is signed in on this phone it is not sent.
 */
export type Given<P extends Fields, Q extends Fields, B extends Fields> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & { key?: string; as?: string | undefined }

const timeout = 15_000
const pauses = [500, 1500] as const
const longestPause = 5000
/** No new attempt is begun after this long: somebody is waiting. */
const patience = 20_000

type Sent = { status: number; text: string; retryAfter: number | undefined } | undefined
type Message = { method: 'GET' | 'POST'; url: string; header: Record<string, string>; data?: string }

const pause = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds))

const retryAfterIn = (header: Record<string, unknown> | undefined): number | undefined => {
  const named = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')
  const seconds = Number(named?.[1])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
}

async function send(message: Message): Promise<Sent> {
  try {
    // As text: an answer that is no JSON must not look like a lost network.
    const { statusCode, data, header } = await Taro.request<unknown, string>({ ...message, timeout, dataType: 'text' })
    const text = typeof data === 'string' ? data : JSON.stringify(data ?? '')
    return { status: statusCode, text, retryAfter: retryAfterIn(header) }
  } catch {
    return undefined
  }
}

const isWorthAnotherTry = (sent: Sent): boolean => !sent || [502, 503, 504].includes(sent.status)

/** Sends, and sends again after a lost network or a busy server. Reads change nothing and writes carry one key, so twice is safe: all but signing in. */
async function sendPatiently(message: Message): Promise<Sent> {
  const startedAt = Date.now()
  let sent = await send(message)
  for (const wait of pauses) {
    if (!isWorthAnotherTry(sent) || Date.now() - startedAt > patience) break
    await pause(Math.min(sent?.retryAfter ?? wait, longestPause))
    sent = await send(message)
  }
  return sent
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusalIn({ status, text }: NonNullable<Sent>): Failure {
  const refusal = Refusal.safeParse(jsonIn(text))
  if (!refusal.success) {
    if (status === 413) return failure('too-large')
    if (status === 429) return failure('too-many-requests')
    return failure(status >= 500 ? 'server-fault' : 'unreadable')
  }
  const { reason, sentence, facts, requestId } = refusal.data
  // A newer server may refuse for a reason this version has no word for; it brought its own sentence.
  const told = isKnown(reason) ? failure(reason, facts) : { ...failure('unreadable', facts), sentence }
  return requestId ? { ...told, requestId } : told
}

type Loose = { params?: unknown; query?: unknown; body?: unknown; key?: string; as?: string | undefined }

const entriesOf = (part: unknown): [string, unknown][] =>
  typeof part === 'object' && part !== null ? Object.entries(part) : []

const inAddress = (value: unknown): string => encodeURIComponent(String(value))

function addressOf({ path }: Endpoint, { params, query }: Loose): string {
  const filled = entriesOf(params).reduce((line, [name, value]) => line.replace(`{${name}}`, inAddress(value)), path)
  const asked = entriesOf(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${inAddress(value)}`)
  return `${apiOrigin}${filled}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

const messageFor = (endpoint: Endpoint, given: Loose, access: string | undefined): Message => ({
  method: endpoint.method,
  url: addressOf(endpoint, given),
  header: {
    [clientHeader]: clientVersion,
    ...(access ? { authorization: `Bearer ${access}` } : {}),
    ...(endpoint.write ? { 'content-type': 'application/json', [keyHeader]: given.key ?? newKey() } : {}),
  },
  ...(endpoint.write ? { data: JSON.stringify(given.body ?? {}) } : {}),
})

async function exchange<A extends z.ZodMiniType>(
  endpoint: Endpoint & { answer: A },
  given: Loose,
  { access, deliver = sendPatiently }: { access?: string; deliver?: (message: Message) => Promise<Sent> } = {},
): Promise<Called<z.output<A>>> {
  const sent = await deliver(messageFor(endpoint, given, access))
  if (!sent) return failure('offline')
  if (sent.status !== 200) return refusalIn(sent)
  const answer = endpoint.answer.safeParse(jsonIn(sent.text))
  return answer.success ? { ok: true, value: answer.data } : failure('unreadable')
}

/** Signs in with a login code of its own, sent once: the code works once, and a lost answer may have used it up. */
async function signInAnew(): Promise<Called<SignedIn>> {
  const code = await loginCode()
  return code ? exchange(signIn, { body: { code } }, { deliver: send }) : failure('sign-in-failed')
}

// What a second code may mend: a code used up, an answer lost, a server or WeChat that was busy for a moment.
const passing: readonly FailureReason[] = [
  'sign-in-failed',
  'offline',
  'wechat-unavailable',
  'busy-try-again',
  'server-fault',
]

async function renew(): Promise<Called<SignedIn>> {
  const before = adoptSession()
  if (before) return { ok: true, value: before }
  const refresh = currentSession()?.tokens.refresh
  if (refresh) {
    const renewed = await exchange(refreshSession, { body: { refresh } })
    if (renewed.ok || renewed.reason !== 'sign-in-again') return renewed
    const meanwhile = adoptSession()
    if (meanwhile) return { ok: true, value: meanwhile }
  }
  if (!hasWeChat()) {
    forgetSession()
    return failure('no-wechat')
  }
  const signedIn = await signInAnew()
  if (signedIn.ok || !passing.includes(signedIn.reason)) return signedIn
  await pause(pauses[0])
  return signInAnew()
}

let signingIn: Promise<Called<SignedIn>> | undefined

/** Signs in, once for all calls that are waiting for it. */
function signInOnce(): Promise<Called<SignedIn>> {
  signingIn ??= renew().then(signedIn => {
    signingIn = undefined
    if (signedIn.ok) keepSession(signedIn.value)
    else if (signedIn.reason === 'sign-in-again') forgetSession()
    return signedIn
  })
  return signingIn
}

/**
 * Calls an endpoint of the contract. Signs in silently, renews the session once when it has run out, repeats what a lost
 * network or a busy server swallowed (writes under one key), and parses the answer. Never rejects.
 */
export async function call<P extends Fields, Q extends Fields, B extends Fields, A extends z.ZodMiniType>(
  endpoint: Endpoint<P, Q, B, A>,
  ...[given]: Record<string, never> extends Given<P, Q, B> ? [Given<P, Q, B>?] : [Given<P, Q, B>]
): Promise<Called<z.output<A>>> {
  // One key for every attempt, the one after signing in again included.
  const once: Loose = { ...given, ...(endpoint.write ? { key: given?.key ?? newKey() } : {}) }
  if (endpoint.door === 'public') return exchange(endpoint, once)
  const send = ({ tokens, me }: SignedIn): Promise<Called<z.output<A>>> | Failure =>
    once.as !== undefined && once.as !== me.userId
      ? failure('other-person')
      : exchange(endpoint, once, { access: tokens.access })
  const before = currentSession()
  if (before) {
    const called = await send(before)
    if (called.ok || called.reason !== 'sign-in-again') return called
  }
  // Another call may have renewed the session while this one was under way.
  const meanwhile = currentSession()
  if (meanwhile && meanwhile.tokens.access !== before?.tokens.access) {
    const called = await send(meanwhile)
    if (called.ok || called.reason !== 'sign-in-again') return called
  }
  const signedIn = await signInOnce()
  return signedIn.ok ? send(signedIn.value) : signedIn
}
