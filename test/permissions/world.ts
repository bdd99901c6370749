// Two communities with somebody for every role, one role each, and complaints put into the store in any state: a cell of the matrix has its own.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Grant, Role } from '#domain/people/actor.ts'
import { nameContext, phoneContext } from '../../functions/session/enter.ts'
import { complaintToItem } from '../../functions/storage/complaint-items.ts'
import { memberItem } from '../../functions/storage/home-items.ts'
import { openSeal } from '../../functions/storage/seal.ts'
import { type Client, signInAs } from '../../local/client.ts'
import { communityId, profile, roomNamed } from '../../local/demo/community.ts'
import { tableNames } from '../../local/outside.ts'
import { fakeAccount } from '../../local/wechat/fake-accounts.ts'
import { aComplaint, people as cast, received } from '../support/builders.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { communities, departments, type Item, otherCommunity, type Place, registeredRoom } from './communities.ts'
import { especially, type StaffColumn, staffColumns } from './matrix.ts'
import { linesOf } from './table.ts'

type Someone = { alias: string; userId: string; name: string; grants: Grant[]; phone?: string; room?: string }

const roleOf = (column: StaffColumn): { role: Role; departmentId?: string } => {
  switch (column) {
    case 'handler':
    case 'colleague':
      return { role: 'handler', departmentId: departments.ours }
    case 'other-handler':
      return { role: 'handler', departmentId: departments.theirs }
    case 'head':
      return { role: 'department-head', departmentId: departments.ours }
    case 'other-head':
      return { role: 'department-head', departmentId: departments.theirs }
    default:
      return { role: column }
  }
}

/** The id of whoever has a post. */
export const staffId = (post: string, place: Place = 'own'): string => `staff-${place}-${post}`

const employee = (post: string, place: Place, held: { role: Role; departmentId?: string }[]): Someone => ({
  alias: staffId(post, place),
  userId: staffId(post, place),
  name: `员工${post}`,
  grants: held.map(it => ({ ...it, communityId: communities[place] })),
})

const handles = roleOf('handler')
const twoPosts: Readonly<Record<string, { role: Role; departmentId?: string }[]>> = {
  'superior-of-the-employee': [{ role: 'dispatcher' }, roleOf('head')],
  'who-did-the-work': [{ role: 'agent' }, handles, roleOf('head')],
  'who-works-beside': [roleOf('other-handler')],
  'who-worked-beside': [{ role: 'agent' }, roleOf('other-handler'), roleOf('head')],
  'who-proposed-it': [{ role: 'manager' }, { role: 'executive' }],
  'who-instructed-it': [{ role: 'manager' }, { role: 'executive' }],
  'who-declined-it': [{ role: 'agent' }, { role: 'manager' }],
  'who-owns-it': [roleOf('other-handler')],
  'who-carried-it-out': [{ role: 'dispatcher' }],
  /** Whom orders are given to; in no column. */
  spare: [handles],
}

const employees: Someone[] = [
  ...(['own', 'other'] as const).flatMap(place => staffColumns.map(it => employee(it, place, [roleOf(it)]))),
  ...Object.entries(twoPosts).map(([post, held]) => employee(post, 'own', held)),
  // Lives where he works.
  { ...employee('next-door', 'own', [handles]), room: '2 栋 1 单元 901' },
]

/** Beside the demo's: the owner of the room is `filer`, of her family `reader` and `housemate`. */
const homes = { filer: '2 栋 1 单元 1202', neighbour: '2 栋 1 单元 302', lodger: '2 栋 1 单元 1202' } as const
const newcomers: Someone[] = [
  {
    alias: 'neighbour',
    userId: 'resident-neighbour',
    name: '周邻',
    grants: [],
    phone: '13900000001',
    room: homes.neighbour,
  },
  { alias: 'past', userId: 'resident-past', name: '吴搬', grants: [], phone: '13900000002' },
  { alias: 'stranger', userId: 'resident-stranger', name: '郑路', grants: [], phone: '13900000003' },
  { alias: 'lodger', userId: 'resident-lodger', name: '冯租', grants: [], phone: '13900000004', room: homes.lodger },
  { alias: 'recruit', userId: 'resident-recruit', name: '卫新', grants: [], phone: '13900000006' },
  { alias: 'leaver', userId: 'resident-leaver', name: '褚走', grants: [], phone: '13900000005' },
]

/** Aliases of the WeChat stand-in. */
export const aliases: Readonly<Record<string, string>> = {
  filer: 'chenguilan',
  reader: 'chenzhiyuan',
  housemate: 'linfang',
  ...Object.fromEntries(newcomers.map(({ alias }) => [alias, alias])),
}
export const residentId = (who: string): string =>
  newcomers.find(it => it.alias === who)?.userId ?? `resident-${aliases[who] ?? who}`

/** The room all of it is about. */
export const home = roomNamed(homes.filer)

const User = z.object({ openid: z.string() })

