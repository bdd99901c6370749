import type { Browser, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from '../../local/browser/open-browser.ts'
import { signInAs } from '../../local/client.ts'
import { demoPhoto } from '../../local/demo/photos.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { filedBy } from '../weapp/resident-phone.ts'
import { type OnePhone, openPhones, type PhoneShop } from './one-phone.ts'

const hasBrowser = (await browserPath()) !== undefined
const user = 'chenguilan'
const words = '卫生间吊顶漏水，昨晚开始的，今天水滴变密。'
const isThere = '卫生间吊顶漏水'
const once = [{ number: 'W2611-0001', text: words, photos: 2 }]

let browser: Browser
let stack: TestStack
let shop: PhoneShop
let photos: Buffer[]

type Cut = { to: 'server' | 'photos'; at: string; when: 'before-it-arrives' | 'before-the-answer' }

/** A line that goes dead at the first request like that, and stays dead until it is mended. */
const aLine = async ({ page }: OnePhone, cut?: Cut) => {
  let dead = false
  let planned = cut
  const isPlanned = (route: Route): boolean => {
    const { origin, pathname } = new URL(route.request().url())
    const to = origin === new URL(stack.photosUrl).origin ? 'photos' : 'server'
    return planned?.to === to && route.request().method() === 'POST' && pathname.startsWith(planned.at)
  }
  const pass = async (route: Route) => {
    if (dead) return route.abort('internetdisconnected')
    if (!isPlanned(route)) return route.continue()
    const now = planned
    planned = undefined
    // The answer is lost, not the request.
    if (now?.when === 'before-the-answer') await route.fetch().catch(() => undefined)
    dead = true
    return route.abort('internetdisconnected')
  }
  await page.route(url => url.pathname.startsWith('/v1/') || url.origin === new URL(stack.photosUrl).origin, pass)
  return {
    die() {
      dead = true
    },
    mend() {
      dead = false
      planned = undefined
    },
    isDead: () => dead,
  }
}
type Line = Awaited<ReturnType<typeof aLine>>

const fill = async (phone: OnePhone): Promise<void> => {
  await phone.tap('file-complaint')
  await phone.tap('category-leak')
  await phone.write('text', words)
  await phone.choosePhotos('add-photo-album', photos)
  await phone.see('2 张，最多 9 张')
}

const numbered = async (phone: OnePhone): Promise<void> => {
  await phone.seePage('pages/submitted/index')
  await phone.see('W2611-0001')
}

/** Nothing of it is left on the phone. */
const nothingLeft = async ({ page }: OnePhone): Promise<void> => {
  await page.waitForFunction("Object.keys(localStorage).every(key => !key.startsWith('draft/'))")
  await page.waitForFunction(`new Promise(resolve => {
    const opening = indexedDB.open('photos', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('photos')
    opening.onsuccess = () => {
      const counting = opening.result.transaction('photos').objectStore('photos').count()
      counting.onsuccess = () => { opening.result.close(); resolve(counting.result === 0) }
    }
  })`)
}

/** One complaint, one number, all photos. */
const expectFiledOnce = async (phone: OnePhone): Promise<void> => {
  await nothingLeft(phone)
  expect(await filedBy(stack, user)).toEqual(once)
}

const stages: [string, Cut][] = [
  ['before anything is sent', { to: 'server', at: '/v1/photos', when: 'before-it-arrives' }],
  ['before the permission to upload comes back', { to: 'server', at: '/v1/photos', when: 'before-the-answer' }],
  ['before a photo arrives', { to: 'photos', at: '/', when: 'before-it-arrives' }],
  ['when a photo has arrived, before the store says so', { to: 'photos', at: '/', when: 'before-the-answer' }],
  ['before the complaint arrives', { to: 'server', at: '/v1/complaints', when: 'before-it-arrives' }],
  [
    'when it has arrived, before its number comes back',
    { to: 'server', at: '/v1/complaints', when: 'before-the-answer' },
  ],
]

const comebacks: [string, (phone: OnePhone, line: Line) => Promise<void>][] = [
  [
    'the network comes back',
    async (phone, line) => {
      line.mend()
      await phone.page.evaluate("window.dispatchEvent(new Event('online'))")
      await numbered(phone)
    },
  ],
  [
    'the page is closed and opened again',
    async (phone, line) => {
      line.mend()
      await phone.reopen('pages/complaints/index')
      await phone.see(isThere)
    },
  ],
]

describe.skipIf(!hasBrowser)('a complaint is never lost and never filed twice, in a browser', () => {
  beforeAll(async () => {
    browser = await openBrowser()
    photos = [await demoPhoto('leak', -2), await demoPhoto('leak', 4)]
  })
  beforeEach(async () => {
    stack = await aStack()
    shop = await openPhones(stack, browser)
  })
  afterEach(async () => {
    await shop.close()
    await stack.settle()
    await stack.close()
  })
  afterAll(() => browser?.close())

  describe.each(stages)('the line goes dead %s', (_, cut) => {
    test.each(comebacks)('and %s', async (__, goOn) => {
      const phone = await shop.phoneOf(user)
      const line = await aLine(phone, cut)
      await fill(phone)
      await phone.see('提交投诉')
      await phone.at('submit').dblclick()
      await phone.see('已经存好，没有丢')
      expect(line.isDead()).toBe(true)
      await goOn(phone, line)
      await expectFiledOnce(phone)
    })
  })

  test('reloaded at every step, words and photos are there, and a double tap files once', async () => {
    const phone = await shop.phoneOf(user)
    await phone.tap('file-complaint')
    const file = 'pages/file/index?kind=complaint'
    const steps = [
      () => phone.tap('category-leak'),
      () => phone.tap('ask-where-天花板'),
      () => phone.write('text', words),
      async () => {
        await phone.choosePhotos('add-photo-album', photos)
        await phone.page.getByText('已传好').nth(1).waitFor()
      },
      () => phone.tap('demand-修好'),
    ]
    for (const step of steps) {
      await step()
      await phone.reopen(file)
      await phone.see('接着上次没提交的写')
    }
    await phone.see('2 张，最多 9 张')
    await phone.see('提交投诉')
    await phone.at('submit').dblclick()
    await numbered(phone)
    await expectFiledOnce(phone)
  })

  test('back at every step, and there again, also while it is being sent', async () => {
    const phone = await shop.phoneOf(user)
    const steps = [
      () => phone.tap('category-leak'),
      () => phone.write('text', words),
      () => phone.choosePhotos('add-photo-album', photos),
      () => phone.tap('happening-now'),
    ]
    for (const step of steps) {
      await phone.tap('file-complaint')
      await step()
      await phone.back()
    }
    await phone.tap('file-complaint')
    await phone.see('2 张，最多 9 张')
    await phone.see('提交投诉')
    const left = Promise.withResolvers<void>()
    await phone.page.route(
      url => url.pathname === '/v1/complaints',
      async route => {
        if (route.request().method() === 'POST') await left.promise
        await route.continue()
      },
    )
    const sent = phone.page.waitForRequest(
      request => request.method() === 'POST' && request.url().endsWith('/complaints'),
    )
    await phone.tap('submit')
    await sent
    await phone.back()
    await phone.see('正在提交')
    left.resolve()
    await phone.page.getByText('已提交 W2611-0001').first().waitFor()
    await phone.see(isThere)
    await expectFiledOnce(phone)
  })

  test('reloaded before the photos were sent, they are still there and go along', async () => {
    const phone = await shop.phoneOf(user)
    const line = await aLine(phone)
    await phone.tap('file-complaint')
    await phone.tap('category-leak')
    line.die()
    await phone.write('text', words)
    await phone.choosePhotos('add-photo-album', photos)
    await phone.page.getByText('再传一次').nth(1).waitFor()
    line.mend()
    await phone.reopen('pages/file/index?kind=complaint')
    await phone.see('2 张，最多 9 张')
    await phone.see('提交投诉')
    await phone.tap('submit')
    await numbered(phone)
    await expectFiledOnce(phone)
  })

  test('what one person has waiting is not sent by another who holds the same phone', async () => {
    const phone = await shop.phoneOf(user)
    const line = await aLine(phone)
    await fill(phone)
    await phone.page.getByText('已传好').nth(1).waitFor()
    line.die()
    await phone.tap('submit')
    await phone.see('已经存好，没有丢')
    line.mend()
    // The session ends on the server's side of the phone: the next one to sign in is somebody else.
    const { session } = await signInAs(stack, 'wangqiang')
    await phone.page.evaluate(`localStorage.setItem('session', ${JSON.stringify(JSON.stringify({ data: session }))})`)
    await phone.reopen()
    await phone.see('王强')
    await phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    await phone.tap('my-complaints')
    await phone.seePage('pages/complaints/index')
    expect(await filedBy(stack, user)).toEqual([])
    expect(await filedBy(stack, 'wangqiang')).toEqual([])
    const mine = await signInAs(stack, user)
    await phone.page.evaluate(
      `localStorage.setItem('session', ${JSON.stringify(JSON.stringify({ data: mine.session }))})`,
    )
    await phone.reopen()
    await expectFiledOnce(phone)
  })
})
