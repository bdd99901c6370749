import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import { minute } from '#domain/time.ts'
import { accessFor } from '../../functions/session/token.ts'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { must, newKey, signInAs } from '../../local/client.ts'
import { aFiling } from '../functions/people.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { type OnePhone, openPhones, type PhoneShop } from './one-phone.ts'

const hasBrowser = (await browserPath()) !== undefined

let stack: TestStack
let browser: Browser
let shop: PhoneShop
let desk: OnePhone
let phone: OnePhone
let filedId: string

const codeShown = async (): Promise<string> => ((await desk.at('desk-code').textContent()) ?? '').replace(/\s/g, '')

const typeIn = async (code: string): Promise<void> => {
  await phone.reopen('staff/sessions/index')
  await phone.write('desk-digits', code)
  await phone.tap('desk-next')
  await phone.seePage('staff/desk-yes/index')
}

describe.skipIf(!hasBrowser)('signing in at a desk (skipped where there is no browser)', () => {
  beforeAll(async () => {
    stack = await aStack()
    browser = await openBrowser()
    shop = await openPhones(stack, browser)
    phone = await shop.phoneOf('hemin')
    desk = await shop.desk()
  })

  afterAll(async () => {
    await shop?.close()
    await browser?.close()
    await stack?.close()
  })

  test('whoever opens the browser sees a code instead of a work list', async () => {
    await desk.seePage('staff/desk/index')
    await desk.see('用手机扫一扫登录')
    expect(await codeShown()).toMatch(/^\d{8}$/)
  })

  test('a no on the phone leaves it outside, a new code and a yes lets it in', async () => {
    await typeIn(await codeShown())
    await phone.tap('desk-no')
    await desk.see('手机上点了“不是我”')
    await desk.tap('new-code')
    await typeIn(await codeShown())
    await phone.see('Chrome，Linux')
    await phone.tap('desk-yes')
    await desk.seePage('staff/work/index')
    await desk.see('工作台')
  })

  test('by the keyboard alone: down the list, into the complaint, and by Escape back to the list', async () => {
    const resident = await signInAs(stack, 'chenguilan')
    filedId = must(await resident.call(fileComplaint, { key: newKey(), body: aFiling() })).id
    await desk.reopen('staff/work/index')
    await desk.see('夜里十一点还在装修')
    await desk.page.keyboard.press('j')
    await desk.page.frameLocator('#desk-frame').locator('#accept').waitFor()
    await desk.page.keyboard.press('Enter')
    expect(await desk.page.evaluate('document.activeElement.id')).toBe('desk-frame')
    await desk.page.keyboard.press('Escape')
    await desk.page.waitForFunction("document.activeElement.id !== 'desk-frame'")
  })

  test('the list and the complaint beside it go on together when their access has run out', async () => {
    await desk.reopen('staff/work/index')
    await desk.tap(`case-${filedId}`)
    const beside = desk.page.frameLocator('#desk-frame')
    await beside.locator('#accept').waitFor()
    stack.advance(accessFor)
    await beside.locator('#accept').click()
    await beside.locator('#dispatch').waitFor()
    // By now the token the list knows is no longer the one of a moment ago.
    stack.advance(minute)
    await desk.tap('to-filter')
    await desk.tap('filter-use')
    await desk.see('已受理')
    await beside.locator('#more').click()
    await desk.seePage('staff/work/index')
  })

  test('the phone lists it and signs it out: the browser shows a code again', async () => {
    await phone.reopen('staff/sessions/index')
    await phone.page.locator('[aria-label^="让Chrome"]').filter({ visible: true }).click()
    await phone.page.getByText('退出', { exact: true }).filter({ visible: true }).last().click()
    await phone.see('退出了')
    await desk.reopen('staff/work/index')
    await desk.seePage('staff/desk/index')
  })
})
