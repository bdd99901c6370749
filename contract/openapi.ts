// The promise as an OpenAPI 3.1 document, made from the same schemas that parse requests and answers.

import * as z from 'zod/mini'
import * as complaintViews from './complaint-views.ts'
import { clientHeader, type Endpoint, keyHeader, Refusal, requestIdHeader } from './endpoint.ts'
import { Key } from './fields.ts'
import { type Reason, reasons, sentenceFor } from './refusals.ts'
import { routes } from './routes.ts'
import * as session from './session.ts'
import { clientVersion } from './version.ts'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Json }

export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: { 'application/json': { schema: Json } } }
  responses: { '200': Answer; default: Answer }
  /** The closed list of what this operation may refuse. */
  'x-refusals': Reason[]
}
type Answer = { description: string; headers: JsonObject; content: { 'application/json': { schema: Json } } }

export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: JsonObject
    securitySchemes: JsonObject
    /** Every reason with the sentence a person reads; sentences with facts stand here without them. */
    'x-reasons': Record<string, string>
  }
}

/** Schemas of these files stand once under components, by the name they are exported with. */
const named = z.registry<{ id: string }>()
for (const file of [complaintViews, session])
  for (const [id, value] of Object.entries(file)) if (value instanceof z.core.$ZodType) named.add(value, { id })

const metByAny: readonly Reason[] = [
  'malformed-request',
  'unknown-field',
  'too-large',
  'not-found',
  'client-too-old',
  'too-many-requests',
  'busy-try-again',
  'server-fault',
]

/** Everything an endpoint may refuse, in the order of the list of reasons. */
const refusalsOf = ({ door, write, refusals }: Endpoint): Reason[] => {
  const met = new Set<Reason>([...metByAny, ...refusals])
  if (door !== 'public') met.add('sign-in-again')
  if (write) met.add('key-missing').add('key-reused')
  return reasons.filter(reason => met.has(reason))
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Points references at components and drops what only a single schema says of itself. */
const settle = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(settle)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => name !== '$schema' && name !== '$defs' && name !== 'id')
  return Object.fromEntries(
    kept.map(([name, it]) => [
      name,
      name === '$ref' && typeof it === 'string' ? it.replace('#/$defs/', '#/components/schemas/') : settle(it),
    ]),
  )
}
