// The people of the demo community, signed in, and complaints brought to a state through the same HTTP as theirs.

import type { FilingBody } from '#contract/complaints.ts'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must, newKey, signInAs } from '../../local/client.ts'
import { communityId, roomNamed } from '../../local/demo/community.ts'
import { aStack, type TestStack } from '../support/stack.ts'

const aliases = {
  /** Owner of 2 栋 1 单元 1202. */
  resident: 'chenguilan',
  neighbour: 'wangqiang',
  agent: 'hemin',
  dispatcher: 'xujing',
  /** Handles for order, environment and service. */
  handler: 'liuqiang',
  engineer: 'zhoujianguo',
  head: 'maweidong',
  manager: 'chenli',
  auditor: 'linyue',
} as const

export type People = Record<keyof typeof aliases, Client>
export type World = People & { stack: TestStack }

/** A fresh stack with everybody signed in. */
export const aWorld = async (options: Parameters<typeof aStack>[0] = {}): Promise<World> => {
  const stack = await aStack(options)
  const enter = (who: keyof typeof aliases) => signInAs(stack, aliases[who])
  return {
    stack,
    resident: await enter('resident'),
    neighbour: await enter('neighbour'),
    agent: await enter('agent'),
    dispatcher: await enter('dispatcher'),
    handler: await enter('handler'),
    engineer: await enter('engineer'),
    head: await enter('head'),
    manager: await enter('manager'),
    auditor: await enter('auditor'),
  }
}

/** Signs in somebody WeChat has just met: no room, no grant. */
export const aStranger = async (stack: TestStack, alias: string, phone?: string): Promise<Client> => {
  await fetch(`${stack.wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias, ...(phone === undefined ? {} : { phone }) }),
  })
  return signInAs(stack, alias)
}

const home = roomNamed('2 栋 1 单元 1202')

/** The resident's own room. */
export const ownRoom = { kind: 'room', buildingId: home.buildingId, roomId: home.id } as const

/** A filing that is in order; a test names what it is about. */
export const aFiling = (changes: Partial<FilingBody> = {}): FilingBody => ({
  communityId,
  kind: 'complaint',
  categoryId: 'noise',
  place: { kind: 'public', label: '花园' },
  text: '夜里十一点还在装修，吵得睡不着。',
  photoIds: [],
  danger: false,
  happeningNow: false,
  hideName: false,
  ...changes,
})

/** A registration for a caller that is in order. */
export const aCall = (receivedAt: number, changes: Record<string, unknown> = {}) => ({
  ...aFiling(),
  source: 'hotline' as const,
  receivedAt,
  customer: { name: '方芳', phone: '13912345678', relation: 'visitor' as const },
  ...changes,
})

export const aReport = (turn: number, photoIds: string[] = []) => ({
  turn,
  remedialAction: '劝停施工，和施工方约好晚八点后不再作业',
  cause: 'management' as const,
  settlement: 'explained' as const,
  liableParty: 'contractor' as const,
  correctiveAction: { needed: true as const, what: '每晚巡查', owner: '刘强', by: 1_800_000_000_000 },
  photoIds,
})

export type Reached = 'submitted' | 'accepted' | 'dispatched' | 'handling' | 'checking' | 'answered' | 'withdrawn'

/** Files as the resident and brings the complaint to a state; the handler is 刘强 unless told otherwise. */
export const bring = async (
  { resident, agent, handler, head }: Pick<People, 'resident' | 'agent' | 'handler' | 'head'>,
  to: Reached,
  filing: Partial<FilingBody> = {},
  key = newKey(),
): Promise<{ id: string; turn: number; number: string }> => {
  // What concerns a public place goes on without the one who filed it.
  const place = to === 'withdrawn' ? { place: ownRoom } : {}
  const filed = must(await resident.call(complaints.fileComplaint, { key, body: aFiling({ ...place, ...filing }) }))
  const { id, number } = filed
  const params = { id }
  let { turn } = filed
  const steps: [Reached, () => Promise<{ turn: number }>][] = [
    ['accepted', async () => must(await agent.call(staff.acceptComplaint, { params, body: { turn } }))],
    [
      'dispatched',
      async () =>
        must(await agent.call(staff.dispatchOrder, { params, body: { turn, handlerId: handler.session.me.userId } })),
    ],
    ['handling', async () => must(await handler.call(staff.takeOrder, { params, body: { turn } }))],
    ['checking', async () => must(await handler.call(staff.reportDone, { params, body: aReport(turn) }))],
    ['answered', async () => must(await head.call(staff.confirmWork, { params, body: { turn } }))],
  ]
  if (to === 'submitted') return { id, turn, number }
  if (to === 'withdrawn') {
    const withdrawn = must(await resident.call(complaints.withdrawMine, { params, body: { turn } }))
    return { id, turn: withdrawn.turn, number }
  }
  for (const [state, step] of steps) {
    turn = (await step()).turn
    if (state === to) break
  }
  return { id, turn, number }
}
