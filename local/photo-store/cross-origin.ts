import type { IncomingMessage, ServerResponse } from 'node:http'

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The bucket's CORS rule: pages on this machine may post and read. Answers a preflight (true: nothing is left to do). */
export const answerCrossOrigin = (request: IncomingMessage, response: ServerResponse): boolean => {
  const origin = request.headers.origin
  const isKnown = origin !== undefined && loopback.test(origin)
  if (isKnown) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'ETag')
    response.setHeader('vary', 'Origin')
  }
  if (request.method !== 'OPTIONS') return false
  if (isKnown) {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
    response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*')
    response.setHeader('access-control-max-age', '600')
  }
  response.writeHead(isKnown ? 200 : 403).end()
  return true
}
