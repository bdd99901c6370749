// A line between a phone and its servers that a test can cut: before a request gets through, or before its answer comes back.

import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** Which request is cut, by the server it goes to and its beginning: `POST /v1/complaints`. */
export type Cut = { to: string; at: string; when: 'before-it-arrives' | 'before-the-answer' }

export type WeakLine = {
  /** Stands in for the server of this origin, under a name. */
  standFor: (to: string, origin: string) => Promise<string>
  /** The next request like that finds the line dead, and so does every one after it. */
  cut: (cut: Cut) => void
  /** Requests like that are answered so instead, until the line is mended. */
  answerInstead: (to: string, at: string, answer: { status: number; body: unknown }) => void
  /** Dead from now on. */
  die: () => void
  mend: () => void
  isDead: () => boolean
  /** The bodies that got through to a server. */
  carried: (to: string) => readonly Buffer[]
  /** Resolves once a cut has happened. */
  happened: () => Promise<void>
  close: () => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

const sendOn = (origin: string, request: IncomingMessage, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const { method, url, headers } = request
    const { host: _, ...rest } = headers
    const sent = forward(`${origin}${url}`, { method, headers: rest }, answer => {
      bodyOf(answer).then(it => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: it }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** A good line, until it is cut. */
export const aWeakLine = (): WeakLine => {
  const servers: Server[] = []
  const bodies: { to: string; body: Buffer }[] = []
  let dead = false
  let planned: Cut | undefined
  let instead: { to: string; at: string; answer: { status: number; body: unknown } } | undefined
  let tell: () => void = () => undefined
  let happened = Promise.resolve()

  const breaks = (): void => {
    dead = true
    planned = undefined
    tell()
  }
  const isLike = (
    wanted: { to: string; at: string } | undefined,
    to: string,
    { method, url }: IncomingMessage,
  ): boolean => wanted !== undefined && wanted.to === to && `${method} ${url}`.startsWith(wanted.at)

  const pass = async (
    { to, origin }: { to: string; origin: string },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await bodyOf(request)
    const cut = isLike(planned, to, request) ? planned : undefined
    if (instead && isLike(instead, to, request)) {
      const { status, body: told } = instead.answer
      return void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told))
    }
    if (cut?.when === 'before-it-arrives') breaks()
    if (dead) return void response.destroy()
    bodies.push({ to, body })
    const answer = await sendOn(origin, request, body)
    // Another like it may have been cut first.
    if (cut && cut === planned) breaks()
    if (dead) return void response.destroy()
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  return {
    async standFor(to, origin) {
      const server = createServer((request, response) => {
        pass({ to, origin }, request, response).catch(() => response.destroy())
      })
      servers.push(server)
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the line has no port')
      return `http://127.0.0.1:${address.port}`
    },
    cut(cut) {
      planned = cut
      happened = new Promise(resolve => {
        tell = resolve
      })
    },
    answerInstead(to, at, answer) {
      instead = { to, at, answer }
    },
    die() {
      dead = true
    },
    mend() {
      dead = false
      planned = undefined
      instead = undefined
    },
    isDead: () => dead,
    carried: to => bodies.flatMap(it => (it.to === to ? [it.body] : [])),
    happened: () => happened,
    async close() {
      await Promise.all(
        servers.map(server => {
          server.closeAllConnections()
          return new Promise(resolve => server.close(resolve))
        }),
      )
    },
  }
}
