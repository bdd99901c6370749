// The promise as an OpenAPI 3.1 document, made from the same schemas that parse requests and answers.

import * as z from 'zod/mini'
import * as complaintViews from './complaint-views.ts'
import * as complaints from './complaints.ts'
import { clientHeader, type Endpoint, keyHeader, Refusal, requestIdHeader } from './endpoint.ts'
import { Key } from './fields.ts'
import * as photos from './photos.ts'
import * as places from './places.ts'
import { type Reason, reasons, sentenceFor } from './refusals.ts'
import { routes } from './routes.ts'
import * as session from './session.ts'
import * as staff from './staff.ts'
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
for (const file of [complaintViews, session, places, photos, complaints, staff])
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

/** Points references at components; `$defs` go there too. */
const settle = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(settle)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => name !== '$schema' && name !== '$defs')
  return Object.fromEntries(
    kept.map(([name, it]) => [
      name,
      name === '$ref' && typeof it === 'string' ? it.replace('#/$defs/', '#/components/schemas/') : settle(it),
    ]),
  )
}

/** A schema as the reader's side accepts it; named parts are collected into `components`. */
const schemaOf = (schema: z.core.$ZodType, components: JsonObject): Json => {
  const raw: Json = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', metadata: named })))
  if (isObject(raw) && isObject(raw.$defs))
    for (const [name, part] of Object.entries(raw.$defs)) components[name] = settle(part)
  return settle(raw)
}

const parametersIn = (place: 'path' | 'query', schema: Endpoint['params'], components: JsonObject): Parameter[] => {
  const whole = schemaOf(schema, components)
  if (!isObject(whole) || !isObject(whole.properties)) return []
  const required = Array.isArray(whole.required) ? whole.required : []
  return Object.entries(whole.properties).map(([name, it]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: it,
  }))
}

const header = (name: string, schema: Json): Parameter => ({ name, in: 'header', required: true, schema })

const version = { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' }

const answer = (description: string, schema: Json, headers: JsonObject = {}): Answer => ({
  description,
  headers: {
    [requestIdHeader]: { description: 'Finds the request in the logs', schema: { type: 'string' } },
    ...headers,
  },
  content: { 'application/json': { schema } },
})

const retryAfter = { 'retry-after': { description: 'Seconds; with status 503', schema: { type: 'string' } } }

const operationOf = (endpoint: Endpoint, components: JsonObject): Operation => {
  const refusals = refusalsOf(endpoint)
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.door],
    security: endpoint.door === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...parametersIn('path', endpoint.params, components),
      ...parametersIn('query', endpoint.query, components),
      header(clientHeader, version),
      ...(endpoint.write ? [header(keyHeader, schemaOf(Key, components))] : []),
    ],
    ...(endpoint.write
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, components) } },
          },
        }
      : {}),
    responses: {
      '200': answer('The answer', schemaOf(endpoint.answer, components)),
      default: answer(`Refused: ${refusals.join(', ')}`, { $ref: '#/components/schemas/Refusal' }, retryAfter),
    },
    'x-refusals': refusals,
  }
}

const sorted = (parts: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1)))

/** The document for these endpoints; without arguments, for every route of the product. */
export const openApiOf = (endpoints: readonly Endpoint[] = routes): OpenApi => {
  const components: JsonObject = { Refusal: schemaOf(Refusal, {}) }
  const paths: OpenApi['paths'] = {}
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {}
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint, components)
    paths[endpoint.path] = operations
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin 回音',
      version: clientVersion,
      description:
        'Requests are read strictly: an unknown field is refused. Answers are read leniently: unknown fields are dropped, an unknown value of a list becomes "unknown". Instants are milliseconds since 1970.',
    },
    paths,
    components: {
      schemas: sorted(components),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The access token of signIn or refreshSession' },
      },
      'x-reasons': Object.fromEntries(reasons.map(reason => [reason, sentenceFor(reason)])),
    },
  }
}
