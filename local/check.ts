// `npm run check`, before every commit: style, types, layers, unused code, the released promise and the fast tests, two at
// a time. Everything is run even where something is red. With --without-tests the tests are left to somebody else.

import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

type Step = { name: string; script: string; args: readonly string[] }
type Outcome = { step: Step; ok: boolean; seconds: number; output: string }

const root = resolve(import.meta.dirname, '..')

const tests: Step = { name: 'fast tests', script: 'node_modules/vitest/vitest.mjs', args: ['run', '--project', 'fast'] }

const rest: readonly Step[] = [
  { name: 'style', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check'] },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json', '--noEmit'] },
  {
    name: 'types of the phone',
    script: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'miniprogram/tsconfig.json', '--noEmit'],
  },
  {
    name: 'layers',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['domain', 'contract', 'functions', 'miniprogram', 'infra', 'local', 'test', '--output-type', 'err'],
  },
  { name: 'unused code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
  { name: 'released promise', script: 'local/write-openapi.ts', args: ['--check'] },
]

const perform = (step: Step): Promise<Outcome> => {
  const startedAtMs = performance.now()
  const child = spawn(process.execPath, [join(root, step.script), ...step.args], { cwd: root })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (output += text))
  return new Promise(done => {
    child.on('close', code =>
      done({ step, ok: code === 0, seconds: (performance.now() - startedAtMs) / 1000, output: output.trim() }),
    )
  })
}

const report = ({ step, ok, seconds, output }: Outcome): void => {
  console.log(`${ok ? '✓' : '✗'} ${step.name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`)
  if (!ok) console.log(`\n${output}\n`)
}

const inOrder = async (steps: readonly Step[]): Promise<boolean> => {
  let allOk = true
  for (const step of steps) {
    const outcome = await perform(step)
    report(outcome)
    allOk &&= outcome.ok
  }
  return allOk
}

const withoutTests = process.argv.includes('--without-tests')
const lanes = await Promise.all([inOrder(rest), inOrder(withoutTests ? [] : [tests])])
process.exitCode = lanes.every(ok => ok) ? 0 : 1
