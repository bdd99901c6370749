// `npm run build:weapp`, `npm run build:h5`: the phone's builds, when their sources changed; then what they weigh.

import { builtPhone, type Platform } from './builds.ts'
import { packageSizes } from './package-sizes.ts'

const platforms: readonly Platform[] = ['weapp', 'h5']

const buildAndWeigh = async (platform: Platform): Promise<boolean> => {
  const startedAtMs = performance.now()
  const { folder, rebuilt } = await builtPhone(platform)
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
  console.log(rebuilt ? `dist/${platform}: built in ${seconds} s` : `dist/${platform}: up to date`)
  const { lines, faults } = await packageSizes(platform, folder)
  for (const line of lines) console.log(line)
  for (const fault of faults) console.error(`✗ ${fault}`)
  return faults.length === 0
}

const wanted = platforms.filter(it => process.argv.slice(2).includes(it))
try {
  for (const platform of wanted) if (!(await buildAndWeigh(platform))) process.exitCode = 1
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
