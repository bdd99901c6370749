// What a mutation run repeats for every changed line: the tests of the rules alone, always with the same random cases.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const drawsCases = ({ moduleId }: TestSpecification): boolean => readFileSync(moduleId, 'utf8').includes("'fast-check'")

/** The first failure ends a run, so the quick tests go first and the random ones, which take seconds, last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (a, b) => Number(drawsCases(a)) - Number(drawsCases(b)) || a.moduleId.localeCompare(b.moduleId),
    )
  }
}

export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    setupFiles: ['local/mutate/same-random-cases.ts'],
    // On a busy machine a slow test is no dead mutant; Stryker itself ends what never ends.
    testTimeout: 60_000,
    sequence: { sequencer: QuickFirst },
  },
})
