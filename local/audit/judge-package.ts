// All that can be seen of a built mini-program without running it.

import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { readPackage } from './built-package.ts'
import { codeRules } from './code-rules.ts'
import { packageRules } from './package-rules.ts'
import { type Judged, judge } from './rule.ts'
import { readSources, sourceRules } from './source-rules.ts'
import { styleRules } from './style-rules.ts'

const root = resolve(import.meta.dirname, '..', '..')

const Declared = z.array(z.object({ interface: z.string() }))

const declaredInterfaces = async (): Promise<string[]> => {
  const text = await readFile(join(root, 'miniprogram', 'privacy-interfaces.json'), 'utf8')
  return Declared.parse(JSON.parse(text)).map(it => it.interface)
}

/** Judges a build, and the sources it was made of. */
export const judgePackage = async (folder: string): Promise<Judged[]> => {
  const built = await readPackage(folder)
  return [
    ...judge(packageRules, built),
    ...judge(codeRules, { built, declared: await declaredInterfaces() }),
    ...judge(styleRules, built),
    ...judge(sourceRules, await readSources(root, 'miniprogram/src')),
  ]
}
