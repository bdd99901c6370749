import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { differences, namesToKeep } from '../../local/gallery/baseline.ts'
import { openPhone } from '../../local/gallery/phone.ts'
import { sizes } from '../../local/gallery/screen.ts'
import { everyScreen } from '../../local/gallery/screens.ts'
import { nameOf, shoot } from '../../local/gallery/shoot.ts'
import { openWorld, type World } from '../../local/gallery/world.ts'

const hasBrowser = (await browserPath()) !== undefined

type Place = { shown: string; top: number; bottom: number; left: number; right: number }

/** What the keyboard comes by from the top of the page to its end. */
const wayOfTab = async (world: World, browser: Browser, screen: (typeof everyScreen)[number]): Promise<Place[]> => {
  const phone = await openPhone({ browser, world }, screen, { look: 'light' })
  try {
    await phone.see(screen.see)
    await screen.does?.(phone)
    await phone.drawn()
    // As tall as it takes: nothing scrolls away under the keyboard, and no bar lies over it.
    const { width } = sizes[screen.view ?? 'phone']
    await phone.page.setViewportSize({ width, height: 12_000 })
    await phone.page.evaluate('window.__fromTheTop()')
    const count = await phone.page.evaluate<number>('window.__reachable()')
    const way: Place[] = []
    for (let press = 0; press < count; press += 1) {
      await phone.page.keyboard.press('Tab')
      const place = await phone.page.evaluate<Place | null>('window.__focused()')
      if (place) way.push(place)
    }
    expect(way).toHaveLength(count)
    return way
  } finally {
    await phone.close()
  }
}

/** Where the way leads back up, or in one line to the left; from the end of a column it leads to the top of the next. */
const stepsBack = (way: readonly Place[]): string[] =>
  way.flatMap((to, index) => {
    const from = way[index - 1]
    if (!from) return []
    const isUp = to.bottom <= from.top && to.left < from.right
    const isLeftInLine = to.top < from.bottom && to.bottom > from.top && to.left < from.left
    return isUp || isLeftInLine ? [`from ${from.shown} to ${to.shown}`] : []
  })

describe.skipIf(!hasBrowser)('every screen (skipped where there is no browser)', () => {
  let world: World
  let browser: Browser

  beforeAll(async () => {
    world = await openWorld()
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })

  describe.each(everyScreen.map(screen => [screen.id, screen] as const))('%s', (_id, screen) => {
    test('has no serious finding in any state and look, and looks as it is kept', async () => {
      const shots = await shoot({ browser, world }, screen, () => true)
      expect(shots.flatMap(shot => shot.faults.map(fault => `${nameOf(shot)}: ${fault}`))).toEqual([])
      const found = await differences(shots, namesToKeep(everyScreen))
      expect(found.map(({ name, share }) => `${name}: ${(share * 100).toFixed(1)} % differ`)).toEqual([])
    })

    test('is walked by the keyboard in the order in which it is read', async () => {
      expect(stepsBack(await wayOfTab(world, browser, screen))).toEqual([])
    })
  })
})
