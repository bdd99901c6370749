// `npm run mutate`: changes the rules line by line and looks whether a test notices. Only what changed since the last run
// is tried again; `npm run mutate -- --force` begins anew, `-- --mutate 'domain/clocks/**/*.ts'` stays in one folder.

import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { explainSurvivors, KnownSurvivors, MutationReport, type Survivor, scoresOf } from './survivors.ts'

const root = resolve(import.meta.dirname, '..', '..')
const reportPath = join(root, '.local', 'mutation', 'report.json')
const reasonsPath = 'local/mutate/known-survivors.json'

/** The exit code: 0 where enough mutants died. */
const runStryker = (args: readonly string[]): Promise<number> => {
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const child = spawn(process.execPath, [stryker, 'run', 'local/mutate/stryker.config.json', ...args], {
    cwd: root,
    stdio: 'inherit',
    // As in the other tests: nothing may lean on the machine's own time zone.
    env: { ...process.env, TZ: 'America/New_York' },
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', code => done(code ?? 1))
  })
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

const describe = ({ file, line, mutator, code, replacement, reached, reason }: Survivor): string =>
  [
    `${file}:${line} ${mutator}${reached ? '' : ' (no test runs it)'}`,
    `    - ${code}`,
    `    + ${replacement}`,
    `    ${reason === undefined ? '✗ no reason known' : `✓ ${reason}`}`,
  ].join('\n')

const percent = (part: number, whole: number): string => `${whole === 0 ? 100 : ((100 * part) / whole).toFixed(1)} %`

const print = (report: MutationReport, known: KnownSurvivors): void => {
  const { survivors, outlived } = explainSurvivors(report, known)
  for (const survivor of survivors) console.log(`${describe(survivor)}\n`)
  for (const it of outlived)
    console.log(`${reasonsPath}: no longer alive, take the reason away: ${it.file} ${it.code} → ${it.replacement}`)
  const scores = scoresOf(report)
  for (const { file, detected, mutants } of scores)
    console.log(
      `${file.padEnd(44)} ${`${detected} of ${mutants}`.padStart(12)} ${percent(detected, mutants).padStart(8)}`,
    )
  const detected = scores.reduce((sum, it) => sum + it.detected, 0)
  const mutants = scores.reduce((sum, it) => sum + it.mutants, 0)
  const unexplained = survivors.filter(it => it.reason === undefined).length
  console.log(
    `${percent(detected, mutants)}: of ${mutants} mutants ${detected} were noticed, ${survivors.length} live, ${unexplained} of them without a reason`,
  )
}

// Of an earlier run; without it a run that broke off would be reported with old numbers.
await rm(reportPath, { force: true })
process.exitCode = await runStryker(process.argv.slice(2))
const report = await readJson(reportPath).catch(() => undefined)
if (report !== undefined)
  print(MutationReport.parse(report), KnownSurvivors.parse(await readJson(join(root, reasonsPath))))
