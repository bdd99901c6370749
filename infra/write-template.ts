import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packager = createRequire(import.meta.url).resolve('serverless/bin/serverless.js')

/**
 * Has osls write the CloudFormation template of the service in `root` into .serverless/, and returns it parsed. Needs no
 * network and no credentials: none are handed over. Throws with osls' own words when it refuses the configuration, and
 * when it takes longer than `timeoutMs` (it is known to hang rather than fail).
 */
export const writeTemplate = async (
  root: string,
  { args = [], timeoutMs = 60_000 }: { args?: readonly string[]; timeoutMs?: number } = {},
): Promise<unknown> => {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))
  try {
    await run(process.execPath, [packager, 'package', ...args], {
      cwd: root,
      env: { ...Object.fromEntries(environment), AWS_EC2_METADATA_DISABLED: 'true' },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
  } catch (error) {
    throw new Error(`osls wrote no template: ${wordsOf(error)}`)
  }
  return JSON.parse(await readFile(join(root, '.serverless', 'cloudformation-template-update-stack.json'), 'utf8'))
}

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if ('killed' in error && error.killed === true) return 'it did not come to an end in time'
  const said = ['stdout', 'stderr'].map(key => Object.entries(error).find(([name]) => name === key)?.[1])
  return (
    said
      .filter(text => typeof text === 'string')
      .join('')
      .trim() || error.message
  )
}
