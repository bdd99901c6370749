import { access, readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isJson, type Json } from './template.ts'
import type { ZipFile } from './write-zip.ts'

/** The kind of machine Lambda is (serverless.yml: architecture x86_64), in the names native packages use. */
export const lambdaMachine = 'linux-x64'

/**
 * The files of native packages and of everything they need, with the build for Lambda's machine and no other. Throws
 * when that build is not installed, as on a machine of another kind.
 */
export const nativeFiles = async (root: string, packages: readonly string[]): Promise<ZipFile[]> => {
  const folders = new Set<string>()
  for (const name of packages) await collect([root], name, folders)
  return (await Promise.all([...folders].map(folder => packageFiles(root, folder)))).flat()
}

/** Adds the folder that `name` means to a package, and what that needs in turn; `parents`: innermost first. */
const collect = async (parents: readonly string[], name: string, found: Set<string>): Promise<void> => {
  const folder = await folderOf(parents, name)
  if (found.has(folder)) return
  found.add(folder)
  const manifest = await readManifest(folder)
  const builds = keysOf(manifest.optionalDependencies).filter(build => build.endsWith(`-${lambdaMachine}`))
  for (const needed of [...keysOf(manifest.dependencies), ...builds]) await collect([folder, ...parents], needed, found)
}

// A package may have its own, older copy of another one beside the one everybody shares.
const folderOf = async (parents: readonly string[], name: string): Promise<string> => {
  for (const parent of parents) {
    const folder = join(parent, 'node_modules', name)
    const isThere = await access(join(folder, 'package.json')).then(
      () => true,
      () => false,
    )
    if (isThere) return folder
  }
  throw new Error(
    `${name} is not installed. Lambda needs the ${lambdaMachine} build whatever machine packages it: npm ci --os=linux --cpu=x64 --libc=glibc`,
  )
}

const readManifest = async (folder: string): Promise<Json> => {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  if (!isJson(manifest)) throw new Error(`${folder} has no readable package.json`)
  return manifest
}

const keysOf = (value: unknown): string[] => (isJson(value) ? Object.keys(value) : [])

// Types, sources of the C++ part and readmes are of no use to a running function.
const carried = /(^package\.json|\.(c?js|mjs|json|node)|\.so(\.\d+)*|LICEN[CS]E[^/]*|THIRD-PARTY[^/]*)$/

const packageFiles = async (root: string, folder: string): Promise<ZipFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile() && carried.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !relative(folder, file).split(sep).includes('node_modules'))
  return Promise.all(
    files.map(async file => ({ path: relative(root, file).replaceAll('\\', '/'), bytes: await readFile(file) })),
  )
}
