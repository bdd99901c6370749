// The shape of WeChat's answers: HTTP 200 whatever happened, JSON labelled as text, errors with a request number.
import { randomBytes } from 'node:crypto'
import type { Instant } from '#domain/time.ts'

export type SimRequest = {
  readonly method: string
  readonly query: URLSearchParams
  readonly text: string
}

export type SimAnswer =
  | { readonly json: string }
  | { readonly errcode: number; readonly errmsg: string }
  | { readonly picture: Buffer; readonly type: 'image/jpeg' | 'image/png' }

export const refused = (errcode: number, errmsg: string): SimAnswer => ({ errcode, errmsg })

/** Body and label as sent over the wire; every error carries a `rid` whose first part is the time in hex seconds. */
export const wireBody = (answer: SimAnswer, now: Instant): { body: Buffer; type: string } => {
  if ('picture' in answer) return { body: answer.picture, type: answer.type }
  return { body: Buffer.from(textOf(answer, now)), type: 'text/plain' }
}

const textOf = (answer: Exclude<SimAnswer, { picture: Buffer }>, now: Instant): string => {
  if ('json' in answer) return answer.json
  const seconds = Math.floor(now / 1_000)
    .toString(16)
    .padStart(8, '0')
  const part = () => randomBytes(4).toString('hex')
  return JSON.stringify({ errcode: answer.errcode, errmsg: `${answer.errmsg} rid: ${seconds}-${part()}-${part()}` })
}

/** The JSON object of a POST, or the refusal WeChat gives for a wrong method, an empty or an unreadable body. */
export const postedObject = (request: SimRequest): { body: Record<string, unknown> } | { refusal: SimAnswer } => {
  if (request.method !== 'POST') return { refusal: refused(43002, 'require POST method') }
  if (request.text === '') return { refusal: refused(44002, 'empty post data') }
  const parsed = objectOrUndefined(request.text)
  return parsed ? { body: parsed } : { refusal: refused(47001, 'data format error') }
}

const objectOrUndefined = (text: string): Record<string, unknown> | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
