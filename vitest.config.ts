// Two projects: `fast` runs in every `npm run check`; `slow` needs the built phones, a browser or Java, or takes its time.
// What takes minutes (*.long.test.ts) is left to `npm run test:long`.
import { defineConfig } from 'vitest/config'
import { lastLine } from './test/support/last-line.ts'

const slow = [
  'test/journeys/**/*.test.ts',
  'test/weapp/**/*.test.ts',
  'test/browser/**/*.test.ts',
  'test/storage/both-engines.test.ts',
  'test/permissions/matrix.test.ts',
]
const long = 'test/**/*.long.test.ts'

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', lastLine],
    // Measured by `npm test` alone: every way through the rules is walked by some test.
    coverage: {
      provider: 'v8',
      include: ['domain/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { branches: 100 },
    },
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, long, 'test/**/planted/**'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          env: { TZ: 'America/New_York' },
          execArgv: ['--disable-warning=ExperimentalWarning'],
        },
      },
      {
        test: {
          name: 'slow',
          include: slow,
          exclude: [long],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { TZ: 'America/New_York' },
          execArgv: ['--disable-warning=ExperimentalWarning'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
