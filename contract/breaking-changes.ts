// What a new promise would break for phones already out there: old requests must still be accepted, new answers still be readable.

import type { Json, JsonObject, OpenApi, Operation, Parameter } from './openapi.ts'

type Side = { document: OpenApi; schema: Json | undefined }

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

/** Follows a reference into the document's components. */
const resolve = ({ document, schema }: Side): JsonObject => {
  if (!isObject(schema)) return {}
  if (typeof schema.$ref !== 'string') return schema
  return resolve({ document, schema: document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] })
}

/** A number and an integer are one type with different bounds; whole numbers are the narrower. */
const oneTypeFits = (wide: Json | undefined, narrow: Json | undefined): boolean =>
  wide === narrow || (wide === 'number' && narrow === 'integer')

const typesOf = (type: Json | undefined): (Json | undefined)[] => (Array.isArray(type) ? type : [type])

/** Of several types each narrow one needs a wide one that takes it. */
const typeFits = (wide: Json | undefined, narrow: Json | undefined): boolean =>
  wide === undefined || typesOf(narrow).every(one => typesOf(wide).some(other => oneTypeFits(other, one)))

const lowerBounds = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const
const upperBounds = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const

const bound = (schema: JsonObject, name: string, absent: number): number => {
  const value = schema[name]
  return typeof value === 'number' ? value : absent
}

const limitMisfits = (wide: JsonObject, narrow: JsonObject): string[] => [
  ...lowerBounds.filter(name => bound(wide, name, -Infinity) > bound(narrow, name, -Infinity)),
  ...upperBounds.filter(name => bound(wide, name, Infinity) < bound(narrow, name, Infinity)),
  ...(wide.pattern !== undefined && wide.pattern !== narrow.pattern ? ['pattern'] : []),
  ...(wide.format !== undefined && wide.format !== narrow.format ? ['format'] : []),
]

/** Values `narrow` may hold; undefined where it may hold any. */
const valuesOf = (schema: JsonObject): Json[] | undefined =>
  schema.const !== undefined ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined

const valueMisfits = (wide: JsonObject, narrow: JsonObject): string[] => {
  const [accepted, held] = [valuesOf(wide), valuesOf(narrow)]
  // A list with a default is read leniently: what it does not know becomes the default.
  if (accepted === undefined || (wide.default !== undefined && typeof wide.default === 'string')) return []
  if (held === undefined) return ['is no longer one of a list']
  return held.filter(value => !accepted.includes(value)).map(value => `value ${JSON.stringify(value)}`)
}

const variantsOf = (schema: JsonObject): Json[] | undefined => {
  const variants = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
  return variants.length > 0 ? variants : undefined
}

const objectMisfits = (wide: Side, narrow: Side, at: string): string[] => {
  const [accepting, holding] = [resolve(wide), resolve(narrow)]
  const accepted = isObject(accepting.properties) ? accepting.properties : {}
  const held = isObject(holding.properties) ? holding.properties : {}
  const faults: string[] = []
  for (const name of listOf(accepting.required))
    if (typeof name === 'string' && !listOf(holding.required).includes(name))
      faults.push(`${at}.${name}: may be missing where it is required`)
  for (const [name, schema] of Object.entries(held)) {
    const known = accepted[name]
    if (known !== undefined) faults.push(...misfits({ ...wide, schema: known }, { ...narrow, schema }, `${at}.${name}`))
    else if (accepting.additionalProperties === false) faults.push(`${at}.${name}: no longer accepted`)
  }
  if (isObject(accepting.additionalProperties) && holding.additionalProperties !== undefined)
    faults.push(
      ...misfits(
        { ...wide, schema: accepting.additionalProperties },
        { ...narrow, schema: holding.additionalProperties },
        `${at}.*`,
      ),
    )
  return faults
}

