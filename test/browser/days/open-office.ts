// Everybody of the community with a phone of his own in a browser, on one stack; and a day's steps, counted.

import { afterAll, beforeAll, describe } from 'vitest'
import { browserPath, openBrowser } from '../../../local/browser/open-browser.ts'
import { aWorld, type World } from '../../functions/people.ts'
import { measureEffort } from '../effort.ts'
import { type OnePhone, openPhones, type PhoneShop } from '../one-phone.ts'

export type Office = {
  world: World
  shop: PhoneShop
  /** What a person reads on a page, opened now on a phone of his own: every one of these words, or `#id`. */
  reads: (user: string, page: string, ...words: string[]) => Promise<OnePhone>
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

const openOffice = async (): Promise<Office & { close: () => Promise<void> }> => {
  const browser = await openBrowser()
  const world = await aWorld()
  const shop = await openPhones(world.stack, browser)
  const phones = new Map<string, OnePhone>()
  return {
    world,
    shop,
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

const hasBrowser = (await browserPath()) !== undefined

/** Tests in an office opened for them; `office()` is there within a test or a hook. Skipped where there is no browser. */
export const describeOffice = (title: string, tests: (office: () => Office) => void): void => {
  describe.skipIf(!hasBrowser)(`${title} (skipped where there is no browser)`, () => {
    let opened: Awaited<ReturnType<typeof openOffice>> | undefined
    beforeAll(async () => {
      opened = await openOffice()
    })
    afterAll(() => opened?.close())
    tests(() => {
      if (!opened) throw new Error('the office opens before the first test')
      return opened
    })
  })
}

/** The day of one person on his phone, in an office of its own; what it cost is printed in the end. */
export const describeDay = (who: string, user: string, tests: (day: Day) => void): void =>
  describeOffice(`${who}’s day`, office => {
    let phone: OnePhone | undefined
    const day = aDay(office, () => {
      if (!phone) throw new Error('the phone is there before the first test')
      return phone
    })
    beforeAll(async () => {
      phone = await office().shop.phoneOf(user)
    })
    afterAll(() => {
      const { taps, characters, waitedMs, estimatedSeconds } = day.sums()
      console.log(
        `a day of ${who}: ${taps} taps, ${characters} characters, ${waitedMs} ms waiting for the machine; ` +
          `a person's time by estimate (keystroke-level model, not measured): ${estimatedSeconds} s`,
      )
    })
    tests(day)
  })

export type Day = ReturnType<typeof aDay>

/** One person's steps: each is seen to bring something, words or `#id`, and counted. */
const aDay = (office: () => Office, phone: () => OnePhone) => {
  const { tap, type, wait, elsewhere, sums } = measureEffort()
  const there = (seen: string) => seeOn(phone(), seen)
  return {
    get office() {
      return office()
    },
    get phone() {
      return phone()
    },
    sums,
    /** Taps by the id of what is tapped. */
    tap: (id: string, seen: string) =>
      tap(
        () => phone().tap(id),
        () => there(seen),
      ),
    /** Taps what is named by these words. */
    press: (words: string, seen: string) =>
      tap(
        () => phone().page.getByText(words, { exact: true }).filter({ visible: true }).last().click(),
        () => there(seen),
      ),
    write: (id: string, text: string) =>
      tap(() => phone().at(id).locator('textarea, input').filter({ visible: true }).last().click()).then(() =>
        type(text, () => phone().write(id, text)),
      ),
    see: (seen: string) => wait(() => there(seen)),
    /** Opens a page as a message or a list would. */
    open: async (page: string, seen: string) => {
      await phone().reopen(page)
      await wait(() => there(seen))
    },
    photo: async (picture: Buffer) => {
      await tap(
        () => phone().choosePhotos('add-photo', [picture]),
        () => there('已传好'),
      )
      elsewhere(2, 3)
    },
  }
}
