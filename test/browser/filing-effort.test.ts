import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { demoPhoto } from '../../local/demo/photos.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { filedBy } from '../weapp/resident-phone.ts'
import { measureEffort } from './effort.ts'
import { openPhones, type PhoneShop } from './one-phone.ts'

const hasBrowser = (await browserPath()) !== undefined
const words = '卫生间吊顶漏水，昨晚开始的，今天水滴变密。'
/** In the camera: the button, then 使用照片; and a moment to hold the phone still. */
const inCamera = { taps: 2, seconds: 3 }

let browser: Browser
let stack: TestStack
let shop: PhoneShop

describe.skipIf(!hasBrowser)('a complaint with two photos, from the first screen to its number', () => {
  beforeAll(async () => {
    browser = await openBrowser()
    stack = await aStack()
    shop = await openPhones(stack, browser)
  })
  afterAll(async () => {
    await shop?.close()
    await stack?.settle()
    await stack?.close()
    await browser?.close()
  })

  test('takes at most six taps after the text, three seconds of waiting, and by estimate a minute', async () => {
    const phone = await shop.phoneOf('chenguilan')
    await phone.see('陈桂兰')
    const effort = measureEffort()
    const { tap } = effort
    await tap(
      () => phone.tap('file-complaint'),
      () => phone.at('category-leak').waitFor(),
    )
    await tap(
      () => phone.tap('category-leak'),
      () => phone.at('ask-where-天花板').waitFor(),
    )
    await tap(() => phone.tap('ask-where-天花板'))
    await tap(() => phone.at('text').locator('textarea').click())
    await effort.type(words, () => phone.write('text', words))
    effort.textIsWritten()
    for (const photo of [await demoPhoto('leak', -2), await demoPhoto('leak', 4)]) {
      await tap(() => phone.choosePhotos('add-photo', [photo]))
      effort.elsewhere(inCamera.taps, inCamera.seconds)
    }
    await tap(() => phone.tap('demand-修好'))
    await tap(
      () => phone.tap('submit'),
      async () => {
        await phone.seePage('pages/submitted/index')
        await phone.see('W2611-0001')
      },
    )
    const sums = effort.sums()
    console.log(
      `filing with two photos: ${sums.taps} taps, ${sums.tapsAfterText} of them after the text (at most 6), ` +
        `${sums.characters} characters, ${sums.waitedMs} ms waiting for the machine (at most 3000); ` +
        `a person's time by estimate (keystroke-level model, not measured): ${sums.estimatedSeconds} s (at most 60)`,
    )
    expect(await filedBy(stack, 'chenguilan')).toEqual([{ number: 'W2611-0001', text: words, photos: 2 }])
    expect(sums.tapsAfterText).toBeLessThanOrEqual(6)
    expect(sums.waitedMs).toBeLessThanOrEqual(3000)
    expect(sums.estimatedSeconds).toBeLessThanOrEqual(60)
  })
})
