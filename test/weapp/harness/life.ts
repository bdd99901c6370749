import { callPage } from './pages.ts'
import type { Phone, PhoneParts } from './phone.ts'
import { isOn } from './screen-text.ts'
import { recordOf } from './shapes.ts'

/** A hidden app may go on for this long; then it is suspended and its requests fail. */
const SUSPENDED_AFTER_MS = 5_000
/** A suspended app is ended by the system after this long. */
const ENDED_AFTER_MS = 30 * 60_000

/** Going to the background and coming back, theme, network, end. */
export function lifeOf(
  parts: PhoneParts,
): Pick<Phone, 'hide' | 'show' | 'setTheme' | 'setFontSize' | 'setNetwork' | 'offerUpdate' | 'close'> {
  const { shell, stack, net, device, dialogBox } = parts
  let suspension: number | undefined
  let hiddenAt = 0

  const suspend = () => {
    net.interrupt()
    shell.clock.suspend()
    // The failures of the interrupted requests still reach the app before it sleeps.
    setImmediate(() => {
      shell.suspended = !shell.visible
      shell.activity.changed()
    })
  }
  return {
    offerUpdate: () => shell.tell('UpdateReady'),
    hide() {
      if (!shell.visible) throw new Error('The mini-program is in the background already')
      shell.visible = false
      hiddenAt = shell.clock.now()
      const page = stack.top()
      if (page) callPage(shell, page, 'onHide')
      parts.tellApp('onHide', {})
      shell.tell('AppHide', {})
      suspension = shell.clock.setTimer(suspend, SUSPENDED_AFTER_MS, { system: true })
    },
    show(url, scene) {
      if (shell.visible) throw new Error('The mini-program is on the screen already')
      if (shell.clock.now() - hiddenAt >= ENDED_AFTER_MS) throw new Error('The system has ended it: launch it again')
      if (suspension !== undefined) shell.clock.clearTimer(suspension)
      shell.visible = true
      shell.clock.resume()
      shell.wake()
      const options = parts.enter(url, scene)
      parts.tellApp('onShow', options)
      shell.tell('AppShow', options)
      if (url !== undefined) stack.reLaunch(`/${url.replace(/^\//, '')}`)
      else {
        const page = stack.top()
        if (page) callPage(shell, page, 'onShow')
      }
      shell.activity.changed()
    },
    setTheme(theme) {
      device.theme = theme
      shell.tell('ThemeChange', { theme })
    },
    setFontSize(px) {
      device.fontSizePx = px
    },
    setNetwork(type) {
      device.networkType = type
      net.connect(type !== 'none')
      shell.tell('NetworkStatusChange', { isConnected: type !== 'none', networkType: type })
    },
    close() {
      const dialog = dialogBox.open()
      shell.clock.stop()
      net.interrupt()
      // What is left of its code must not go on talking to the server.
      net.connect(false)
      shell.throwIfBroken()
      if (dialog) throw new Error(`Nobody has answered the dialog "${dialog.texts.join(' ')}"`)
      if (shell.errors.length > 0) throw new Error(`The app has reported errors:\n${shell.errors.join('\n')}`)
    },
  }
}

/** Ways between pages that belong to WeChat's own frame. */
export function frameMoves(
  parts: PhoneParts,
  free: () => void,
): Pick<Phone, 'back' | 'tab' | 'pullDown' | 'reachBottom' | 'scroll'> {
  const { shell, stack } = parts
  const onTop = () => {
    free()
    const page = stack.top()
    if (!page) throw new Error('No page is open')
    return page
  }
  return {
    back() {
      onTop()
      if (stack.pages.length < 2) throw new Error('This is the first page: there is no way back')
      stack.navigateBack(1)
    },
    tab(text) {
      const page = onTop()
      const index = shell.app.tabs.findIndex(tab => tab.text === text)
      const item = shell.app.tabs[index]
      if (!item) throw new Error(`The tab bar has no "${text}"`)
      if (!shell.app.tabs.some(tab => tab.route === page.route)) throw new Error(`${page.route} shows no tab bar`)
      stack.switchTab(`/${item.route}`)
      const opened = stack.top()
      if (opened) callPage(shell, opened, 'onTabItemTap', shell.realm.copy({ index, pagePath: item.route, text }))
    },
    pullDown() {
      const page = onTop()
      const enabled =
        shell.app.settingsOf(page.route).enablePullDownRefresh ??
        recordOf(shell.app.config.window).enablePullDownRefresh
      if (!isOn(enabled)) throw new Error(`${page.route} has not switched on pull-down refresh`)
      callPage(shell, page, 'onPullDownRefresh')
    },
    reachBottom() {
      callPage(shell, onTop(), 'onReachBottom')
    },
    scroll(top) {
      callPage(shell, onTop(), 'onPageScroll', shell.realm.copy({ scrollTop: top }))
    },
  }
}
