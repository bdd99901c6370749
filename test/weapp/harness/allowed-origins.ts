import type { SentRequest } from './meters.ts'
import { refuse } from './wx-call.ts'

type NetworkKind = SentRequest['kind']

/** Origins the app may reach, one list for all kinds of call or one per kind, as in WeChat's console. */
export type Allow = readonly string[] | Partial<Readonly<Record<NetworkKind, readonly string[]>>>

const isLoopback = (url: URL) => url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/** Checks the lists once: https only, but a test may name its own server on the loopback address. */
export function allowedOrigins(allow: Allow): (kind: NetworkKind, url: string) => void {
  const listOf = (kind: NetworkKind) => ('length' in allow ? allow : (allow[kind] ?? [])).map(checkedOrigin)
  const lists = { request: listOf('request'), uploadFile: listOf('uploadFile'), downloadFile: listOf('downloadFile') }
  return (kind, text) => {
    if (!URL.canParse(text)) throw refuse('invalid url', { errno: 600009 })
    if (!lists[kind].includes(new URL(text).origin)) throw refuse(`url not in domain list: ${text}`, { errno: 600002 })
  }
}

function checkedOrigin(text: string): string {
  const url = new URL(text)
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new Error(`${text} cannot be a legal domain: https only, apart from a test's own server on 127.0.0.1`)
  }
  return url.origin
}
