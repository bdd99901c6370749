// An HTTP request as API Gateway (HTTP API, payload 2.0) hands it to a function, and the function's answer back as HTTP.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const textual = /^(text\/|application\/(json|javascript|xml|.*\+json))/

/** API Gateway refuses more than this, before any function sees it. */
export const largestPayload = 10 * 1024 * 1024

/** The body, or undefined where it is larger than the gateway takes. */
export const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= largestPayload) chunks.push(chunk)
  }
  return size > largestPayload ? undefined : Buffer.concat(chunks)
}

const headersOf = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== 'cookie') headers[name] = Array.isArray(value) ? value.join(',') : value
  return headers
}

const queryOf = (query: URLSearchParams): Record<string, string> => {
  const joined: Record<string, string> = {}
  for (const name of new Set(query.keys())) joined[name] = query.getAll(name).join(',')
  return joined
}

/** Builds the event; `at` is the gateway's time. */
export const eventOf = (
  request: IncomingMessage,
  body: Buffer,
  { routeKey, requestId, at }: { routeKey: string; requestId: string; at: number },
): APIGatewayProxyEventV2 => {
  const url = new URL(request.url ?? '/', 'http://gateway.local')
  const headers = headersOf(request)
  const isText = textual.test(headers['content-type'] ?? 'application/json')
  const query = queryOf(url.searchParams)
  const method = request.method ?? 'GET'
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: new Date(at).toISOString(),
      timeEpoch: at,
    },
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** Writes a function's answer to the wire. */
export const answerWith = (response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void => {
  const { statusCode = 200, headers = {}, body = '', isBase64Encoded = false } = result
  response.statusCode = statusCode
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body)
}
