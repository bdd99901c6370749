// Takes a screen in all its states and looks: one picture each, and what is wrong with the page behind it.

import type { Browser } from 'playwright-core'
import { faultsOn } from './faults.ts'
import { type OpenPhone, openPhone, sizeOf } from './phone.ts'
import { type Look, looks, type Screen, type State, sizes, type View } from './screen.ts'
import type { World } from './world.ts'

/** One picture of the gallery. */
export type Shot = {
  screen: string
  title: string
  state: State
  look: Look
  view: View | undefined
  /** What is seen without scrolling. */
  picture: Buffer
  /** The whole page, where it is longer. */
  whole: Buffer | undefined
  /** What is wrong with it: by axe, serious or critical, and by our own look. */
  faults: readonly string[]
}

export type Studio = { browser: Browser; world: World }

/** The name of a picture, without its ending. */
export const nameOf = ({ screen, state, look }: Pick<Shot, 'screen' | 'state' | 'look'>): string =>
  `${screen}.${state}.${look}`

const longest = 4000

const heightOfPages = `Math.max(...[...document.querySelectorAll('.page')].map(it => it.scrollHeight), 0)`

const take = async (phone: OpenPhone, asked: Omit<Shot, 'picture' | 'whole' | 'faults'>): Promise<Shot> => {
  const { page } = phone
  const { width, height } = sizes[asked.view ?? 'phone']
  await phone.turn(asked.look)
  await phone.drawn()
  const picture = await page.screenshot()
  const heights = await Promise.all(page.frames().map(frame => frame.evaluate<number>(heightOfPages)))
  const tall = Math.min(Math.max(...heights), longest)
  const isLonger = tall > height
  if (isLonger) {
    await page.setViewportSize({ width, height: tall })
    await phone.drawn()
  }
  const whole = isLonger ? await page.screenshot() : undefined
  const faults = await faultsOn(page, asked.view)
  if (isLonger) await page.setViewportSize({ width, height })
  return { ...asked, picture, whole, faults }
}

const shownWords = `document.body.innerText.replace(/\\s+/g, ' ').slice(0, 400)`

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)

/** The looks that one opened phone can take by turning dark and light. */
const together = (first: Look): Look[] => looks.filter(look => sizeOf(look) === sizeOf(first))

/** What asks for nothing neither waits nor fails; the largest letters are looked at where there is most to show. */
const isShown = ({ asks, view }: Screen, state: State, look: Look): boolean => {
  if (view === 'desk' && sizeOf(look) !== 'usual') return false
  if (state === 'ready') return true
  return sizeOf(look) !== 'largest' && (asks || state === 'empty')
}

type Wanted = (state: State, look: Look) => boolean

const openings: readonly Look[] = ['light', 'light-elder', 'light-largest']

/** Everything wanted of a screen in one size of letters. */
const shootSize = async (studio: Studio, screen: Screen, first: Look, wanted: Wanted): Promise<Shot[]> => {
  const shots: Shot[] = []
  const asks = (state: State) => together(first).filter(look => isShown(screen, state, look) && wanted(state, look))
  const takeAll = async (phone: OpenPhone, state: State) => {
    for (const look of asks(state))
      shots.push(await take(phone, { screen: screen.id, title: screen.title, state, look, view: screen.view }))
  }
  const visit = async (
    who: Pick<Screen, 'who' | 'page' | 'view'>,
    held: boolean,
    visitor: (phone: OpenPhone) => Promise<void>,
  ) => {
    const phone = await openPhone(studio, who, { look: first, held })
    try {
      await visitor(phone)
    } catch (error) {
      throw new Error(`${wordsOf(error)}; it shows: ${await phone.page.evaluate<string>(shownWords)}`, { cause: error })
    } finally {
      await phone.close()
    }
  }
  if (asks('ready').length + asks('kept').length > 0)
    await visit(screen, false, async phone => {
      await phone.see(screen.see)
      await screen.does?.(phone)
      await takeAll(phone, 'ready')
      if (asks('kept').length === 0) return
      await phone.cut()
      await phone.comeBack()
      await phone.see('没连上网络')
      await takeAll(phone, 'kept')
    })
  if (asks('loading').length + asks('failed').length > 0)
    await visit(screen, true, async phone => {
      await phone.page.locator('.sk').first().waitFor()
      await takeAll(phone, 'loading')
      if (asks('failed').length === 0) return
      await phone.cut()
      await phone.see('没连上网络')
      await takeAll(phone, 'failed')
    })
  const { empty } = screen
  if (empty && asks('empty').length > 0)
    await visit({ ...screen, who: empty.who, page: empty.page ?? screen.page }, false, async phone => {
      await phone.see(empty.see)
      await takeAll(phone, 'empty')
    })
  return shots
}

/** Takes the wanted pictures of a screen. Throws with the screen's name where one of its states does not come about. */
export const shoot = async (studio: Studio, screen: Screen, wanted: Wanted): Promise<Shot[]> => {
  const shots: Shot[] = []
  for (const first of openings)
    try {
      shots.push(...(await shootSize(studio, screen, first, wanted)))
    } catch (error) {
      throw new Error(`${screen.id}, ${first}: ${wordsOf(error)}`, { cause: error })
    }
  return shots
}
