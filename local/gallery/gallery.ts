// `npm run gallery`: every screen in every state, light and dark, in usual and in large letters, as one page to look at;
// then what is wrong with them, and which do not look as the pictures kept in docs/gallery.
// `-- --accept` keeps them as they are now; `-- home file` takes only these screens.

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../browser/open-browser.ts'
import { writeAlbum } from './album.ts'
import { accept, type Difference, differences, namesToKeep, strayPictures, writeDifferences } from './baseline.ts'
import type { Screen } from './screen.ts'
import { everyScreen } from './screens.ts'
import { nameOf, type Shot, type Studio, shoot } from './shoot.ts'
import { openWorld } from './world.ts'

const folder = resolve(import.meta.dirname, '..', '..', '.local', 'gallery')

const { values, positionals } = parseArgs({
  options: { accept: { type: 'boolean', default: false } },
  allowPositionals: true,
})

const unknown = positionals.filter(id => !everyScreen.some(it => it.id === id))
if (unknown.length > 0) {
  console.error(`✗ there is no screen ${unknown.join(', ')}; there are ${everyScreen.map(it => it.id).join(', ')}`)
  process.exit(1)
}
const wanted = everyScreen.filter(({ id }) => positionals.length === 0 || positionals.includes(id))

/** One screen's pictures; where one of its states does not come about, that is told, and the other screens go on. */
const takeOne = async (studio: Studio, screen: Screen): Promise<Shot[] | undefined> => {
  try {
    const taken = await shoot(studio, screen, () => true)
    const faults = taken.reduce((sum, it) => sum + it.faults.length, 0)
    console.log(`${faults === 0 ? '✓' : '✗'} ${screen.id.padEnd(24)} ${String(taken.length).padStart(3)} pictures`)
    return taken
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

type Taken = { shots: Shot[]; isWhole: boolean }

const takeAll = async (): Promise<Taken> => {
  const world = await openWorld(words => console.log(`${words} …`))
  const browser = await openBrowser()
  const taken: (Shot[] | undefined)[] = []
  try {
    for (const screen of wanted) taken.push(await takeOne({ browser, world }, screen))
  } finally {
    await browser.close()
    await world.close()
  }
  return { shots: taken.flatMap(it => it ?? []), isWhole: !taken.includes(undefined) }
}

const sayFaults = (shots: readonly Shot[]): boolean => {
  for (const shot of shots) for (const fault of shot.faults) console.error(`✗ ${nameOf(shot)}: ${fault}`)
  return shots.every(it => it.faults.length === 0)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const sayDifferences = (found: readonly Difference[], stray: readonly string[]): boolean => {
  for (const { name, share, was } of found)
    console.error(`✗ ${name}: ${was ? `${percent(share)} of it looks different` : 'is not kept yet'}`)
  for (const name of stray) console.error(`✗ docs/gallery/${name}.png is a picture of nothing any more`)
  if (found.length > 0) console.error(`  beside each other in .local/gallery/differences; npm run gallery -- --accept`)
  return found.length === 0 && stray.length === 0
}

const kept = namesToKeep(everyScreen)
const { shots, isWhole } = await takeAll()
console.log(`\n${await writeAlbum(shots, folder)}`)
const isFaultless = sayFaults(shots)
// Half a gallery, as an interrupted run leaves it, is no measure for the next one.
if (values.accept && isWhole) await accept(shots, kept)
const found = await differences(shots, kept)
await writeDifferences(found, resolve(folder, 'differences'))
const isSame = sayDifferences(found, await strayPictures(kept))
if (!isWhole || !isFaultless || !isSame) process.exitCode = 1
