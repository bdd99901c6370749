import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Instant, minute } from '#domain/time.ts'
import { accessDenied, isRefusal, notImplemented, type Refusal, refuse, signatureDoesNotMatch } from './refusal.ts'
import { fromAmzDate } from './storage-time.ts'

// Signature Version 4, checked from the documentation's recipe rather than with the library that signs, so that a mistake
// of one is not repeated by the other.

export type Signer = { accessKeyId: string; secretAccessKey: string; region: string }

const algorithm = 'AWS4-HMAC-SHA256'
const largestSkew = 15 * minute
const longestLinkSeconds = 7 * 24 * 3600

/** `payloadHash`: what the body's SHA-256 must be, in hex; undefined when the signer left the body unsigned. */
type SignedRequest = { payloadHash: string | undefined }

/** Checks who signed a request, by header or by query, and that the signature is right and of now. */
export const checkSignature = (request: IncomingMessage, signer: Signer, now: Instant): SignedRequest | Refusal => {
  const { query } = addressOf(request)
  if (header(request, 'authorization') !== undefined) {
    return query.has('X-Amz-Signature')
      ? refuse(400, 'InvalidArgument', 'Only one auth mechanism allowed')
      : checkHeader(request, signer, now)
  }
  return query.has('X-Amz-Signature') ? checkQuery(request, query, signer, now) : accessDenied('Access Denied')
}

/** Checks a form upload's signature of its policy document (the base64 text itself is what is signed). */
export const isPolicySignature = (signer: Signer, day: string, policy: string, signature: string): boolean =>
  isSame(hmac(signingKey(signer, day), policy).toString('hex'), signature)

/** The day in a credential (`<key id>/<day>/<region>/s3/aws4_request`), or why it cannot be used. */
export const dayOfCredential = (credential: string, signer: Signer): { day: string } | Refusal => {
  const [accessKeyId, day = '', region, service, end, ...rest] = credential.split('/')
  if (accessKeyId !== signer.accessKeyId) {
    return refuse(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  }
  const fits = region === signer.region && service === 's3' && end === 'aws4_request' && rest.length === 0
  return fits && /^\d{8}$/.test(day)
    ? { day }
    : refuse(400, 'AuthorizationHeaderMalformed', `The credential is malformed; expecting region '${signer.region}'`)
}

/** Path (as sent) and query of a request. */
export const addressOf = (request: IncomingMessage): { path: string; query: URLSearchParams } => {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  return { path, query: new URLSearchParams(query.replaceAll('+', '%2B')) }
}

export const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

const checkHeader = (request: IncomingMessage, signer: Signer, now: Instant): SignedRequest | Refusal => {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    header(request, 'authorization') ?? '',
  )
  const [, credential = '', signedHeaders = '', signature = ''] = parts ?? []
  if (parts === null) return refuse(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed')

  const dated = dateAndScope(header(request, 'x-amz-date'), credential, signer)
  if (isRefusal(dated)) return dated
  if (Math.abs(dated.signedAt - now) > largestSkew) {
    return refuse(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    )
  }
  const payloadHash = header(request, 'x-amz-content-sha256')
  if (payloadHash === undefined) return refuse(400, 'InvalidRequest', 'Missing required header: x-amz-content-sha256')
  if (payloadHash.startsWith('STREAMING-')) return notImplemented(`x-amz-content-sha256: ${payloadHash}`)

  const known = checkCanonical(request, { ...dated, signedHeaders, signature, payloadHash }, signer)
  return known ?? { payloadHash: payloadHash === 'UNSIGNED-PAYLOAD' ? undefined : payloadHash }
}

const checkQuery = (
  request: IncomingMessage,
  query: URLSearchParams,
  signer: Signer,
  now: Instant,
): SignedRequest | Refusal => {
  const lifetime = query.get('X-Amz-Expires') ?? ''
  const isWhole = /^\d{1,6}$/.test(lifetime) && Number(lifetime) >= 1 && Number(lifetime) <= longestLinkSeconds
  if (query.get('X-Amz-Algorithm') !== algorithm || !isWhole) {
    return refuse(400, 'AuthorizationQueryParametersError', 'X-Amz-Algorithm or X-Amz-Expires is missing or wrong')
  }
  const dated = dateAndScope(query.get('X-Amz-Date') ?? undefined, query.get('X-Amz-Credential') ?? '', signer)
  if (isRefusal(dated)) return dated
  if (dated.signedAt - now > largestSkew) return accessDenied('Request is not yet valid')
  if (now >= dated.signedAt + Number(lifetime) * 1000) return accessDenied('Request has expired')

  const signedHeaders = query.get('X-Amz-SignedHeaders') ?? ''
  const signature = query.get('X-Amz-Signature') ?? ''
  const wrong = checkCanonical(request, { ...dated, signedHeaders, signature, payloadHash: 'UNSIGNED-PAYLOAD' }, signer)
  return wrong ?? { payloadHash: undefined }
}

type Dated = { signedAt: Instant; amzDate: string; day: string }

const dateAndScope = (amzDate: string | undefined, credential: string, signer: Signer): Dated | Refusal => {
  const signedAt = fromAmzDate(amzDate)
  if (amzDate === undefined || signedAt === undefined) return accessDenied('X-Amz-Date is missing or malformed')
  const scope = dayOfCredential(credential, signer)
  if (isRefusal(scope)) return scope
  return amzDate.startsWith(scope.day)
    ? { signedAt, amzDate, day: scope.day }
    : refuse(400, 'AuthorizationHeaderMalformed', 'The day of the credential is not the day of X-Amz-Date')
}

type Claim = Dated & { signedHeaders: string; signature: string; payloadHash: string }

const checkCanonical = (request: IncomingMessage, claim: Claim, signer: Signer): Refusal | undefined => {
  const names = claim.signedHeaders.split(';')
  const mustBeSigned = Object.keys(request.headers).filter(name => name === 'host' || name.startsWith('x-amz-'))
  if (mustBeSigned.some(name => !names.includes(name))) {
    return accessDenied('There were headers present in the request which were not signed')
  }
  const { path, query } = addressOf(request)
  const canonicalQuery = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
  const headers = names.map(name => `${name}:${(header(request, name) ?? '').trim().replace(/ +/g, ' ')}\n`)
  const canonical = [
    request.method,
    path.split('/').map(decoded).map(encoded).join('/'),
    canonicalQuery.join('&'),
    headers.join(''),
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n')
  const scope = `${claim.day}/${signer.region}/s3/aws4_request`
  const toSign = [algorithm, claim.amzDate, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const expected = hmac(signingKey(signer, claim.day), toSign).toString('hex')
  return isSame(expected, claim.signature) ? undefined : signatureDoesNotMatch()
}

const signingKey = ({ secretAccessKey, region }: Signer, day: string): Buffer =>
  [day, region, 's3', 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`))

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const isSame = (expected: string, given: string): boolean =>
  expected.length === given.length &&
  timingSafeEqual(Buffer.from(expected), Buffer.from(given.padEnd(1).slice(0, expected.length), 'latin1'))

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Undoes URL encoding; text that is not validly encoded stays as it is. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
