// What is sent for the rows that are about a community, a room or the person himself.

import { createHash } from 'node:crypto'
import { setLocalDay, setRosterDay } from '#contract/calendar.ts'
import { confirmPlan } from '#contract/dispatch.ts'
import { inviteResident, inviteToRoom } from '#contract/homes.ts'
import { permitUpload } from '#contract/photos.ts'
import { readPolicy } from '#contract/policy.ts'
import { permitRoomTable } from '#contract/room-imports.ts'
import { readSettings } from '#contract/settings.ts'
import { listWork } from '#contract/staff.ts'
import { addDays, dayOf } from '#domain/time.ts'
import { must, newKey } from '../../local/client.ts'
import { profile } from '../../local/demo/community.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import type { Request } from './ask.ts'
import { communities, departments, type Place } from './communities.ts'
import { now } from './matters.ts'
import { filings, validFor } from './requests.ts'
import { anInvited, requestToTeam } from './team-requests.ts'
import { aliases, home, residentId, staffId, type World } from './world.ts'

let days = 0
/** A day nobody has touched, from December on. */
const freshDay = (): string => addDays(dayOf(now), 10 + ++days)

const rooms = {
  own: { buildingId: 'tsy-b3', roomId: 'tsy-b3-2-1201' },
  other: { buildingId: 'rs-b1', roomId: 'rs-b1-101' },
} as const

const shifts = [{ from: 480, to: 1080, userIds: [staffId('spare')] }]

/** Everything that was not answered at once would have been late. */
const strict = { what: 'close', severity: 'ordinary', length: { counting: 'elapsed', time: 60_000 }, pausable: true }

const planFrom = (place: Place, from: string, reach: 'community' | 'company' = 'community') => ({
  communityId: communities[place],
  scope: { reach },
  wanted: { kind: 'changes', changes: [strict] },
  from,
})

const decision = async (world: World, place: Place, reach?: 'company'): Promise<object> => {
  const looker = world.person(place === 'own' ? 'admin' : 'other-agent-elsewhere')
  const { seen } = must(await looker.call(readPolicy, { query: { communityId: communities[place] } }))
  const from = freshDay()
  return { ...planFrom(place, from, reach), seen, version: `决定 ${from}`, reason: '会议定的' }
}

/** A job of the agent’s, or of his colleague’s in the other community. */
const jobOf = async (world: World, place: Place): Promise<string> => {
  const { id, turn } = await world.matter({ state: 'accepted' }, { place })
  const handlerId = place === 'own' ? staffId('spare') : staffId('colleague', 'other')
  const orders = [{ complaintId: id, turn, handlerId, proposedId: handlerId }]
  const giver = world.person(place === 'own' ? 'agent' : 'other-agent-elsewhere')
  const job = must(await giver.call(confirmPlan, { body: { communityId: communities[place], orders }, key: newKey() }))
  return job.id
}

const settings: Readonly<Record<string, object>> = {
  saveCategory: {
    category: {
      id: 'pets',
      name: '宠物管理',
      root: 'property-service',
      icon: 'more',
      departmentId: departments.ours,
      needsPhotos: false,
    },
  },
  saveSwitch: { feature: 'on-behalf', on: true },
  savePlaces: { places: profile.publicPlaces.map(name => ({ name, inBuildings: name === '电梯' || name === '楼道' })) },
}

/** What the administrator of the own community has seen; in another one nobody here sees any. */
const settingsVersion = async (world: World): Promise<number> =>
  must(await world.person('admin').call(readSettings, { query: { communityId: communities.own } })).version

/** From where somebody's list goes on; the agent's where he has none. */
const sinceOf = async (world: World, who: string, place: Place): Promise<string> => {
  const query = { communityId: communities[place], of: 'community' as const }
  const own = await world.person(who).call(listWork, { query })
  if (own.ok) return own.value.since ?? ''
  const agents = await world.person(place === 'own' ? 'agent' : 'other-agent-elsewhere').call(listWork, { query })
  return must(agents).since ?? ''
}

const roomTable = '楼栋,单元,房号\n1栋,1,101'

/** A table the administrator has uploaded. */
const tableOf = async (world: World, route: string): Promise<object> => {
  const admin = world.person('admin')
  const { fileId, url, fields } = must(await admin.call(permitRoomTable, { body: { communityId: communities.own } }))
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([roomTable]))
  await fetch(url, { method: 'POST', body: form })
  const sha256 = createHash('sha256').update(roomTable).digest('hex')
  return { fileId, name: '业主.csv', ...(route === 'importRoomTable' ? { sha256 } : {}) }
}

