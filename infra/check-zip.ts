// What Lambda will do with a zip, done here: unpack it somewhere without this project around it, import the handler.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { lambdaMachine } from './native-files.ts'
import type { ZipFile } from './write-zip.ts'

// yauzl comes without types: these are the few parts used here. It reads what infra/write-zip.ts wrote, so that the two
// cannot agree on a mistake.
type Entry = { fileName: string }
type ZipReader = {
  eachEntry(): AsyncIterable<Entry>
  openReadStreamPromise(entry: Entry): Promise<NodeJS.ReadableStream>
}
const yauzl: { fromBufferPromise(bytes: Buffer, options: { lazyEntries: true }): Promise<ZipReader> } = createRequire(
  import.meta.url,
)('yauzl')

const run = promisify(execFile)
const importTimeoutMs = 30_000
const largestUnpackedBytes = 250 * 1024 * 1024

/** The files in a zip. Throws when it is not a whole zip. */
export const readZip = async (zip: Buffer): Promise<ZipFile[]> => {
  const reader = await yauzl.fromBufferPromise(zip, { lazyEntries: true })
  const files: ZipFile[] = []
  for await (const entry of reader.eachEntry()) {
    files.push({ path: entry.fileName, bytes: await buffer(await reader.openReadStreamPromise(entry)) })
  }
  return files
}

/** Imports the handler of an unpacked zip once, in a Node of its own with only this environment; says what was wrong. */
export const checkImport = async (
  files: readonly ZipFile[],
  { handler, environment }: { handler: string; environment: Record<string, string> },
): Promise<string[]> => {
  const [, path = handler, name = ''] = /^(.+)\.([^./]+)$/.exec(handler) ?? []
  if (!files.some(file => file.path === `${path}.mjs`)) return [`the zip holds no ${path}.mjs`]
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-zip-'))
  try {
    for (const file of files) {
      await mkdir(dirname(join(folder, file.path)), { recursive: true })
      await writeFile(join(folder, file.path), file.bytes)
    }
    const url = pathToFileURL(join(folder, `${path}.mjs`)).href
    const script = `const m = await import(${JSON.stringify(url)}); process.stdout.write(typeof m[${JSON.stringify(name)}])`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: folder,
      env: environment,
      timeout: importTimeoutMs,
    })
    return stdout.endsWith('function') ? [] : [`${handler} is no function but ${stdout || 'nothing'}`]
  } catch (error) {
    return [`${handler} cannot be imported: ${wordsOf(error)}`]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Whether functions/runtime.ts accepts an environment: a setting that is missing would otherwise show at the first
 * request in production.
 */
export const checkSettings = async (root: string, environment: Record<string, string>): Promise<string[]> => {
  const url = pathToFileURL(join(root, 'functions', 'runtime.ts')).href
  const script = `const { lambda } = await import(${JSON.stringify(url)}); lambda.settings()`
  try {
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: environment,
      timeout: importTimeoutMs,
    })
    return []
  } catch (error) {
    return [`functions/runtime.ts refuses its environment: ${wordsOf(error)}`]
  }
}

const wordsOf = (error: unknown): string => {
  const lines = error instanceof Error && 'stderr' in error ? String(error.stderr).split('\n') : []
  const from = lines.findIndex(line => /^\S*Error\b/.test(line))
  if (from < 0) return error instanceof Error ? error.message : String(error)
  const said = lines.slice(from, from + 12).map(line => line.trim())
  const until = said.findIndex(line => line.startsWith('at '))
  return said.slice(0, until < 0 ? said.length : until).join(' ')
}

/** Zips that Lambda would refuse by size, unpacked. */
export const checkSize = (files: readonly ZipFile[]): string[] => {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  return bytes > largestUnpackedBytes ? [`unpacked it has ${bytes} bytes, Lambda takes ${largestUnpackedBytes}`] : []
}

/** Whether a zip carries sharp as compiled for Lambda's machine: the addon and the library it draws with. */
export const checkSharp = (files: readonly ZipFile[]): string[] => {
  const isThere = (pattern: RegExp) => files.some(({ path, bytes }) => pattern.test(path) && isForLambda(bytes))
  return [
    ...(isThere(/@img\/sharp-linux-x64\/.*\.node$/) ? [] : [`sharp's ${lambdaMachine} addon is missing`]),
    ...(isThere(/@img\/sharp-libvips-linux-x64\/.*\.so[.\d]*$/) ? [] : [`sharp's ${lambdaMachine} libvips is missing`]),
  ]
}

// An ELF file says in byte 18 which processor it is for; 0x3e is x86-64.
const isForLambda = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === '\x7fELF' && bytes[18] === 0x3e
