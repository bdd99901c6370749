import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint, listFollowed, readFollowed } from '#contract/groups.ts'
import * as homes from '#contract/homes.ts'
import { bindRoom } from '#contract/places.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId, roomNamed } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { holdBack } from '../gate.ts'
import { aboutLift, fileAs } from '../groups/neighbours.ts'
import { aFiling, aStranger, aWorld, ownRoom, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { codeFor } from '../wechat-panel.ts'
import {
  aCode,
  aHousemate,
  comeIn,
  householdOf,
  invite,
  leave,
  removeFrom,
  room,
  roomsOf,
  sellTo,
} from './households.ts'

let world: World
let owner: Client
let tenant: Client
beforeEach(async () => {
  world = await aWorld()
  owner = world.resident
  tenant = await aHousemate(world.stack, owner, 'tenant', 'tenant')
})
afterEach(() => world.stack.close())

const idOf = (client: Client) => client.session.me.userId
const fileAtHome = (client: Client, key = newKey()) =>
  client.call(complaints.fileComplaint, { key, body: aFiling({ place: ownRoom }) })
const memberOf = (client: Client) =>
  storedUnder(world.stack, 'HOME#').find(it => it.userId === idOf(client) && it.sk === `MEMBER#${idOf(client)}`)
const peopleOf = async () => ((await householdOf(owner))?.people ?? []).map(it => it.userId)

const oldRoom = roomNamed('1 栋 1 单元 101')

/** Bound by his phone when nothing but the user was written; `now` is the phone he and the register have by now. */
const anOldOwner = async (alias: string, then: string, now = then): Promise<Client> => {
  const client = await aStranger(world.stack, alias, now)
  const { seal, put } = await registrar(world.stack)
  const { id: roomId, buildingId, label } = oldRoom
  const bound = { roomId, buildingId, communityId, communityName: '听松苑', label, relation: 'owner' }
  const [user] = storedUnder(world.stack, `USER#${idOf(client)}`)
  await put({ ...user, phoneHash: seal.searchHash(then), rooms: [bound] })
  const [item] = storedUnder(world.stack, `BUILDING#${buildingId}`).filter(it => it.id === roomId)
  await put({ ...item, ownerPhoneHash: seal.searchHash(now) })
  return client
}

describe.each<[string, () => Promise<unknown>]>([
  ['the owner removes the tenant', async () => must(await removeFrom(owner, idOf(tenant)))],
  ['the tenant leaves', async () => must(await leave(tenant))],
])('once %s', (_, end) => {
  test('he files no more for the room, and keeps what he filed', async () => {
    const before = must(await fileAtHome(tenant))
    await end()
    expect(await fileAtHome(tenant)).toMatchObject({ status: 422, refusal: { reason: 'room-not-yours' } })
    const params = { id: before.id }
    const detail = must(await tenant.call(complaints.readMine, { params }))
    const body = { turn: detail.turn, text: '搬走前就坏了' }
    must(await tenant.call(complaints.remarkOnMine, { params, body }))
    expect(must(await tenant.call(complaints.listMine)).cards.map(it => it.id)).toEqual([before.id])
  })

  test('he is among the people of the room no longer, and the item says who ended it', async () => {
    expect(await peopleOf()).toContain(idOf(tenant))
    await end()
    expect(await peopleOf()).not.toContain(idOf(tenant))
    expect(await roomsOf(tenant)).toEqual([])
    expect(memberOf(tenant)).toMatchObject({ endedAt: world.stack.now(), endedBy: expect.any(String) })
  })

  test('he follows what concerns the building no longer, and neither reads nor hears of it', async () => {
    const filed = await fileAs(owner, aboutLift())
    must(await tenant.call(followComplaint, { body: { complaintId: filed.id } }))
    expect(must(await tenant.call(listFollowed)).cards).toHaveLength(1)
    await end()
    expect(must(await tenant.call(listFollowed)).cards).toEqual([])
    expect(await tenant.call(readFollowed, { params: { id: filed.id } })).toMatchObject({ status: 404 })
    expect(await tenant.call(followComplaint, { body: { complaintId: filed.id } })).toMatchObject({ status: 404 })
  })

  test('the owner sees nothing of what he filed, before and after', async () => {
    const filed = must(await fileAtHome(tenant))
    const read = () => owner.call(complaints.readMine, { params: { id: filed.id } })
    expect(await read()).toMatchObject({ status: 404 })
    await end()
    expect(await read()).toMatchObject({ status: 404 })
  })

  test('he can be invited anew, and it begins again', async () => {
    await end()
    world.stack.advance(60_000)
    must(await comeIn(tenant, await aCode(owner, 'family')))
    const [home] = must(await tenant.call(homes.readMyRooms)).rooms
    expect(home).toMatchObject({ relation: 'family', since: world.stack.now() })
    expect(await peopleOf()).toContain(idOf(tenant))
    expect(memberOf(tenant)?.endedAt).toBeUndefined()
  })
})

describe('the same request again', () => {
  test('removing tapped twice is removing once', async () => {
    const key = newKey()
    const answers = await Promise.all([removeFrom(owner, idOf(tenant), key), removeFrom(owner, idOf(tenant), key)])
    await world.stack.settle()
    const picture = pictureOf(world.stack)
    answers.push(await removeFrom(owner, idOf(tenant), key))
    expect(answers.map(it => it.status)).toEqual([200, 200, 200])
    expect(pictureOf(world.stack)).toEqual(picture)
    expect(await removeFrom(owner, 'resident-linfang', key)).toMatchObject({ refusal: { reason: 'key-reused' } })
  })

  test('leaving tapped twice is leaving once', async () => {
    const key = newKey()
    const answers = await Promise.all([leave(tenant, key), leave(tenant, key)])
    expect([...answers, await leave(tenant, key)].map(it => it.status)).toEqual([200, 200, 200])
    expect(await leave(tenant)).toMatchObject({ status: 422, refusal: { reason: 'room-not-yours' } })
    const body = { buildingId: 'tsy-b1', roomId: room.roomId }
    expect(await tenant.call(homes.leaveRoom, { key, body })).toMatchObject({ refusal: { reason: 'key-reused' } })
  })
})

describe('at the same moment', () => {
  test('removed while he files: what was on its way is filed and stays his, the next is refused', async () => {
    const key = newKey()
    const gate = holdBack(world.stack, 'TransactWriteItems', `COMPLAINT#${key}`)
    const filing = fileAtHome(tenant, key)
    await gate.reached
    must(await removeFrom(owner, idOf(tenant)))
    gate.open()
    const filed = must(await filing)
    expect(must(await tenant.call(complaints.readMine, { params: { id: filed.id } })).number).toBe(filed.number)
    expect(await fileAtHome(tenant)).toMatchObject({ refusal: { reason: 'room-not-yours' } })
  })

  test('removed and leaving: one ends it, nothing is left over', async () => {
    const [removed, left] = await Promise.all([removeFrom(owner, idOf(tenant)), leave(tenant)])
    expect([removed.ok, left.ok].filter(Boolean).length).toBeGreaterThan(0)
    expect(await roomsOf(tenant)).toEqual([])
    expect(await peopleOf()).not.toContain(idOf(tenant))
  })

  test('leaving one room while coming into another: both are done', async () => {
    const gate = holdBack(world.stack, 'TransactWriteItems', `MEMBER#${idOf(tenant)}`)
    const leaving = leave(tenant)
    await gate.reached
    const { id: roomId, buildingId } = oldRoom
    const invited = { buildingId, roomId, relation: 'tenant' as const }
    must(await comeIn(tenant, must(await world.agent.call(homes.inviteResident, { body: invited })).code))
    gate.open()
    must(await leaving)
    expect(await roomsOf(tenant)).toEqual([roomId])
  })

  test('removed while he comes in by another code: the user and the list of the room say the same', async () => {
    const code = must(await world.agent.call(homes.inviteResident, { body: { ...room, relation: 'family' } })).code
    await Promise.all([removeFrom(owner, idOf(tenant)), comeIn(tenant, code)])
    const [rooms, people] = [await roomsOf(tenant), await peopleOf()]
    expect(people.includes(idOf(tenant))).toBe(rooms.includes(room.roomId))
  })
})

describe('nobody removes', () => {
  const path = '/v1/rooms/people/remove'
  const asking = (userId: string) => ({ ...room, userId })
  test.each<Refused>([
    ['the tenant anybody', 403, 'not-the-owner', () => ({ as: tenant, path, body: asking('resident-linfang') })],
    ['the tenant the owner', 403, 'not-the-owner', () => ({ as: tenant, path, body: asking(idOf(owner)) })],
    ['a neighbour', 422, 'room-not-yours', () => ({ as: world.neighbour, path, body: asking(idOf(tenant)) })],
    ['the owner himself', 422, 'not-to-remove', () => ({ as: owner, path, body: asking(idOf(owner)) })],
    ['who lives elsewhere', 422, 'member-unknown', () => ({ as: owner, path, body: asking('resident-wangqiang') })],
    ['who is nobody', 422, 'member-unknown', () => ({ as: owner, path, body: asking('nobody') })],
  ])('%s: %i %s', async (...row) => expectRefused(world, row))

  test('another owner, or somebody with notarised authority', async () => {
    for (const relation of ['owner', 'authorised-agent'] as const) {
      const other = await aStranger(world.stack, `other-${relation}`)
      const made = must(await world.agent.call(homes.inviteResident, { body: { ...room, relation } }))
      must(await comeIn(other, made.code))
      await expectRefused(world, ['', 422, 'not-to-remove', () => ({ as: owner, path, body: asking(idOf(other)) })])
    }
  })

  test('the owner of before, once the register has another phone', async () => {
    await sellTo(world.stack, '13900001111')
    await expectRefused(world, ['', 403, 'not-the-owner', () => ({ as: owner, path, body: asking(idOf(tenant)) })])
  })
})

describe('the next owner', () => {
  test('removes the tenant of the one before, and sees nothing that was filed', async () => {
    const filed = must(await fileAtHome(tenant))
    const old = must(await fileAtHome(owner))
    await sellTo(world.stack, '13900001111')
    const next = await aStranger(world.stack, 'next-owner', '13900001111')
    const phoneCode = await codeFor(world.stack, 'phone', 'next-owner')
    must(await next.call(bindRoom, { body: { ...room, relation: 'owner', phoneCode } }))
    for (const { id } of [filed, old])
      expect(await next.call(complaints.readMine, { params: { id } })).toMatchObject({ status: 404 })
    must(await removeFrom(next, idOf(tenant)))
    expect(await roomsOf(tenant)).toEqual([])
  })
})

describe('binding a room by its phone', () => {
  const home = roomNamed('3 栋 1 单元 601')
  const asking = async () => ({
    buildingId: home.buildingId,
    roomId: home.id,
    relation: 'owner' as const,
    phoneCode: await codeFor(world.stack, 'phone', 'sunyan'),
  })

  test('makes an owner among the people of the room, who invites at once', async () => {
    const sunyan = await signInAs(world.stack, 'sunyan')
    must(await sunyan.call(bindRoom, { body: await asking() }))
    const [mine] = must(await sunyan.call(homes.readMyRooms)).rooms
    expect(mine).toMatchObject({
      since: world.stack.now(),
      household: { people: [{ userId: idOf(sunyan), relation: 'owner', isMe: true }], invitations: [] },
    })
    const body = { buildingId: home.buildingId, roomId: home.id, relation: 'tenant' as const }
    must(await sunyan.call(homes.inviteToRoom, { body }))
  })

  test('before the people of a room were kept: the owner does all the same, and binding again keeps him', async () => {
    const phone = '13977770000'
    const old = await anOldOwner('old-owner', phone)
    const place = { buildingId: oldRoom.buildingId, roomId: oldRoom.id }
    const household = async () => must(await old.call(homes.readMyRooms)).rooms[0]?.household
    expect(await household()).toMatchObject({ people: [{ userId: idOf(old), relation: 'owner', isMe: true }] })
    const made = must(await old.call(homes.inviteToRoom, { body: { ...place, relation: 'family' } }))
    const child = await aStranger(world.stack, 'child-of-old-owner')
    must(await comeIn(child, made.code ?? ''))
    expect((await household())?.people.map(it => it.userId)).toEqual([idOf(old), idOf(child)])
    const body = { ...place, relation: 'owner' as const, phoneCode: 'not even asked for' }
    expect(must(await old.call(bindRoom, { body })).rooms).toHaveLength(1)
    expect(memberOf(old)).toMatchObject({ relation: 'owner', basis: { by: 'register' } })
    must(await old.call(homes.removeFromRoom, { body: { ...place, userId: idOf(child) } }))
    expect((await household())?.people.map(it => it.userId)).toEqual([idOf(old)])
  })

  test('before they were kept: leaving works too', async () => {
    const old = await anOldOwner('old-leaver', '13977771111')
    const body = { buildingId: oldRoom.buildingId, roomId: oldRoom.id }
    expect(must(await old.call(homes.leaveRoom, { body })).rooms).toEqual([])
    expect(memberOf(old)).toMatchObject({ relation: 'owner', endedBy: idOf(old) })
  })

  test('an owner whose number changed in the register shows the new one', async () => {
    const phone = '13977772222'
    const old = await anOldOwner('new-number', '13977773333', phone)
    const place = { buildingId: oldRoom.buildingId, roomId: oldRoom.id, relation: 'owner' as const }
    const invites = () => old.call(homes.inviteToRoom, { body: { ...place, relation: 'family' } })
    expect(await invites()).toMatchObject({ refusal: { reason: 'not-the-owner' } })
    const phoneCode = await codeFor(world.stack, 'phone', 'new-number')
    must(await old.call(bindRoom, { body: { ...place, phoneCode } }))
    expect((await invites()).status).toBe(200)
  })
})

test('an owner who leaves with his family still there takes only himself out', async () => {
  must(await leave(owner))
  expect(await roomsOf(owner)).toEqual([])
  expect(await roomsOf(tenant)).toEqual([room.roomId])
  expect(await invite(owner)).toMatchObject({ refusal: { reason: 'room-not-yours' } })
})
