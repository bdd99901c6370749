// A complaint that is linked with another: whoever may not open that one learns nothing of it, not even its number.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { withoutNumbers } from '../../../functions/complaints/readable-links.ts'
import { type Client, must } from '../../../local/client.ts'
import { aFamily, answerParent } from '../clocks/busy-morning.ts'
import { fileAs } from '../groups/neighbours.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'

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

describe('what was linked once', () => {
  const namesOf = async (who: Client, id: string, number: string) =>
    (await readBy(who, id)).entries.filter(it => Object.values(it.facts).includes(number)).map(it => it.kind)
  const merge = async ({ id, turn }: { id: string; turn: number }, parentId: string) =>
    must(await world.dispatcher.call(moves.mergeComplaint, { params: { id }, body: { turn, parentId } }))
  const split = async (id: string) => {
    const { turn } = await readBy(world.dispatcher, id)
    must(await world.dispatcher.call(moves.splitComplaint, { params: { id }, body: { turn } }))
  }

  test('a child that was split off is told to the office, not to whom it is about and not to who works on the parent', async () => {
    const parent = await bring(world, 'handling')
    const child = await bring(world, 'accepted', { text: '秩序员在大堂里骂人。' })
    await merge(child, parent.id)
    await split(child.id)
    expect(await namesOf(world.agent, parent.id, child.number)).toEqual(['child-merged', 'child-split'])
    expect(await namesOf(world.handler, parent.id, child.number)).toEqual([])
    const { turn } = await readBy(world.dispatcher, child.id)
    const body = { turn, personId: world.agent.session.me.userId }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id: child.id }, body }))
    await world.stack.settle()
    expect(await namesOf(world.agent, parent.id, child.number)).toEqual([])
    expect(await namesOf(world.dispatcher, parent.id, child.number)).toEqual(['child-merged', 'child-split'])
  })

  test('the parent a child was answered with, and the one it left, are not told to who filed them', async () => {
    const parent = await fileAs(world.agent, aFiling({ text: '围墙塌了一段。' }))
    const params = { id: parent.id }
    const accepted = must(await world.dispatcher.call(staff.acceptComplaint, { params, body: { turn: parent.turn } }))
    const [left, stays] = [await bring(world, 'accepted'), await bring(world, 'accepted')]
    for (const child of [left, stays]) await merge(child, parent.id)
    await split(left.id)
    expect(accepted.number).toBe(parent.number)
    const { turn } = await readBy(world.dispatcher, parent.id)
    await answerParent(world, { parent: parent.id, turn })
    await world.stack.settle()
    const told = async (who: Client) => [
      await namesOf(who, left.id, parent.number),
      await namesOf(who, stays.id, parent.number),
    ]
    expect(await told(world.agent)).toEqual([[], []])
    expect(await told(world.dispatcher)).toEqual([
      ['merged', 'split'],
      ['merged', 'answered'],
    ])

    const again = { turn: (await readBy(world.dispatcher, stays.id)).turn, reason: '墙还是歪的。' }
    must(await world.resident.call(complaints.askNextRound, { params: { id: stays.id }, body: again }))
    expect(await told(world.agent)).toEqual([[], []])
    expect((await told(world.dispatcher))[1]).toEqual(['merged', 'answered'])
  })
})

test('a figure that is the number of an old ledger is no number', () => {
  const entry = { kind: 'repeat-confirmed', facts: { round: 12, minutes: '12', earlier: '12' }, texts: {} } as const
  const told = {
    ...entry,
    seq: 1,
    author: { kind: 'system' },
    visibility: 'internal',
    occurredAt: 0,
    recordedAt: 0,
  } as const
  expect(withoutNumbers(told, new Set()).facts).toEqual({ round: 12, minutes: '12' })
  expect(withoutNumbers(told, new Set(['12'])).facts).toEqual(entry.facts)
})
