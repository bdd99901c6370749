// A built mini-program as it would be uploaded: its files, its app.json, its project settings.

import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import * as z from 'zod/mini'

const App = z.object({
  pages: z.array(z.string()),
  subPackages: z._default(z.array(z.object({ root: z.string(), pages: z.array(z.string()) })), []),
  tabBar: z.optional(
    z.object({
      list: z.array(
        z.object({
          pagePath: z.string(),
          iconPath: z.optional(z.string()),
          selectedIconPath: z.optional(z.string()),
        }),
      ),
    }),
  ),
  lazyCodeLoading: z.optional(z.string()),
  sitemapLocation: z.optional(z.string()),
  themeLocation: z.optional(z.string()),
})

const Project = z.object({
  setting: z.object({
    urlCheck: z.optional(z.boolean()),
    minified: z.optional(z.boolean()),
    minifyWXML: z.optional(z.boolean()),
    minifyWXSS: z.optional(z.boolean()),
  }),
})

export type PackageFile = { path: string; bytes: Buffer }

export type BuiltPackage = {
  /** What is uploaded, sorted by path; licence texts and the tools' own settings are not. */
  files: readonly PackageFile[]
  app: z.infer<typeof App>
  /** Every page, those of subpackages included. */
  pages: readonly string[]
  project: z.infer<typeof Project> | undefined
}

const notUploaded = /\.LICENSE\.txt$|^project\.[\w.]*json$/

/** Reads a build. Throws where there is none. */
export const readPackage = async (folder: string): Promise<BuiltPackage> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(it => it.isFile())
    .map(it => relative(folder, join(it.parentPath, it.name)).split(sep).join('/'))
    .filter(path => !notUploaded.test(path))
    .sort()
  const app = App.parse(JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')))
  const settings = await readFile(join(folder, 'project.config.json'), 'utf8').catch(() => undefined)
  return {
    files: await Promise.all(paths.map(async path => ({ path, bytes: await readFile(join(folder, path)) }))),
    app,
    pages: [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`))],
    project: settings === undefined ? undefined : Project.parse(JSON.parse(settings)),
  }
}

/** The texts of the files with one of these endings. */
export const textsOf = ({ files }: BuiltPackage, ...endings: string[]): { path: string; text: string }[] =>
  files
    .filter(({ path }) => endings.some(ending => path.endsWith(ending)))
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }))

/** Where in a file something stands, for whoever goes there. */
export const placeIn = (path: string, text: string, index: number): string => {
  const line = text.slice(0, index).split('\n').length
  const column = index - text.lastIndexOf('\n', index - 1)
  return `${path}:${line}:${column}`
}

/** Every match of a pattern in these files, each where it stands. */
export const matchesIn = (
  texts: readonly { path: string; text: string }[],
  pattern: RegExp,
): { place: string; match: RegExpMatchArray }[] =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(match => ({ place: placeIn(path, text, match.index), match })),
  )
