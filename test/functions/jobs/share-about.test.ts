import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { minute } from '#domain/time.ts'
import { must } from '../../../local/client.ts'
import { aFamily, answerParent } from '../clocks/busy-morning.ts'
import { complaintsIn, dueIn, entriesOf } from '../clocks/effects.ts'
import { aWorld, bring, type World } from '../people.ts'

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

describe('answered together', () => {
  const handlerId = () => world.handler.session.me.userId
  const name = async (id: string) => {
    const { turn } = must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body: { turn, personId: handlerId() } }))
    await world.stack.settle()
  }
  const all = () => [family.parent, ...family.children]

  test.each([
    ['the parent', 'long after', () => family.parent],
    ['the parent', 'in the moment of its answer', () => family.parent],
    ['a child', 'long after', () => family.children[1] ?? ''],
  ])('whom %s turns out to be about %s is kept out of all of them', async (_, when, id) => {
    await answerParent(world, family)
    await world.stack.settle()
    if (when === 'long after') world.stack.advance(minute)
    expect(all().map(aboutOf)).toEqual(Array(4).fill(undefined))
    await name(id())
    expect(all().map(aboutOf)).toEqual(Array(4).fill(handlerId()))
    const kinds = family.children.map(it => entriesOf(world.stack, it).at(-1)?.kind)
    expect(kinds).toEqual(Array(3).fill('about-named'))
    expect(dueIn(world.stack, world.stack.now())).toEqual([])
  })

  test('whom the parent turns out to be about before its answer has reached them is kept out all the same', async () => {
    await answerParent(world, family)
    await name(family.parent)
    expect(all().map(aboutOf)).toEqual(Array(4).fill(handlerId()))
  })
})

test('somebody is named also in what was withdrawn: he reads it no more', async () => {
  const { id, turn } = await bring(world, 'withdrawn')
  const read = async () => (await world.agent.call(staff.readAsStaff, { params: { id } })).ok
  expect(await read()).toBe(true)
  const body = { turn, personId: world.agent.session.me.userId }
  expect(must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body })).state).toBe('withdrawn')
  expect(await read()).toBe(false)
})
