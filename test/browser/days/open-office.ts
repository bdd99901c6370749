// Everybody of the community with a phone of his own in a browser, on one stack; and a day's steps, counted.

import type { Browser } from 'playwright-core'
import { openBrowser } from '../../../local/browser/open-browser.ts'
import { aWorld, type World } from '../../functions/people.ts'
import { measureEffort } from '../effort.ts'
import { type OnePhone, openPhones, type PhoneShop } from '../one-phone.ts'

export type Office = {
  world: World
  shop: PhoneShop
  browser: Browser
  /** What a person reads on a page, opened now on a phone of his own: every one of these words, or `#id`. */
  reads: (user: string, page: string, ...words: string[]) => Promise<OnePhone>
  close: () => Promise<void>
}

const shownWords = `document.body.innerText.replace(/\\s+/g, ' ').slice(0, 1500)`

/** Waits for words, or for `#id`; where they do not come, says what stands there instead. */
export const seeOn = async (phone: OnePhone, seen: string): Promise<void> => {
  try {
    if (seen.startsWith('#')) await phone.at(seen.slice(1)).waitFor()
    else await phone.see(seen)
  } catch (error) {
    throw new Error(`no “${seen}”; it shows: ${await phone.page.evaluate<string>(shownWords)}`, { cause: error })
  }
}

export const openOffice = async (options: Parameters<typeof aWorld>[0] = {}): Promise<Office> => {
  const browser = await openBrowser()
  const world = await aWorld(options)
  const shop = await openPhones(world.stack, browser)
  const phones = new Map<string, OnePhone>()
  return {
    world,
    shop,
    browser,
    async reads(user, page, ...words) {
      const phone = phones.get(user) ?? (await shop.phoneOf(user))
      phones.set(user, phone)
      await phone.reopen(page)
      for (const it of words) await seeOn(phone, it)
      return phone
    },
    async close() {
      await shop.close()
      await world.stack.settle()
      await world.stack.close()
      await browser.close()
    },
  }
}

export const asResident = (id: string): string => `pages/complaint/index?id=${id}`
export const asStaff = (id: string): string => `staff/complaint/index?id=${id}`

/** A day of one person: taps by the id of what is tapped, and in the end what it cost. */
export const aDay = (who: string, phone: OnePhone) => {
  const { tap, type, wait, elsewhere, sums } = measureEffort()
  const there = (seen: string) => seeOn(phone, seen)
  return {
    /** Taps, then waits for what it brings: words, or `#id`. */
    tap: (id: string, seen: string) =>
      tap(
        () => phone.tap(id),
        () => there(seen),
      ),
    /** Taps what is named by these words. */
    press: (words: string, seen: string) =>
      tap(
        () => phone.page.getByText(words, { exact: true }).filter({ visible: true }).last().click(),
        () => there(seen),
      ),
    write: (id: string, text: string) =>
      tap(() => phone.at(id).locator('textarea, input').filter({ visible: true }).last().click()).then(() =>
        type(text, () => phone.write(id, text)),
      ),
    see: (seen: string) => wait(() => there(seen)),
    /** Opens a page as a message or a list would. */
    open: async (page: string, seen: string) => {
      await phone.reopen(page)
      await wait(() => there(seen))
    },
    photo: async (picture: Buffer) => {
      await tap(
        () => phone.choosePhotos('add-photo', [picture]),
        () => there('已传好'),
      )
      elsewhere(2, 3)
    },
    /** Prints what the day cost. */
    told: () => {
      const { taps, characters, waitedMs, estimatedSeconds } = sums()
      console.log(
        `a day of ${who}: ${taps} taps, ${characters} characters, ${waitedMs} ms waiting for the machine; ` +
          `a person's time by estimate (keystroke-level model, not measured): ${estimatedSeconds} s`,
      )
      return sums()
    },
  }
}
