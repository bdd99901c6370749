// The code as the template uses it: each function's own role, zip, handler and environment, and nothing else.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Bundle } from './bundle-functions.ts'
import { checkRights } from './check-rights.ts'
import { checkImport, checkSettings, checkSharp, checkSize, readZip } from './check-zip.ts'
import { lambdaMachine } from './native-files.ts'
import { isJson, readTemplate, resourcesOfType, textOf } from './template.ts'

// How a bundle says that runtime.ts is in it.
const readsSettings = '// functions/runtime.ts'

/** Says for each function of the template what is wrong with its rights or its zip; `notImported` names those this machine cannot load. */
export const checkPackage = async (
  root: string,
  parsed: unknown,
  bundles: readonly Bundle[],
): Promise<{ faults: string[]; notImported: string[] }> => {
  const template = readTemplate(parsed)
  const faults = checkRights(template, new Map(bundles.map(({ path, ownCode }) => [path, ownCode])))
  const notImported: string[] = []
  for (const [id, fn] of resourcesOfType(template, 'AWS::Lambda::Function')) {
    const key = isJson(fn.properties.Code) ? textOf(fn.properties.Code.S3Key) : undefined
    const bundle = bundles.find(({ zip }) => basename(zip) === basename(key ?? ''))
    if (bundle === undefined) {
      faults.push(`${id}: its zip "${key}" was not made`)
      continue
    }
    const files = await readZip(await readFile(bundle.zip))
    const native = files.some(({ path }) => path.startsWith('node_modules/'))
    const photos = bundle.path === 'functions/process-photo'
    const environment = fakeEnvironment(fn.properties)
    const found = [...checkSize(files), ...(photos ? checkSharp(files) : [])]
    if (bundle.ownCode.includes(readsSettings)) found.push(...(await checkSettings(root, environment)))
    if (native && `${process.platform}-${process.arch}` !== lambdaMachine) notImported.push(id)
    else {
      const handler = textOf(fn.properties.Handler) ?? ''
      found.push(...(await checkImport(files, { handler, environment })))
    }
    faults.push(...found.map(fault => `${id}: ${fault}`))
  }
  return { faults, notImported }
}

// What the template gives the function and what Lambda itself adds; computed values are only known after deployment.
const fakeEnvironment = (properties: Record<string, unknown>): Record<string, string> => {
  const variables = isJson(properties.Environment) ? properties.Environment.Variables : {}
  const given = Object.entries(isJson(variables) ? variables : {})
  return {
    AWS_REGION: 'cn-northwest-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    ...Object.fromEntries(given.map(([name, value]) => [name, textOf(value) ?? `fake-${name.toLowerCase()}`])),
  }
}
