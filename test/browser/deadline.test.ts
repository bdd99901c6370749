import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { openTwoPhones, type TwoPhones } from '../../local/browser/two-phones.ts'
import { type DemoProcess, demoProcess } from '../support/demo-process.ts'

const hasBrowser = (await browserPath()) !== undefined

let directory: string
let demo: DemoProcess
let browser: Browser
let two: TwoPhones

describe.skipIf(!hasBrowser)('a deadline in the browser (skipped where there is no browser)', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-deadline-'))
    demo = demoProcess('--port', '0', '--directory', directory, '--at', '2026-09-30T17:55:00+08:00')
    browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    page.setDefaultTimeout(30_000)
    two = await openTwoPhones(page, await demo.url())
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    if (directory !== undefined) await rm(directory, { recursive: true, force: true })
  })

  test('filed at 17:55 before the seven-day holiday it is due after it, and says which days do not count', async () => {
    const { resident } = two
    await resident.tap('file-complaint')
    await resident.seePage('pages/file/index')
    await resident.tap('category-other')
    await resident.write('text', '楼道的灯全灭了，晚上看不见路。')
    await resident.tap('submit')
    await resident.seePage('pages/submitted/index')
    await resident.see('10月8日 周四 16:55 前，先给您一个答复')
    await resident.see('10月13日 周二 18:00 前，办完')
    await resident.tap('see-complaint')
    await resident.seePage('pages/complaint/index')
    await resident.tap('deadline-close')
    await resident.see('按 5 个工作日算')
    await resident.see('10月1日至7日 国庆节放假')
    await resident.see('国庆节调休上班，算工作日')
  })
})
