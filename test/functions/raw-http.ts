// HTTP without manners: the path goes out as it is written, headers and body are whatever a test wants.

import { type Agent, type IncomingHttpHeaders, request } from 'node:http'
import { expect } from 'vitest'
import { clientHeader, keyHeader, Refusal } from '#contract/endpoint.ts'
import { reasons } from '#contract/refusals.ts'
import { clientVersion } from '#contract/version.ts'
import { type Client, newKey } from '../../local/client.ts'

export type RawRequest = {
  method?: string
  path: string
  /** Over the usual ones; `undefined` leaves a header out, a list sends it several times. */
  headers?: Record<string, string | string[] | undefined>
  /** Text and bytes go as they are, everything else as JSON. */
  body?: unknown
  key?: string | undefined
  as?: Client | undefined
  /** Whose connections are used again; without one each request has its own. */
  agent?: Agent
}

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string; body: unknown }

const bytesOf = (body: unknown): Buffer | undefined => {
  if (body === undefined) return undefined
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

const headersOf = ({ as, method, key, headers }: RawRequest): [name: string, value: string | string[]][] =>
  Object.entries({
    [clientHeader]: clientVersion,
    authorization: as && `Bearer ${as.session.tokens.access}`,
    [keyHeader]: key ?? (method === 'GET' ? undefined : newKey()),
    'content-type': method === 'GET' ? undefined : 'application/json',
    ...headers,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends one request; a body makes it a POST unless told otherwise. */
export const sendRaw = (url: string, wish: RawRequest): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const bytes = bytesOf(wish.body)
    const method = wish.method ?? (bytes === undefined ? 'GET' : 'POST')
    const { hostname, port } = new URL(url)
    const outgoing = request({ hostname, port, method, path: wish.path, agent: wish.agent ?? false }, incoming => {
      const parts: Buffer[] = []
      incoming.on('data', part => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const { statusCode = 0, headers } = incoming
        resolve({ status: statusCode, headers, text, body: jsonOrUndefined(text) })
      })
    })
    outgoing.on('error', reject)
    if (bytes !== undefined) outgoing.setHeader('content-length', bytes.length)
    for (const [name, value] of headersOf({ ...wish, method })) outgoing.setHeader(name, value)
    outgoing.end(bytes)
  })

/** Reads an answer as a refusal with a reason of the closed list and a Chinese sentence; fails the test where it is none. */
export const refusalIn = (answer: Pick<RawAnswer, 'body'>): Refusal => {
  const refusal = Refusal.parse(answer.body)
  expect(reasons).toContain(refusal.reason)
  expect(refusal.sentence).toMatch(/\p{Script=Han}{4}/u)
  return refusal
}
