import { resourcesOfType, type Template, textOf } from './template.ts'

/** What each bundle exports, by its path without ending: `functions/resident` → `['handler']`. */
export type BundleExports = ReadonlyMap<string, readonly string[]>

/** Handlers that lead to no bundle or to nothing exported, and bundles that no function runs. */
export const checkHandlers = (template: Template, bundles: BundleExports): string[] => {
  const used = new Set<string>()
  const wrong = resourcesOfType(template, 'AWS::Lambda::Function').flatMap(([id, fn]) => {
    const handler = textOf(fn.properties.Handler) ?? ''
    const [, path = '', name = ''] = /^(.+)\.([^./]+)$/.exec(handler) ?? []
    const exported = bundles.get(path)
    used.add(path)
    if (exported === undefined) return [`${id}: the handler "${handler}" leads to no file (${path || handler}.ts)`]
    return exported.includes(name) ? [] : [`${id}: ${path}.ts exports no "${name}"`]
  })
  const idle = [...bundles.keys()].filter(path => !used.has(path))
  return [...wrong, ...idle.map(path => `${path}.ts exports a handler, but no function in the template runs it`)]
}
