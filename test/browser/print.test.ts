import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteInside } from '#contract/staff-moves.ts'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { must } from '../../local/client.ts'
import { aWorld, bring, type World } from '../functions/people.ts'
import { type OnePhone, openPhones, type PhoneShop } from './one-phone.ts'

const hasBrowser = (await browserPath()) !== undefined

let world: World
let browser: Browser
let shop: PhoneShop
let desk: OnePhone
let filed: { id: string; number: string }

/** What is laid out for paper now, as text; nothing else of the page may be seen there. */
const onPaper = async (): Promise<string> => {
  await desk.page.waitForFunction('window.printed === true')
  await desk.page.emulateMedia({ media: 'print' })
  const text = (await desk.page.locator('.printed').textContent()) ?? ''
  const seen = await desk.page.locator('.nav, .bar, .page-body, .desk-pane').filter({ visible: true }).count()
  const ground = await desk.page.evaluate<string>(
    'getComputedStyle(document.querySelector(".printed")).backgroundColor',
  )
  await desk.page.emulateMedia({ media: null })
  await desk.page.evaluate(`window.printed = false; window.dispatchEvent(new Event('afterprint'))`)
  expect({ seen, ground, left: await desk.page.locator('.printed').count() }).toEqual({
    seen: 0,
    ground: 'rgb(255, 255, 255)',
    left: 0,
  })
  return text
}

describe.skipIf(!hasBrowser)('printing at a desk (skipped where there is no browser)', () => {
  beforeAll(async () => {
    world = await aWorld()
    const { id, turn, number } = await bring(world, 'handling')
    must(await world.agent.call(noteInside, { params: { id }, body: { turn, text: '只在公司里说的话' } }))
    filed = { id, number }
    browser = await openBrowser()
    shop = await openPhones(world.stack, browser)
    desk = await shop.phoneOf('hemin')
    await desk.page.setViewportSize({ width: 1280, height: 800 })
    await desk.page.emulateMedia({ colorScheme: 'dark' })
    await desk.page.addInitScript('window.print = () => { window.printed = true }')
  })

  afterAll(async () => {
    await shop?.close()
    await browser?.close()
    await world?.stack.close()
  })

  test('a complaint is printed without what is internal, unless that is wanted, and says who printed it', async () => {
    await desk.reopen(`staff/complaint/index?id=${filed.id}`)
    await desk.see('只在公司里说的话')
    await desk.page.keyboard.press('p')
    await desk.see('打印这件投诉')
    await desk.tap('print-now')
    const outside = await onPaper()
    expect(outside).toContain(`投诉 ${filed.number}`)
    expect(outside).toMatch(/何敏 打印于 2026年11月23日 周一 10:0\d/)
    expect(outside).not.toContain('只在公司里说的话')
    await desk.tap('print')
    await desk.tap('print-inside')
    await desk.tap('print-now')
    const inside = await onPaper()
    expect(inside).toContain('只在公司里说的话')
    expect(inside).toContain('含内部记录')
  })

  test('p prints the list, and where one is open beside it, that one', async () => {
    await desk.reopen('staff/work/index')
    await desk.see('先办最急的')
    await desk.page.keyboard.press('p')
    const list = await onPaper()
    expect(list).toContain('工作台 · 听松苑')
    expect(list).toContain(filed.number)
    await desk.page.keyboard.press('j')
    const frame = desk.page.frameLocator('#desk-frame')
    await frame.getByText(filed.number).filter({ visible: true }).first().waitFor()
    await desk.page.keyboard.press('p')
    await frame.getByText('打印这件投诉').filter({ visible: true }).waitFor()
    expect(await desk.page.locator('.printed').count()).toBe(0)
  })

  test('a phone offers no printing', async () => {
    const phone = await shop.phoneOf('hemin')
    await phone.reopen(`staff/complaint/index?id=${filed.id}`)
    await phone.see('只在公司里说的话')
    expect(await phone.page.locator('[id="print"]').count()).toBe(0)
    await phone.page.keyboard.press('p')
    expect(await phone.page.getByText('打印这件投诉').count()).toBe(0)
  })
})
