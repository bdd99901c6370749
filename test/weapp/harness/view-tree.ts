import { posix } from 'node:path'
import type { AppFiles } from './app-files.ts'
import type { Draw, RawNode } from './compile-views.ts'
import type { LivePage } from './pages.ts'
import { type AnyFunction, type Fields, isFunction, recordOf } from './shapes.ts'

/** Runs the handler of that name with an event. */
type Handle = (name: string, event: Fields) => void

/** One element on the screen. */
export type ViewNode = {
  readonly tag: string
  readonly id: string
  readonly attributes: Fields
  readonly children: readonly (ViewNode | string)[]
  readonly parent: ViewNode | undefined
  readonly handle: Handle
}

export type Drawer = {
  readonly app: AppFiles
  readonly draw: Draw
  componentDefinition(path: string): Fields
}

/** Draws the tree of a page from its data, components put in place of their tags. */
export function drawPage(drawer: Drawer, page: LivePage, handle: Handle): ViewNode {
  const roots = grow(drawer, page.route, drawer.draw(page.route, page.instance.data), undefined, handle)
  const root = roots.find(node => typeof node !== 'string')
  if (!root) throw new Error(`The template of ${page.route} draws nothing`)
  return root
}

function grow(
  drawer: Drawer,
  file: string,
  raw: RawNode,
  parent: ViewNode | undefined,
  handle: Handle,
): (ViewNode | string)[] {
  if (typeof raw !== 'object' || raw === null) return [String(raw ?? '')]
  const tag = raw.tag.replace(/^wx-/, '')
  const inside = raw.children ?? []
  const component = componentFile(drawer.app, file, tag)
  if (component !== undefined) return growComponent(drawer, component, raw.attr ?? {}, parent)
  const attributes = raw.attr ?? {}
  const children: (ViewNode | string)[] = []
  const node: ViewNode = { tag, id: String(attributes.id ?? ''), attributes, children, parent, handle }
  children.push(...inside.flatMap(child => grow(drawer, file, child, node, handle)))
  return [node]
}

function componentFile(app: AppFiles, file: string, tag: string): string | undefined {
  const path = recordOf(app.settingsOf(file).usingComponents)[tag] ?? recordOf(app.config.usingComponents)[tag]
  if (typeof path !== 'string') return undefined
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path)
}

/** Components that only draw what they are handed (Taro's own) are understood; one with a life of its own is not. */
function growComponent(
  drawer: Drawer,
  path: string,
  attributes: Fields,
  parent: ViewNode | undefined,
): (ViewNode | string)[] {
  const definition = drawer.componentDefinition(path)
  const beyond = ['data', 'lifetimes', 'attached', 'detached', 'observers', 'behaviors', 'pageLifetimes']
  const needs = beyond.filter(key => definition[key] !== undefined)
  if (needs.length > 0)
    throw new Error(`The component ${path} needs ${needs.join(', ')}, which the harness does not have`)
  const given = Object.fromEntries(
    Object.entries(recordOf(definition.properties)).map(([name, property]) => [
      name,
      attributes[name] ?? recordOf(property).value,
    ]),
  )
  const methods = recordOf(definition.methods)
  const self = { data: given, properties: given, ...methods }
  const handle: Handle = (name, event) => {
    const method: AnyFunction | undefined = isFunction(methods[name]) ? methods[name] : undefined
    if (!method) throw new Error(`The component ${path} has no method ${name}`)
    Reflect.apply(method, self, [event])
  }
  const root = drawer.draw(path, given)
  const inside = typeof root === 'object' ? (root.children ?? []) : [root]
  return inside.flatMap(child => grow(drawer, path, child, parent, handle))
}

/** This element and everything inside it, from the outside in. */
export function allNodes(node: ViewNode): ViewNode[] {
  return [node, ...node.children.flatMap(child => (typeof child === 'string' ? [] : allNodes(child)))]
}

/** This element and those it lies in, from the inside out. */
export function ancestors(node: ViewNode): ViewNode[] {
  return node.parent ? [node, ...ancestors(node.parent)] : [node]
}
