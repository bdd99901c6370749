// The gateway of the local stack: routes as the deployed one does, by the most specific path, and builds the same events.

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { answerWith, eventOf, readBody } from './event.ts'

export type Door = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>

export type Doors = { resident: Door; staff: Door; public: Door }

/** Answers what is not the API (pages, pictures); true where it did. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

const routeOf = (path: string): { door: keyof Doors; routeKey: string } | undefined => {
  if (path.startsWith('/v1/staff/')) return { door: 'staff', routeKey: 'ANY /v1/staff/{proxy+}' }
  if (path.startsWith('/v1/public/')) return { door: 'public', routeKey: 'ANY /v1/public/{proxy+}' }
  if (path.startsWith('/v1/')) return { door: 'resident', routeKey: 'ANY /v1/{proxy+}' }
  return undefined
}

const functionSeconds = 29

const contextOf = (requestId: string): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'local',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:local:000000000000:function:local',
  memoryLimitInMB: '512',
  awsRequestId: requestId,
  logGroupName: 'local',
  logStreamName: 'local',
  getRemainingTimeInMillis: () => functionSeconds * 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
})

const json = (response: ServerResponse, status: number, message: string): void => {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ message }))
}

const handle = async (
  { doors, pages, now }: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = new URL(request.url ?? '/', 'http://gateway.local').pathname
  const route = routeOf(path)
  if (!route) {
    if (!pages || !(await pages(request, response))) json(response, 404, 'Not Found')
    return
  }
  const body = await readBody(request)
  if (!body) {
    json(response, 413, 'Request Entity Too Large')
    return
  }
  const requestId = randomUUID()
  const event = eventOf(request, body, { routeKey: route.routeKey, requestId, at: now() })
  answerWith(response, await doors[route.door](event, contextOf(requestId)))
}

export type GatewayOptions = { port: number; doors: Doors; pages?: Pages | undefined; now: () => number }

export type Gateway = { url: string; port: number; close: () => Promise<void> }

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the gateway has no port'))
      else resolve(address.port)
    })
  })

/** How long an idle connection is kept: longer than any caller keeps it. */
const keptMilliseconds = 660_000

/** Starts the gateway on 127.0.0.1; port 0 takes a free one. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const server = createServer((request, response) => {
    handle(options, request, response).catch(() => {
      if (!response.headersSent) json(response, 500, 'Internal Server Error')
      else response.destroy()
    })
  })
  // A machine that stands still for seconds must not find its own caller's connection closed in between.
  server.keepAliveTimeout = keptMilliseconds
  const port = await listen(server, options.port)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
