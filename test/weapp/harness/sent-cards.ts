import { callPage, type LivePage } from './pages.ts'
import { isFunction, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'

/** A card sent into a chat. `path` is the page it opens, as `open` of another phone takes it. */
export type SentCard = { readonly title: string; readonly path: string }

/** What a button with open-type share sends: the page says it, and WeChat opens nothing but a page of the app. */
export function cardFrom(shell: Shell, page: LivePage | undefined): SentCard {
  if (!page || !isFunction(page.instance.onShareAppMessage))
    throw new Error(`${page?.route ?? 'No page'} has a button to share, but no onShareAppMessage`)
  const { title, path } = recordOf(callPage(shell, page, 'onShareAppMessage', shell.realm.copy({ from: 'button' })))
  if (typeof title !== 'string' || title === '') throw new Error(`The card of ${page.route} has no title`)
  if (typeof path !== 'string' || !path.startsWith('/')) throw new Error(`The path of a card begins with /: ${path}`)
  const [route = ''] = path.slice(1).split('?')
  if (!shell.app.routes.includes(route)) throw new Error(`The card opens ${route}, which is no page of the app`)
  return { title, path: path.slice(1) }
}
