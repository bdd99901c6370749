import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { breakingChanges } from '#contract/breaking-changes.ts'
import { type Endpoint, nothing, reads, writes } from '#contract/endpoint.ts'
import { ById, known } from '#contract/fields.ts'
import { openApiOf } from '#contract/openapi.ts'

type Shape = Record<string, z.ZodMiniType>

const requestShape = {
  text: z.string().check(z.maxLength(100)),
  mark: z.enum(['good', 'poor']),
  wish: z.optional(z.string()),
  count: z.int().check(z.gte(0), z.lte(10)),
  code: z.string(),
  place: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('room'), roomId: z.string() }),
    z.strictObject({ kind: z.literal('public'), label: z.string() }),
  ]),
  tags: z.array(z.string()).check(z.maxLength(3)),
} satisfies Shape

const answerShape = {
  number: z.string(),
  note: z.optional(z.string()),
  state: known(['open', 'closed']),
  of: z.enum(['before', 'after']),
  round: z.int(),
  cards: z.array(z.object({ title: z.string(), place: z.optional(z.string()) })),
} satisfies Shape

const fileMatter = (request: Shape = requestShape, answer: Shape = answerShape, path = '/v1/matters') =>
  writes('fileMatter', { path, params: nothing, body: z.strictObject(request), answer: z.object(answer), summary: '' })

const readMatter = (query: Shape = { more: z.optional(z.string()) }, path = '/v1/matters/{id}') =>
  reads('readMatter', { path, params: ById, query: z.strictObject(query), answer: z.object(answerShape), summary: '' })

const breaks = (current: readonly Endpoint[], released: readonly Endpoint[] = [fileMatter(), readMatter()]) =>
  breakingChanges(openApiOf(released), openApiOf(current))

const without = (shape: Shape, name: string): Shape =>
  Object.fromEntries(Object.entries(shape).filter(([key]) => key !== name))

describe('a change of requests that breaks phones in the field is found', () => {
  const write = 'POST /v1/matters: '
  it.each<[what: string, shape: Shape, found: string]>([
    [
      'a new required field',
      { ...requestShape, phone: z.string() },
      'request.phone: may be missing where it is required',
    ],
    [
      'a field that becomes required',
      { ...requestShape, wish: z.string() },
      'request.wish: may be missing where it is required',
    ],
    ['a field no longer accepted', without(requestShape, 'wish'), 'request.wish: no longer accepted'],
    ['a value taken from a list', { ...requestShape, mark: z.enum(['good']) }, 'request.mark: value "poor"'],
    ['free words become a list', { ...requestShape, code: z.enum(['a']) }, 'request.code: is no longer one of a list'],
    ['another type', { ...requestShape, text: z.number() }, 'request.text: type "string" against "number"'],
    ['a shorter text', { ...requestShape, text: z.string().check(z.maxLength(99)) }, 'request.text: maxLength'],
    [
      'a text that may not be empty',
      { ...requestShape, code: z.string().check(z.minLength(1)) },
      'request.code: minLength',
    ],
    ['a lower maximum', { ...requestShape, count: z.int().check(z.gte(0), z.lte(9)) }, 'request.count: maximum'],
    ['a pattern', { ...requestShape, code: z.string().check(z.regex(/^a/)) }, 'request.code: pattern'],
    ['a shorter list', { ...requestShape, tags: z.array(z.string()).check(z.maxLength(2)) }, 'request.tags: maxItems'],
    [
      'other things in a list',
      { ...requestShape, tags: z.array(z.number()).check(z.maxLength(3)) },
      'request.tags[]: type "string" against "number"',
    ],
    [
      'a variant gone',
      {
        ...requestShape,
        place: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('room'), roomId: z.string() })]),
      },
      'request.place.kind: value "public"',
    ],
  ])('%s', (_what, shape, found) => {
    expect(breaks([fileMatter(shape), readMatter()])).toContain(write + found)
  })

  it('a removed route', () => {
    expect(breaks([fileMatter()])).toEqual(['GET /v1/matters/{id}: removed'])
  })

  it('another method on the same path', () => {
    const asRead = reads('fileMatter', {
      path: '/v1/matters',
      params: nothing,
      query: nothing,
      answer: z.object(answerShape),
      summary: '',
    })
    expect(breaks([asRead, readMatter()])).toEqual(['POST /v1/matters: removed'])
  })

  it('a newly required query parameter', () => {
    expect(breaks([fileMatter(), readMatter({ more: z.string() })])).toEqual([
      'GET /v1/matters/{id}: query more: newly required',
    ])
  })

  it('a query parameter no longer accepted', () => {
    expect(breaks([fileMatter(), readMatter({})])).toEqual(['GET /v1/matters/{id}: query more: no longer accepted'])
  })

  it('a token newly required', () => {
    const open = openApiOf([readMatter()])
    const operation = open.paths['/v1/matters/{id}']?.get
    if (!operation) throw new Error('the route is not in the document')
    const released = { ...open, paths: { '/v1/matters/{id}': { get: { ...operation, security: [] } } } }
    expect(breakingChanges(released, open)).toEqual(['GET /v1/matters/{id}: a token is newly required'])
  })
})

