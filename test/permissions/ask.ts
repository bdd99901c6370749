// One request over HTTP, and the letter of the matrix that its answer is.

import { Agent } from 'node:http'
import { type Endpoint, Refusal } from '#contract/endpoint.ts'
import type { Client } from '../../local/client.ts'
import { sendRaw } from '../functions/raw-http.ts'
import { letters } from './table.ts'

export type Request = { params?: object | undefined; query?: object | undefined; body?: object | undefined }
export type Answer = { status: number; reason: string | undefined; text: string }

const pathOf = (path: string, params: object, query: object): string => {
  const values = new Map(Object.entries(params))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return search === '' ? filled : `${filled}?${search}`
}

/** Sends it as a phone would; `access` undefined: without having signed in. */
/** Some fifteen thousand requests: a connection for each would use up the machine's ports. */
const agent = new Agent({ keepAlive: true })

export const send = async (
  url: string,
  access: string | undefined,
  { path, method, write }: Endpoint,
  { params = {}, query = {}, body = {} }: Request,
): Promise<Answer> => {
  const { status, text } = await sendRaw(url, {
    method,
    path: pathOf(path, params, query),
    headers: { authorization: access === undefined ? undefined : `Bearer ${access}` },
    ...(write ? { body } : {}),
    agent,
  })
  return { status, text, reason: status < 300 ? undefined : Refusal.parse(JSON.parse(text)).reason }
}

export const accessOf = ({ session }: Client): string => session.tokens.access

/** `y`, the letter of the refusal, or what was answered instead of either. */
export const letterFor = ({ reason }: Pick<Answer, 'reason'>): string => {
  if (reason === undefined) return 'y'
  const found = Object.entries(letters).find(([, reasons]) => reasons.some(it => it === reason))
  return found?.[0] ?? reason
}
