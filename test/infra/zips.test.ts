import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkImport, checkSharp, checkSize, readZip } from '../../infra/check-zip.ts'
import { nativeFiles } from '../../infra/native-files.ts'
import { writeZip, type ZipFile } from '../../infra/write-zip.ts'

const project = resolve(import.meta.dirname, '../..')
const file = (path: string, text: string): ZipFile => ({ path, bytes: Buffer.from(text) })
const elf = (path: string, processor: number): ZipFile => {
  const bytes = Buffer.alloc(64)
  bytes.write('\x7fELF', 'latin1')
  bytes[18] = processor
  return { path, bytes }
}

describe('a zip', () => {
  const files = [
    file('functions/b.mjs', 'export const b = 1\n'.repeat(100)),
    file('a/中文.txt', '回音'),
    file('empty', ''),
  ]

  it('gives back the files it was made of', async () => {
    const read = await readZip(writeZip(files))
    expect(read.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')])).toEqual([
      ['a/中文.txt', '回音'],
      ['empty', ''],
      ['functions/b.mjs', 'export const b = 1\n'.repeat(100)],
    ])
  })

  it('is the same byte for byte, whatever the order of the files', () => {
    expect(writeZip([...files].reverse()).equals(writeZip(files))).toBe(true)
  })

  it('that was cut short is refused', async () => {
    await expect(readZip(writeZip(files).subarray(0, 100))).rejects.toThrow()
  })
})

describe('a handler in a zip', () => {
  const imported = (text: string, handler = 'functions/staff.handler') =>
    checkImport([file('functions/staff.mjs', text)], { handler, environment: { RECORDS_TABLE: 'fake' } })

  it('that is a function is fine', async () => {
    expect(await imported('export const handler = async () => 1')).toEqual([])
  })

  it('sees only the environment the template gives it', async () => {
    const text =
      'if (process.env.RECORDS_TABLE !== "fake" || process.env.HOME) throw new Error("foreign"); export const handler = () => 1'
    expect(await imported(text)).toEqual([])
  })

  it('that is no function is found', async () => {
    expect(await imported('export const handler = 1')).toEqual(['functions/staff.handler is no function but number'])
  })

  it('that needs a package left out of the zip is found', async () => {
    expect(await imported("import 'sharp'; export const handler = () => 1")).toEqual([
      expect.stringContaining("Cannot find package 'sharp'"),
    ])
  })

  it('whose file is not in the zip is found', async () => {
    expect(await imported('', 'functions/stuff.handler')).toEqual(['the zip holds no functions/stuff.mjs'])
  })
})

describe('the photo function carries sharp', () => {
  const addon = 'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node'
  const library = 'node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.8.17.3'

  it('as compiled for Lambda', () => {
    expect(checkSharp([elf(addon, 0x3e), elf(library, 0x3e)])).toEqual([])
  })

  it('and not as compiled for another processor', () => {
    expect(checkSharp([elf(addon, 0xb7), elf(library, 0x3e)])).toEqual(["sharp's linux-x64 addon is missing"])
  })

  it('and not without the library it draws with', () => {
    expect(checkSharp([elf(addon, 0x3e)])).toEqual(["sharp's linux-x64 libvips is missing"])
  })

  it('with everything it needs and no build for another machine', async () => {
    const files = await nativeFiles(project, ['sharp'])
    const packages = new Set(
      files.map(({ path }) => /node_modules\/(@[^/]+\/[^/]+|[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1]),
    )
    expect([...packages].sort()).toEqual([
      '@img/colour',
      '@img/sharp-libvips-linux-x64',
      '@img/sharp-linux-x64',
      'detect-libc',
      'semver',
      'sharp',
    ])
  })

  it('with the very copies its code would load here, not another version of the same name', async () => {
    const files = await nativeFiles(project, ['sharp'])
    const sharp = resolve(project, 'node_modules/sharp/package.json')
    const semver = createRequire(sharp).resolve('semver/package.json')
    const carried = files.filter(({ path }) => path.endsWith('/semver/package.json')).map(({ path }) => path)
    expect(carried).toEqual([relative(project, semver).replaceAll('\\', '/')])
  })

  it('and says what to do where that build is not installed', async () => {
    await expect(nativeFiles(project, ['no-such-native'])).rejects.toThrow(/npm ci --os=linux --cpu=x64/)
  })
})

it('a zip that unpacks to more than 250 MB is refused', () => {
  const big = { path: 'big', bytes: new Uint8Array(250 * 1024 * 1024) }
  expect(checkSize([big])).toEqual([])
  expect(checkSize([big, file('more', 'x')])).toEqual([expect.stringContaining('Lambda takes')])
})
