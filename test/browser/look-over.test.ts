import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { faultsOn } from '../../local/gallery/faults.ts'

const hasBrowser = (await browserPath()) !== undefined
const inPage = join(resolve(import.meta.dirname, '..', '..'), 'local', 'gallery', 'in-page.js')

const button = 'style="display:block;width:200px;height:48px"'

/** A picture of so many pixels, as an address. */
const picture = async (pixels: number): Promise<string> => {
  const bytes = await sharp({ create: { width: pixels, height: pixels, channels: 3, background: '#8aa' } })
    .png()
    .toBuffer()
  return `data:image/png;base64,${bytes.toString('base64')}`
}

const good = async () => `
  <h1>我要投诉</h1>
  <button ${button}>提交投诉</button>
  <button ${button} aria-label="返回"><span aria-hidden="true">‹</span></button>
  <input ${button} aria-label="标题">
  <div tabindex="0" role="region" aria-label="一张表" style="width:300px;height:48px;overflow-x:auto;white-space:nowrap">${'<span>一张很宽的表</span>'.repeat(40)}</div>
  <img alt="漏水" width="100" height="100" src="${await picture(300)}">`

// Inside a page of the app, whose own frame cuts off everything.
const framed = (html: string): string => `<div style="overflow:hidden"><div class="page">${html}</div></div>`

const planted: readonly (readonly [misuse: string, html: string | (() => Promise<string>), found: RegExp])[] = [
  ['a button without a name', `<button id="x" ${button}></button>`, /^button#x has no name$/],
  ['a place of its own in the order', `<button ${button} tabindex="3">提交</button>`, /has a tabindex of its own$/],
  ['a button too small for a thumb', '<button style="width:43px;height:60px">去</button>', /“去” is 43 × 60 to touch$/],
  [
    'words wider than the phone',
    framed(`<p style="white-space:nowrap">${'wide '.repeat(40)}</p>`),
    /^p “wide.*” reaches from \d+ to \d{3,}$/,
  ],
  [
    'words that are cut off',
    '<p style="width:80px;overflow:hidden;white-space:nowrap">more than there is room for</p>',
    /^p “more than there is r” is cut off$/,
  ],
  [
    'a picture far larger than it is shown',
    async () => `<img alt="漏水" width="100" height="100" src="${await picture(301)}">`,
    /^a picture of 301 × 301 shown at 100 × 100$/,
  ],
  ['grey words on grey', '<p style="color:#999;background:#ccc">看不清</p>', /^axe color-contrast/],
  [
    'a picture nobody describes',
    async () => `<img width="100" height="100" src="${await picture(10)}">`,
    /^axe image-alt/,
  ],
]

describe.skipIf(!hasBrowser)('a page is looked over (skipped where there is no browser)', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    await page.addInitScript({ path: inPage })
    await page.goto('about:blank')
  })
  afterEach(() => page.close())
  afterAll(() => browser?.close())

  const found = async (html: string): Promise<string[]> => {
    await page.setContent(`<html lang="zh-CN"><title>回音</title><body><main>${html}</main></body></html>`)
    await page.evaluate('Promise.all([...document.images].map(it => it.decode()))')
    return faultsOn(page)
  }

  test('and nothing is found on a good one', async () => {
    expect(await found(await good())).toEqual([])
  })

  test.each(planted)('%s is found', async (_misuse, html, fault) => {
    const [first, ...others] = await found(typeof html === 'string' ? html : await html())
    expect(first).toMatch(fault)
    // What axe says to the same thing, and nothing besides.
    expect(others.filter(it => !it.startsWith('axe '))).toEqual([])
  })

  test('what stands in a frame beside the page is looked over too', async () => {
    const inside = `<html lang='zh-CN'><title>投诉</title><body><main><h1>投诉</h1><button style='width:80px;height:48px'></button></main></body></html>`
    const faults = await found(`<h1>工作台</h1><iframe title="打开的投诉" srcdoc="${inside}"></iframe>`)
    expect(faults[0]).toBe('button has no name')
    expect(faults.some(it => it.startsWith('axe button-name'))).toBe(true)
  })

  test('a mouse points at less than a thumb', async () => {
    await found('<h1>工作台</h1><button style="display:block;width:30px;height:30px">去</button>')
    expect([(await faultsOn(page, 'phone')).length, await faultsOn(page, 'desk')]).toEqual([1, []])
  })
})
