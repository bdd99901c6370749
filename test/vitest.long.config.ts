// `npm run test:long`: what takes minutes, one file at a time.
import { defineConfig } from 'vitest/config'
import { lastLine } from './support/last-line.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    reporters: ['default', lastLine],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    env: { TZ: 'America/New_York' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
})
