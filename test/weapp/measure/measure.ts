// Opens every screen of the gallery on a phone of its own, on the built mini-program and real data, and measures it.

import { fileComplaint } from '#contract/complaints.ts'
import { type Figures, largeAnswerBytes, type ScreenFigures, soonMs } from '../../../local/audit/figures.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import type { Screen } from '../../../local/gallery/screen.ts'
import { screens } from '../../../local/gallery/screens.ts'
import type { Stack } from '../../../local/stack.ts'
import { busiestSecond, type SentRequest } from '../harness/meters.ts'
import type { Phone } from '../harness/phone.ts'
import type { PhoneStorage } from '../harness/wx-storage.ts'
import { mostOfOneHost, namelessIn, picturesIn } from './look-at-page.ts'
import { phoneFor } from './resident-phone.ts'

type Measured = { stack: Stack; dist: string }

/** So many complaints more than the demo's own have the residents who are looked at: lists are as long as they get. */
const complaintsMore = 25

const fileSome = async (client: Client): Promise<void> => {
  for (let filed = 0; filed < complaintsMore; filed += 1)
    must(
      await client.call(fileComplaint, {
        key: newKey(),
        body: {
          communityId,
          kind: 'complaint',
          categoryId: 'other',
          place: { kind: 'public', label: '花园' },
          text: `花园的灯第 ${filed + 1} 盏不亮，晚上看不见路，请尽快来修。`,
          photoIds: [],
          danger: false,
          happeningNow: false,
          hideName: false,
        },
      }),
    )
}

/** Gives the resident of the first screens many complaints. */
export const fillUp = async (stack: Stack): Promise<void> => {
  await fileSome(await signInAs(stack, 'chenguilan'))
  await stack.settle()
}

const isSignIn = ({ url }: SentRequest): boolean => new URL(url).pathname.startsWith('/v1/public/session')

const frameMs = 16
const scrolledPx = 12_000
const scrollMs = 3000

/** A thumb's long flick to the end of the page and beyond, so that further ones are fetched. */
const scroll = async (phone: Phone): Promise<void> => {
  for (let passed = 0; passed < scrollMs; passed += frameMs) {
    phone.scroll((scrolledPx * passed) / scrollMs)
    if (passed % 480 === 0) phone.reachBottom()
    await phone.advance(frameMs)
  }
  await phone.settled()
}

const repeatedIn = (sent: readonly SentRequest[]): ScreenFigures['repeated'] =>
  sent.flatMap((request, index) => {
    const { answer } = request
    if (!answer || answer.bytes <= largeAnswerBytes) return []
    const before = sent
      .slice(0, index)
      .some(it => it.url === request.url && it.answer?.hash === answer.hash && request.sentAt - it.sentAt <= soonMs)
    return before ? [{ url: request.url, bytes: answer.bytes }] : []
  })

const failedIn = (sent: readonly SentRequest[]): string[] =>
  sent
    .filter(({ statusCode }) => statusCode === undefined || statusCode >= 400)
    .map(({ method, url, statusCode }) => `${method} ${url}: ${statusCode ?? 'no answer'}`)

/** Whether an answer may be kept for a while. */
const mayBeKept = (cacheControl: string | null): boolean =>
  cacheControl !== null && !/no-store|no-cache/.test(cacheControl) && /max-age=[1-9]|immutable/.test(cacheControl)

const uncachedOf = async (addresses: readonly string[]): Promise<string[]> => {
  const found: string[] = []
  for (const address of addresses) {
    const answer = await fetch(address)
    await answer.arrayBuffer()
    if (!mayBeKept(answer.headers.get('cache-control'))) found.push(new URL(address).pathname)
  }
  return found
}

/** Figures of one page on an open phone that shows it. The page is scrolled, left for a moment and come back to. */
export const figuresOf = async (phone: Phone, screen: string): Promise<ScreenFigures> => {
  await phone.settled()
  const { setData, network, script } = phone.meters
  const bytesToReady = setData.bytes
  const asked = network.sent.filter(it => it.kind === 'request')
  const requests = asked.filter(it => !isSignIn(it)).length
  const root = phone.root()
  const pictures = picturesIn(root)
  const ready = { tree: phone.treeSize(), nameless: namelessIn(root) }
  const before = setData.times.length
  await scroll(phone)
  const mostPerSecond = busiestSecond(setData.times.slice(before))
  phone.hide()
  await phone.advance(1000)
  phone.show()
  await phone.settled()
  return {
    screen,
    route: phone.page.route,
    requests,
    signIns: asked.length - requests,
    setData: { bytesToReady, largestBytes: setData.largestBytes, inBackground: setData.inBackground, mostPerSecond },
    mostInFlight: network.mostInFlight,
    slowestRequestMs: Math.max(0, ...network.sent.map(it => it.answer?.ms ?? 0)),
    longestRunMs: script.longestMs,
    tree: ready.tree,
    picturesAtOnce: mostOfOneHost(pictures.atOnce),
    uncachedPictures: await uncachedOf(pictures.all),
    stretchedPictures: pictures.stretched,
    repeated: repeatedIn(network.sent),
    failedRequests: failedIn(network.sent),
    errors: [...phone.errors],
    nameless: ready.nameless,
  }
}

/** What is left on a phone of having signed in. */
const sessionKey = 'session'

/** A first start is measured with the first screen; whoever comes to another has signed in before. */
const measureScreen = async (
  measured: Measured,
  { id, who, page, see }: Screen,
  sessions: PhoneStorage,
): Promise<ScreenFigures> => {
  const session = id === 'home' ? undefined : sessions.get(who)
  const storage: PhoneStorage = new Map(session === undefined ? [] : [[sessionKey, session]])
  const phone = await phoneFor(measured, who, { open: page, storage })
  try {
    await phone.see(see)
    return await figuresOf(phone, id)
  } catch (error) {
    throw new Error(`${id}: ${error instanceof Error ? error.message : error}`, { cause: error })
  } finally {
    phone.errors.splice(0)
    phone.close()
  }
}

/** Everybody's phone signed in once. */
const signedIn = async (measured: Measured, people: readonly string[]): Promise<PhoneStorage> => {
  const sessions: PhoneStorage = new Map()
  for (const who of people) {
    const storage: PhoneStorage = new Map()
    const phone = await phoneFor(measured, who, { open: 'pages/mine/index', storage })
    await phone.see('我的')
    await phone.settled()
    phone.close()
    sessions.set(who, storage.get(sessionKey) ?? '')
  }
  return sessions
}

/** Each page once for each person who looks at it: what is done there before a picture is taken changes nothing here. */
const pagesOf = (all: readonly Screen[]): Screen[] =>
  all.filter((screen, index) => !all.slice(0, index).some(it => it.who === screen.who && it.page === screen.page))

/** Measures every screen of the gallery on this build. Throws with what all those that did not come up show instead. */
export const measureScreens = async (measured: Measured): Promise<Figures> => {
  const figures: ScreenFigures[] = []
  const problems: unknown[] = []
  const sessions = await signedIn(measured, [...new Set(screens.map(it => it.who))])
  for (const screen of pagesOf(screens))
    await measureScreen(measured, screen, sessions).then(
      it => figures.push(it),
      error => problems.push(error),
    )
  if (problems.length > 0)
    throw new Error(problems.map(it => (it instanceof Error ? it.message : String(it))).join('\n\n'))
  return { screens: figures }
}
