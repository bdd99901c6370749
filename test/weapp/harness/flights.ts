import { type SentRequest, weighAnswer } from './meters.ts'
import { type Fields, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { numberOr, refuse, textOf } from './wx-call.ts'

/** How many requests, uploads and downloads may be under way together. */
const MOST_REQUESTS_IN_FLIGHT = 10
const DEFAULT_TIMEOUT_MS = 60_000

type Flight = { readonly stop: (message: string) => void }

/** What goes out on the wire. */
export type Wire = {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body?: string | Uint8Array<ArrayBuffer>
}
export type Arrival = { readonly answer: Response; readonly text: string; readonly bytes: Uint8Array }

export type Flights = {
  /** Starts one call; `send` refuses it where WeChat would. */
  start(
    kind: SentRequest['kind'],
    options: Fields,
    prepare: (url: string) => Wire,
  ): { send: () => Promise<Arrival>; task: Readonly<Record<string, unknown>> }
  stopAll(message: string): void
  connect(connected: boolean): void
}

/** All calls under way: at most ten, each ended by its answer, an abort, its timeout or an interruption. */
export function flightsOf(
  shell: Shell,
  checkDomain: (kind: SentRequest['kind'], url: string) => void,
  hosts: Hosts,
): Flights {
  const flights = new Set<Flight>()
  let connected = true
  const timeouts = recordOf(shell.app.config.networkTimeout)
  const count = () => {
    const meter = shell.meters.network
    meter.inFlight = flights.size
    meter.mostInFlight = Math.max(meter.mostInFlight, flights.size)
  }
  const checkedUrl = (kind: SentRequest['kind'], options: Fields) => {
    const url = textOf(options, 'url')
    checkDomain(kind, url)
    if (!connected) throw refuse('network is not connected', { errno: 600001 })
    if (flights.size >= MOST_REQUESTS_IN_FLIGHT) throw refuse('exceed max task count')
    return url
  }

  return {
    start(kind, options, prepare) {
      const { flight, stopped, signal } = stoppable()
      const send = async () => {
        const wire = prepare(checkedUrl(kind, options))
        const sentAt = shell.clock.now()
        const sent: SentRequest = { kind, method: wire.method, url: wire.url, statusCode: undefined, sentAt }
        const limitMs = numberOr(options, 'timeout', numberOr(timeouts, kind, DEFAULT_TIMEOUT_MS))
        const limit = shell.clock.setTimer(() => flight.stop('timeout'), limitMs, { system: true })
        flights.add(flight)
        shell.meters.network.sent.push(sent)
        count()
        try {
          return await Promise.race([exchange(sent, { ...wire, url: resolved(wire.url, hosts) }, signal), stopped])
        } finally {
          flights.delete(flight)
          shell.clock.clearTimer(limit)
          count()
        }
      }
      return { send, task: taskOf(() => flight.stop('abort')) }
    },
    stopAll(message) {
      for (const flight of flights) flight.stop(message)
    },
    connect(to) {
      connected = to
    },
  }
}

/** Where an origin really is, like a hosts file: a build for a real https domain can talk to a test's own server. */
export type Hosts = Readonly<Record<string, string>>

const resolved = (url: string, hosts: Hosts): string => {
  const { origin } = new URL(url)
  const here = hosts[origin]
  return here === undefined ? url : `${here}${url.slice(origin.length)}`
}

function stoppable(): { flight: Flight; stopped: Promise<never>; signal: AbortSignal } {
  const abort = new AbortController()
  let fail: (reason: unknown) => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    fail = reject
  })
  stopped.catch(() => undefined)
  const stop = (message: string) => {
    fail(refuse(message))
    abort.abort()
  }
  return { flight: { stop }, stopped, signal: abort.signal }
}

async function exchange(sent: SentRequest, wire: Wire, signal: AbortSignal): Promise<Arrival> {
  const startedAt = performance.now()
  try {
    const { method, headers, body } = wire
    const answer = await fetch(wire.url, { method, headers, signal, ...(body === undefined ? {} : { body }) })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    sent.statusCode = answer.status
    sent.answer = weighAnswer(text, performance.now() - startedAt)
    return { answer, text, bytes }
  } catch (cause) {
    throw refuse(`errcode:-102 ${cause instanceof Error ? cause.message : cause}`, { errno: 600001 })
  }
}

const taskOf = (abort: () => void) => ({
  abort,
  onHeadersReceived: () => undefined,
  offHeadersReceived: () => undefined,
  onProgressUpdate: () => undefined,
  offProgressUpdate: () => undefined,
})
