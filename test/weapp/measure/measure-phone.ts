// A process of its own for `npm run audit:weapp` and `npm run bench`: measures a build, prints the figures as one line of JSON.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appPages } from '../../../local/demo/app-pages.ts'
import { readyStore } from '../../../local/demo/demo-store.ts'
import { tellAtLength } from '../../../local/gallery/long-words.ts'
import { galleryTime } from '../../../local/gallery/world.ts'
import { startStack } from '../../../local/stack.ts'
import { fillUp, measureScreens } from './measure.ts'

const [dist = ''] = process.argv.slice(2)
const directory = await mkdtemp(join(tmpdir(), 'huiyin-measured-'))
const at = galleryTime
try {
  const signal = new AbortController().signal
  const { store } = await readyStore(directory, { now: at, onProgress: () => undefined, signal })
  const stack = await startStack({ directory: store, appPages, now: () => at })
  await tellAtLength(stack)
  await fillUp(stack)
  const figures = await measureScreens({ stack, dist })
  await stack.close()
  console.log(JSON.stringify(figures))
} finally {
  await rm(directory, { recursive: true, force: true })
}
