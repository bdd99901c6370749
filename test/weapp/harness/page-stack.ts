import { posix } from 'node:path'
import { callPage, type LivePage, makePage, type PageParts, type Query } from './pages.ts'
import type { Shell } from './shell.ts'
import { refuse } from './wx-call.ts'

/** How many pages may lie on each other. */
const MOST_PAGES = 10

export type PageStack = {
  readonly pages: readonly LivePage[]
  top(): LivePage | undefined
  navigateTo(url: string): void
  redirectTo(url: string): void
  reLaunch(url: string): void
  switchTab(url: string): void
  navigateBack(steps: number): void
}

/** The page stack with WeChat's rules: ten pages, tab pages only by switchTab, tab pages stay alive. */
export function pageStack(shell: Shell, parts: Omit<PageParts, 'isOnTop'>): PageStack {
  const pages: LivePage[] = []
  const liveTabs = new Map<string, LivePage>()
  const top = () => pages.at(-1)
  const isTab = (route: string) => shell.app.tabs.some(tab => tab.route === route)
  const pageParts: PageParts = { ...parts, isOnTop: page => page === top() && shell.visible }

  const resolve = (url: string): { route: string; query: Query } => {
    const [path = '', search = ''] = url.split('?')
    const from = `/${posix.dirname(top()?.route ?? 'app')}/`
    const route = posix.resolve(from, path).slice(1)
    if (!shell.app.routes.includes(route)) throw refuse(`page "${route}" is not found`)
    return { route, query: parseQuery(search) }
  }
  const show = (page: LivePage) => {
    callPage(shell, page, 'onShow')
    shell.activity.changed()
  }
  const open = (route: string, query: Query) => {
    const page = makePage(shell, pageParts, route, query)
    pages.push(page)
    if (isTab(route)) liveTabs.set(route, page)
    callPage(shell, page, 'onLoad', shell.realm.copy(query))
    show(page)
    shell.clock.setTimer(() => {
      if (pages.includes(page)) callPage(shell, page, 'onReady')
    }, 0)
  }
  const unload = (page: LivePage | undefined) => {
    if (!page) return
    liveTabs.delete(page.route)
    callPage(shell, page, 'onUnload')
  }
  const notTab = (route: string, name: string) => {
    if (isTab(route)) throw refuse(`can not ${name} a tabbar page`)
  }

  return {
    pages,
    top,
    navigateTo(url) {
      const { route, query } = resolve(url)
      notTab(route, 'navigateTo')
      if (pages.length >= MOST_PAGES) throw refuse('webview count limit exceed')
      const below = top()
      if (below) callPage(shell, below, 'onHide')
      open(route, query)
    },
    redirectTo(url) {
      const { route, query } = resolve(url)
      notTab(route, 'redirectTo')
      unload(pages.pop())
      open(route, query)
    },
    reLaunch(url) {
      const { route, query } = resolve(url)
      const closed = new Set([...pages.splice(0).reverse(), ...liveTabs.values()])
      for (const page of closed) unload(page)
      open(route, query)
    },
    switchTab(url) {
      const { route } = resolve(url)
      if (!isTab(route)) throw refuse('can not switch to no-tabBar page')
      if (url.includes('?')) throw refuse('switchTab takes no query')
      if (top()?.route === route) return
      for (const page of pages.splice(0).reverse()) {
        if (liveTabs.get(page.route) === page) callPage(shell, page, 'onHide')
        else unload(page)
      }
      const alive = liveTabs.get(route)
      if (!alive) {
        open(route, {})
        return
      }
      pages.push(alive)
      show(alive)
    },
    navigateBack(steps) {
      if (pages.length <= 1) throw refuse('cannot navigate back at first page.')
      for (let step = 0; step < steps && pages.length > 1; step += 1) unload(pages.pop())
      const page = top()
      if (page) show(page)
    },
  }
}

/** Values stay as they were written: a page has to decode them itself. */
export function parseQuery(search: string): Query {
  const pairs = search.split('&').filter(pair => pair !== '')
  return Object.fromEntries(
    pairs.map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}
