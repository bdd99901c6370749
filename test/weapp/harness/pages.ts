import { countSetData, SET_DATA_LIMIT_BYTES } from './meters.ts'
import { type AnyFunction, type Fields, isFunction, isRecord, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'

export type Query = Readonly<Record<string, string>>

/** A page as its own code sees it (`this`), plus what the phone remembers about it. */
export type LivePage = {
  readonly route: string
  readonly options: Query
  readonly instance: Record<string, unknown>
  /** counts setData, so that a drawing can be kept until the next one */
  version: number
}

export type PageParts = {
  /** What Page({...}) of this route was given; loads its code when it is opened for the first time. */
  definitionOf(route: string): Fields
  isOnTop(page: LivePage): boolean
  selectorQuery(): unknown
}

/** Makes a page object from its definition, with a setData under WeChat's limits. */
export function makePage(shell: Shell, parts: PageParts, route: string, query: Query): LivePage {
  const definition = parts.definitionOf(route)
  const instance: Record<string, unknown> = { ...definition }
  const page: LivePage = { route, options: query, instance, version: 0 }
  Object.assign(instance, {
    route,
    __route__: route,
    options: shell.realm.copy(query),
    data: shell.realm.copy(definition.data ?? {}),
    is: route,
    getPageId: () => `page-${route}`,
    createSelectorQuery: () => parts.selectorQuery(),
    selectComponent: () => null,
    selectAllComponents: () => [],
    getTabBar: () => null,
    setData: (patch: unknown, done: unknown) => setData(shell, page, patch, done, !parts.isOnTop(page)),
  })
  return page
}

/** Calls a life-cycle function or an event handler of a page, if it has one. */
export function callPage(shell: Shell, page: LivePage, name: string, ...parameters: unknown[]): unknown {
  const method = page.instance[name]
  if (!isFunction(method)) return undefined
  return shell.guard(() => Reflect.apply(method, page.instance, parameters))
}

function setData(shell: Shell, page: LivePage, patch: unknown, done: unknown, inBackground: boolean): void {
  if (!isRecord(patch)) throw shell.realm.error('setData:fail data should be an Object')
  const json = JSON.stringify(patch)
  const bytes = Buffer.byteLength(json)
  countSetData(shell.meters, { bytes, inBackground, at: shell.clock.now() })
  if (bytes > SET_DATA_LIMIT_BYTES) {
    throw shell.realm.error(`setData:fail ${Math.ceil(bytes / 1024)} KB is over the limit of 1024 KB`)
  }
  const data = recordOf(page.instance.data)
  for (const [path, value] of Object.entries(recordOf(shell.realm.copy(patch)))) setAt(shell, data, path, value)
  page.version += 1
  shell.activity.changed()
  if (isFunction(done)) shell.clock.setTimer(guarded(shell, done, page.instance), 0)
}

const guarded = (shell: Shell, run: AnyFunction, self: unknown) => () => {
  shell.guard(() => Reflect.apply(run, self, []))
}

/** Sets `a.b[0].c` inside data, making the objects and lists on the way. */
function setAt(shell: Shell, data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(key => key !== '')
  const last = keys.pop()
  if (last === undefined) return
  let place: object = data
  keys.forEach((key, depth) => {
    const inside: unknown = Reflect.get(place, key)
    if (typeof inside === 'object' && inside !== null) {
      place = inside
      return
    }
    const made = recordOrList(shell, keys[depth + 1] ?? last)
    Reflect.set(place, key, made)
    place = made
  })
  Reflect.set(place, last, value)
}

function recordOrList(shell: Shell, nextKey: string): object {
  const made = shell.realm.copy(/^\d+$/.test(nextKey) ? [] : {})
  return typeof made === 'object' && made !== null ? made : {}
}
