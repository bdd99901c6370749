// The phone reads answers leniently: a newer server may add fields and values, and an old phone must still show the rest.

import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { routes } from '#contract/routes.ts'

/** What a server sends: this version's answer, or a newer one's with a field more in every object and a new value in every list. */
type Server = 'this' | 'newer'

type Sample = { sent: unknown; read: unknown }

const textFor = (schema: z.ZodMiniType): string => {
  const found = ['complaint-1', '13800000000', '2026-11', 'text'].find(it => z.safeParse(schema, it).success)
  if (found === undefined) throw new Error('no text fits')
  return found
}

const numberFor = (schema: z.ZodMiniType): number => {
  const found = [1, 1_795_000_000_000].find(it => z.safeParse(schema, it).success)
  if (found === undefined) throw new Error('no number fits')
  return found
}

/** A value that a schema of an answer describes, and how a phone of this version must read it. Throws at schemas no answer may use. */
const sampleOf = (schema: unknown, server: Server): Sample => {
  if (schema instanceof z.ZodMiniObject) {
    const parts = Object.entries(schema.def.shape).map(([key, part]) => [key, sampleOf(part, server)] as const)
    const read = Object.fromEntries(parts.map(([key, it]) => [key, it.read]))
    const sent = Object.fromEntries(parts.map(([key, it]) => [key, it.sent]))
    return { sent: server === 'newer' ? { ...sent, addedLater: { deep: 1 } } : sent, read }
  }
  if (schema instanceof z.ZodMiniArray) {
    const { sent, read } = sampleOf(schema.def.element, server)
    return { sent: [sent], read: [read] }
  }
  if (schema instanceof z.ZodMiniOptional) return sampleOf(schema.def.innerType, server)
  if (schema instanceof z.ZodMiniRecord) {
    const { sent, read } = sampleOf(schema.def.valueType, server)
    return { sent: { key: sent }, read: { key: read } }
  }
  if (schema instanceof z.ZodMiniUnion) return sampleOf(schema.def.options[0], server)
  if (schema instanceof z.ZodMiniCatch) return listSample(schema, server)
  if (schema instanceof z.ZodMiniBoolean) return { sent: true, read: true }
  if (schema instanceof z.ZodMiniString) return { sent: textFor(schema), read: textFor(schema) }
  if (schema instanceof z.ZodMiniNumber) return { sent: numberFor(schema), read: numberFor(schema) }
  throw new Error('an answer may not use this kind of schema: an old phone could not read what a newer server sends')
}

/** A closed list in an answer must turn what it does not know into `unknown`. */
const listSample = (schema: z.ZodMiniCatch, server: Server): Sample => {
  const list = schema.def.innerType
  if (!(list instanceof z.ZodMiniEnum)) throw new Error('only lists of values may be caught')
  const [value] = list.options
  return server === 'newer' ? { sent: 'brand-new', read: 'unknown' } : { sent: value, read: value }
}

describe.each(routes.map(route => [route.name, route] as const))('the answer of %s', (_, route) => {
  test('is read as it was sent', () => {
    const { sent, read } = sampleOf(route.answer, 'this')
    expect(z.parse(route.answer, sent)).toEqual(read)
  })

  test('of a newer server is read without what is new: fields dropped, values unknown', () => {
    const { sent, read } = sampleOf(route.answer, 'newer')
    expect(z.parse(route.answer, sent)).toEqual(read)
  })
})

test('the samples are not empty: a staff answer of a newer server has many unknown values', () => {
  const detail = routes.find(it => it.name === 'readAsStaff')
  const { read } = sampleOf(detail?.answer, 'newer')
  expect(JSON.stringify(read).match(/"unknown"/g)?.length).toBeGreaterThan(20)
})

test('an answer with a closed list or a strict object would be noticed', () => {
  expect(() => sampleOf(z.object({ state: z.enum(['open']) }), 'newer')).toThrow('may not use')
  const strict = z.strictObject({ name: z.string() })
  expect(z.safeParse(strict, sampleOf(strict, 'newer').sent).success).toBe(false)
})
