// `npm run pictures`: the README's pictures, taken on the two-phone page while one complaint goes its way.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import * as steps from './browser/complaint-steps.ts'
import { openBrowser } from './browser/open-browser.ts'
import { openTwoPhones, type Side, type TwoPhones } from './browser/two-phones.ts'
import { openDemo } from './demo/open-demo.ts'
import { demoPhoto } from './demo/photos.ts'
import { isProblem } from './problem.ts'

const folder = resolve(import.meta.dirname, '..', 'docs', 'pictures')
const at = Date.parse('2026-11-23T10:00:00+08:00')
const largestBytes = 150 * 1024

const allDrawn = `(async () => {
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
})()`

/** Whole pages only: letters and photos loaded, nothing half drawn. */
const drawn = async (page: Page): Promise<void> => {
  for (const frame of page.frames()) await frame.evaluate(allDrawn)
}

const keep = async (name: string, picture: Buffer): Promise<void> => {
  const small = await sharp(picture)
    .png({ palette: true, quality: 85, dither: 0.5, effort: 10, compressionLevel: 9 })
    .toBuffer()
  if (small.length > largestBytes) throw new Error(`${name}.png is ${small.length} bytes, more than ${largestBytes}`)
  await writeFile(join(folder, `${name}.png`), small)
  console.log(`docs/pictures/${name}.png  ${Math.round(small.length / 1024)} KB`)
}

// A card may slide in at any moment; a single screen is shown without.
const noBanners = '.banner { visibility: hidden }'

const takeScreen = async ({ page }: TwoPhones, side: Side, name: string): Promise<void> => {
  await drawn(page)
  await keep(name, await page.locator(`.person.${side} .slot`).screenshot({ style: noBanners }))
}

const takeBoth = async ({ page }: TwoPhones, name: string): Promise<void> => {
  await drawn(page)
  await keep(name, await page.screenshot())
}

/** One complaint's way, with a picture wherever the README shows one. */
const walk = async (screens: TwoPhones, overview: TwoPhones): Promise<void> => {
  const { resident, staff } = screens
  await resident.see('我要投诉')
  await resident.see('正在办理')
  await takeScreen(screens, 'resident', 'home')
  await steps.fillComplaint(resident, [await demoPhoto('leak', -2), await demoPhoto('leak', 4)])
  await resident.scrollToTop()
  await takeScreen(screens, 'resident', 'file')
  await resident.tap('submit')
  const { id } = await steps.readReceipt(resident)
  await steps.subscribe(resident)

  await screens.switchTo('staff', 'hemin')
  await staff.see('先办最急的')
  await takeScreen(screens, 'staff', 'work')
  await steps.openFromWork(staff, id)
  await staff.tap('accept')
  await staff.tap('dispatch')
  await staff.see('周建国')
  await takeScreen(screens, 'staff', 'dispatch')
  await staff.tap('dispatch-send')
  await staff.seePage('staff/complaint/index')

  await resident.tap('see-complaint')
  await resident.seePage('pages/complaint/index')
  await resident.see('周建国')
  await takeScreen(screens, 'resident', 'complaint')

  await screens.switchTo('staff', 'zhoujianguo')
  await steps.openFromWork(staff, id)
  await steps.takeOrder(staff)
  await overview.switchTo('staff', 'maweidong')
  await overview.switchTo('resident', 'chenguilan')
  await steps.fillReport(staff, await demoPhoto('leak-repaired', 1))
  await steps.sendReport(staff)
  await overview.banner('staff').locator('.open').click()
  await steps.checkWork(overview.staff)
  await overview.banner('resident').filter({ hasText: '满意度调查' }).waitFor()
  await takeBoth(overview, 'two-phones')

  await screens.banner('resident').filter({ hasText: '满意度调查' }).locator('.open').click()
  await steps.fillSurvey(resident)
  await resident.scrollToTop()
  await takeScreen(screens, 'resident', 'survey')
}

const takePictures = async (): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-pictures-'))
  const signal = new AbortController().signal
  const demo = await openDemo({ directory, port: 0, at, tell: () => undefined, signal })
  const browser = await openBrowser()
  try {
    const wide = await browser.newPage({ viewport: { width: 1500, height: 960 }, deviceScaleFactor: 2 })
    const usual = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 })
    const screens = await openTwoPhones(wide, demo.url)
    // A phone's screen is a rectangle in the pictures; the round corners belong to the page's frame.
    await wide.addStyleTag({ content: '.slot { border-radius: 0 !important }' })
    await walk(screens, await openTwoPhones(usual, demo.url))
  } finally {
    await browser.close()
    await demo.close()
    await rm(directory, { recursive: true, force: true })
  }
}

try {
  await takePictures()
} catch (error) {
  if (!isProblem(error)) throw error
  console.error(`✗ ${error.chinese}\n✗ ${error.english}`)
  process.exitCode = 1
}
