// One phone of the two-phone page: the H5 build on an origin of its own, told who holds it and what time it is.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pages } from '../gateway/gateway.ts'
import { templateIds } from '../outside.ts'
import { answerWithContent, answerWithFile, pathOf } from './files.ts'
import { answerFonts, fontSheetPath } from './fonts.ts'

export type Phone = {
  /** The folder of the H5 build. */
  build: string
  /** Whose phone it may be; the first holds it where the address names nobody. */
  aliases: readonly string[]
  wechatUrl: () => string
  /** How far the demo's clock is ahead of the machine's, in milliseconds. */
  ahead: number
}

/** In the address instead of a person: the browser of an office, where nobody is signed in by itself. */
const desk = 'desk'

const ownScript = 'in-phone.js'

/** The page's head with what this phone is told, before the app's own script. A desk's browser knows of no WeChat. */
const headFor = ({ wechatUrl, ahead }: Phone, user: string): string => {
  const hands = user === desk ? {} : { wechat: wechatUrl() }
  const told = JSON.stringify({ api: '', ...hands, user, templates: templateIds, ahead })
  return `<script>window.__HUIYIN__=${told.replaceAll('<', '\\u003c')}</script><script src="/__local/${ownScript}"></script><link rel="stylesheet" href="${fontSheetPath}">`
}

/** Answers for a phone: its page, its build, its fonts. */
export const phonePages =
  (phone: Phone): Pages =>
  async (request, response) => {
    const path = pathOf(request.url)
    if (path === undefined || request.method !== 'GET') return false
    if (path === '/' || path === '/index.html') {
      const asked = new URL(request.url ?? '/', 'http://local').searchParams.get('user')
      const user = asked === desk ? desk : (phone.aliases.find(it => it === asked) ?? phone.aliases[0] ?? '')
      const page = await readFile(join(phone.build, 'index.html'), 'utf8')
      const told = page.replace('<head>', () => `<head>${headFor(phone, user)}`)
      answerWithContent(response, told, { name: 'index.html', keeping: 'fresh' })
      return true
    }
    if (path === `/__local/${ownScript}`)
      return answerWithFile(response, join(import.meta.dirname, 'page'), ownScript, 'fresh')
    if (path.startsWith('/__local/')) return answerFonts(response, path)
    return answerWithFile(response, phone.build, path, 'lasting')
  }
