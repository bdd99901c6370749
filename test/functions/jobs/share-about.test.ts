import { afterEach, beforeEach, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { must } from '../../../local/client.ts'
import { aFamily } from '../clocks/busy-morning.ts'
import { complaintsIn, dueIn, entriesOf } from '../clocks/effects.ts'
import { aWorld, type World } from '../people.ts'

let world: World
let family: Awaited<ReturnType<typeof aFamily>>
beforeEach(async () => {
  world = await aWorld()
  family = await aFamily(world)
})
afterEach(() => world.stack.close())

const aboutOf = (id: string) => complaintsIn(world.stack).find(it => it.id === id)?.about?.person.id
const nameHandler = async () => {
  const body = { turn: family.turn, personId: world.handler.session.me.userId }
  must(await world.dispatcher.call(moves.nameAbout, { params: { id: family.parent }, body }))
}

test('whom the parent turns out to be about is kept out of its children too', async () => {
  await nameHandler()
  expect(family.children.map(aboutOf)).toEqual([undefined, undefined, undefined])
  await world.stack.settle()
  expect([family.parent, ...family.children].map(aboutOf)).toEqual(Array(4).fill(world.handler.session.me.userId))
  for (const id of family.children) {
    expect(entriesOf(world.stack, id).at(-1)).toMatchObject({ kind: 'about-named', visibility: 'internal' })
    const read = await world.handler.call(staff.readAsStaff, { params: { id } })
    expect(read).toMatchObject({ ok: false, status: 404 })
  }
  expect(dueIn(world.stack, world.stack.now())).toEqual([])
})

test('a child that was split off in the meantime goes its own way', async () => {
  await nameHandler()
  const [first = ''] = family.children
  const { turn } = must(await world.dispatcher.call(staff.readAsStaff, { params: { id: first } }))
  must(await world.dispatcher.call(moves.splitComplaint, { params: { id: first }, body: { turn } }))
  await world.stack.settle()
  expect(family.children.map(aboutOf)).toEqual([
    undefined,
    world.handler.session.me.userId,
    world.handler.session.me.userId,
  ])
})
