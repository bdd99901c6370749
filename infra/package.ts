// `npm run package`: everything that goes to production, made and checked offline and without credentials. Arguments go
// to osls, for instance --stage prod --param wechatAppId=wx0123456789abcdef.
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { type Bundle, bundleFunctions } from './bundle-functions.ts'
import { checkPackage } from './check-package.ts'
import { checkTemplate } from './check-template.ts'
import { writeTemplate } from './write-template.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..')

const packageEverything = async (args: readonly string[]): Promise<string[]> => {
  if (!process.version.startsWith('v24.'))
    return [`this is Node ${process.version}, production runs on 24: use npm run package`]
  const types = await timed('types', checkTypes)
  if (types.length > 0) return types
  const bundles = await timed('bundles', () => bundleFunctions(root))
  const template = await timed('template', () => writeTemplate(root, { args }))
  const schema = await loadAwsServiceSpec()
  const exportsByPath = new Map(bundles.map(({ path, exports }) => [path, exports]))
  const faults = await timed('check of the template', async () =>
    checkTemplate(template, { schema, bundles: exportsByPath }),
  )
  const { faults: inZips, notImported } = await timed('check of the zips', () => checkPackage(root, template, bundles))
  for (const id of notImported)
    console.log(`${id} was not imported: its native part is for another kind of machine than this`)
  for (const bundle of bundles) console.log(sizes(bundle))
  return [...faults, ...inZips]
}

const checkTypes = async (): Promise<string[]> => {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  try {
    await run(process.execPath, [compiler, '-p', join(root, 'tsconfig.json'), '--noEmit'], { timeout: 180_000 })
    return []
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : ''
    return said === '' ? [`the types could not be checked: ${error}`] : said.split('\n')
  }
}

const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const startedAtMs = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`)
  return result
}

const sizes = ({ path, zipBytes, codeBytes }: Bundle): string =>
  `${path.padEnd(26)} zip ${kilobytes(zipBytes)}, code ${kilobytes(codeBytes)}`

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`.padStart(8)

try {
  const faults = await packageEverything(process.argv.slice(2))
  for (const fault of faults) console.error(`✗ ${fault}`)
  console.log(
    faults.length === 0 ? 'The package is ready in .serverless/ and .esbuild/.' : 'The package must not be deployed.',
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
