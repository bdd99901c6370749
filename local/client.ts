// A phone without a screen: signs in through the WeChat stand-in and speaks the contract over real HTTP. For the demo, the replay and tests.

import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { clientHeader, type Endpoint, keyHeader, Refusal } from '#contract/endpoint.ts'
import { permitUpload } from '#contract/photos.ts'
import { type SignedIn, signIn } from '#contract/session.ts'
import { clientVersion } from '#contract/version.ts'

export type Answered<A> = { ok: true; status: number; value: A } | { ok: false; status: number; refusal: Refusal }

type Parts<P, Q, B> = { params?: P; query?: Q; body?: B; key?: string }

type Fields = z.ZodMiniType<Record<string, unknown>>

export type Client = {
  session: SignedIn
  /** Calls an endpoint; a write without a key gets a fresh one. */
  call: <P extends Fields, Q extends Fields, B extends Fields, A extends z.ZodMiniType>(
    endpoint: Endpoint<P, Q, B, A>,
    parts?: Parts<z.input<P>, z.input<Q>, z.input<B>>,
  ) => Promise<Answered<z.infer<A>>>
  /** Uploads a photo through a fresh permission; gives its id once the store took it. */
  upload: (bytes: Buffer, type?: 'image/jpeg' | 'image/png' | 'image/webp') => Promise<string>
}

/** A fresh idempotency key. */
export const newKey = (): string => randomBytes(16).toString('base64url')

const pathOf = (path: string, params: object): string => {
  const values = new Map(Object.entries(params))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
}

/** Calls endpoints with an access token, or as nobody. */
export const caller =
  (url: string, access?: string) =>
  async <P extends Fields, Q extends Fields, B extends Fields, A extends z.ZodMiniType>(
    endpoint: Endpoint<P, Q, B, A>,
    { params, query, body, key }: Parts<z.input<P>, z.input<Q>, z.input<B>> = {},
  ): Promise<Answered<z.infer<A>>> => {
    const address = new URL(pathOf(endpoint.path, params ?? {}), url)
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) address.searchParams.set(name, String(value))
    const response = await fetch(address, {
      method: endpoint.method,
      headers: {
        [clientHeader]: clientVersion,
        ...(access === undefined ? {} : { authorization: `Bearer ${access}` }),
        ...(endpoint.write ? { [keyHeader]: key ?? newKey(), 'content-type': 'application/json' } : {}),
      },
      ...(endpoint.write ? { body: JSON.stringify(body ?? {}) } : {}),
    })
    const answer: unknown = await response.json()
    return response.ok
      ? { ok: true, status: response.status, value: endpoint.answer.parse(answer) }
      : { ok: false, status: response.status, refusal: Refusal.parse(answer) }
  }

const Code = z.object({ code: z.string() })

const loginCode = async (wechatUrl: string, user: string): Promise<string> => {
  const response = await fetch(`${wechatUrl}/__sim/login-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  })
  return Code.parse(await response.json()).code
}

/** The answer's value; throws with the refusal's sentence where there is none. */
export const must = <A>(answered: Answered<A>): A => {
  if (answered.ok) return answered.value
  throw new Error(`${answered.status} ${answered.refusal.reason}: ${answered.refusal.sentence}`)
}

/** Signs a person of the WeChat stand-in in. */
export const signInAs = async (urls: { url: string; wechatUrl: string }, alias: string): Promise<Client> => {
  const code = await loginCode(urls.wechatUrl, alias)
  const session = must(await caller(urls.url)(signIn, { body: { code } }))
  const call = caller(urls.url, session.tokens.access)
  return {
    session,
    call,
    async upload(bytes, type = 'image/jpeg') {
      const permission = must(await call(permitUpload, { body: { type } }))
      const form = new FormData()
      for (const [name, value] of Object.entries(permission.fields)) form.set(name, value)
      form.set('file', new Blob([new Uint8Array(bytes)], { type }))
      const response = await fetch(permission.url, { method: 'POST', body: form })
      if (response.status !== 201) throw new Error(`the photo store said ${response.status}: ${await response.text()}`)
      return permission.photoId
    },
  }
}
