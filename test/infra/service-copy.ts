// The real configuration, copied into a folder of its own where a fault can be planted, with empty zips in place of bundles.
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isJson, type Json } from '../../infra/template.ts'
import { writeTemplate } from '../../infra/write-template.ts'
import { writeZip } from '../../infra/write-zip.ts'

const project = resolve(import.meta.dirname, '../..')

export const functionPaths = [
  'functions/resident',
  'functions/staff',
  'functions/public',
  'functions/run-clocks',
  'functions/relay-messages',
  'functions/send-messages',
  'functions/process-photo',
]

/** What the bundles of all functions export. */
export const allBundles = new Map(functionPaths.map(path => [path, ['handler']]))

/** The template osls makes of the configuration; `edit` may first replace a text in one file of the copy. */
export const templateOfCopy = async (edit?: { file: string; replace: string; by: string }): Promise<Json> => {
  const copy = await mkdtemp(join(tmpdir(), 'huiyin-service-'))
  try {
    for (const part of ['serverless.yml', 'infra', 'package.json']) {
      await cp(join(project, part), join(copy, part), { recursive: true })
    }
    await symlink(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction')
    await mkdir(join(copy, '.esbuild'))
    for (const path of functionPaths) {
      await writeFile(join(copy, '.esbuild', `${path.slice('functions/'.length)}.zip`), writeZip([]))
    }
    if (edit !== undefined) await plantIn(join(copy, edit.file), edit)
    const template = await writeTemplate(copy, { args: ['--stage', 'prod'] })
    if (!isJson(template)) throw new Error('osls wrote something else than a template')
    return template
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

const plantIn = async (file: string, { replace, by }: { replace: string; by: string }): Promise<void> => {
  const text = await readFile(file, 'utf8')
  if (!text.includes(replace)) throw new Error(`${file} does not contain ${replace}`)
  await writeFile(file, text.replace(replace, by))
}

/** A copy of a template with one value replaced, or removed when `value` is undefined; the path must lead there. */
export const withChange = (template: Json, path: readonly string[], value: unknown): Json => {
  const [key, ...rest] = path
  if (key === undefined) throw new Error('nothing to change')
  const { [key]: inner, ...others } = template
  if (rest.length === 0) return value === undefined ? others : { ...template, [key]: value }
  if (!isJson(inner)) throw new Error(`the template has no ${key} to change`)
  return { ...template, [key]: withChange(inner, rest, value) }
}