describe('a change of answers that old phones cannot read is found', () => {
  it.each<[what: string, shape: Shape, found: string]>([
    ['a removed field', without(answerShape, 'number'), 'answer.number: removed'],
    ['a removed field that was optional', without(answerShape, 'note'), 'answer.note: removed'],
    [
      'a field that may now be missing',
      { ...answerShape, number: z.optional(z.string()) },
      'answer.number: may be missing where it is required',
    ],
    ['another type', { ...answerShape, round: z.string() }, 'answer.round: type "string" against "integer"'],
    ['a broken number', { ...answerShape, round: z.number() }, 'answer.round: type "number" against "integer"'],
    [
      'a new value in a list read strictly',
      { ...answerShape, of: z.enum(['before', 'after', 'during']) },
      'answer.of: value "during"',
    ],
    [
      'a removed field of a thing in a list',
      { ...answerShape, cards: z.array(z.object({ title: z.string() })) },
      'answer.cards[].place: removed',
    ],
  ])('%s', (_what, shape, found) => {
    expect(breaks([fileMatter(requestShape, shape), readMatter()])).toContain(`POST /v1/matters: ${found}`)
  })
})

describe('what breaks nobody is let through', () => {
  const both = [fileMatter(), readMatter()]
  it.each<[what: string, current: readonly Endpoint[]]>([
    ['nothing changed', both],
    ['a new route', [...both, readMatter({}, '/v1/others/{id}')]],
    ['a new optional request field', [fileMatter({ ...requestShape, phone: z.optional(z.string()) }), readMatter()]],
    [
      'a required request field that becomes optional',
      [fileMatter({ ...requestShape, code: z.optional(z.string()) }), readMatter()],
    ],
    ['a new value accepted', [fileMatter({ ...requestShape, mark: z.enum(['good', 'poor', 'fair']) }), readMatter()]],
    ['longer texts', [fileMatter({ ...requestShape, text: z.string().check(z.maxLength(500)) }), readMatter()]],
    ['broken numbers accepted', [fileMatter({ ...requestShape, count: z.number() }), readMatter()]],
    [
      'a new optional query parameter',
      [fileMatter(), readMatter({ more: z.optional(z.string()), month: z.optional(z.string()) })],
    ],
    ['a new answer field', [fileMatter(requestShape, { ...answerShape, extra: z.string() }), readMatter()]],
    [
      'an answer field that is now always there',
      [fileMatter(requestShape, { ...answerShape, note: z.string() }), readMatter()],
    ],
    [
      'a new value in a list read leniently',
      [fileMatter(requestShape, { ...answerShape, state: known(['open', 'closed', 'paused']) }), readMatter()],
    ],
    [
      'a value never answered any more',
      [fileMatter(requestShape, { ...answerShape, of: z.enum(['before']) }), readMatter()],
    ],
  ])('%s', (_what, current) => {
    expect(breaks(current)).toEqual([])
  })
})

describe('an answer of several types', () => {
  const answering = (fact: z.ZodMiniType) => [fileMatter(requestShape, { ...answerShape, fact }), readMatter()]
  const both = answering(z.union([z.string(), z.number()]))

  it('fits itself, and may become one of them', () => {
    expect(breaks(both, both)).toEqual([])
    expect(breaks(answering(z.string()), both)).toEqual([])
  })

  it('may not come where there was one', () => {
    expect(breaks(both, answering(z.string()))).toHaveLength(1)
  })
})
