import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as homes from '#contract/homes.ts'
import { invitationFor, mostInvitations, mostPeople } from '#domain/people/home.ts'
import { memberItem } from '../../../functions/storage/home-items.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { roomNamed } from '../../../local/demo/community.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aStranger, aWorld, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { aCode, aHousemate, comeIn, householdOf, invite, room, sellTo } from './households.ts'

let world: World
let owner: Client
let son: Client
beforeAll(async () => {
  world = await aWorld()
  owner = world.resident
  son = await signInAs(world.stack, 'chenzhiyuan')
})
afterAll(() => world.stack.close())

const invitations = '/v1/rooms/invitations'
const asking = (relation: string, changes: object = {}) => ({ ...room, relation, ...changes })
const otherRoom = roomNamed('1 栋 1 单元 301')

describe('nobody invites', () => {
  const rows: Refused[] = [
    ['family', 403, 'not-the-owner', () => ({ as: son, path: invitations, body: asking('family') })],
    ['a neighbour', 422, 'room-not-yours', () => ({ as: world.neighbour, path: invitations, body: asking('family') })],
    [
      'staff at the door of residents',
      422,
      'room-not-yours',
      () => ({ as: world.agent, path: invitations, body: asking('family') }),
    ],
    ['as owner', 422, 'not-to-admit', () => ({ as: owner, path: invitations, body: asking('owner') })],
    [
      'as authorised agent',
      422,
      'not-to-admit',
      () => ({ as: owner, path: invitations, body: asking('authorised-agent') }),
    ],
    ['as visitor', 422, 'not-to-admit', () => ({ as: owner, path: invitations, body: asking('visitor') })],
    ['as something else', 400, 'malformed-request', () => ({ as: owner, path: invitations, body: asking('boss') })],
    [
      'with a calling of 13 characters',
      422,
      'text-too-long',
      () => ({ as: owner, path: invitations, body: asking('family', { calledAs: '妈'.repeat(13) }) }),
    ],
    [
      'into the room of somebody else',
      422,
      'room-not-yours',
      () => ({
        as: owner,
        path: invitations,
        body: asking('family', { buildingId: otherRoom.buildingId, roomId: otherRoom.id }),
      }),
    ],
    [
      'into a room in the wrong building',
      422,
      'room-not-yours',
      () => ({ as: owner, path: invitations, body: asking('family', { buildingId: 'tsy-b1' }) }),
    ],
    [
      'into a room that is none',
      422,
      'room-not-yours',
      () => ({ as: owner, path: invitations, body: asking('family', { roomId: 'no-such-room' }) }),
    ],
  ]
  test.each(rows)('%s: %i %s', async (...row) => expectRefused(world, row))

  test('a tenant of the room', async () => {
    const tenant = await aHousemate(world.stack, owner, 'just-a-tenant', 'tenant')
    await expectRefused(world, [
      '',
      403,
      'not-the-owner',
      () => ({ as: tenant, path: invitations, body: asking('tenant') }),
    ])
  })

  test('an owner whose number the register no longer has', async () => {
    const own = await aWorld()
    await sellTo(own.stack, '13900001111')
    expect(await invite(own.resident)).toMatchObject({ status: 403, refusal: { reason: 'not-the-owner' } })
    expect(await householdOf(own.resident)).toBeUndefined()
    await own.stack.close()
  })

  test('more than twenty times in seven days', async () => {
    const own = await aWorld()
    for (let made = 0; made < mostInvitations; made += 1) must(await invite(own.resident))
    expect(await invite(own.resident)).toMatchObject({
      refusal: { reason: 'too-many-invitations', facts: { most: mostInvitations } },
    })
    own.stack.advance(invitationFor + 1)
    must(await invite(await signInAs(own.stack, 'chenguilan')))
    await own.stack.close()
  })

  test('into a room with thirty people', async () => {
    const own = await aWorld()
    const { seal, put } = await registrar(own.stack)
    const code = await aCode(own.resident)
    for (let count = 3; count < mostPeople; count += 1)
      await put(
        memberItem(seal, room, {
          user: { id: `user-${count}` },
          name: '住户',
          relation: 'tenant',
          basis: { by: 'owner' },
        }),
      )
    expect(await invite(own.resident)).toMatchObject({ refusal: { reason: 'household-full' } })
    expect(await comeIn(await aStranger(own.stack, 'one-too-many'), code)).toMatchObject({
      refusal: { reason: 'household-full', facts: { most: mostPeople } },
    })
    await own.stack.close()
  })
})

