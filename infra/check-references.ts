// Names that lead nowhere, and circles: CloudFormation refuses both, but only after the upload.
import { referencesOf, type Template } from './template.ts'

/** Every Ref, Fn::GetAtt, Fn::Sub and DependsOn that names nothing in the template, and the first circle of names. */
export const checkReferences = (template: Template): string[] => {
  const lost = [...template.resources].flatMap(([id, resource]) =>
    referencesOf(id, resource)
      .filter(({ to }) => !template.resources.has(to) && !template.parameters.has(to))
      .map(({ to, at }) => `${at}: "${to}" is neither a resource nor a parameter of this template`),
  )
  const circle = firstCircle(template)
  return circle === undefined ? lost : [...lost, `these wait for each other: ${circle.join(' → ')}`]
}

const firstCircle = (template: Template): string[] | undefined => {
  const finished = new Set<string>()
  const follow = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    const resource = template.resources.get(id)
    if (finished.has(id) || resource === undefined) return undefined
    for (const { to } of referencesOf(id, resource)) {
      const circle = follow(to, [...path, id])
      if (circle !== undefined) return circle
    }
    finished.add(id)
    return undefined
  }
  for (const id of template.resources.keys()) {
    const circle = follow(id, [])
    if (circle !== undefined) return circle
  }
  return undefined
}
