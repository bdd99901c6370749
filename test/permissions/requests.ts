// What is sent for each row: the valid request of the route, fitted to the world.

import { fileComplaint } from '#contract/complaints.ts'
import { readReceipt } from '#contract/receipts.ts'
import { day, hour } from '#domain/time.ts'
import { sharePuts } from '../../functions/storage/share-items.ts'
import { must } from '../../local/client.ts'
import { validRequests } from '../contract/valid-requests.ts'
import { received, shanghai } from '../support/builders.ts'
import type { Request } from './ask.ts'
import { communities, departments, type Place } from './communities.ts'
import { matterFor, mergedInto, now } from './matters.ts'
import { home, type Matter, residentId, staffId, type Wish, type World } from './world.ts'

/** Two days ahead, in an hour that is offered. */
const slot = { from: shanghai('2026-11-25 10:00'), to: shanghai('2026-11-25 11:00') }

const publicPlace = { kind: 'public', label: '花园' } as const
const filing = {
  communityId: communities.own,
  kind: 'complaint' as const,
  categoryId: 'lift',
  text: '电梯门关不上',
  photoIds: [],
  danger: false,
  happeningNow: false,
  hideName: false,
}
export const filings = {
  room: { ...filing, place: { kind: 'room', buildingId: home.buildingId, roomId: home.id } as const },
  public: { ...filing, place: publicPlace },
}

/** Fields of a body over those of the valid request. */
const fitted: Readonly<Record<string, object>> = {
  declineComplaint: { reason: '不属于物业服务范围' },
  dispatchOrder: { handlerId: staffId('spare'), departmentId: departments.ours },
  redispatchOrder: { handlerId: staffId('spare'), departmentId: departments.ours },
  reportDone: { photoIds: [], correctiveAction: { needed: false, reason: '个别灯具老化' } },
  recordVisit: { visitedAt: now - hour },
  proposeChange: { proposal: { kind: 'transfer', departmentId: departments.theirs } },
  pauseComplaint: { to: now + day },
  agreeDate: { until: now + 2 * day },
  appointForCustomer: slot,
  appointMine: slot,
  arriveOnSite: { photoIds: [] },
  comeInVain: { photoIds: [] },
  noteProgress: { photoIds: [] },
  messageCustomer: { photoIds: [] },
  noteInside: { photoIds: [] },
  addCoHandler: { userId: staffId('spare') },
  removeCoHandler: { userId: staffId('spare') },
  leaveNote: { photoIds: [] },
  remarkOnMine: { photoIds: [] },
  askDepartment: { departmentId: departments.theirs },
  nameAbout: { personId: 'staff-liuqiang' },
  handOver: { personId: 'staff-hemin' },
  reassignCorrective: { personId: staffId('spare'), by: now + day },
  superviseComplaint: { reason: '盯着办' },
}

/** Without the token of a page before. */
const asFirstPage = (part: object = {}): object =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name !== 'more'))

/** The first valid request of a route, for its first page. */
export const validFor = (route: string): Request => {
  const { params, query, body } = validRequests[route]?.[0] ?? {}
  return { params, query: asFirstPage(query), body: asFirstPage(body) }
}

/** The request about a complaint; makes the second one where the route is about two. */
export const requestAbout = async (
  world: World,
  route: string,
  { id, turn, number }: Matter,
  place: Place = 'own',
): Promise<Request> => {
  const { query, body = {} } = validFor(route)
  const needsTurn = 'turn' in body ? { turn } : {}
  const happened = 'happenedAt' in body ? { happenedAt: now } : {}
  const base = { ...body, ...needsTurn, ...happened, ...fitted[route] }
  const request = (more: object = {}): Request => ({ params: { id }, query, body: { ...base, ...more } })
  const another = () => world.matter({ state: 'accepted' }, { place })
  switch (route) {
    case 'confirmRepeat':
      return request({ earlierId: (await another()).id })
    case 'mergeComplaint':
      return request({ parentId: (await another()).id })
    case 'checkReceipt':
      return { params: { id }, query: { number, code: '0123 4567 89ab cdef' } }
    case 'shareMine':
    case 'unshareMine':
      return { body: { complaintId: id, userId: residentId('housemate') } }
    case 'followComplaint':
    case 'unfollowComplaint':
      return { body: { complaintId: id } }
    case 'revealPhone':
      return { body: { communityId: communities[place], of: { kind: 'complaint', complaintId: id }, why: 'appoint' } }
    default:
      return request()
  }
}

/** Routes of the residents' door that are about one complaint. */
export const aboutComplaint: ReadonlySet<string> = new Set([
  'readMine',
  'readShared',
  'readSharing',
  'shareMine',
  'unshareMine',
  'readReceipt',
  'checkReceipt',
  'remarkOnMine',
  'withdrawMine',
  'nudgeMine',
  'objectToMyDate',
  'answerMyOffer',
  'appointMine',
  'appealMine',
  'splitMine',
  'makeMineComplaint',
  'answerMySurvey',
  'confirmMyVisit',
  'askNextRound',
  'followComplaint',
  'readFollowed',
  'unfollowComplaint',
])

/** A lift of the building everybody of it may follow. */
export const inTheLift: Wish = {
  state: 'accepted',
  place: { kind: 'public', buildingId: home.buildingId, label: '电梯', name: '电梯' },
}
const follower = { userId: residentId('neighbour'), roomId: 'tsy-b2-1-302', at: now - hour }

/** A complaint of the filer's, shared with two: one has moved out since. */
const shared = async (world: World): Promise<Matter> => {
  const matter = await world.matter(matterFor('readShared'))
  const filerId = residentId('filer')
  for (const who of ['reader', 'past']) {
    const share = { filerId, readerId: residentId(who), at: now - hour }
    for (const { item } of sharePuts({ id: matter.id, receivedAt: received }, share)) await world.put(item)
  }
  return matter
}

/** Filed on the phone, so that it has a timeline. */
const filed = async (world: World): Promise<Matter> => {
  const { id, turn, number } = must(await world.person('filer').call(fileComplaint, { body: filings.public }))
  return { id, turn, number, words: filings.public.text }
}

/** The complaint of a row; one that was merged has its parent. */
export const matterOfRow = async (
  world: World,
  row: string,
  where: Parameters<World['matter']>[1] = {},
): Promise<Matter> => {
  switch (row) {
    case 'splitComplaint':
    case 'splitMine': {
      const parent = await world.matter({ state: 'accepted' }, { place: where.place ?? 'own' })
      return world.matter(mergedInto(parent), where)
    }
    case 'readReceipt':
    case 'checkReceipt':
    case 'checkReceipt/guessed':
      return filed(world)
    case 'readShared':
      return shared(world)
    case 'followComplaint':
      return world.matter(inTheLift, where)
    case 'readFollowed':
    case 'unfollowComplaint':
      return world.matter({ ...inTheLift, followers: [follower] }, where)
    default:
      return world.matter(matterFor(row), where)
  }
}

/** The request of a row at the residents' door about a complaint of the filer's. */
export const requestOfResident = async (world: World, row: string, matter: Matter): Promise<Request> => {
  const { id, number } = matter
  if (row !== 'checkReceipt') return requestAbout(world, row.split('/')[0] ?? '', matter)
  const { first } = must(await world.person('filer').call(readReceipt, { params: { id } }))
  return { params: { id }, query: { number, code: first.code } }
}