describe('nobody takes back', () => {
  const path = '/v1/rooms/invitations/withdraw'
  let open: string
  beforeAll(async () => {
    open = must(await invite(owner)).id
  })
  test.each<Refused>([
    ['family', 403, 'not-the-owner', () => ({ as: son, path, body: { ...room, invitationId: open } })],
    ['family who guesses', 403, 'not-the-owner', () => ({ as: son, path, body: { ...room, invitationId: 'x' } })],
    [
      'a neighbour',
      422,
      'room-not-yours',
      () => ({ as: world.neighbour, path, body: { ...room, invitationId: open } }),
    ],
    ['one that is none', 422, 'invitation-unknown', () => ({ as: owner, path, body: { ...room, invitationId: 'x' } })],
  ])('%s: %i %s', async (...row) => expectRefused(world, row))

  test('one that is over', async () => {
    const made = must(await invite(owner))
    must(await comeIn(await aStranger(world.stack, 'came-in-time'), made.code ?? ''))
    const body = { ...room, invitationId: made.id }
    expect(await owner.call(homes.withdrawInvitation, { body })).toMatchObject({
      refusal: { reason: 'invitation-spent' },
    })
  })
})

describe('staff who have seen the papers', () => {
  const path = '/v1/staff/rooms/invitations'
  const inviteAs = (client: Client, relation: 'owner' | 'family' | 'authorised-agent' | 'visitor', key = newKey()) =>
    client.call(homes.inviteResident, { key, body: { ...room, relation } })

  test('let in an owner whom the register does not know, and he invites in turn', async () => {
    const wife = await aStranger(world.stack, 'second-owner')
    const made = must(await inviteAs(world.agent, 'owner'))
    expect(made).toMatchObject({ room: '2 栋 1 单元 1202', relation: 'owner' })
    expect(must(await wife.call(homes.readInvitation, { params: { id: made.code } }))).toMatchObject({
      madeBy: 'staff',
      relation: 'owner',
    })
    must(await comeIn(wife, made.code))
    expect(must(await invite(wife)).relation).toBe('family')
    const { people = [], invitations: open = [] } = (await householdOf(wife)) ?? {}
    expect(people.filter(it => it.relation === 'owner')).toHaveLength(2)
    const [his, hers] = [must(await invite(owner)), open.find(it => it.code !== undefined)]
    const seen = (await householdOf(wife))?.invitations ?? []
    expect(hers?.relation).toBe('family')
    expect(seen.find(it => it.id === his.id)).toEqual({ ...his, code: undefined })
  })

  test('make an owner of somebody who is family by then', async () => {
    const heir = await aHousemate(world.stack, owner, 'heir')
    const before = must(await heir.call(homes.readMyRooms)).rooms
    world.stack.advance(60_000)
    must(await comeIn(heir, must(await inviteAs(world.agent, 'owner')).code))
    const after = must(await heir.call(homes.readMyRooms)).rooms
    expect([before, after].map(rooms => rooms.map(it => it.relation))).toEqual([['family'], ['owner']])
    expect(after[0]?.since).toBe(before[0]?.since)
    expect([before[0]?.household, after[0]?.household?.people.length]).toEqual([undefined, expect.any(Number)])
  })

  test('make one invitation of two taps', async () => {
    const key = newKey()
    const [first, second] = await Promise.all([
      inviteAs(world.agent, 'family', key),
      inviteAs(world.agent, 'family', key),
    ])
    expect(must(second)).toEqual(must(first))
    expect(must(await inviteAs(world.agent, 'family', key))).toEqual(must(first))
  })

  test('their invitations are not among those of the owner, who cannot take them back', async () => {
    const made = must(await inviteAs(world.dispatcher, 'owner'))
    const { invitations: open = [] } = (await householdOf(owner)) ?? {}
    expect(open.map(it => it.id)).not.toContain(made.id)
    const body = { ...room, invitationId: made.id }
    expect(await owner.call(homes.withdrawInvitation, { body })).toMatchObject({
      refusal: { reason: 'invitation-unknown' },
    })
  })

  test.each<Refused>([
    ['a handler', 403, 'not-allowed', () => ({ as: world.handler, path, body: asking('family') })],
    ['a manager', 403, 'not-allowed', () => ({ as: world.manager, path, body: asking('family') })],
    ['a resident', 403, 'not-allowed', () => ({ as: owner, path, body: asking('family') })],
    ['as visitor', 422, 'not-to-admit', () => ({ as: world.agent, path, body: asking('visitor') })],
    [
      'into a room that is none',
      422,
      'room-unknown',
      () => ({ as: world.agent, path, body: asking('owner', { roomId: 'no-such-room' }) }),
    ],
  ])('but not %s: %i %s', async (...row) => expectRefused(world, row))
})

describe('the code on the wall', () => {
  test('stands for a building and its community', async () => {
    const stranger = await aStranger(world.stack, 'at-the-door')
    expect(must(await stranger.call(homes.readBuilding, { params: { id: 'tsy-b2' } }))).toEqual({
      id: 'tsy-b2',
      name: '2 栋',
      communityId: 'tingsongyuan',
      communityName: '听松苑',
    })
  })

  test.each(['no-such-building', 'tingsongyuan', 'toString'])('of no building, %s, is told so', async id => {
    await expectRefused(world, [
      '',
      422,
      'building-unknown',
      () => ({ as: world.resident, path: `/v1/buildings/${id}` }),
    ])
  })
})

test('and no function fell over in the background', async () => {
  await world.stack.settle()
  expect(world.stack.faults).toEqual([])
})
