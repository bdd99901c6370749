import type { PageStack } from './page-stack.ts'
import type { LivePage } from './pages.ts'
import type { PhoneFiles } from './phone-files.ts'
import { type AnyFunction, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { dispatch } from './touch.ts'
import { allNodes, type ViewNode } from './view-tree.ts'
import { asyncCall, refuse, textOr } from './wx-call.ts'
import type { Privacy } from './wx-privacy.ts'

/** What the person answers when a camera wants to open, and later in WeChat's own settings; or a camera that is no use. */
export type CameraAnswer = 'allows' | 'refuses' | 'refuses-then-allows' | 'is-broken'

const QUALITIES = ['high', 'normal', 'low', 'original']
const DEVICE_BUSY = 'camera is in use or has failed'

export type Camera = {
  readonly apis: Record<string, AnyFunction>
  /** A page has been drawn anew: a camera that is new in it wants to open, one that is gone is closed. */
  drawn(page: LivePage, root: ViewNode): void
}

/**
 * The <camera> of a page: the guideline first, then the person, asked once and never again; `error` where it does not
 * open, `initdone` where it does. `photos` is what it sees. Like on a phone a page has one at most.
 */
export function cameraOf(
  shell: Shell,
  stack: PageStack,
  files: PhoneFiles,
  photos: readonly string[],
  privacy: Privacy,
  answer: CameraAnswer,
): Camera {
  const cameras = new WeakMap<LivePage, { state: 'opening' | 'open' | 'failed' }>()
  let allowed: boolean | undefined

  const start = async () => {
    await privacy.need('createCameraContext')
    allowed ??= answer === 'allows' || answer === 'is-broken'
    if (!allowed) throw refuse('auth deny')
    if (answer === 'is-broken') throw refuse(DEVICE_BUSY)
  }
  const open = async (page: LivePage, node: ViewNode) => {
    const camera: { state: 'opening' | 'open' | 'failed' } = { state: 'opening' }
    cameras.set(page, camera)
    const ended = shell.activity.begin()
    const failure = await start().then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    )
    shell.whenAwake(() => {
      camera.state = failure === undefined ? 'open' : 'failed'
      if (cameras.get(page) === camera) {
        if (failure === undefined) dispatch(shell, node, 'initdone', { maxZoom: 8 })
        else dispatch(shell, node, 'error', { errMsg: `insertCamera:fail ${failure}` })
      }
      ended()
    })
  }

  const takePhoto = asyncCall(shell, 'operateCamera', options => {
    if (!QUALITIES.includes(textOr(options, 'quality', 'normal'))) throw refuse('parameter error: invalid quality')
    const page = stack.top()
    if (!page || cameras.get(page)?.state !== 'open') throw refuse('camera has not been initialized')
    const [seen] = photos
    if (seen === undefined) throw new Error('A photo was taken, but the test has put nothing before the camera')
    return { tempImagePath: files.lend(seen).path }
  })
  const getSetting = asyncCall(shell, 'getSetting', () => ({
    authSetting: allowed === undefined ? {} : { 'scope.camera': allowed },
  }))
  const openSetting = asyncCall(shell, 'openSetting', () => {
    if (!shell.gesture) throw refuse('can only be invoked by user TAP gesture.')
    if (allowed === false && answer === 'refuses-then-allows') allowed = true
    return { authSetting: allowed === undefined ? {} : { 'scope.camera': allowed } }
  })
  return {
    apis: { createCameraContext: () => recordOf({ takePhoto }), getSetting, openSetting },
    drawn(page, root) {
      const found = allNodes(root).filter(node => node.tag === 'camera')
      if (found.length > 1) shell.breakTest(new Error(`${page.route} has ${found.length} cameras, a page can have one`))
      const [node] = found
      if (!node) cameras.delete(page)
      else if (!cameras.has(page)) void open(page, node)
    },
  }
}
