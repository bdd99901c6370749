// 上门没办成: the customer reads when somebody came and why it came to nothing, staff also what shows it; then he comes again.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntryView } from '#contract/complaint-views.ts'
import * as complaints from '#contract/complaints.ts'
import { listMyMessages } from '#contract/messages.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { day, hour } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { aPhoto } from '../../support/pictures.ts'
import { chainFaults } from '../chains.ts'
import { expectRefused } from '../expect-refused.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const asOwner = async (id: string) => must(await world.resident.call(complaints.readMine, { params: { id } }))
const asOffice = async (id: string) => must(await world.agent.call(staff.readAsStaff, { params: { id } }))
const vainIn = (entries: readonly EntryView[]) => entries.filter(it => it.kind === 'came-in-vain')
const params = (id: string) => ({ params: { id } })

test('nobody at home: the customer reads it, chooses another hour, and the handler comes again', async () => {
  const { id, turn } = await bring(world, 'handling', { place: ownRoom })
  const arrived = must(await world.handler.call(moves.arriveOnSite, { ...params(id), body: { turn } }))
  const cameAt = world.stack.now()
  world.stack.advance(hour / 4)
  const photoIds = [await world.handler.upload(await aPhoto({ seed: 7, width: 400, height: 300 }))]
  const body = { turn: arrived.turn, why: 'nobody-home', words: '敲门没人应，邻居说出门了', photoIds } as const
  const vain = must(await world.handler.call(moves.comeInVain, { ...params(id), body }))
  expect(vain).toMatchObject({ state: 'handling', inVain: { why: 'nobody-home', times: 1, at: world.stack.now() } })
  expect([vain.arrivedAt, vain.moves.includes('arrive')]).toEqual([undefined, true])

  await world.stack.settle()
  const own = await asOwner(id)
  expect(vainIn(own.entries)).toMatchObject([{ facts: { why: 'nobody-home', times: 1, cameAt }, texts: {} }])
  for (const inside of ['邻居说出门了', ...photoIds]) expect(JSON.stringify(own)).not.toContain(inside)
  expect([own.photos, vainIn(own.entries)[0]?.photos]).toEqual([[], undefined])
  expect(vainIn((await asOffice(id)).entries)).toMatchObject([
    { visibility: 'public' },
    { visibility: 'internal', texts: { text: '敲门没人应，邻居说出门了' }, photos: [{ id: photoIds[0], of: 'said' }] },
  ])
  const { messages } = must(await world.resident.call(listMyMessages))
  expect(messages[0]).toMatchObject({ number: own.number, note: '上门没办成，请再约时间' })

  expect(own.moves).toContain('appoint')
  const from = world.stack.now() - (world.stack.now() % hour) + day
  const slot = { turn: own.turn, from, to: from + hour }
  const again = must(await world.resident.call(complaints.appointMine, { ...params(id), body: slot }))
  const back = must(await world.handler.call(moves.arriveOnSite, { ...params(id), body: { turn: again.turn } }))
  expect(back).toMatchObject({ arrivedAt: world.stack.now(), inVain: { times: 1 } })
  expect(Object.values(chainFaults(world.stack)).filter(Boolean)).toEqual([])
})

test('only those who work on the order say so, and only why the list knows', async () => {
  const { id, turn } = await bring(world, 'handling', { place: ownRoom })
  const path = `/v1/staff/complaints/${id}/come-in-vain`
  const body = { turn, why: 'no-access' }
  await expectRefused(world, ['the office', 403, 'not-allowed', of => ({ as: of.agent, path, body })])
  const odd = { as: world.handler, path, body: { turn, why: 'no-time' } }
  await expectRefused(world, ['a reason of its own', 400, 'malformed-request', () => odd])
  const many = { ...body, photoIds: Array.from({ length: 10 }, (_, at) => `photo-number-000${at}`) }
  await expectRefused(world, ['ten photos', 422, 'too-many-photos', of => ({ as: of.handler, path, body: many })])
})
