import { basename, extname } from 'node:path'
import { type Allow, allowedOrigins } from './allowed-origins.ts'
import type { SentRequest } from './meters.ts'
import { multipartBody } from './multipart.ts'
import type { PhoneFiles } from './phone-files.ts'
import { type AnyFunction, type Fields, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { numberOr, type Outcome, refuse, taskCall, textOf, textOr } from './wx-call.ts'

/** How many requests, uploads and downloads may be under way together. */
const MOST_REQUESTS_IN_FLIGHT = 10
const DEFAULT_TIMEOUT_MS = 60_000
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']
const FILE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
}

type Flight = { readonly stop: (message: string) => void }
type Wire = { readonly method: string; readonly headers: Headers; readonly body?: string | Uint8Array<ArrayBuffer> }

export type Network = {
  readonly apis: Record<string, AnyFunction>
  /** The app has been in the background for too long: everything under way fails. */
  interrupt(): void
  /** Switches the connection off and on. */
  connect(connected: boolean): void
}

/** wx.request, wx.uploadFile: real HTTP under WeChat's rules. */
export function network(shell: Shell, allow: Allow, files: PhoneFiles, appId: string): Network {
  const checkDomain = allowedOrigins(allow)
  const flights = new Set<Flight>()
  let connected = true
  const timeouts = recordOf(shell.app.config.networkTimeout)

  /** Sends one call: refuses it where WeChat would, and stops it on abort, timeout or interruption. */
  function fly(kind: SentRequest['kind'], options: Fields, prepare: (url: string) => { url: string; wire: Wire }) {
    const abort = new AbortController()
    let stop: Flight['stop'] = () => undefined
    const stopped = new Promise<never>((_, reject) => {
      stop = message => {
        reject(refuse(message))
        abort.abort()
      }
    })
    stopped.catch(() => undefined)
    const send = async (): Promise<{ sent: SentRequest; answer: Response; text: string }> => {
      const asked = textOf(options, 'url')
      checkDomain(kind, asked)
      if (!connected) throw refuse('network is not connected', { errno: 600001 })
      if (flights.size >= MOST_REQUESTS_IN_FLIGHT) throw refuse('exceed max task count')
      const { url, wire } = prepare(asked)
      const sent: SentRequest = { kind, method: wire.method, url, statusCode: undefined }
      const flight = { stop }
      const limitMs = numberOr(options, 'timeout', numberOr(timeouts, kind, DEFAULT_TIMEOUT_MS))
      const limit = shell.clock.setTimer(() => stop('timeout'), limitMs, { system: true })
      flights.add(flight)
      shell.meters.network.sent.push(sent)
      count()
      try {
        return await Promise.race([exchange(sent, wire, abort.signal), stopped])
      } finally {
        flights.delete(flight)
        shell.clock.clearTimer(limit)
        count()
      }
    }
    return { send, task: shellTask(() => stop('abort')) }
  }

  const count = () => {
    const meter = shell.meters.network
    meter.inFlight = flights.size
    meter.mostInFlight = Math.max(meter.mostInFlight, flights.size)
  }

  const headersOf = (options: Fields) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(recordOf(options.header))) headers.set(name, String(value))
    headers.set('referer', `https://servicewechat.com/${appId}/0/page-frame.html`)
    return headers
  }

  const request = taskCall(shell, 'request', options => {
    const { send, task } = fly('request', options, url => preparedRequest(url, options, headersOf(options)))
    const outcome = send().then(({ answer, text }): Outcome => {
      const isJson = textOr(options, 'dataType', 'json') === 'json'
      return { data: isJson ? parsedOrText(text) : text, ...answerFields(answer) }
    })
    return { task, outcome }
  })

  const uploadFile = taskCall(shell, 'uploadFile', options => {
    const { send, task } = fly('uploadFile', options, url => {
      const path = textOf(options, 'filePath')
      const bytes = files.read(path)
      if (!bytes) throw refuse(`file not found: ${path}`)
      const type = FILE_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
      const file = { field: textOf(options, 'name'), fileName: basename(path), type, bytes }
      const body = multipartBody(formFields(options.formData), file)
      const headers = headersOf(options)
      headers.set('content-type', body.contentType)
      return { url, wire: { method: 'POST', headers, body: body.bytes } }
    })
    return { task, outcome: send().then(({ answer, text }): Outcome => ({ data: text, ...answerFields(answer) })) }
  })

  return {
    apis: { request, uploadFile },
    interrupt() {
      for (const flight of flights) flight.stop('interrupted')
    },
    connect(to) {
      connected = to
      if (!to) for (const flight of flights) flight.stop('network is not connected')
    },
  }
}

async function exchange(sent: SentRequest, wire: Wire, signal: AbortSignal) {
  try {
    const { method, headers, body } = wire
    const answer = await fetch(sent.url, { method, headers, signal, ...(body === undefined ? {} : { body }) })
    const text = await answer.text()
    sent.statusCode = answer.status
    return { sent, answer, text }
  } catch (cause) {
    throw refuse(`errcode:-102 ${cause instanceof Error ? cause.message : cause}`, { errno: 600001 })
  }
}

function preparedRequest(url: string, options: Fields, headers: Headers): { url: string; wire: Wire } {
  const method = textOr(options, 'method', 'GET')
  if (!METHODS.includes(method)) throw refuse(`method is invalid: ${method}`)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  const { data } = options
  if (data === undefined || data === null) return { url, wire: { method, headers } }
  if (method === 'GET' || method === 'HEAD') {
    const query = typeof data === 'string' ? data : queryOf(data)
    const separator = url.includes('?') ? '&' : '?'
    return { url: query === '' ? url : `${url}${separator}${query}`, wire: { method, headers } }
  }
  if (typeof data === 'string') return { url, wire: { method, headers, body: data } }
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return { url, wire: { method, headers, body: isForm ? queryOf(data) : JSON.stringify(data) } }
}

const queryOf = (data: unknown) =>
  Object.entries(recordOf(data))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&')

function formFields(data: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(data)).map(([name, value]) => {
      if (typeof value !== 'string') throw refuse(`parameter error: formData.${name} should be String`)
      return [name, value]
    }),
  )
}

const parsedOrText = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Header names arrive capitalised, as on an iPhone: an app has to look them up in any case. */
const answerFields = (answer: Response) => ({
  statusCode: answer.status,
  header: Object.fromEntries(
    [...answer.headers].map(([name, value]) => [name.replace(/(^|-)[a-z]/g, start => start.toUpperCase()), value]),
  ),
  cookies: answer.headers.getSetCookie(),
})

const shellTask = (abort: () => void) => ({
  abort,
  onHeadersReceived: () => undefined,
  offHeadersReceived: () => undefined,
  onProgressUpdate: () => undefined,
  offProgressUpdate: () => undefined,
})
