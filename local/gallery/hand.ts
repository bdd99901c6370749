// Hands and eyes for one page in a browser, as the gallery and its checks need them.

import type { Page } from 'playwright-core'

export type Hand = {
  page: Page
  /** Presses whatever can be seen and has this id. */
  tap: (id: string) => Promise<void>
  /** Presses what is named by these words or this aria-label. */
  press: (words: string) => Promise<void>
  write: (id: string, text: string) => Promise<void>
  choosePhotos: (id: string, photos: readonly Buffer[]) => Promise<void>
  /** Waits until the words can be read. */
  see: (words: string | RegExp) => Promise<void>
}

export const handOn = (page: Page): Hand => {
  const at = (id: string) => page.locator(`[id="${id}"]`).filter({ visible: true }).last()
  return {
    page,
    tap: id => at(id).click(),
    press: words =>
      page
        .locator(`[aria-label="${words}"]`)
        .or(page.getByText(words, { exact: true }))
        .filter({ visible: true })
        .last()
        .click(),
    write: (id, text) => at(id).locator('textarea, input').filter({ visible: true }).last().fill(text),
    async choosePhotos(id, photos) {
      const opened = page.waitForEvent('filechooser')
      await at(id).click()
      const files = photos.map((buffer, index) => ({ name: `IMG_${index + 1}.jpg`, mimeType: 'image/jpeg', buffer }))
      await (await opened).setFiles(files)
    },
    see: words => page.getByText(words).filter({ visible: true }).first().waitFor(),
  }
}
