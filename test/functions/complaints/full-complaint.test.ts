import { afterAll, beforeAll, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { urgeComplaint } from '#contract/staff-moves.ts'
import { day } from '#domain/time.ts'
import { must, signInAs } from '../../../local/client.ts'
import { aWorld, bring, type World } from '../people.ts'
import { pictureOf } from '../stored.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

test('a complaint of 250,000 bytes, three to a Chinese character, takes on short words and no long ones any more', async () => {
  const { id } = await bring(world, 'accepted')
  world.stack.advance(2 * day)
  await world.stack.settle()
  const manager = await signInAs(world.stack, 'chenli')
  const urge = async (characters: number) => {
    const { turn } = must(await manager.call(staff.readAsStaff, { params: { id } }))
    const body = { turn, words: '催'.repeat(characters) }
    return manager.call(urgeComplaint, { params: { id }, body })
  }
  const full = { ok: false, refusal: { reason: 'timeline-full' } }
  for (let times = 1; times <= 16; times += 1) must(await urge(5000))
  expect(await urge(5000)).toMatchObject(full)
  for (let times = 1; times <= 3; times += 1) must(await urge(1800))
  // Messages are delivered beside the requests: only then the store stands still.
  await world.stack.settle()
  const before = pictureOf(world.stack)
  expect(await urge(2000)).toMatchObject(full)
  expect(pictureOf(world.stack)).toEqual(before)
  must(await urge(1800))
})
