import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleFunctions } from '../../infra/bundle-functions.ts'
import { checkPackage } from '../../infra/check-package.ts'
import { readZip } from '../../infra/check-zip.ts'

const project = resolve(import.meta.dirname, '../..')
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'huiyin-bundles-'))
  await mkdir(join(root, 'functions'))
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction')
  await cp(join(project, 'package.json'), join(root, 'package.json'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(join(root, 'functions', name), text)

const functionWith = (handler: string, zip: string) => ({
  Resources: {
    StaffLambdaFunction: {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: handler, Code: { S3Key: `any/${zip}` }, Environment: { Variables: { STAGE: 'prod' } } },
    },
  },
})

describe('bundles', () => {
  it('are made of the files that export a handler, each with what it needs', async () => {
    await write('runtime.ts', 'export const stage = process.env.STAGE')
    await write('staff.ts', "import { stage } from './runtime.ts'\nexport const handler = async () => stage")
    const bundles = await bundleFunctions(root)
    expect(bundles.map(({ path, exports }) => [path, exports])).toEqual([['functions/staff', ['handler']]])
    expect(bundles[0]?.ownCode).toContain('process.env.STAGE')
    const files = await readZip(await readFile(join(root, '.esbuild/staff.zip')))
    expect(files.map(({ path }) => path)).toEqual(['functions/staff.mjs', 'functions/staff.mjs.map'])
  })

  it('are refused at once, in plain words, when one cannot be made', async () => {
    await write('staff.ts', "import './not-there.ts'\nexport const handler = () => 1")
    await expect(bundleFunctions(root)).rejects.toThrow(/Could not resolve "\.\/not-there\.ts"/)
  })

  it('are refused when there is nothing to bundle', async () => {
    await write('runtime.ts', 'export const stage = 1')
    await expect(bundleFunctions(root)).rejects.toThrow(/no file that exports a handler/)
  })
})

describe('a packaged function', () => {
  it("starts, also when a CommonJS part of it requires one of Node's own modules", async () => {
    await write('old.cjs', "module.exports = require('node:os').EOL")
    await write('staff.ts', "import end from './old.cjs'\nexport const handler = () => end")
    const bundles = await bundleFunctions(root)
    expect(await checkPackage(root, functionWith('functions/staff.handler', 'staff.zip'), bundles)).toEqual({
      faults: [],
      notImported: [],
    })
  })

  it('that fails while it is loaded is found', async () => {
    await write('staff.ts', "throw new Error('no such setting')\nexport const handler = () => 1")
    const { faults } = await checkPackage(
      root,
      functionWith('functions/staff.handler', 'staff.zip'),
      await bundleFunctions(root),
    )
    expect(faults).toEqual([expect.stringContaining('no such setting')])
  })

  it('that lacks a setting is found, before its first request', async () => {
    const settings = 'settings: () => { if (!process.env.RECORDS_TABLE) throw new Error("no RECORDS_TABLE") }'
    await write('runtime.ts', `export const lambda = { ${settings} }`)
    await write('staff.ts', "import { lambda } from './runtime.ts'\nexport const handler = () => lambda.settings()")
    const { faults } = await checkPackage(
      root,
      functionWith('functions/staff.handler', 'staff.zip'),
      await bundleFunctions(root),
    )
    expect(faults).toEqual([expect.stringMatching(/runtime.ts refuses its environment: Error: no RECORDS_TABLE/)])
  })

  it("that is given another function's zip is found", async () => {
    await write('staff.ts', 'export const handler = () => 1')
    await write('public.ts', 'export const handler = () => 1')
    const { faults } = await checkPackage(
      root,
      functionWith('functions/staff.handler', 'public.zip'),
      await bundleFunctions(root),
    )
    expect(faults).toEqual(['StaffLambdaFunction: the zip holds no functions/staff.mjs'])
  })

  it('whose zip was not made is found', async () => {
    await write('staff.ts', 'export const handler = () => 1')
    const { faults } = await checkPackage(
      root,
      functionWith('functions/staff.handler', 'stuff.zip'),
      await bundleFunctions(root),
    )
    expect(faults).toEqual(['StaffLambdaFunction: its zip "any/stuff.zip" was not made'])
  })
})
