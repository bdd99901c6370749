// Every resource type, property and attribute against the schema AWS publishes, as deep as that schema goes.
import type { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { isComputed, isJson, type Json, referencesOf, type Template } from './template.ts'

export type AwsSchema = ReturnType<typeof loadAwsServiceSpecSync>

const described = (schema: AwsSchema, type: string) =>
  schema.lookup('resource', 'cloudFormationType', 'equals', type)[0]

type Property = NonNullable<ReturnType<typeof described>>['properties'][string]
type PropertyType = Property['type']

/** Unknown types, unknown or missing properties, values of the wrong kind, unknown attributes; one sentence each. */
export const checkSchema = (template: Template, schema: AwsSchema): string[] =>
  [...template.resources].flatMap(([id, resource]) => {
    const known = described(schema, resource.type)
    if (known === undefined) return [`${id}: AWS knows no resource type "${resource.type}"`]
    return [
      ...checkProperties(resource.properties, known.properties, id, schema),
      ...checkAttributes(id, template, schema),
    ]
  })

const checkAttributes = (id: string, template: Template, schema: AwsSchema): string[] => {
  const resource = template.resources.get(id)
  if (resource === undefined) return []
  return referencesOf(id, resource).flatMap(({ to, attribute, at }) => {
    const target = template.resources.get(to)
    const known = target && described(schema, target.type)
    if (attribute === undefined || known === undefined || attribute in known.attributes) return []
    return [`${at}: ${known.cloudFormationType} has no attribute "${attribute}"`]
  })
}

const checkProperties = (given: Json, known: Record<string, Property>, at: string, schema: AwsSchema): string[] => {
  const missing = Object.entries(known)
    .filter(([name, property]) => property.required === true && given[name] === undefined)
    .map(([name]) => `${at}: the property "${name}" is missing`)
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = known[name]
    if (property === undefined) return [`${at}: AWS knows no property "${name}" here`]
    return checkValue(value, property.type, `${at}.${name}`, schema)
  })
  return [...missing, ...wrong]
}

const checkValue = (value: unknown, type: PropertyType, at: string, schema: AwsSchema): string[] => {
  if (isComputed(value)) return []
  switch (type.type) {
    case 'json':
      return []
    case 'ref': {
      if (!isJson(value)) return [`${at}: not an object`]
      return checkProperties(value, schema.get('typeDefinition', type.reference.$ref).properties, at, schema)
    }
    case 'array':
      if (!Array.isArray(value)) return [`${at}: not a list`]
      return value.flatMap((item, i) => checkValue(item, type.element, `${at}[${i}]`, schema))
    case 'map':
      if (!isJson(value)) return [`${at}: not an object`]
      return Object.entries(value).flatMap(([key, item]) => checkValue(item, type.element, `${at}.${key}`, schema))
    case 'union':
      return fewestFaults(type.types.map(one => checkValue(value, one, at, schema)))
    case 'tag':
      return isJson(value) && 'Key' in value && 'Value' in value ? [] : [`${at}: not a tag`]
    default:
      return checkPlainValue(value, type, at)
  }
}

type PlainType = Exclude<PropertyType, { type: 'json' | 'ref' | 'array' | 'map' | 'union' | 'tag' }>

// CloudFormation takes numbers and booleans written as text, and text written as numbers or booleans.
const checkPlainValue = (value: unknown, type: PlainType, at: string): string[] => {
  if (type.type === 'null') return value === null ? [] : [`${at}: not empty`]
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return [`${at}: not a ${type.type}`]
  }
  if (type.type === 'boolean' && !['true', 'false'].includes(`${value}`)) return [`${at}: neither true nor false`]
  if ((type.type === 'integer' || type.type === 'number') && !/^-?\d+(\.\d+)?$/.test(`${value}`)) {
    return [`${at}: not a number`]
  }
  const allowed = 'allowedValues' in type ? (type.allowedValues ?? []).map(one => `${one}`) : []
  if (allowed.length > 0 && !allowed.includes(`${value}`)) {
    return [`${at}: "${value}" is none of ${allowed.join(', ')}`]
  }
  return []
}

const fewestFaults = (attempts: string[][]): string[] =>
  attempts.reduce((best, next) => (next.length < best.length ? next : best), attempts[0] ?? [])
