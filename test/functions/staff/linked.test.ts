// A complaint that is linked with another: whoever may not open that one learns nothing of it, not even its number.

import { afterEach, beforeEach, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { aFamily } from '../clocks/busy-morning.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const readBy = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))

const aRepeat = async () => {
  const earlier = await bring(world, 'submitted', { text: '秩序员在大堂里骂人。' })
  const { id, turn } = await bring(world, 'accepted')
  const body = { turn, earlierId: earlier.id }
  const linked = must(await world.dispatcher.call(moves.confirmRepeat, { params: { id }, body }))
  const order = { turn: linked.turn, handlerId: world.handler.session.me.userId }
  must(await world.dispatcher.call(staff.dispatchOrder, { params: { id }, body: order }))
  return { id, earlier }
}

test('who works on the second is not told the number of a first that is not his', async () => {
  const { id, earlier } = await aRepeat()
  expect(JSON.stringify(await readBy(world.handler, id))).not.toContain(earlier.number)
  const { repeatOf, entries } = await readBy(world.agent, id)
  expect(repeatOf).toEqual({ id: earlier.id, number: earlier.number })
  expect(entries.find(it => it.kind === 'repeat-confirmed')?.facts).toEqual({ earlier: earlier.number })
})

test('nor is the office told of one that is about the reader; his own act does not tell him either', async () => {
  const { id, earlier } = await aRepeat()
  const { turn } = await readBy(world.agent, earlier.id)
  const body = { turn, personId: world.agent.session.me.userId }
  must(await world.dispatcher.call(moves.nameAbout, { params: { id: earlier.id }, body }))
  const read = await readBy(world.agent, id)
  expect(JSON.stringify(read)).not.toContain(earlier.number)
  expect(read.marks).toContain('repeat')
  const note = { turn: read.turn, text: '已和业主说好' }
  const noted = must(await world.agent.call(moves.noteInside, { params: { id }, body: note }))
  expect(JSON.stringify(noted)).not.toContain(earlier.number)
})

test('of what was merged only what the reader may open is listed', async () => {
  const family = await aFamily(world)
  const { children, mergedInto } = await readBy(world.dispatcher, family.parent)
  expect(children?.map(it => it.id).toSorted()).toEqual(family.children.toSorted())
  expect(mergedInto).toBeUndefined()
  const [first = ''] = family.children
  expect((await readBy(world.dispatcher, first)).mergedInto?.id).toBe(family.parent)
  const handled = await readBy(world.handler, family.parent)
  expect(handled.children).toEqual([])
})
