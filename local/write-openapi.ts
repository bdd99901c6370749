// `npm run openapi` prints the promise as OpenAPI 3.1. With --check it refuses what would break released phones;
// with --release it becomes the promise that later changes are held against, with --release --break even if it breaks them.

import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { breakingChanges } from '#contract/breaking-changes.ts'
import { type OpenApi, openApiOf } from '#contract/openapi.ts'

const file = join(resolve(import.meta.dirname, '..'), 'contract/released/openapi.json')
const flags = new Set(process.argv.slice(2))

const readReleased = async (): Promise<OpenApi> => JSON.parse(await readFile(file, 'utf8'))

const current = openApiOf()
const text = `${JSON.stringify(current, null, 2)}\n`

const refuseBreaks = async (): Promise<boolean> => {
  const breaks = breakingChanges(await readReleased(), current)
  for (const line of breaks) console.error(`✗ ${line}`)
  if (breaks.length > 0)
    console.error('Phones in the field would break. Keep what they use, or release on purpose: see CONTRIBUTING.md.')
  return breaks.length === 0
}

if (flags.has('--check')) {
  process.exitCode = (await refuseBreaks()) ? 0 : 1
} else if (flags.has('--release')) {
  if (flags.has('--break') || (await refuseBreaks())) {
    await writeFile(file, text)
    console.log('contract/released/openapi.json is now what later changes are held against.')
  } else process.exitCode = 1
} else process.stdout.write(text)