/** Where a value that `narrow` may hold would not be accepted by `wide`. */
const misfits = (wide: Side, narrow: Side, at: string): string[] => {
  const [accepting, holding] = [resolve(wide), resolve(narrow)]
  const [accepted, held] = [variantsOf(accepting), variantsOf(holding)]
  if (held) return held.flatMap(schema => misfits(wide, { ...narrow, schema }, at))
  if (accepted) {
    const tries = accepted.map(schema => misfits({ ...wide, schema }, narrow, at))
    return tries.reduce((best, it) => (it.length < best.length ? it : best))
  }
  if (!typeFits(accepting.type, holding.type))
    return [`${at}: type ${JSON.stringify(holding.type)} against ${JSON.stringify(accepting.type)}`]
  const items =
    accepting.items !== undefined
      ? misfits({ ...wide, schema: accepting.items }, { ...narrow, schema: holding.items }, `${at}[]`)
      : []
  return [
    ...[...limitMisfits(accepting, holding), ...valueMisfits(accepting, holding)].map(what => `${at}: ${what}`),
    ...objectMisfits(wide, narrow, at),
    ...items,
  ]
}

/** Fields a released answer had and the new one has not; the phone would silently show less. */
const lostFields = (released: Side, current: Side, at: string): string[] => {
  const [before, after] = [resolve(released), resolve(current)]
  const [was, is] = [before.properties, after.properties]
  const here = isObject(was)
    ? Object.entries(was).flatMap(([name, schema]) => {
        const known = isObject(is) ? is[name] : undefined
        return known === undefined
          ? [`${at}.${name}: removed`]
          : lostFields({ ...released, schema }, { ...current, schema: known }, `${at}.${name}`)
      })
    : []
  const items =
    before.items === undefined
      ? []
      : lostFields({ ...released, schema: before.items }, { ...current, schema: after.items }, `${at}[]`)
  return [...here, ...items]
}

const parameterMisfits = (released: Released, current: Current): string[] => {
  const key = (it: Parameter) => `${it.in} ${it.name}`
  const before = new Map(released.operation.parameters.map(it => [key(it), it]))
  const after = new Map(current.operation.parameters.map(it => [key(it), it]))
  const removed = [...before]
    .filter(([name, it]) => it.in !== 'header' && !after.has(name))
    .map(([name]) => `${name}: no longer accepted`)
  const kept = [...after].flatMap(([name, it]) => {
    const old = before.get(name)
    if (it.required && !old?.required) return [`${name}: newly required`]
    return old
      ? misfits(
          { document: current.document, schema: it.schema },
          { document: released.document, schema: old.schema },
          name,
        )
      : []
  })
  return [...removed, ...kept]
}

type Released = { document: OpenApi; operation: Operation }
type Current = Released

const bodyOf = ({ document, operation }: Released): Side => ({
  document,
  schema: operation.requestBody?.content['application/json'].schema,
})

const answerOf = ({ document, operation }: Released): Side => ({
  document,
  schema: operation.responses['200'].content['application/json'].schema,
})

const operationBreaks = (released: Released, current: Current): string[] => {
  const tokens = current.operation.security.length > released.operation.security.length
  const answers = [answerOf(released), answerOf(current)] as const
  const unreadable = misfits(answers[0], answers[1], 'answer')
  const lost = lostFields(answers[0], answers[1], 'answer').filter(it => !unreadable.includes(it))
  return [
    ...(tokens ? ['a token is newly required'] : []),
    ...parameterMisfits(released, current),
    ...misfits(bodyOf(current), bodyOf(released), 'request'),
    ...unreadable,
    ...lost,
  ]
}

/** Every change from the released document that breaks a phone in the field, one line each; empty when compatible. */
export const breakingChanges = (released: OpenApi, current: OpenApi): string[] =>
  Object.entries(released.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const where = `${method.toUpperCase()} ${path}`
      const now = current.paths[path]?.[method]
      if (!now) return [`${where}: removed`]
      return operationBreaks({ document: released, operation }, { document: current, operation: now }).map(
        fault => `${where}: ${fault}`,
      )
    }),
  )
