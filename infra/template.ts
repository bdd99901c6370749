// How the checks see a CloudFormation template: parsed once, then walked.

export type Json = Record<string, unknown>
export type Resource = { readonly type: string; readonly properties: Json; readonly whole: Json }
export type Template = { readonly resources: ReadonlyMap<string, Resource>; readonly parameters: ReadonlySet<string> }

/** Something another part of the template is named by: the target's logical id, and the attribute where one is asked for. */
export type Reference = { readonly to: string; readonly attribute?: string; readonly at: string }

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Reads a template; throws when it is not one. */
export const readTemplate = (template: unknown): Template => {
  if (!isJson(template) || !isJson(template.Resources)) throw new Error('not a CloudFormation template: no Resources')
  const resources = Object.entries(template.Resources).map(([id, resource]): [string, Resource] => {
    if (!isJson(resource)) throw new Error(`${id} is not a resource`)
    const properties = isJson(resource.Properties) ? resource.Properties : {}
    return [id, { type: textOf(resource.Type) ?? '', properties, whole: resource }]
  })
  const parameters = isJson(template.Parameters) ? Object.keys(template.Parameters) : []
  return { resources: new Map(resources), parameters: new Set(parameters) }
}

/** The resources of one type, with their logical ids. */
export const resourcesOfType = (template: Template, type: string): [string, Resource][] =>
  [...template.resources].filter(([, resource]) => resource.type === type)

/** Ref, Fn::… and Condition are computed by CloudFormation: their value is unknown here. */
export const isComputed = (value: unknown): value is Json => {
  if (!isJson(value)) return false
  const [key, ...others] = Object.keys(value)
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))
}

/** The target of `Fn::GetAtt: [id, attribute]` (or `id.attribute`); undefined for anything else. */
export const attributeTarget = (value: unknown): { to: string; attribute: string } | undefined => {
  if (!isJson(value)) return undefined
  const named = value['Fn::GetAtt']
  const parts = Array.isArray(named) ? named : typeof named === 'string' ? named.split(/\.(.*)/) : []
  const [to, attribute] = [textOf(parts[0]), textOf(parts[1])]
  return to !== undefined && attribute !== undefined ? { to, attribute } : undefined
}

/** Every place in a value, with its path: objects and arrays before what is in them. */
export function* placesIn(value: unknown, at: string): Generator<{ at: string; value: unknown }> {
  yield { at, value }
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* placesIn(item, `${at}[${i}]`)
  else if (isJson(value)) for (const [key, item] of Object.entries(value)) yield* placesIn(item, `${at}.${key}`)
}

/** Everything a resource names by Ref, Fn::GetAtt, Fn::Sub or DependsOn; pseudo-parameters (AWS::…) are left out. */
export const referencesOf = (id: string, resource: Resource): Reference[] => {
  const dependsOn = [resource.whole.DependsOn].flat().flatMap(to => (typeof to === 'string' ? [to] : []))
  const found: Reference[] = dependsOn.map(to => ({ to, at: `${id}.DependsOn` }))
  for (const { at, value } of placesIn(resource.properties, id)) {
    if (!isJson(value)) continue
    const ref = textOf(value.Ref)
    if (ref !== undefined && isComputed(value)) found.push({ to: ref, at })
    const attribute = attributeTarget(value)
    if (attribute !== undefined) found.push({ ...attribute, at })
    found.push(...substitutedIn(value['Fn::Sub'], at))
  }
  return found.filter(({ to }) => !to.startsWith('AWS::'))
}

const substitutedIn = (sub: unknown, at: string): Reference[] => {
  const text = textOf(Array.isArray(sub) ? sub[0] : sub) ?? ''
  const own = Array.isArray(sub) && isJson(sub[1]) ? Object.keys(sub[1]) : []
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, name = '']) => {
    const [to = '', attribute] = name.split(/\.(.*)/)
    if (own.includes(name)) return []
    return [attribute === undefined ? { to, at } : { to, attribute, at }]
  })
}
