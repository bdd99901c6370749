import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { notImplemented, type Refusal, refuse } from './refusal.ts'
import type { Room } from './room.ts'
import { addressOf, header } from './signature.ts'
import { toHttpDate } from './storage-time.ts'
import { metadataOf } from './uploaded.ts'

const mostBytes = 5 * 1024 ** 3

// What a request may carry besides what is read here. Anything else would be ignored silently: refuse it instead.
const knownHeaders = /^x-amz-(date|content-sha256|user-agent|sdk-checksum-algorithm|checksum-(mode|crc32)|meta-.+)$/
const knownQuery =
  /^(x-id|response-content-disposition|x-amz-checksum-mode|X-Amz-(Algorithm|Content-Sha256|Credential|Date|Expires|Signature|SignedHeaders))$/

/** GET and HEAD of an object, with `If-None-Match` for caches. */
export const getObject = async (
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  { files }: Room,
): Promise<Refusal | undefined> => {
  const unknown = checkKnown(request)
  if (unknown !== undefined) return unknown
  const found = await files.read(key)
  if (found === undefined) return refuse(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
  const { stored, bytes } = found
  response.setHeader('etag', stored.etag)
  response.setHeader('last-modified', toHttpDate(stored.storedAt))
  if (stored.cacheControl !== undefined) response.setHeader('cache-control', stored.cacheControl)
  const disposition = addressOf(request).query.get('response-content-disposition')
  if (disposition !== null) response.setHeader('content-disposition', disposition)
  for (const [name, text] of Object.entries(stored.metadata)) response.setHeader(`x-amz-meta-${name}`, text)

  const isFresh = request.headers['if-none-match'] === stored.etag
  if (isFresh || request.method === 'HEAD') {
    bytes.destroy()
    if (isFresh) response.writeHead(304).end()
    else response.writeHead(200, { 'content-type': stored.contentType, 'content-length': stored.size }).end()
    return undefined
  }
  response.writeHead(200, { 'content-type': stored.contentType, 'content-length': stored.size })
  await pipeline(bytes, response)
  return undefined
}

/** PUT of an object; the body must be what was signed. `If-None-Match: *` writes only a new object. */
export const putObject = async (
  request: IncomingMessage,
  response: ServerResponse,
  { key, payloadHash }: { key: string; payloadHash: string | undefined },
  { files, arrived, now }: Room,
): Promise<Refusal | undefined> => {
  const refused = checkKnown(request) ?? checkPut(request)
  if (refused !== undefined) return refused
  const received = await files.receive(request, mostBytes)
  if (received === undefined)
    return refuse(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
  const damaged = checkBody(request, payloadHash, received)
  if (damaged !== undefined) {
    await files.discard(received)
    return damaged
  }
  const cacheControl = header(request, 'cache-control')
  const described = {
    key,
    contentType: header(request, 'content-type') ?? 'binary/octet-stream',
    ...(cacheControl === undefined ? {} : { cacheControl }),
    metadata: metadataOf(Object.keys(request.headers).map(name => [name, header(request, name) ?? ''] as const)),
  }
  const onlyIfNew = request.headers['if-none-match'] !== undefined
  const stored = await files.commit(received, described, { now: now(), onlyIfNew })
  if (stored === undefined) {
    return refuse(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      Condition: 'If-None-Match',
    })
  }
  await arrived(stored, 'Put')
  response.writeHead(200, { etag: stored.etag }).end()
  return undefined
}

/** DELETE of an object; as S3, removing what is not there succeeds. */
export const removeObject = async (response: ServerResponse, key: string, { files }: Room): Promise<undefined> => {
  await files.remove(key)
  response.writeHead(204).end()
}

const checkKnown = (request: IncomingMessage): Refusal | undefined => {
  const unknown =
    Object.keys(request.headers).find(name => name.startsWith('x-amz-') && !knownHeaders.test(name)) ??
    [...addressOf(request).query.keys()].find(name => !knownQuery.test(name)) ??
    ['range', 'if-match', 'if-modified-since', 'if-unmodified-since'].find(name => name in request.headers)
  return unknown === undefined ? undefined : notImplemented(unknown)
}

const checkPut = (request: IncomingMessage): Refusal | undefined => {
  const condition = request.headers['if-none-match']
  if (condition !== undefined && condition !== '*') return notImplemented(`if-none-match: ${condition}`)
  return request.headers['content-length'] === undefined
    ? refuse(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.')
    : undefined
}

const checkBody = (
  request: IncomingMessage,
  payloadHash: string | undefined,
  received: { sha256: string; crc32: string },
): Refusal | undefined => {
  if (payloadHash !== undefined && payloadHash !== received.sha256) {
    return refuse(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  const crc32 = header(request, 'x-amz-checksum-crc32')
  return crc32 === undefined || crc32 === received.crc32
    ? undefined
    : refuse(400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
}
