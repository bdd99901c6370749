// 替他登记: whoever registers calls finds in the view of a customer what the registration needs.

import { afterEach, beforeEach, expect, test } from 'vitest'
import * as contract from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aCall, aWorld, bring, ownRoom, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const view = async (who: contract.CustomerRef, as: Client = world.agent) =>
  must(await as.call(contract.readCustomer, { query: { communityId, ...who } }))
const phoneOnly = async (phone = '13912345678') =>
  must(await world.agent.call(contract.searchComplaints, { body: { communityId, text: phone } })).customers[0]?.who ??
  {}
const resident = () => ({ userId: world.resident.session.me.userId })
const { roomId, buildingId } = ownRoom
const room = { roomId, buildingId, label: '2 栋 1 单元 1202' }

test('with an account by it, with the rooms he has here', async () => {
  const { caller } = await view(resident())
  expect(caller).toEqual({
    ...resident(),
    phoneHash: expect.any(String),
    name: '陈桂兰',
    relation: 'owner',
    maskedPhone: '138****1203',
    rooms: [room],
  })
})

test('without one by the newest complaint that was registered for him, with the rooms he spoke about', async () => {
  await aWaiting(world, leak)
  world.stack.advance(60_000)
  const { id } = await aWaiting(world)
  const who = await phoneOnly()
  const { caller } = await view(who)
  expect(caller).toMatchObject({
    asIn: id,
    phoneHash: who.phoneHash,
    name: '方芳',
    relation: 'visitor',
    maskedPhone: '139****5678',
    rooms: [room],
  })
  const customer = { asIn: id, name: '方芳', relation: 'visitor' as const }
  must(await world.agent.call(staff.registerForCaller, { body: aCall(world.stack.now(), { customer }) }))
  expect((await view(who)).open).toHaveLength(3)
})

test('only for whoever registers', async () => {
  await bring(world, 'submitted', { place: ownRoom })
  expect((await view(resident(), world.dispatcher)).caller).toBeDefined()
  for (const who of [world.manager, world.auditor]) expect((await view(resident(), who)).caller).toBeUndefined()
})
