import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isRecord, recordOf, textList } from './shapes.ts'

type TabItem = { readonly route: string; readonly text: string }

/** A built mini-program on disk. */
export type AppFiles = {
  readonly dist: string
  readonly config: Readonly<Record<string, unknown>>
  /** every page, subpackages included, without leading slash; the first is the home page */
  readonly routes: readonly string[]
  readonly tabs: readonly TabItem[]
  readonly files: readonly string[]
  read(file: string): string
  /** the .json beside a page or component, {} when there is none */
  settingsOf(route: string): Readonly<Record<string, unknown>>
}

/** Reads app.json and lists the files of a dist folder. Throws where WeChat would refuse to start. */
export function readAppFiles(dist: string): AppFiles {
  if (!existsSync(join(dist, 'app.json'))) throw new Error(`No mini-program in ${dist}: app.json is missing`)
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  const read = (file: string) => readFileSync(join(dist, file), 'utf8')
  const json = (file: string): Record<string, unknown> => recordOf(JSON.parse(read(file)))
  const config = json('app.json')
  const routes = [...textList(config.pages), ...subpackageRoutes(config)]
  for (const route of routes) {
    for (const kind of ['js', 'wxml']) {
      if (!files.includes(`${route}.${kind}`))
        throw new Error(`app.json names ${route}, but ${route}.${kind} is missing`)
    }
  }
  return {
    dist,
    config,
    routes,
    tabs: tabItems(config),
    files,
    read,
    settingsOf: route => (files.includes(`${route}.json`) ? json(`${route}.json`) : {}),
  }
}

function subpackageRoutes(config: Readonly<Record<string, unknown>>): string[] {
  const packages = config.subPackages ?? config.subpackages
  if (!Array.isArray(packages)) return []
  return packages.filter(isRecord).flatMap(each => {
    const root = String(each.root).replace(/\/$/, '')
    return textList(each.pages).map(page => `${root}/${page}`)
  })
}

function tabItems(config: Readonly<Record<string, unknown>>): TabItem[] {
  const list = recordOf(config.tabBar).list
  if (!Array.isArray(list)) return []
  return list.filter(isRecord).map(item => ({ route: String(item.pagePath), text: String(item.text) }))
}