/** The request of a row about a community. */
export const requestToCommunity = async (world: World, row: string, place: Place, who: string): Promise<Request> => {
  const toTeam = await requestToTeam(world, row, place)
  if (toTeam) return toTeam
  const communityId = communities[place]
  const filer = { userId: residentId('filer') }
  const [route = '', variant] = row.split('/')
  const { query = {}, body = {} } = validFor(route)
  const day = { communityId, day: freshDay() }
  const editor = world.person('admin')
  switch (row) {
    case 'registerForCaller': {
      const customer = { name: '方芳', phone: '13912345678', relation: 'visitor' }
      return { body: { ...filings.public, communityId, source: 'hotline', receivedAt: now, customer } }
    }
    case 'inviteResident':
      return { body: { ...rooms[place], relation: 'tenant' } }
    case 'withdrawResidentInvitation': {
      const mayTakeBack = place === 'own' && ['agent', 'dispatcher'].includes(who)
      const invitationId = mayTakeBack ? await officeInvitation(world) : 'invitation-1'
      return { body: { ...rooms[place], invitationId } }
    }
    case 'confirmPlan': {
      const { id, turn } = await world.matter({ state: 'accepted' }, { place })
      const [handlerId, proposedId] = [staffId('spare'), staffId('spare')]
      return { body: { communityId, orders: [{ complaintId: id, turn, handlerId, proposedId }] } }
    }
    case 'readJob':
      return { params: { id: await jobOf(world, place) } }
    case 'searchComplaints':
      return { body: { communityId, text: '关于' } }
    case 'findCallers':
      return { body: { communityId, by: { kind: 'room', buildingId: home.buildingId, roomId: home.id } } }
    case 'readCallerPast':
      return { query: { communityId, roomId: home.id } }
    case 'readCustomer':
      return { query: { communityId, ...filer } }
    case 'addCustomerNote':
      return { body: { communityId, who: filer, words: '爱提建议' } }
    case 'flagCustomer':
      return { body: { communityId, who: filer, flagged: true, why: '投诉较多' } }
    case 'revealPhone/account':
      return { body: { communityId, of: { kind: 'account', ...filer }, why: 'appoint' } }
    case 'readChanges/community':
      return { query: { communityId, of: 'community', since: await sinceOf(world, who, place) } }
    case 'actOnMany': {
      const { id } = await world.matter({ state: 'submitted' }, { place })
      return { body: { communityId, act: { do: 'accept' }, complaintIds: [id] } }
    }
    case 'saveCategory':
    case 'saveDepartment':
    case 'renameCommunity':
    case 'savePhones':
    case 'savePlaces':
    case 'saveReplies':
    case 'saveSwitch':
      return { body: { ...body, ...settings[route], communityId, version: await settingsVersion(world) } }
    case 'addCommunity':
      return { body: { ...body, communityId } }
    case 'permitRoomTable':
      return { body: { communityId } }
    case 'previewRoomTable':
    case 'importRoomTable':
      return {
        body: { ...body, communityId, ...(who === 'admin' && place === 'own' ? await tableOf(world, route) : {}) },
      }
    case 'makeBuildingCodes':
      return { body: { communityId, buildingIds: [home.buildingId] } }
    case 'readHotSpot':
      return { query: { communityId, categoryId: 'lift', buildingId: home.buildingId } }
    case 'setLocalDay':
      return { body: { ...day, version: 0, kind: 'off', name: '停工' } }
    case 'clearLocalDay':
      if (place === 'own')
        must(await editor.call(setLocalDay, { body: { ...day, version: 0, kind: 'off', name: '停工' } }))
      return { body: { ...day, version: 1 } }
    case 'setRosterDay':
      return { body: { ...day, departmentId: departments.ours, version: 0, shifts } }
    case 'clearRosterDay':
      if (place === 'own')
        must(await editor.call(setRosterDay, { body: { ...day, departmentId: departments.ours, version: 0, shifts } }))
      return { body: { ...day, departmentId: departments.ours, version: 1 } }
    case 'setRosterWeek':
      return { body: { communityId, departmentId: departments.ours, days: [{ day: day.day, version: 0, shifts }] } }
    case 'swapDuty':
      return { body: await swapOf(world, place) }
    case 'tryPolicy':
      return { body: planFrom(place, freshDay()) }
    case 'decidePolicy':
      return { body: await decision(world, place) }
    case 'decidePolicy/company':
      return { body: await decision(world, place, 'company') }
    default: {
      const list = variant === undefined ? {} : { of: variant }
      return {
        query: { ...only(query, ['month', 'of', 'phone']), ...list, communityId },
        body: { ...body, communityId },
      }
    }
  }
}

