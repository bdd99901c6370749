// The door of an HTTP Lambda: finds the route, checks version, token and key, answers with JSON, logs one line per request.

import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { clientHeader, keyHeader, requestIdHeader } from '#contract/endpoint.ts'
import { Key } from '#contract/fields.ts'
import { type Reason, sentenceFor } from '#contract/refusals.ts'
import { isAtLeast } from '#contract/version.ts'
import { type Refused, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { readToken } from '../session/token.ts'
import { isBusy } from '../storage/write.ts'
import type { RawRequest, Served } from './serve.ts'
import { statusOf } from './status.ts'

const largestBody = 256 * 1024

type Match<N> = { served: Served<N>; params: Record<string, string> }

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith('{')) params[part.slice(1, -1)] = value
    else if (part !== value) return undefined
  }
  return params
}

const findRoute = <N>(table: readonly Served<N>[], method: string, path: string): Match<N> | undefined => {
  for (const served of table) {
    if (served.endpoint.method !== method) continue
    const params = matchPath(served.endpoint.path, path)
    if (params) return { served, params }
  }
  return undefined
}

// A text cut in the middle of an emoji has half a character at its end, which no store and no hash takes.
const wholeCharacters = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

const readBody = (event: APIGatewayProxyEventV2): Result<unknown, 'malformed-request' | 'too-large'> => {
  if (event.body === undefined || event.body === '') return { ok: true, value: {} }
  if (event.body.length > largestBody * (event.isBase64Encoded ? 4 / 3 : 1)) return refuse('too-large')
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  if (Buffer.byteLength(text) > largestBody) return refuse('too-large')
  try {
    return { ok: true, value: JSON.parse(text, wholeCharacters) }
  } catch {
    return refuse('malformed-request')
  }
}

/** Everything about a request that can be wrong before its use case is asked. */
const check = <N>(
  { served, params }: Match<N>,
  event: APIGatewayProxyEventV2,
  requestId: string,
  minimumClient: string,
): Result<RawRequest, Reason> => {
  const { endpoint } = served
  const { headers } = event
  if (!isAtLeast(headers[clientHeader] ?? '', minimumClient))
    return refuse('client-too-old', { minimum: minimumClient })
  const holder = readToken(headers.authorization?.replace(/^Bearer /, '') ?? '')
  if (endpoint.door !== 'public' && !holder) return refuse('sign-in-again')
  const key = headers[keyHeader]
  if (endpoint.write && !Key.safeParse(key).success) return refuse('key-missing')
  const body = readBody(event)
  if (!body.ok) return body
  return {
    ok: true,
    value: { params, query: event.queryStringParameters ?? {}, body: body.value, key, holder, requestId },
  }
}

const json = (status: number, body: unknown, requestId: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    [requestIdHeader]: requestId,
    ...(status === 503 ? { 'retry-after': '2' } : {}),
  },
  body: JSON.stringify(body),
})

const refusalBody = ({ reason, facts }: Refused<Reason>, requestId: string) => ({
  reason,
  sentence: sentenceFor(reason, facts),
  facts,
  requestId,
})

// Messages may run over several lines and quote what was sent: only the places are taken.
const stackOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter(line => /^ {4}at /.test(line))
    .slice(0, 5)
    .map(line => line.trim())
    .join(' ')

const faultOf = (error: unknown): string => (error instanceof Error ? `${error.name} ${stackOf(error)}` : typeof error)

type Request = middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>

const requestIdOf = ({ event, context }: Pick<Request, 'event' | 'context'>): string =>
  event.requestContext.requestId || context.awsRequestId

/** A bug is answered like a refusal, and its stack goes to the log; a database with too much to do is no bug. */
const bugsAsRefusals = (needs: () => Promise<Core>) => ({
  async onError(request: Request) {
    const requestId = requestIdOf(request)
    const { log } = await needs()
    const reason = isBusy(request.error) ? 'busy-try-again' : 'server-fault'
    const what = reason === 'server-fault' ? 'bug' : 'busy'
    log({ level: 'error', what, requestId, reason, status: statusOf(reason), fault: faultOf(request.error) })
    request.response = json(statusOf(reason), refusalBody(refuse(reason), requestId), requestId)
  },
})

/** Builds the handler of one HTTP Lambda from its table of contents. */
export const door = <N extends Core>(table: readonly Served<N>[], needs: () => Promise<N>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(bugsAsRefusals(needs))
    .handler(async (event: APIGatewayProxyEventV2, context: Context) => {
      const requestId = requestIdOf({ event, context })
      const available = await needs()
      const startedAt = available.now()
      const match = findRoute(table, event.requestContext.http.method, event.rawPath)
      const raw: Result<RawRequest, Reason> = match
        ? check(match, event, requestId, available.settings.minimumClient)
        : refuse('not-found')
      const result: Result<unknown, Reason> = match && raw.ok ? await match.served.answer(available, raw.value) : raw
      const status = result.ok ? 200 : statusOf(result.reason)
      available.log({
        level: status >= 500 ? 'error' : 'info',
        what: 'request',
        requestId,
        route: match?.served.endpoint.name ?? 'none',
        status,
        reason: result.ok ? undefined : result.reason,
        // Until the token was believed the id is only claimed.
        userId: result.ok && raw.ok ? raw.value.holder?.userId : undefined,
        complaintId: match?.served.endpoint.path.includes('/complaints/{id}') ? match.params.id : undefined,
        milliseconds: available.now() - startedAt,
      })
      return json(status, result.ok ? result.value : refusalBody(result, requestId), requestId)
    })
