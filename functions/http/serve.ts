// Joins an endpoint of the contract with its use case: parses what comes in strictly, passes the answer through its schema.

import type * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Reason } from '#contract/refusals.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { Tokenholder } from '../session/token.ts'

/** A request after the door: raw parts, not yet parsed. */
export type RawRequest = {
  params: Record<string, string>
  query: Record<string, string | undefined>
  body: unknown
  key: string | undefined
  holder: Tokenholder | undefined
  requestId: string
}

/** What a use case is asked. `key` is there for every write; `holder` for every door but the public one. */
export type Asked<P = unknown, Q = unknown, B = unknown> = {
  params: P
  query: Q
  body: B
  key: string
  holder: Tokenholder
  requestId: string
}

export type Served<Needs> = {
  endpoint: Endpoint
  answer: (needs: Needs, raw: RawRequest) => Promise<Result<unknown, Reason>>
}

const refuseShape = (error: z.core.$ZodError): Result<never, 'unknown-field' | 'malformed-request'> => {
  const issue = error.issues[0]
  if (issue?.code === 'unrecognized_keys') return refuse('unknown-field', { field: issue.keys[0]?.slice(0, 40) ?? '' })
  const field = issue?.path.join('.') ?? ''
  return field === '' ? refuse('malformed-request') : refuse('malformed-request', { field: field.slice(0, 80) })
}

const nobody: Tokenholder = { userId: '', sessionId: '', secretHash: '' }

/** One row of a door's table of contents. */
export const serve = <
  Needs,
  P extends z.ZodMiniType<Record<string, unknown>>,
  Q extends z.ZodMiniType<Record<string, unknown>>,
  B extends z.ZodMiniType<Record<string, unknown>>,
  A extends z.ZodMiniType,
>(
  endpoint: Endpoint<P, Q, B, A>,
  act: (needs: Needs, asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Result<z.infer<A>, Reason>>,
): Served<Needs> => ({
  endpoint,
  async answer(needs, raw) {
    const params = endpoint.params.safeParse(raw.params)
    if (!params.success) return refuse('not-found')
    const query = endpoint.query.safeParse(raw.query)
    if (!query.success) return refuseShape(query.error)
    const body = endpoint.body.safeParse(raw.body)
    if (!body.success) return refuseShape(body.error)
    const result = await act(needs, {
      params: params.data,
      query: query.data,
      body: body.data,
      key: raw.key ?? '',
      holder: raw.holder ?? nobody,
      requestId: raw.requestId,
    })
    return result.ok ? { ok: true, value: endpoint.answer.parse(result.value) } : result
  },
})
