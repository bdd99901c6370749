// One promise between phone and server: method, path, door, what goes in, what comes back, what may be refused.

import * as z from 'zod/mini'
import type { Reason } from './refusals.ts'

/** By trust: `public` before signing in, `resident` for everybody signed in, `staff` for people with grants. */
export type Door = 'public' | 'resident' | 'staff'

type Fields = z.ZodMiniType<Record<string, unknown>>

export type Endpoint<
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends Fields = Fields,
  Answer extends z.ZodMiniType = z.ZodMiniType,
> = {
  name: string
  method: 'GET' | 'POST'
  /** Path with `{name}` parameters; begins with `/v1/staff/`, `/v1/public/` or `/v1/`. */
  path: string
  door: Door
  /** A write carries the client's idempotency key in the header below. */
  write: boolean
  params: Params
  query: Query
  body: Body
  answer: Answer
  /** Reasons of its own, beside those any request can meet. */
  refusals: readonly Reason[]
  summary: string
}

export const keyHeader = 'idempotency-key'
export const clientHeader = 'x-huiyin-client'
export const requestIdHeader = 'x-request-id'

export const nothing = z.strictObject({})
export type Nothing = typeof nothing

type Parts<A extends z.ZodMiniType, P extends Fields> = {
  path: string
  params: P
  answer: A
  summary: string
  refusals?: readonly Reason[]
}

const doorOf = (path: string): Door =>
  path.startsWith('/v1/staff/') ? 'staff' : path.startsWith('/v1/public/') ? 'public' : 'resident'

/** A reading endpoint. */
export const reads = <A extends z.ZodMiniType, P extends Fields, Q extends Fields>(
  name: string,
  { path, params, query, answer, summary, refusals = [] }: Parts<A, P> & { query: Q },
): Endpoint<P, Q, Nothing, A> => ({
  name,
  method: 'GET',
  path,
  door: doorOf(path),
  write: false,
  params,
  query,
  body: nothing,
  answer,
  refusals,
  summary,
})

/** A writing endpoint: POST with an idempotency key. */
export const writes = <A extends z.ZodMiniType, P extends Fields, B extends Fields>(
  name: string,
  { path, params, body, answer, summary, refusals = [] }: Parts<A, P> & { body: B },
): Endpoint<P, Nothing, B, A> => ({
  name,
  method: 'POST',
  path,
  door: doorOf(path),
  write: true,
  params,
  query: nothing,
  body,
  answer,
  refusals,
  summary,
})

/** What comes back instead of an answer. `requestId` finds the request in the logs. */
export const Refusal = z.object({
  reason: z.string(),
  sentence: z.string(),
  facts: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  requestId: z.optional(z.string()),
})
export type Refusal = z.infer<typeof Refusal>
