// Asks for each cell, and looks into every answer for what this person must not find.

import { routes } from '#contract/routes.ts'
import { signInAs } from '../../local/client.ts'
import { storedUnder } from '../functions/stored.ts'
import { readXlsx } from '../support/read-xlsx.ts'
import { type Answer, accessOf, letterFor, type Request, send } from './ask.ts'
import { staffColumns } from './matrix.ts'
import { now } from './matters.ts'
import { type Matter, staffId, type Wish, type World } from './world.ts'

export type Asked = {
  /** The letter of a row's answer; `LEAK` where something stands in it that this person must not find. */
  letter: (who: string, row: string, request: Request) => Promise<string>
  letterOfToken: (access: string | undefined, route: string, request: Request) => Promise<string>
  /** The rows whose answers showed somebody what another one must not find. */
  showing: () => Set<string>
  /** A token that held until a moment ago. */
  expired: string
}

const raised = { supervision: { by: { id: 'manager-1', name: '陈经理' }, at: now, reason: '盯着办' } } as const

/** As employees complained about stand in every list: waiting for an order, in work and urged, and long ended. */
const states: readonly Wish[] = [
  { state: 'accepted', receivedAt: now - 3_600_000 },
  { state: 'handling', receivedAt: now - 3_600_000, ...raised },
  { state: 'closed', receivedAt: now - 24 * 3_600_000 },
]

const aboutEach = async (world: World): Promise<Map<string, Matter[]>> => {
  const found = new Map<string, Matter[]>()
  let serial = 0
  for (const column of staffColumns)
    for (const wish of states) {
      serial += 1
      const words = `关于${column}的第 ${serial} 件事`
      const matter = await world.matter(wish, { aboutId: staffId(column), words, serial })
      found.set(column, [...(found.get(column) ?? []), matter])
    }
  return found
}

const stands =
  (text: string) =>
  ({ id, number, words }: Matter): boolean =>
    [id, number, words].some(it => text.includes(it))

const Link = /"url":"([^"]+\/exports\/[^"]+)"/

/** The answer, and the file it leads to. */
const whole = async ({ text }: Answer): Promise<string> => {
  const [, url] = Link.exec(text) ?? []
  if (url === undefined) return text
  const response = await fetch(JSON.parse(`"${url}"`))
  return text + JSON.stringify(await readXlsx(Buffer.from(await response.arrayBuffer())))
}

const expiredToken = async (world: World): Promise<string> => {
  const { session } = await signInAs(world.stack, staffId('agent'))
  const [, sessionId] = session.tokens.access.split('.')
  const [item] = storedUnder(world.stack, `SESSION#${sessionId}`)
  await world.put({ ...item, accessExpiresAt: now }, 'working')
  return session.tokens.access
}

export const asker = async (world: World): Promise<Asked> => {
  const { stack } = world
  const about = await aboutEach(world)
  const secret = await world.matter({ state: 'closed' }, { words: '只给自己看的一件事', serial: 99 })
  const shown = new Set<string>()
  const routeNamed = (row: string) => {
    const route = routes.find(it => it.name === row.split('/')[0])
    if (!route) throw new Error(`there is no route ${row}`)
    return route
  }
  return {
    async letter(who, row, request) {
      const answer = await send(stack.url, accessOf(world.person(who)), routeNamed(row), request)
      if (answer.reason !== undefined) return letterFor(answer)
      const text = await whole(answer)
      const isIn = stands(text)
      const mine = about.get(who) ?? []
      if (mine.some(isIn)) return 'LEAK'
      if (routeNamed(row).door === 'resident' && who !== 'filer' && isIn(secret)) return 'LEAK'
      const others = [...about].filter(([column]) => column !== who).flatMap(([, matters]) => matters)
      if (others.some(isIn) || isIn(secret)) shown.add(row)
      return 'y'
    },
    letterOfToken: async (access, route, request) =>
      letterFor(await send(stack.url, access, routeNamed(route), request)),
    showing: () => shown,
    expired: await expiredToken(world),
  }
}
