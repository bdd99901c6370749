// What each function weighs and what importing it costs, beside a handler with nothing but the DynamoDB client.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Bundle, bundleFunctions } from '../../infra/bundle-functions.ts'
import { readZip } from '../../infra/check-zip.ts'
import { percentile } from '../replay/percentile.ts'

export type ImportCost = { name: string; codeBytes: number; zipBytes: number; cpuMilliseconds: number }

const run = promisify(execFile)
const times = 5
const projectRoot = join(import.meta.dirname, '..', '..')

const bareHandler = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
const client = new DynamoDBClient({})
export const handler = (event: { key: string }) =>
  client.send(new GetItemCommand({ TableName: 'records', Key: { pk: { S: event.key } } }))
`

/** A folder that looks like the project to the bundler, so that the project's own folder of bundles is left alone. */
const likeTheProject = async (folder: string, entries: readonly string[]): Promise<void> => {
  await mkdir(folder)
  for (const entry of entries) await symlink(join(projectRoot, entry), join(folder, entry))
}

const importScript = (url: string) =>
  `await import(${JSON.stringify(url)}); const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000))`

/** User and system time of a Node that imports the module and ends; the median of five. */
const cpuOfImport = async (url: string): Promise<number> => {
  const figures: number[] = []
  for (let time = 0; time < times; time += 1) {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', importScript(url)], {
      env: { AWS_REGION: 'cn-north-1' },
    })
    figures.push(Number(stdout))
  }
  return percentile(figures, 0.5)
}

const costOf = async (folder: string, { path, zip, zipBytes, codeBytes }: Bundle): Promise<ImportCost> => {
  const name = basename(path)
  const code = (await readZip(await readFile(zip))).find(file => file.path === `${path}.mjs`)
  if (!code) throw new Error(`${zip} holds no ${path}.mjs`)
  const file = join(folder, `${name}.mjs`)
  await writeFile(file, code.bytes)
  return { name, codeBytes, zipBytes, cpuMilliseconds: await cpuOfImport(pathToFileURL(file).href) }
}

/** Bundles as the package does, then imports each function several times. Also gives what an empty Node costs. */
export const measureImports = async (): Promise<{ functions: ImportCost[]; bare: ImportCost; emptyNode: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bundles-'))
  try {
    const [project, bareProject] = [join(folder, 'project'), join(folder, 'bare')]
    await likeTheProject(project, ['functions', 'contract', 'domain', 'node_modules', 'package.json'])
    await likeTheProject(bareProject, ['node_modules', 'package.json'])
    await mkdir(join(bareProject, 'functions'))
    await writeFile(join(bareProject, 'functions', 'bare-dynamodb.ts'), bareHandler)
    const bundles = await bundleFunctions(project)
    const [bareBundle] = await bundleFunctions(bareProject)
    if (!bareBundle) throw new Error('the bare handler was not bundled')
    const functions: ImportCost[] = []
    for (const bundle of bundles) functions.push(await costOf(project, bundle))
    return { functions, bare: await costOf(project, bareBundle), emptyNode: await cpuOfImport('node:path') }
  } finally {
    await rm(folder, { recursive: true })
  }
}
