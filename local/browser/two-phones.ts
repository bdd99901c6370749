// Hands and eyes for the two-phone page: presses, writes and reads in the left and the right phone as a person would.

import type { Frame, FrameLocator, Locator, Page } from 'playwright-core'

export type Side = 'resident' | 'staff'

export type HeldPhone = {
  /** Whatever can be seen and has this id; the pages below the top one keep their ids. */
  at: (id: string) => Locator
  tap: (id: string) => Promise<void>
  write: (id: string, text: string) => Promise<void>
  /** Presses what opens the picture picker and chooses these photos. */
  choosePhotos: (id: string, photos: readonly Buffer[]) => Promise<void>
  /** Waits until the words can be read. */
  see: (words: string | RegExp) => Promise<void>
  /** Waits for a page of the app: `pages/home/index`. */
  seePage: (path: string) => Promise<void>
  /** The page the app shows, with its query. */
  path: () => Promise<string>
  /** Back by the arrow of the page on top. */
  back: () => Promise<void>
  /** Back by the browser's own history, as a phone's back gesture does. */
  backByHistory: () => Promise<void>
  scrollToTop: () => Promise<void>
  frame: FrameLocator
}

export type TwoPhones = {
  page: Page
  resident: HeldPhone
  staff: HeldPhone
  /** Puts a phone into another person's hand. */
  switchTo: (side: Side, alias: string) => Promise<void>
  /** The card that slid in over a phone. */
  banner: (side: Side) => Locator
}

const seen = (locator: Locator): Locator => locator.filter({ visible: true }).last()

const patience = 3_000
const mostTries = 6

/** Presses what is on top. A page that is just being covered may be found first; then the one above it is looked for again. */
const press = async (locator: Locator): Promise<void> => {
  for (let tries = 1; tries < mostTries; tries += 1) {
    const pressed = await locator.click({ timeout: patience }).then(
      () => true,
      () => false,
    )
    if (pressed) return
  }
  await locator.click({ timeout: patience })
}

const hold = (page: Page, side: Side): HeldPhone => {
  const frame = page.frameLocator(`#${side}-phone`)
  const at = (id: string) => seen(frame.locator(`[id="${id}"]`))
  const shown = async (): Promise<Frame> => {
    const element = await page.locator(`#${side}-phone`).elementHandle()
    const content = await element?.contentFrame()
    if (!content) throw new Error(`there is no phone of the ${side}`)
    return content
  }
  return {
    at,
    frame,
    path: async () => (await (await shown()).evaluate<string>('location.hash')).replace(/^#\/?/, ''),
    tap: id => press(at(id)),
    async write(id, text) {
      await seen(at(id).locator('textarea, input')).fill(text)
    },
    async choosePhotos(id, photos) {
      const opened = page.waitForEvent('filechooser')
      await at(id).click()
      const files = photos.map((buffer, index) => ({ name: `IMG_${index + 1}.jpg`, mimeType: 'image/jpeg', buffer }))
      await (await opened).setFiles(files)
    },
    see: words => seen(frame.getByText(words)).waitFor(),
    async seePage(wanted) {
      await (await shown()).waitForFunction(`location.hash.startsWith(${JSON.stringify(`#/${wanted}`)})`)
    },
    backByHistory: async () => (await shown()).evaluate('history.back()'),
    // Whatever scrolls: the window here, a part of the page there.
    scrollToTop: async () =>
      (await shown()).evaluate("for (const it of document.querySelectorAll('*')) it.scrollTop = 0"),
    back: () => press(seen(frame.locator('[aria-label="返回"]'))),
  }
}

/** Opens the two-phone page. */
export const openTwoPhones = async (page: Page, url: string): Promise<TwoPhones> => {
  await page.goto(url)
  return {
    page,
    resident: hold(page, 'resident'),
    staff: hold(page, 'staff'),
    async switchTo(side, alias) {
      await page.locator(`#${side}-people [data-alias="${alias}"]`).click()
      await page.locator(`#${side}-people [data-alias="${alias}"][aria-checked="true"]`).waitFor()
    },
    banner: side => page.locator(`#${side}-banner .card`),
  }
}
