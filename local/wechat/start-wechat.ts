// WeChat on this machine: the real paths answer as the platform does, /__sim holds the switches. It cannot prove template
// approval, delivery to real phones, risk control or charging.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Instant, Milliseconds } from '#domain/time.ts'
import { emptyCodes, exchangeLogin, exchangePhone } from './codes.ts'
import { type ControlWorld, controlAnswer } from './control-plane.ts'
import { requireFakeAccount } from './fake-accounts.ts'
import { type Fault, refusalOf, takeFault } from './faults.ts'
import { openJournal } from './journal.ts'
import { makeCode } from './make-code.ts'
import { type SendWorld, sendMessage } from './send-message.ts'
import { listTemplates, type RegisteredTemplate } from './template-registry.ts'
import { giveLegacyToken, giveStableToken, refuseToken } from './tokens.ts'
import { type SimAnswer, type SimRequest, wireBody } from './wechat-answer.ts'

type StartOptions = {
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: '127.0.0.1' | '::1'
  readonly now: () => Instant
  readonly appid: string
  readonly secret: string
  /** All released pages, subpackages included, without leading slash, as in app.json. */
  readonly pages: readonly string[]
  readonly templates: readonly RegisteredTemplate[]
  /** Where consents, cards, people and tokens outlive a restart; without it they do not. */
  readonly statePath?: string
  readonly sendTakes?: Milliseconds
  readonly wait?: (milliseconds: Milliseconds) => Promise<void>
}

type World = ControlWorld & SendWorld & { readonly secret: string }

export type RunningWeChat = { readonly url: string; readonly close: () => Promise<void> }

/** Starts the stand-in on loopback. Throws if the account is not its own fake one or the host is not loopback. */
export const startWeChat = async (options: StartOptions): Promise<RunningWeChat> => {
  requireFakeAccount(options)
  const { port, host = '127.0.0.1', statePath, sendTakes = 20, wait = pause, ...given } = options
  if (host !== '127.0.0.1' && host !== '::1') throw new Error('the WeChat stand-in listens on loopback only')
  const journal = openJournal(statePath)
  const world: World = { ...given, sendTakes, wait, journal, codes: emptyCodes(), faults: [], underWay: new Set() }
  const server = createServer((request, response) => {
    serve(world, request, response).catch(error => response.destroy(error))
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the WeChat stand-in has no port')
  const close = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
    journal.close()
  }
  return { url: `http://${host === '::1' ? '[::1]' : host}:${address.port}`, close }
}

const pause = (milliseconds: Milliseconds): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

const serve = async (world: World, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(incoming.url ?? '/', 'http://stand-in')
  const text = await bodyOf(incoming)
  const request: SimRequest = { method: incoming.method ?? 'GET', query: url.searchParams, text }
  if (url.pathname.startsWith('/__sim/'))
    return serveControl(world, incoming, response, { path: url.pathname, request })
  const fault = takeFault(world.faults, url.pathname)
  return serveWeChat(world, response, { path: url.pathname, request, fault })
}

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

type WeChatCall = { path: string; request: SimRequest; fault: Fault | undefined }

const serveWeChat = async (world: World, response: ServerResponse, { path, request, fault }: WeChatCall) => {
  if (fault?.mode === 'drop-before-accept') return void response.socket?.resetAndDestroy()
  if (fault?.mode === 'bad-gateway') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>502 Bad Gateway</body></html>')
    return
  }
  const answer = (fault && refusalOf(fault.mode)) ?? (await answerOf(world, path, request))
  if (fault?.mode === 'accept-then-drop') return void response.socket?.resetAndDestroy()
  if (fault?.mode === 'latency') await world.wait(fault.milliseconds)
  const { body, type } = wireBody(answer, world.now())
  response.writeHead(200, { 'content-type': type })
  response.end(fault?.mode === 'cut-answer' ? body.subarray(0, body.length / 2) : body)
}

const answerOf = (world: World, path: string, request: SimRequest): SimAnswer | Promise<SimAnswer> => {
  const { state } = world.journal
  if (path === '/cgi-bin/stable_token') return giveStableToken(world, request)
  if (path === '/cgi-bin/token') return giveLegacyToken(world, request)
  if (path === '/sns/jscode2session') return exchangeLogin({ ...world, state }, request)
  const business = businessEndpoints[path]
  if (!business) return { errcode: 40066, errmsg: 'invalid url' }
  return refuseToken(world, request.query.get('access_token')) ?? business(world, request)
}

const businessEndpoints: Record<string, (world: World, request: SimRequest) => SimAnswer | Promise<SimAnswer>> = {
  '/cgi-bin/message/subscribe/send': sendMessage,
  '/wxa/getwxacodeunlimit': makeCode,
  '/wxaapi/newtmpl/gettemplate': (world, request) => listTemplates(world.templates, request),
  '/wxa/business/getuserphonenumber': (world, request) =>
    exchangePhone({ ...world, state: world.journal.state }, request),
}

type ControlCall = { path: string; request: SimRequest }

// Any website open in the developer's browser can reach loopback: only pages from loopback may touch the switches.
const serveControl = (world: World, incoming: IncomingMessage, response: ServerResponse, call: ControlCall) => {
  const { origin, host } = incoming.headers
  if (!isLoopback(`http://${host}`) || (origin !== undefined && !isLoopback(origin))) {
    response.writeHead(403).end()
    return
  }
  const cors = origin === undefined ? {} : { 'access-control-allow-origin': origin, vary: 'origin' }
  if (call.request.method === 'OPTIONS') {
    const allowed = {
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'content-type',
    }
    response.writeHead(204, { ...cors, ...allowed }).end()
    return
  }
  const { status, body } = controlAnswer(world, call.path, call.request)
  response.writeHead(status, { ...cors, 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

const isLoopback = (origin: string): boolean => {
  const url = URL.parse(origin)
  return url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
