// What a build weighs against WeChat's limits and our own. A package that grew too far fails the build, not the upload.

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Platform } from './builds.ts'

const megabyte = 1024 * 1024
/** Ours; WeChat's own limit is 2 MB for each package and 30 MB for all. */
export const packageLimits = { main: megabyte, subpackage: 1.5 * megabyte, all: 30 * megabyte } as const
/** What a browser loads before the first screen, not compressed. */
const mostForH5 = 3 * megabyte

const AppJson = z.object({
  subPackages: z.optional(z.array(z.object({ root: z.string() }))),
  subpackages: z.optional(z.array(z.object({ root: z.string() }))),
})

export type Sizes = { lines: string[]; faults: string[] }
type FileSize = { path: string; bytes: number }

const filesIn = async (folder: string): Promise<FileSize[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(it => it.isFile()).map(it => join(it.parentPath, it.name))
  return Promise.all(
    files.map(async path => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: (await stat(path)).size,
    })),
  )
}

const sum = (files: readonly FileSize[]): number => files.reduce((total, { bytes }) => total + bytes, 0)
/** For people to read. */
export const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`

/** The weight of each package, given its files: main is whatever stands in no subpackage. */
export const weighPackages = (files: readonly FileSize[], roots: readonly string[]): Sizes => {
  const folders = roots.map(root => `${root.replace(/^\/|\/$/g, '')}/`)
  const main = files.filter(({ path }) => !folders.some(folder => path.startsWith(folder)))
  const rows = [
    { name: 'main package', bytes: sum(main), most: packageLimits.main },
    ...folders.map(folder => ({
      name: `subpackage ${folder}`,
      bytes: sum(files.filter(({ path }) => path.startsWith(folder))),
      most: packageLimits.subpackage,
    })),
    { name: 'all packages', bytes: sum(files), most: packageLimits.all },
  ]
  return {
    lines: rows.map(
      ({ name, bytes, most }) => `  ${name.padEnd(24)} ${kilobytes(bytes).padStart(8)} of ${kilobytes(most)}`,
    ),
    faults: rows
      .filter(({ bytes, most }) => bytes > most)
      .map(({ name, bytes, most }) => `the ${name} weighs ${kilobytes(bytes)}, more than ${kilobytes(most)}`),
  }
}

const weighBrowser = (files: readonly FileSize[]): Sizes => {
  const bytes = sum(files.filter(({ path }) => /\.(js|css|html)$/.test(path)))
  return {
    lines: [`  ${'scripts and styles'.padEnd(24)} ${kilobytes(bytes).padStart(8)} of ${kilobytes(mostForH5)}`],
    faults:
      bytes > mostForH5 ? [`scripts and styles weigh ${kilobytes(bytes)}, more than ${kilobytes(mostForH5)}`] : [],
  }
}

/** Reads a finished build and weighs it. */
export const packageSizes = async (platform: Platform, folder: string): Promise<Sizes> => {
  // Licence texts and the tools' own settings are not uploaded.
  const files = (await filesIn(folder)).filter(({ path }) => !/\.LICENSE\.txt$|^project\.[\w.]*json$/.test(path))
  if (platform === 'h5') return weighBrowser(files)
  const app = AppJson.parse(JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')))
  return weighPackages(
    files,
    [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(it => it.root),
  )
}
