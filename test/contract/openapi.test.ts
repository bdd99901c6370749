import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Json, type Operation, openApiOf } from '#contract/openapi.ts'
import { reasons } from '#contract/refusals.ts'
import { routes } from '#contract/routes.ts'

const document = openApiOf()
const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
  Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })),
)

const schemasOf = ({ parameters, requestBody, responses }: Operation): Json[] => [
  ...parameters.map(it => it.schema),
  ...(requestBody ? [requestBody.content['application/json'].schema] : []),
  responses['200'].content['application/json'].schema,
  responses.default.content['application/json'].schema,
]

const Schema = z.record(z.string(), z.unknown())

describe('the OpenAPI document', () => {
  it('names every route once', () => {
    expect(operations.map(it => it.operation.operationId).sort()).toEqual(routes.map(it => it.name).sort())
    expect(new Set(operations.map(it => it.operation.operationId)).size).toBe(operations.length)
  })

  it('describes every parameter of a path', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(
        operation.parameters.filter(it => it.in === 'path').map(it => it.name),
        path,
      ).toEqual(inPath)
    }
  })

  it('asks for a token behind every door but the public one', () => {
    for (const { path, operation } of operations)
      expect(operation.security.length === 0, path).toBe(path.startsWith('/v1/public/'))
  })

  it('asks every write for an idempotency key, every call for the version of the client', () => {
    for (const { method, operation } of operations) {
      const headers = operation.parameters.filter(it => it.in === 'header').map(it => it.name)
      expect(headers).toEqual(method === 'post' ? ['x-huiyin-client', 'idempotency-key'] : ['x-huiyin-client'])
    }
  })

  it('gives every reason its sentence and refuses for known reasons only', () => {
    expect(Object.keys(document.components['x-reasons'])).toEqual(reasons)
    for (const { operation } of operations)
      for (const reason of operation['x-refusals']) expect(document.components['x-reasons'][reason]).toMatch(/[。]$/)
  })

  it('consists of valid schemas whose references lead somewhere', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false })
    ajv.addVocabulary(['components'])
    ajv.addSchema({ components: document.components }, 'huiyin', false, false)
    const absolute = (schema: Json): string =>
      JSON.stringify(schema).replaceAll('"#/components/', '"huiyin#/components/')
    for (const { operation } of operations)
      for (const schema of schemasOf(operation))
        expect(() => ajv.compile(Schema.parse(JSON.parse(absolute(schema))))).not.toThrow()
  }, 120_000)

  it('is the same every time it is written', () => {
    expect(JSON.stringify(openApiOf())).toBe(JSON.stringify(document))
  })
})
