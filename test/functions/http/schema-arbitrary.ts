// Values for a schema, mostly fitting and now and then not, made from the schema's own JSON Schema.

import fc from 'fast-check'
import * as z from 'zod/mini'

const Schema = z.looseObject({
  type: z.optional(z.string()),
  enum: z.optional(z.array(z.unknown())),
  const: z.optional(z.unknown()),
  anyOf: z.optional(z.array(z.unknown())),
  oneOf: z.optional(z.array(z.unknown())),
  items: z.optional(z.unknown()),
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
  maximum: z.optional(z.number()),
})

const oddNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'v', 'isAdmin', '字段']

/** What belongs nowhere: other types, odd names, extreme numbers, half characters. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(...oddNames, '\u0000', '\ud800', '‮', '{}', '../..', '😡', ' ', -1, 1.5, 1e308, 0, null, [], {}),
)

/** What texts a field of this name gets; other fields get the words. */
export type Texts = { words: fc.Arbitrary<string>; byField: Readonly<Record<string, fc.Arbitrary<string>>> }

const fitting = (schema: unknown, texts: Texts, field: string): fc.Arbitrary<unknown> => {
  const it = Schema.parse(schema)
  if (it.const !== undefined) return fc.constant(it.const)
  if (it.enum && it.enum.length > 0) return fc.constantFrom(...it.enum)
  const choices = it.anyOf ?? it.oneOf
  if (choices && choices.length > 0) return fc.oneof(...choices.map(part => aValueFor(part, texts, field)))
  if (it.type === 'object') return anObject(it.properties ?? {}, new Set(it.required ?? []), texts)
  if (it.type === 'array') return fc.array(aValueFor(it.items ?? {}, texts, field), { maxLength: 3 })
  if (it.type === 'boolean') return fc.boolean()
  if (it.type === 'integer' || it.type === 'number')
    return fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: it.maximum ?? 4_102_444_800_000 }))
  return texts.byField[field] ?? texts.words
}

const anObject = (
  properties: Record<string, unknown>,
  required: ReadonlySet<string>,
  texts: Texts,
): fc.Arbitrary<unknown> => {
  const fields = Object.entries(properties).map(([name, part]) => {
    const value = aValueFor(part, texts, name).map((it): [string, unknown][] => [[name, it]])
    return required.has(name) ? value : fc.oneof(value, fc.constant<[string, unknown][]>([]))
  })
  const extra = fc.oneof(
    { weight: 30, arbitrary: fc.constant<[string, unknown][]>([]) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...oddNames), odd).map(pair => [pair]) },
  )
  return fc.tuple(...fields, extra).map(parts => Object.fromEntries(parts.flat()))
}

/** A value for a JSON Schema, now and then an odd one; `field` is the name it stands under. */
export const aValueFor = (schema: unknown, texts: Texts, field = ''): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 60, arbitrary: fitting(schema, texts, field) }, { weight: 1, arbitrary: odd })
