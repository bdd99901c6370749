import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as steps from '../../local/browser/complaint-steps.ts'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { openTwoPhones, type TwoPhones } from '../../local/browser/two-phones.ts'
import { demoPhoto } from '../../local/demo/photos.ts'
import { type DemoProcess, demoProcess } from '../support/demo-process.ts'

const pictures = resolve(import.meta.dirname, '..', '..', '.local', 'pictures')
const hasBrowser = (await browserPath()) !== undefined

let directory: string
let demo: DemoProcess
let browser: Browser
let two: TwoPhones
const faults: string[] = []

const picture = async (name: string) => {
  await two.page.screenshot({ path: join(pictures, `${name}.png`) })
}

const openPage = async (): Promise<TwoPhones> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return openTwoPhones(page, await demo.url())
}

describe.skipIf(!hasBrowser)('the two-phone page (skipped where there is no browser)', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'huiyin-journey-'))
    await mkdir(pictures, { recursive: true })
    demo = demoProcess('--port', '0', '--directory', directory, '--at', '2026-11-23T10:00:00+08:00')
    await demo.url()
    browser = await openBrowser()
    two = await openPage()
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    if (directory !== undefined) await rm(directory, { recursive: true, force: true })
  })

  test('a complaint goes from filing to the ledger, passed between two phones', async () => {
    const { resident, staff } = two
    await steps.fillComplaint(resident, [await demoPhoto('leak', -2), await demoPhoto('leak', 4)])
    await picture('01-filled')
    await resident.at('submit').dblclick()
    const { id, number } = await steps.readReceipt(resident)
    expect(number).toMatch(/^W2611-\d{4}$/)
    await steps.subscribe(resident)
    await picture('02-filed')

    await two.switchTo('staff', 'hemin')
    await steps.openFromWork(staff, id)
    await steps.acceptAndDispatch(staff, '周建国')
    await two.banner('resident').filter({ hasText: steps.title }).waitFor()
    await picture('03-dispatched')

    await two.switchTo('staff', 'zhoujianguo')
    await steps.openFromWork(staff, id)
    await staff.see('先止漏')
    await steps.takeOrder(staff)
    await steps.fillReport(staff, await demoPhoto('leak-repaired', 1))
    await picture('04-report')
    await steps.sendReport(staff)

    await two.switchTo('staff', 'maweidong')
    await steps.openFromWork(staff, id)
    await steps.checkWork(staff)
    await picture('05-checked')

    await two.banner('resident').filter({ hasText: '满意度调查' }).locator('.open').click()
    await steps.fillSurvey(resident)
    await picture('06-survey')
    await steps.sendSurvey(resident)

    await two.switchTo('staff', 'hemin')
    await steps.openFromWork(staff, id)
    await steps.recordVisit(staff)
    await picture('07-visited')

    await resident.tap('see-complaint')
    await resident.tap('open-visit')
    await steps.confirmVisit(resident)
    await picture('08-confirmed')

    await two.switchTo('staff', 'hemin')
    await staff.tap('tab-ledger')
    const row = await steps.ledgerRow(staff, id)
    expect(await row.textContent()).toMatch(new RegExp(`${number}.*${steps.title}.*评价满意 · 回访满意.*已办结`))
    await picture('09-ledger')
    expect(await staff.frame.getByText(steps.title).filter({ visible: true }).count()).toBe(1)
    expect(faults).toEqual([])
  })

  test('going back in one phone leaves the other where it is', async () => {
    const { resident, staff } = await openPage()
    await resident.tap('my-complaints')
    await resident.seePage('pages/complaints/index')
    await resident.tap('complaint-demo-16-bedroom-crack-00001')
    await resident.seePage('pages/complaint/index')
    await staff.tap('case-demo-10-overdue-bath-000001')
    await staff.seePage('staff/complaint/index')

    await staff.back()
    await staff.seePage('staff/work/index')
    expect(await resident.path()).toMatch(/^pages\/complaint\/index\?id=demo-16/)

    await staff.tap('case-demo-10-overdue-bath-000001')
    await staff.seePage('staff/complaint/index')
    await resident.backByHistory()
    await resident.seePage('pages/complaints/index')
    expect(await staff.path()).toMatch(/^staff\/complaint\/index\?id=demo-10/)
  })

  test('two people who hold the same phone keep their things apart', async () => {
    const phones = await openPage()
    const { resident } = phones
    await resident.tap('file-complaint')
    await resident.seePage('pages/file/index')
    await resident.write('text', '楼道的灯坏了三天')
    await resident.see('8/5000')
    await phones.switchTo('resident', 'wangqiang')
    await resident.see(/王强，/)
    await resident.tap('file-complaint')
    await resident.seePage('pages/file/index')
    await resident.at('text').waitFor()
    expect(await resident.at('text').locator('textarea').inputValue()).toBe('')
    await phones.switchTo('resident', 'chenguilan')
    await resident.see(/陈桂兰，/)
    await resident.tap('file-complaint')
    await resident.see('8/5000')
    expect(await resident.at('text').locator('textarea').inputValue()).toBe('楼道的灯坏了三天')
  })

  test('a list that is drawn once more while its page is being left leaves no fault behind', async () => {
    faults.length = 0
    const { staff } = await openPage()
    await staff.tap('to-filter')
    await staff.frame.locator('.taro_page').evaluateAll(pages => {
      for (const page of pages) page.id = 'left'
    })
    await staff.tap('filter-state-submitted')
    await staff.tap('filter-use')
    await staff.see('符合的 1 件')
    expect(faults).toEqual([])
  })

  test('people are chosen with the arrow keys', async () => {
    const { page, staff } = await openPage()
    await page.locator('#staff-people [aria-checked="true"]').focus()
    await page.keyboard.press('ArrowDown')
    await staff.see('许静')
    expect(await page.evaluate('document.activeElement.dataset.alias')).toBe('xujing')
  })
})
