// One phone in a browser: the H5 build on a stack of its own, in one person's hand.

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { privacyVersion, recordConsent } from '#contract/privacy.ts'
import { builtPhone } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { residents, staff } from '../../local/demo/people.ts'
import { startGateway } from '../../local/gateway/gateway.ts'
import { phonePages } from '../../local/phones/phone.ts'
import type { TestStack } from '../support/stack.ts'

export type OnePhone = {
  page: Page
  context: BrowserContext
  /** Whatever can be seen and has this id; the pages below the top one keep their ids. */
  at: (id: string) => Locator
  tap: (id: string) => Promise<void>
  write: (id: string, text: string) => Promise<void>
  /** Presses what opens the picture picker and chooses these. */
  choosePhotos: (id: string, photos: readonly Buffer[]) => Promise<void>
  see: (words: string) => Promise<void>
  seePage: (path: string) => Promise<void>
  /** Closes the app and opens it again, here or elsewhere: what is stored stays. */
  reopen: (path?: string) => Promise<void>
  back: () => Promise<void>
}

const hold = (page: Page, context: BrowserContext, url: string): OnePhone => {
  let opened = 0
  const seen = (locator: Locator): Locator => locator.filter({ visible: true }).last()
  const at = (id: string) => seen(page.locator(`[id="${id}"]`))
  return {
    page,
    context,
    at,
    tap: id => at(id).click(),
    write: (id, text) => seen(at(id).locator('textarea, input')).fill(text),
    async choosePhotos(id, photos) {
      const picker = page.waitForEvent('filechooser')
      await at(id).click()
      const files = photos.map((buffer, index) => ({ name: `IMG_${index + 1}.jpg`, mimeType: 'image/jpeg', buffer }))
      await (await picker).setFiles(files)
    },
    see: words => seen(page.getByText(words)).waitFor(),
    async seePage(path) {
      await page.waitForFunction(`location.hash.startsWith(${JSON.stringify(`#/${path}`)})`)
    },
    async reopen(path = 'pages/home/index') {
      opened += 1
      await page.goto(`${url}&opened=${opened}#/${path}`)
    },
    back: () => seen(page.locator('[aria-label="返回"]')).click(),
  }
}

export type PhoneShop = {
  /** The browser of an office: wide, without WeChat, nobody signed in. */
  desk: () => Promise<OnePhone>
  /** A new phone of somebody who has agreed to photos before. */
  phoneOf: (user: string) => Promise<OnePhone>
  close: () => Promise<void>
}

/** Phones on this stack. */
export const openPhones = async (stack: TestStack, browser: Browser): Promise<PhoneShop> => {
  const { folder } = await builtPhone('h5')
  const ahead = stack.now() - Date.now()
  const pages = phonePages({
    build: folder,
    aliases: [...residents, ...staff].map(it => it.alias),
    wechatUrl: () => stack.wechatUrl,
    ahead,
  })
  const gateway = await startGateway({ port: 0, doors: stack.doors, now: stack.now, pages })
  const contexts: BrowserContext[] = []
  const openAt = async (user: string, viewport: { width: number; height: number }): Promise<OnePhone> => {
    const context = await browser.newContext({ viewport })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const phone = hold(page, context, `${gateway.url}/?user=${user}`)
    await phone.reopen()
    return phone
  }
  return {
    desk: () => openAt('desk', { width: 1280, height: 800 }),
    async phoneOf(user) {
      const client = await signInAs(stack, user)
      must(await client.call(recordConsent, { body: { version: privacyVersion, scene: 'photos' } }))
      return openAt(user, { width: 375, height: 812 })
    },
    async close() {
      for (const context of contexts) await context.close()
      await gateway.close()
    },
  }
}
