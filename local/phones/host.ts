// The page that shows both phones, and what it must know: who is who, where each phone is, how late it is.

import { join } from 'node:path'
import { openApiOf } from '#contract/openapi.ts'
import { profile } from '../demo/community.ts'
import { residents, staff } from '../demo/people.ts'
import type { Pages } from '../gateway/gateway.ts'
import { answerWithContent, answerWithFile, pathOf } from './files.ts'
import { answerFonts } from './fonts.ts'

export type Addresses = { resident: string; staff: string; wechat: string }

const relations = { owner: '业主', tenant: '租户', family: '家属' } as const

const homeWords = (room: (typeof residents)[number]['room']): string => {
  if (!room) return '刚入住，还没绑定房屋'
  const relation = Object.entries(relations).find(([name]) => name === room.relation)?.[1] ?? ''
  return `${room.label} ${relation}`.trim()
}

const residentsShown = residents.map(({ alias, name, room }) => ({ alias, name, detail: homeWords(room) }))
const staffShown = staff.map(({ alias, name, post }) => ({ alias, name, detail: post }))

const demoOf = (addresses: Addresses, ahead: number) => ({
  community: profile.name,
  wechat: addresses.wechat,
  ahead,
  phones: {
    resident: { url: addresses.resident, start: '', people: residentsShown },
    staff: { url: addresses.staff, start: '/staff/work/index', people: staffShown },
  },
})

const files = new Map([
  ['/', 'index.html'],
  ['/two-phones.css', 'two-phones.css'],
  ['/phones.css', 'phones.css'],
  ['/two-phones.js', 'two-phones.js'],
])

/** Answers for the two-phone page. `ahead`: how far the demo's clock is ahead of the machine's, in milliseconds. */
export const hostPages =
  (addresses: () => Addresses, ahead: number): Pages =>
  async (request, response) => {
    const path = pathOf(request.url)
    if (path === undefined || request.method !== 'GET') return false
    if (path === '/demo.json' || path === '/openapi.json') {
      const content = path === '/demo.json' ? demoOf(addresses(), ahead) : openApiOf()
      answerWithContent(response, JSON.stringify(content, undefined, 2), { name: path, keeping: 'fresh' })
      return true
    }
    const file = files.get(path)
    if (file !== undefined) return answerWithFile(response, join(import.meta.dirname, 'page'), file, 'fresh')
    return answerFonts(response, path)
  }
