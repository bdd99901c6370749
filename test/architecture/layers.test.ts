// The rules about who may import whom, each shown to find its planted violation. `npm run check` holds them against this project.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const layers = ['domain', 'contract', 'functions', 'miniprogram', 'infra', 'local', 'test']

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
})

/** A small project of its own: the planted files under the rules, aliases and packages of this one. */
const plantProject = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-layers-'))
  await cp(join(import.meta.dirname, 'planted'), folder, { recursive: true })
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    await cp(join(root, file), join(folder, file))
  await writeFile(join(folder, 'vitest.config.ts'), '')
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

const cruise = async (folder: string) => {
  const { stdout } = await run(process.execPath, [cruiser, ...layers, '--output-type', 'json'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  })
  return Report.parse(JSON.parse(stdout)).summary
}

let folder: string
let found: Awaited<ReturnType<typeof cruise>>

beforeAll(async () => {
  folder = await plantProject()
  found = await cruise(folder)
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const planted: [rule: string, file: string][] = [
  ['domain-imports-only-domain', 'domain/reaches-up.ts'],
  ['domain-imports-only-domain', 'domain/only-a-type.ts'],
  ['domain-imports-only-domain', 'domain/takes-a-package.ts'],
  ['domain-imports-only-domain', 'domain/takes-node.ts'],
  ['contract-imports-domain', 'contract/takes-a-use-case.ts'],
  ['contract-uses-zod-only', 'contract/takes-a-package.ts'],
  ['contract-needs-no-node', 'contract/takes-node.ts'],
  ['functions-import-down', 'functions/takes-the-package-script.ts'],
  ['functions-import-down', 'functions/takes-a-screen.ts'],
  ['functions-use-a-closed-list', 'functions/takes-any-package.ts'],
  ['miniprogram-imports-promises', 'miniprogram/src/takes-a-use-case.ts'],
  ['miniprogram-uses-a-closed-list', 'miniprogram/src/takes-any-package.ts'],
  ['miniprogram-has-no-node', 'miniprogram/src/takes-node.ts'],
  ['infra-and-local-leave-the-phone', 'infra/takes-a-screen.ts'],
  ['nothing-imports-local', 'functions/takes-the-stand-in.ts'],
  ['nothing-imports-test', 'functions/takes-a-test.ts'],
  ['nothing-imports-test', 'local/takes-a-test.ts'],
  ['no-circles', 'domain/one.ts'],
  ['everything-resolves', 'domain/lost.ts'],
]

describe('a forbidden import is found', () => {
  it.each(planted)('%s: %s', (rule, file) => {
    const rules = found.violations.filter(it => it.from === file).map(it => it.rule.name)
    expect(rules).toContain(rule)
  })

  it('under every rule there is', () => {
    const rules = new Set(found.ruleSetUsed.forbidden.map(it => it.name))
    expect(new Set(planted.map(([rule]) => rule))).toEqual(rules)
  })

  it('and a file that keeps the rules is left alone', () => {
    const accused = new Set(found.violations.map(it => it.from))
    for (const innocent of ['domain/time.ts', 'miniprogram/src/home.tsx', 'functions/act.ts', 'infra/check.ts'])
      expect(accused).not.toContain(innocent)
  })
})
