import { afterEach, beforeEach, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const detailOf = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))
const versionOf = async (who: Client, id: string) => must(await who.call(staff.readVersion, { params: { id } })).version

test('whatever somebody does to a complaint is another version, as its detail says it', async () => {
  const { id } = await bring(world, 'handling')
  const { version, turn } = await detailOf(world.dispatcher, id)
  expect(await versionOf(world.dispatcher, id)).toBe(version)
  const body = { turn, text: '已联系施工队' }
  must(await world.agent.call(moves.noteInside, { params: { id }, body }))
  const noted = await versionOf(world.dispatcher, id)
  expect(noted).toBeGreaterThan(version ?? 0)
  expect((await detailOf(world.dispatcher, id)).version).toBe(noted)
})

test('whoever may not read it hears nothing of it', async () => {
  const { id } = await bring(world, 'submitted')
  expect(await world.engineer.call(staff.readVersion, { params: { id } })).toMatchObject({
    refusal: { reason: 'not-found' },
  })
  const none = await world.agent.call(staff.readVersion, { params: { id: 'no-such-complaint' } })
  expect(none).toMatchObject({ refusal: { reason: 'not-found' } })
})
