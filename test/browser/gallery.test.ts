import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { differences, namesToKeep, strayPictures } from '../../local/gallery/baseline.ts'
import type { Look, State } from '../../local/gallery/screen.ts'
import { everyScreen } from '../../local/gallery/screens.ts'
import { nameOf, shoot } from '../../local/gallery/shoot.ts'
import { openWorld, type World } from '../../local/gallery/world.ts'

const hasBrowser = (await browserPath()) !== undefined

/** A few of the pictures, quickly; all of them are compared by `npm run test:long`. */
const few: Readonly<Record<string, readonly `${State}.${Look}`[]>> = {
  home: ['ready.light', 'ready.dark', 'loading.light', 'failed.light'],
  file: ['ready.light'],
  complaint: ['ready.light-elder', 'ready.dark-elder'],
  survey: ['ready.light'],
}

test('no more pictures are kept than may be, and none of nothing', async () => {
  const kept = namesToKeep(everyScreen)
  expect(kept.size).toBeLessThanOrEqual(60)
  expect(await strayPictures(kept)).toEqual([])
})

describe.skipIf(!hasBrowser)('the main screens (skipped where there is no browser)', () => {
  let world: World
  let browser: Browser

  beforeAll(async () => {
    world = await openWorld()
    browser = await openBrowser()
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })

  test.each(Object.keys(few))('%s looks as it is kept, and can be used by everybody', async id => {
    const screen = everyScreen.find(it => it.id === id)
    if (!screen) throw new Error(`there is no screen ${id}`)
    const shots = await shoot(
      { browser, world },
      screen,
      (state, look) => few[id]?.includes(`${state}.${look}`) ?? false,
    )
    expect(shots).toHaveLength(few[id]?.length ?? 0)
    expect(shots.flatMap(shot => shot.faults.map(fault => `${nameOf(shot)}: ${fault}`))).toEqual([])
    const found = await differences(shots, namesToKeep(everyScreen))
    expect(found.map(({ name, share }) => `${name}: ${(share * 100).toFixed(1)} % differ`)).toEqual([])
  })
})
