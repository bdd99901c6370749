import type { ServerResponse } from 'node:http'
import type { Instant } from '#domain/time.ts'
import { toHttpDate } from './storage-time.ts'

/** What the storage service answers instead of doing something: an error code of S3 with its HTTP status. */
export type Refusal = { refused: true; status: number; code: string; message: string; details?: Record<string, string> }

export const refuse = (
  status: number,
  code: string,
  message: string,
  details: Record<string, string> = {},
): Refusal => ({ refused: true, status, code, message, details })

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome

export const accessDenied = (message: string): Refusal => refuse(403, 'AccessDenied', message)
export const invalidArgument = (message: string): Refusal => refuse(400, 'InvalidArgument', message)
export const notImplemented = (what: string): Refusal =>
  refuse(
    501,
    'NotImplemented',
    `A header or parameter you provided implies functionality that is not implemented: ${what}`,
  )
export const signatureDoesNotMatch = (): Refusal =>
  refuse(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )

/** Sends a refusal as S3's error document (no body for HEAD). */
export const sendRefusal = (response: ServerResponse, refusal: Refusal, now: Instant, withBody = true): void => {
  const { status, code, message, details = {} } = refusal
  const parts = Object.entries({ Code: code, Message: message, ...details })
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${parts.map(([name, text]) => element(name, text)).join('')}</Error>`
  response.writeHead(status, { 'content-type': 'application/xml', date: toHttpDate(now) })
  response.end(withBody ? body : undefined)
}

/** One XML element with escaped text. */
export const element = (name: string, text: string): string =>
  `<${name}>${text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)}</${name}>`
