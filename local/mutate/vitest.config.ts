// What a mutation run repeats for every changed line: the tests of the rules alone, always with the same random cases.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    // They take seconds for every line and kill nothing that the tables do not kill.
    exclude: ['test/domain/**/random-*.test.ts', 'test/domain/clocks/counting-by-the-minute.test.ts'],
    setupFiles: ['local/mutate/same-random-cases.ts'],
    // On a busy machine a slow test is no dead mutant; Stryker itself ends what never ends.
    testTimeout: 60_000,
  },
})