/** Two people who change places on two days; in the own community both days are planned. */
const swapOf = async (world: World, place: Place): Promise<object> => {
  const duty = { communityId: communities[place], departmentId: departments.ours }
  const one = { day: freshDay(), userId: staffId('spare') }
  const other = { day: freshDay(), userId: staffId('colleague') }
  for (const { day, userId } of [one, other]) {
    const body = { ...duty, day, version: 0, shifts: [{ from: 480, to: 1080, userIds: [userId] }] }
    if (place === 'own') must(await world.person('admin').call(setRosterDay, { body }))
  }
  return { ...duty, one: { ...one, version: 1 }, other: { ...other, version: 1 } }
}

/** A list as it begins: without page tokens and filters. */
const only = (query: object, wanted: readonly string[]): object =>
  Object.fromEntries(Object.entries(query).filter(([name]) => wanted.includes(name)))

const ownersRoom = { buildingId: home.buildingId, roomId: home.id }

const openInvitation = async (world: World): Promise<string> =>
  must(await world.person('filer').call(inviteToRoom, { body: { ...ownersRoom, relation: 'tenant' } })).id

const freshCode = async (world: World): Promise<string> =>
  must(await world.person('dispatcher').call(inviteResident, { body: { ...rooms.own, relation: 'tenant' } })).code

const officeInvitation = async (world: World): Promise<string> =>
  must(await world.person('dispatcher').call(inviteResident, { body: { ...rooms.own, relation: 'tenant' } })).id

const agentsRoom = { buildingId: 'tsy-b3', roomId: 'tsy-b3-2-901' }
const agentsCode = async (world: World): Promise<string> =>
  must(await world.person('agent').call(inviteResident, { body: { ...agentsRoom, relation: 'tenant' } })).code

/** The request of a row at the residents' door that is about no complaint. */
export const requestOfPerson = async (world: World, row: string, who: string): Promise<Request> => {
  switch (row) {
    case 'readPhoto': {
      const key = newKey()
      must(await world.person('filer').call(permitUpload, { key, body: { type: 'image/jpeg' } }))
      return { params: { id: key } }
    }
    case 'inviteToRoom':
      return { body: { ...ownersRoom, relation: 'family' } }
    case 'withdrawInvitation':
      return { body: { ...ownersRoom, invitationId: await openInvitation(world) } }
    case 'removeFromRoom':
      return { body: { ...ownersRoom, userId: residentId('lodger') } }
    case 'leaveRoom':
      return { body: ownersRoom }
    case 'bindRoom': {
      const phoneCode = await codeFor(world.stack, 'phone', aliases[who] ?? staffId(who))
      return { body: { ...rooms.own, roomId: 'tsy-b3-2-1202', relation: 'owner', phoneCode } }
    }
    case 'readInvitation':
      return { params: { id: await freshCode(world) } }
    case 'acceptInvitation':
      return { body: { code: await freshCode(world) } }
    case 'readInvitation/of-the-agent':
      return { params: { id: await agentsCode(world) } }
    case 'acceptInvitation/of-the-agent':
      return { body: { code: await agentsCode(world) } }
    case 'readTeamInvitation':
      return { params: { id: (await anInvited(world)).code } }
    case 'endSessions/of-nobody':
      return { body: { id: 'no-such-session-0001' } }
    case 'readTeamInvitation/guessed':
    case 'readInvitation/guessed':
      return { params: { id: 'K7QM2XRP9DTA' } }
    case 'joinTeam/guessed':
    case 'acceptInvitation/guessed':
      return { body: { code: 'K7QM2XRP9DTA' } }
    case 'fileComplaint':
      return { body: filings.room }
    case 'fileComplaint/public':
      return { body: filings.public }
    case 'findSimilar':
      return { query: { communityId: communities.own, categoryId: 'lift', label: '电梯', buildingId: home.buildingId } }
    case 'readCommunity':
      return { params: { id: communities.own } }
    case 'readGuide':
      return { query: { communityId: communities.own } }
    case 'readBuilding':
    case 'listRooms':
      return { params: { id: home.buildingId } }
    default:
      return { body: validFor(row).body }
  }
}