const wechatUser = async ({ wechatUrl }: TestStack, { alias, phone }: Someone): Promise<string> => {
  const response = await fetch(`${wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias, phone: phone ?? '13700000000' }),
  })
  return User.parse(await response.json()).openid
}

type Store = { seal: ReturnType<typeof openSeal>; put: (item: Item, table?: keyof typeof tableNames) => Promise<void> }

const openStore = async ({ outside }: TestStack): Promise<Store> => {
  const { fieldKey, searchKey } = await outside.secrets()
  const client = new DynamoDBClient(outside.dynamo)
  return {
    seal: openSeal(Buffer.from(fieldKey, 'base64'), Buffer.from(searchKey, 'base64')),
    put: async (item, table = 'records') => {
      const Item = marshall(item, { removeUndefinedValues: true })
      await client.send(new PutItemCommand({ TableName: tableNames[table], Item }))
    },
  }
}

const boundTo = (label: string, now: number) => {
  const { id: roomId, buildingId } = roomNamed(label)
  return {
    roomId,
    buildingId,
    communityId,
    communityName: profile.name,
    label,
    relation: 'tenant' as const,
    since: now,
  }
}

const settle = async (stack: TestStack, { seal, put }: Store, someone: Someone): Promise<void> => {
  const { userId, name, grants, phone, room } = someone
  const openid = await wechatUser(stack, someone)
  const phoneHash = phone === undefined ? undefined : seal.searchHash(phone)
  const bound = room === undefined ? undefined : boundTo(room, stack.now())
  await put({ v: 1, pk: `OPENID#${fakeAccount.appid}#${openid}`, sk: 'IDENTITY', userId })
  await put({
    v: 1,
    pk: `USER#${userId}`,
    sk: 'USER',
    id: userId,
    version: 1,
    openid,
    name: seal.seal(name, nameContext(userId)),
    phone: phone === undefined ? undefined : seal.seal(phone, phoneContext(userId)),
    phoneHash,
    rooms: bound ? [bound] : [],
    grants,
    createdAt: stack.now(),
  })
  if (bound) {
    const member = {
      user: { id: userId },
      name,
      relation: bound.relation,
      since: bound.since,
      basis: { by: 'owner' } as const,
    }
    await put({ ...memberItem(seal, bound, member) })
  }
  const [first] = grants
  if (first)
    await put({
      v: 1,
      pk: `COMMUNITY#${first.communityId}`,
      sk: `STAFF#${userId}`,
      userId,
      name,
      grants: grants.map(({ role, departmentId }) => ({ role, departmentId })),
      skills: ['电梯'],
      buildingIds: [],
    })
}

export type Wish = NonNullable<Parameters<typeof aComplaint>[0]>
export type Matter = { id: string; turn: number; number: string; words: string }

/** Ids of the complaints as they are made, and whose they are in the world. */
const idsIn = (place: Place, filerId: string): Readonly<Record<string, string>> => ({
  [cast.owner.id]: filerId,
  ...Object.fromEntries(
    (['agent', 'dispatcher', 'handler', 'head', 'manager', 'executive'] as const).map(it => [
      cast[it].id,
      staffId(it, place),
    ]),
  ),
})

const renamed = (value: unknown, ids: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') {
    const [last = ''] = value.split('#').slice(-1)
    return ids[last] === undefined ? value : value.slice(0, value.length - last.length) + ids[last]
  }
  if (Array.isArray(value)) return value.map(it => renamed(it, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, renamed(it, ids)]))
}

type Where = { place?: Place; filerId?: string; aboutId?: string | undefined; words?: string; serial?: number }

const lift = { id: 'lift', name: '电梯', departmentId: departments.ours, needsPhotos: false, engineering: false }

const matterMaker = ({ seal, put }: Store) => {
  let made = 0
  return async (wish: Wish, { place = 'own', filerId, aboutId, words, serial }: Where = {}): Promise<Matter> => {
    made += 1
    const id = `matter-${String(made).padStart(8, '0')}`
    const number = `W2611-${String(serial ?? made + 1000).padStart(4, '0')}`
    const text = words ?? `电梯停了，这是第 ${made} 件`
    const about = aboutId === undefined ? {} : { about: { person: { id: aboutId, name: '员工' }, superiorIds: [] } }
    const where = { kind: 'room', roomId: home.id, buildingId: home.buildingId, label: home.label } as const
    const complaint: Complaint = {
      ...aComplaint({ receivedAt: received, place: where, ...wish, ...about, id, number, text }),
      communityId: communities[place],
      category: lift,
    }
    const ids = idsIn(place, filerId ?? residentId('filer'))
    const entries = Object.entries(complaintToItem(complaint, 'none', seal))
    await put(Object.fromEntries(entries.map(([name, it]) => [name, renamed(it, ids)])))
    return { id, turn: complaint.turn, number, words: text }
  }
}

export type World = Store & {
  stack: TestStack
  /** By post, `other-…` for those of the other community, or by what a resident is called here. */
  person: (who: string) => Client
  matter: ReturnType<typeof matterMaker>
}

/** Everything and everybody, signed in. */
export const aWorld = async (): Promise<World> => {
  const stack = await aStack()
  const store = await openStore(stack)
  for (const item of otherCommunity) await store.put(item)
  for (const someone of [...employees, ...newcomers]) await settle(stack, store, someone)
  const posts = [...staffColumns, ...new Set(linesOf(especially).map(([who]) => who)), 'next-door']
  const names: [string, string][] = [
    ...posts.map((it): [string, string] => [it, staffId(it)]),
    ['other-agent-elsewhere', staffId('agent', 'other')],
    ...Object.entries(aliases),
  ]
  await store.put(registeredRoom(store.seal))
  const clients = new Map(
    await Promise.all(names.map(async ([who, alias]) => [who, await signInAs(stack, alias)] as const)),
  )
  return {
    ...store,
    stack,
    person(who) {
      const client = clients.get(who)
      if (!client) throw new Error(`nobody is called ${who}`)
      return client
    },
    matter: matterMaker(store),
  }
}
