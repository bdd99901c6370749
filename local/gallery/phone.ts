// One phone in the browser: the clock stopped, the letters bundled, nothing moving, the network in the gallery's hand.

import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Hand, handOn } from './hand.ts'
import { type Look, type Screen, sizes, type View } from './screen.ts'
import type { World } from './world.ts'

/** WeChat's sizes of letters, as a browser is set to them: 16 pixels is usual. */
type Size = 'usual' | 'elder' | 'largest'

const rootPixels: Record<Size, number> = { usual: 16, elder: 20, largest: 22.4 }

export const sizeOf = (look: Look): Size =>
  look.endsWith('elder') ? 'elder' : look.endsWith('largest') ? 'largest' : 'usual'

const isDark = (look: Look): boolean => look.startsWith('dark')

// The same letters on every machine, nothing caught half way, and letters as large as the browser is set to.
const dress = (size: Size): string => `
  html { font-size: ${rootPixels[size]}px; }
  :root, .light, .dark, .page { --font: "Noto Sans SC", sans-serif !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
`

const drawn = `(async () => {
  window.__fixCodes()
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  await document.fonts.ready
})()`

/** Signing in goes through in every state: what a page asks for comes after it. */
const isAsked = (url: URL): boolean => url.pathname.startsWith('/v1/') && !url.pathname.startsWith('/v1/public/session')

const patienceMs = 20_000

export type OpenPhone = Hand & {
  /** Dark or light, as the system turns. */
  turn: (look: Look) => Promise<void>
  /** Letters, photos and the last frame are there. */
  drawn: () => Promise<void>
  /** Cuts the network: what is under way fails, and what follows. */
  cut: () => Promise<void>
  /** As if the person came back to the page. */
  comeBack: () => Promise<void>
  close: () => Promise<void>
}

const hold = async (page: Page): Promise<() => Promise<void>> => {
  const held: (() => Promise<void>)[] = []
  let isCut = false
  await page.route(isAsked, route => {
    const fail = () => route.abort('internetdisconnected').catch(() => undefined)
    if (isCut) return fail()
    held.push(fail)
  })
  return async () => {
    isCut = true
    await Promise.all(held.splice(0).map(fail => fail()))
  }
}

/** Gives the page what an earlier one of this person kept of signing in, before the app asks for it. */
const recallSession = async (page: Page, who: string, session: string | undefined): Promise<void> => {
  if (session === undefined) return
  // Under the name that this person's own part of the storage has from outside.
  const set = `localStorage.setItem(${JSON.stringify(`${who}/session`)}, ${JSON.stringify(session)})`
  await page.addInitScript(`if (location.protocol === 'http:') ${set}`)
}

const newContext = (browser: Browser, view: View): Promise<BrowserContext> =>
  browser.newContext({
    viewport: sizes[view],
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: view === 'phone',
  })

/** Opens a screen's page in a fresh phone, or in a browser at a desk. With `held`, no answer arrives until the network is cut. */
export const openPhone = async (
  { browser, world }: { browser: Browser; world: World },
  { who, page: address, view = 'phone' }: Pick<Screen, 'who' | 'page' | 'view'>,
  { look, held = false }: { look: Look; held?: boolean },
): Promise<OpenPhone> => {
  const context = await newContext(browser, view)
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  await page.clock.setFixedTime(world.at)
  await page.addInitScript({ path: join(import.meta.dirname, 'in-page.js') })
  await page.addInitScript(`window.__dress(${JSON.stringify(dress(sizeOf(look)))})`)
  await page.emulateMedia({ colorScheme: isDark(look) ? 'dark' : 'light' })
  await recallSession(page, who, world.signedIn.get(who))
  const cutHeld = held ? await hold(page) : undefined
  await page.goto(world.addressOf(who, address))
  return {
    ...handOn(page),
    turn: to => page.emulateMedia({ colorScheme: isDark(to) ? 'dark' : 'light' }),
    drawn: async () => void (await Promise.all(page.frames().map(frame => frame.evaluate<void>(drawn)))),
    cut: cutHeld ?? (async () => void (await page.route(isAsked, route => route.abort('internetdisconnected')))),
    comeBack: () => page.evaluate<void>(`window.dispatchEvent(new Event('focus'))`),
    async close() {
      const kept = await page.evaluate<string | null>(`localStorage.getItem('session')`).catch(() => null)
      if (kept !== null) world.signedIn.set(who, kept)
      await context.close()
    },
  }
}
