// The last plain line of a test run: how many passed, how many failed.
import type { Reporter, TestModule } from 'vitest/node'

const count = (module: TestModule, state: 'passed' | 'failed' | 'skipped'): number =>
  [...module.children.allTests(state)].length

/** A file that broke outside its tests (a hook, an import) counts as one failure. */
const failuresIn = (module: TestModule): number => count(module, 'failed') || (module.ok() ? 0 : 1)

const sum = (modules: readonly TestModule[], of: (module: TestModule) => number): number =>
  modules.reduce((total, module) => total + of(module), 0)

export const lastLine: Reporter = {
  onTestRunEnd(modules, errors) {
    const passed = sum(modules, it => count(it, 'passed'))
    const failed = sum(modules, failuresIn) + errors.length
    const notRun = sum(modules, it => count(it, 'skipped'))
    process.once('exit', () => {
      console.log(`${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ''}`)
    })
  },
}
