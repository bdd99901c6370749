import type { PageStack } from './page-stack.ts'
import { type AnyFunction, type Fields, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, numberOr, textOf } from './wx-call.ts'

export type Navigation = {
  readonly apis: Record<string, AnyFunction>
  /** the title in the navigation bar of the page on top */
  title(): string
}

/** wx.navigateTo and its relatives; like on a phone the page opens after the call has returned. */
export function navigation(shell: Shell, stack: PageStack): Navigation {
  const titles = new WeakMap<object, string>()
  const move = (name: string, run: (options: Fields) => void) =>
    asyncCall(shell, name, async options => {
      await nextFrame(shell)
      run(options)
      return undefined
    })
  const setNavigationBarTitle = asyncCall(shell, 'setNavigationBarTitle', options => {
    const page = stack.top()
    if (page) titles.set(page, textOf(options, 'title'))
    return undefined
  })
  return {
    apis: {
      navigateTo: move('navigateTo', options => stack.navigateTo(textOf(options, 'url'))),
      redirectTo: move('redirectTo', options => stack.redirectTo(textOf(options, 'url'))),
      reLaunch: move('reLaunch', options => stack.reLaunch(textOf(options, 'url'))),
      switchTab: move('switchTab', options => stack.switchTab(textOf(options, 'url'))),
      navigateBack: move('navigateBack', options => stack.navigateBack(numberOr(options, 'delta', 1))),
      setNavigationBarTitle,
    },
    title() {
      const page = stack.top()
      if (!page) return ''
      const window = recordOf(shell.app.config.window)
      const fixed = shell.app.settingsOf(page.route).navigationBarTitleText ?? window.navigationBarTitleText
      return titles.get(page) ?? String(fixed ?? '')
    },
  }
}

const nextFrame = (shell: Shell) => new Promise<void>(resolve => shell.clock.setTimer(resolve, 0))
