// Somebody binds a room by another number than before: the former one leads to him no more.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { searchComplaints } from '#contract/customers.ts'
import { bindRoom } from '#contract/places.ts'
import { findCallers } from '#contract/registering.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId, roomNamed } from '../../../local/demo/community.ts'
import { aStranger, aWorld, type World } from '../people.ts'
import { leave } from '../privacy/leaver.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'
import { codeFor } from '../wechat-panel.ts'

const [first, second] = [roomNamed('3 栋 1 单元 601'), roomNamed('3 栋 1 单元 602')]
/** Other digits, and another end; the same end; the same number once more. */
const before = '13955550001'
const after = '13955550002'
const sameEnd = '13855550001'

let world: World
let owner: Client
beforeEach(async () => {
  world = await aWorld()
  owner = await aStranger(world.stack, 'moving', before)
  await bind(first, before)
})
afterEach(() => world.stack.close())

/** The register has this number for the room, WeChat vouches for it. */
const bind = async ({ buildingId, id: roomId, ...room }: typeof first, phone: string) => {
  const { seal, put } = await registrar(world.stack)
  await put({
    v: 1,
    pk: `BUILDING#${buildingId}`,
    sk: `ROOM#${roomId}`,
    ...room,
    id: roomId,
    buildingId,
    communityId,
    ownerPhoneHash: seal.searchHash(phone),
  })
  owner = await aStranger(world.stack, 'moving', phone)
  const phoneCode = await codeFor(world.stack, 'phone', 'moving')
  must(await owner.call(bindRoom, { body: { buildingId, roomId, relation: 'owner', phoneCode } }))
}

const rowsOf = (userId = owner.session.me.userId) =>
  storedUnder(world.stack, 'PHONE#').filter(it => it.userId === userId)

/** Whom the office finds by a whole number, three ways. */
const foundBy = async (phone: string): Promise<number[]> => {
  const { agent } = world
  const query = { communityId, phone }
  const searched = must(await agent.call(searchComplaints, { body: { communityId, text: phone } }))
  const by = { kind: 'phone' as const, digits: phone }
  return [
    must(await agent.call(staff.findCustomer, { query })).customers.length,
    searched.customers?.length ?? 0,
    must(await agent.call(findCallers, { body: { communityId, by } })).callers.length,
  ]
}

test('he is found by the new number alone, and nothing of the former one is kept', async () => {
  expect(await foundBy(before)).toEqual([1, 1, 1])
  await bind(second, after)
  expect(await foundBy(before)).toEqual([0, 0, 0])
  expect(await foundBy(after)).toEqual([1, 1, 1])
  expect(rowsOf()).toHaveLength(2)
})

test.each([
  ['with the same end stays found by the end', sameEnd],
  ['that is the same one stays found by all of it', before],
])('a number %s', async (_, phone) => {
  await bind(second, phone)
  expect(await foundBy(phone)).toEqual([1, 1, 1])
  expect(rowsOf()).toHaveLength(2)
})

test('a row that was left by a number of before leads to nobody', async () => {
  const left = rowsOf()
  await bind(second, after)
  const { put } = await registrar(world.stack)
  for (const row of left) await put(row)
  expect(await foundBy(before)).toEqual([0, 0, 0])
})

test('nothing leads to him once his account is deleted', async () => {
  await bind(second, after)
  const { userId } = owner.session.me
  must(await leave(owner))
  await world.stack.settle()
  expect(rowsOf(userId)).toEqual([])
})
