// Letters, forms and authorisations photographed at a registration: the office's, beside the pictures of the matter.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMine } from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { aPhoto } from '../../support/pictures.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aCall, aWorld, ownRoom, type World } from '../people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const aPicture = async (): Promise<string> => world.agent.upload(await aPhoto({ width: 400, height: 300 }))
const callOf = (changes: Record<string, unknown>) => {
  const customer = { userId: world.resident.session.me.userId, name: '陈桂兰', relation: 'owner' }
  return aCall(world.stack.now(), { customer, place: ownRoom, source: 'letter', ...changes })
}
const photosReadBy = async (who: Client, id: string) =>
  must(await who.call(staff.readAsStaff, { params: { id } })).photos.map(it => [it.id, it.of])

test('the office sees the paper beside the picture; handler and customer never learn of it', async () => {
  const [picture, paper] = [await aPicture(), await aPicture()]
  const body = callOf({ photoIds: [picture], paperIds: [paper, picture, paper] })
  const { id, turn } = must(await world.agent.call(staff.registerForCaller, { body }))
  const order = { turn, handlerId: world.handler.session.me.userId }
  must(await world.dispatcher.call(staff.dispatchOrder, { params: { id }, body: order }))
  await world.stack.settle()
  const both = [
    [picture, 'before'],
    [paper, 'paper'],
  ]
  expect(await photosReadBy(world.agent, id)).toEqual(both)
  expect(await photosReadBy(world.auditor, id)).toEqual(both)
  expect(await photosReadBy(world.handler, id)).toEqual([[picture, 'before']])
  const mine = JSON.stringify(must(await world.resident.call(readMine, { params: { id } })))
  expect(mine).toContain(picture)
  expect(mine).not.toContain(paper)
})

const sending = (paperIds: string[]) => (of: World) => ({
  as: of.agent,
  path: '/v1/staff/complaints',
  body: callOf({ photoIds: [], paperIds }),
})

test.each<Refused>([
  ['too many', 422, 'too-many-photos', sending(Array.from({ length: mostPhotos + 1 }, newKey))],
  ['one nobody sent', 422, 'photo-unknown', sending([newKey()])],
])('papers: %s', async (...row) => {
  await expectRefused(world, row)
})
