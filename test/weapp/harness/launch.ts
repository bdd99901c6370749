import type { Instant } from '#domain/time.ts'
import { watchActivity } from './activity.ts'
import type { Allow } from './allowed-origins.ts'
import { readAppFiles } from './app-files.ts'
import { phoneClock } from './clock.ts'
import { compileViews } from './compile-views.ts'
import type { Hosts } from './flights.ts'
import { logicLayer } from './logic-layer.ts'
import { freshMeters } from './meters.ts'
import { type PageStack, pageStack, parseQuery } from './page-stack.ts'
import { callPage, type LivePage } from './pages.ts'
import { type Phone, phoneOf } from './phone.ts'
import { phoneFiles, type SavedFiles } from './phone-files.ts'
import { createRealm } from './realm.ts'
import { isFunction } from './shapes.ts'
import { createShell, type Shell } from './shell.ts'
import { type Drawer, drawPage, type ViewNode } from './view-tree.ts'
import { wxObject } from './wx.ts'
import { type Account, accountApis } from './wx-account.ts'
import { type Camera, type CameraAnswer, cameraOf } from './wx-camera.ts'
import { type DeviceSettings, deviceApis, type LaunchOptions } from './wx-device.ts'
import { type DialogAnswer, dialogs } from './wx-dialogs.ts'
import { eventApis } from './wx-events.ts'
import { locationApis, type Whereabouts } from './wx-location.ts'
import { mediaApis } from './wx-media.ts'
import { navigation } from './wx-navigation.ts'
import { network } from './wx-network.ts'
import { type Consent, PRIVACY_APIS, type PrivacyApi, privacyGate } from './wx-privacy.ts'
import { type Scanned, scanApis } from './wx-scan.ts'
import { type HeightOf, selectorQuery } from './wx-selector.ts'
import { type PhoneStorage, storageApis } from './wx-storage.ts'

/** Scene 1001: opened from the list of mini-programs. */
const FROM_THE_LIST = 1001
/** Monday 2 March 2026, ten in the morning in Shanghai: what the phone's calendar shows unless a test says otherwise. */
const A_MONDAY_MORNING: Instant = Date.UTC(2026, 2, 2, 2)

const A_PHONE: DeviceSettings = {
  theme: 'light',
  networkType: 'wifi',
  fontSizePx: 17,
  appId: 'wx0000000000000000',
  envVersion: 'develop',
}

export type LaunchSettings = Account & {
  /** folder of the built mini-program */
  readonly dist: string
  /** origins of request, upload and download */
  readonly allow: Allow
  /** where those origins really are, like a hosts file */
  readonly hosts?: Hosts
  /** the phone-number code when the person allows it; without it the person refuses */
  readonly phoneCode?: () => Promise<string>
  /** the person's album: paths on this machine, newest first */
  readonly photos?: readonly string[]
  /** where the phone is; without it the person does not let the app know */
  readonly where?: Whereabouts
  /** what the person answers when a camera wants to open; without it he refuses */
  readonly camera?: CameraAnswer
  readonly storage?: PhoneStorage
  readonly savedFiles?: SavedFiles
  /** room for saved files, WeChat's own unless it is to be scarce */
  readonly savedFilesLimitBytes?: number
  readonly consent?: Consent
  /** what the privacy guideline in WeChat's console declares */
  readonly declared?: readonly PrivacyApi[]
  readonly answer?: DialogAnswer
  readonly now?: () => Instant
  /** page to start with, `pages/detail/index?id=1`, as from a card or a scanned code */
  readonly open?: string
  readonly scene?: number
  readonly device?: Partial<DeviceSettings>
  /** how high elements are, by id, where the page measures them */
  readonly heightOf?: HeightOf
}

