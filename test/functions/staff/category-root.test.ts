import { afterEach, beforeEach, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { must } from '../../../local/client.ts'
import { aFamily } from '../clocks/busy-morning.ts'
import { aWorld, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

test('staff read under which branch of the tree a complaint’s category stands', async () => {
  const { parent } = await aFamily(world)
  const read = must(await world.dispatcher.call(staff.readAsStaff, { params: { id: parent } }))
  expect(read).toMatchObject({ categoryId: 'noise', categoryRoot: 'property-service' })
})
