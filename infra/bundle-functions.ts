// One bundle and one zip for each function. Why not a plugin of the packager: docs/decisions/0002-packaging.md.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { ownPartOf } from './check-rights.ts'
import { nativeFiles } from './native-files.ts'
import { writeZip } from './write-zip.ts'

/** `path` is the source without its ending (`functions/resident`); `zip` the file Lambda gets. */
export type Bundle = {
  readonly path: string
  readonly exports: readonly string[]
  /** The part of the code that is the project's own. */
  readonly ownCode: string
  readonly zip: string
  readonly zipBytes: number
  readonly codeBytes: number
}

// What cannot be bundled, because it is compiled for one kind of machine: carried as files, for the machine Lambda is.
const nativePackages: Record<string, readonly string[]> = { 'process-photo': ['sharp'] }

/**
 * Bundles every file directly in functions/ that exports a handler, into .esbuild/<name>.zip. Throws with esbuild's own
 * words when one does not compile, and when there is none.
 */
export const bundleFunctions = async (root: string): Promise<Bundle[]> => {
  const names = await entryNames(root)
  if (names.length === 0) throw new Error('functions/ has no file that exports a handler')
  await rm(join(root, '.esbuild'), { recursive: true, force: true })
  await mkdir(join(root, '.esbuild'), { recursive: true })
  const bundles: Bundle[] = []
  for (const name of names) bundles.push(await bundleOne(root, name))
  return bundles
}

const entryNames = async (root: string): Promise<string[]> => {
  const files = (await readdir(join(root, 'functions'))).filter(file => file.endsWith('.ts')).sort()
  const sources = await Promise.all(
    files.map(async file => ({ file, text: await readFile(join(root, 'functions', file), 'utf8') })),
  )
  return sources
    .filter(({ text }) => /^export (const|(async )?function) handler\b/m.test(text))
    .map(({ file }) => basename(file, '.ts'))
}

const bundleOne = async (root: string, name: string): Promise<Bundle> => {
  const path = `functions/${name}`
  const native = nativePackages[name] ?? []
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${path}.ts`],
    outfile: `.esbuild/${path}.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The packages' own modules, not their CommonJS twins: only what is used of the AWS SDK comes along.
    mainFields: ['module', 'main'],
    // A CommonJS dependency asks for Node's own modules by require, which a module does not have.
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
    external: [...native],
    sourcemap: true,
    sourcesContent: false,
    minify: false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const code = outputFiles.map(({ path: file, contents }) => ({ path: `functions/${basename(file)}`, bytes: contents }))
  const exports = Object.values(metafile.outputs).flatMap(output => output.exports)
  const zipped = writeZip([...code, ...(await nativeFiles(root, native))])
  const zip = join(root, '.esbuild', `${name}.zip`)
  await writeFile(zip, zipped)
  const main = Buffer.from(code.find(file => file.path.endsWith('.mjs'))?.bytes ?? [])
  const ownCode = ownPartOf(main.toString('utf8'))
  return { path, exports, ownCode, zip, zipBytes: zipped.length, codeBytes: main.length }
}