/** Starts a built mini-program on a fresh phone and opens its first page. Throws where `harnessSupport` says so. */
export async function launch(settings: LaunchSettings): Promise<Phone> {
  const app = readAppFiles(settings.dist)
  const clock = phoneClock(settings.now ?? (() => A_MONDAY_MORNING))
  const activity = watchActivity(clock)
  const shell = createShell({ app, clock, activity, realm: createRealm(clock.now), meters: freshMeters() })
  const firstUrl = settings.open ?? app.routes[0] ?? ''
  const start = entryOf(firstUrl, settings.scene ?? FROM_THE_LIST)
  const entered = { launch: start, latest: start }
  const stack = pageStack(shell, {
    definitionOf: route => logic.pageDefinition(route),
    selectorQuery: () => selectorQuery(shell, tree, settings.heightOf),
  })
  const tree = screen(
    shell,
    stack,
    {
      app,
      draw: compileViews(app),
      componentDefinition: path => logic.componentDefinition(path),
    },
    (page, root) => camera.drawn(page, root),
  )
  const { apis, camera, ...frame } = weChat(shell, stack, tree, settings, entered)
  const logic = logicLayer(shell, apis, () => stack)

  const appObject = logic.startApp()
  const tellApp = (name: string, detail: unknown) => {
    const method = appObject[name]
    if (isFunction(method)) shell.guard(() => Reflect.apply(method, appObject, [shell.realm.copy(detail)]))
  }
  tellApp('onLaunch', start)
  tellApp('onShow', start)
  stack.reLaunch(`/${firstUrl.replace(/^\//, '')}`)
  await clock.advance(0)
  shell.throwIfBroken()
  return phoneOf({
    ...frame,
    shell,
    stack,
    tree,
    sentCards: [],
    phoneCode: settings.phoneCode,
    tellApp,
    enter(url, scene) {
      entered.latest = entryOf(url ?? stack.top()?.route ?? '', scene ?? FROM_THE_LIST)
      return entered.latest
    },
  })
}

/** The object wx with all its rooms, and the rooms the driver has to reach. */
function weChat(
  shell: Shell,
  stack: PageStack,
  tree: () => ViewNode,
  settings: LaunchSettings,
  entered: { readonly launch: LaunchOptions; latest: LaunchOptions },
) {
  const device: DeviceSettings = { ...A_PHONE, ...settings.device }
  const photos = [...(settings.photos ?? [])]
  const scans: Scanned[] = []
  const files = phoneFiles(settings.savedFiles ?? new Map(), settings.savedFilesLimitBytes)
  const privacy = privacyGate(shell, settings.consent ?? { agreed: false }, settings.declared ?? PRIVACY_APIS)
  const dialogBox = dialogs(shell, settings.answer ?? (() => undefined))
  const net = network(shell, settings, files, device.appId)
  const nav = navigation(shell, stack)
  const camera = cameraOf(shell, stack, files, photos, privacy, settings.camera ?? 'refuses')
  const apis = wxObject(shell, [
    net.apis,
    nav.apis,
    privacy.apis,
    dialogBox.apis,
    eventApis(shell),
    storageApis(shell, settings.storage ?? new Map()),
    mediaApis(shell, files, photos, privacy),
    locationApis(shell, privacy, settings.where ?? 'person-refuses'),
    camera.apis,
    scanApis(shell, scans),
    accountApis(shell, settings),
    deviceApis(shell, device, entered),
    { createSelectorQuery: () => selectorQuery(shell, tree, settings.heightOf) },
  ])
  return { apis, camera, device, photos, scans, privacy, dialogBox, net, nav }
}

/** The drawing of the page on top, kept until its next setData. */
function screen(shell: Shell, stack: PageStack, drawer: Drawer, onDrawn: Camera['drawn']): () => ViewNode {
  let drawn: { page: LivePage; version: number; node: ViewNode } | undefined
  return () => {
    const page = stack.top()
    if (!page) throw new Error('No page is open')
    if (drawn?.page === page && drawn.version === page.version) return drawn.node
    const node = drawPage(drawer, page, (name, event) => {
      if (!isFunction(page.instance[name])) throw new Error(`${page.route} has no handler ${name}`)
      callPage(shell, page, name, event)
    })
    drawn = { page, version: page.version, node }
    onDrawn(page, node)
    return node
  }
}

function entryOf(url: string, scene: number): LaunchOptions {
  const [path = '', search = ''] = url.split('?')
  return { path: path.replace(/^\//, ''), query: parseQuery(search), scene }
}
