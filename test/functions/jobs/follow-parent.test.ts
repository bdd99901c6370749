import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { minute } from '#domain/time.ts'
import { JobItem } from '../../../functions/jobs/job-item.ts'
import { must } from '../../../local/client.ts'
import { aFamily, answerParent } from '../clocks/busy-morning.ts'
import { complaintsIn, dueIn, entriesOf } from '../clocks/effects.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'
import { storedMessages, storedUnder } from '../stored.ts'

let world: World
let family: Awaited<ReturnType<typeof aFamily>>
beforeEach(async () => {
  world = await aWorld()
  family = await aFamily(world)
})
afterEach(() => world.stack.close())

const jobs = () => storedUnder(world.stack, 'JOB#').map(item => JobItem.parse(item))
const stateOf = (id: string) => complaintsIn(world.stack).find(it => it.id === id)?.stage.state
const states = () => family.children.map(stateOf)
const turnOf = async (id: string) => must(await world.dispatcher.call(staff.readAsStaff, { params: { id } })).turn
const allOk = () => family.children.map(complaintId => ({ complaintId, ok: true }))

test('the answer of the parent reaches each child with the next run of the timer', async () => {
  await answerParent(world, family)
  expect(states()).toEqual(['merged', 'merged', 'merged'])
  await world.stack.settle()
  expect(states()).toEqual(['answered', 'answered', 'answered'])
  for (const id of family.children) {
    expect(entriesOf(world.stack, id).at(-1)).toMatchObject({
      kind: 'answered',
      visibility: 'public',
      texts: { answer: '电梯已经检修好了。' },
    })
    expect(storedMessages(world.stack, id).map(it => it.event)).toContain('answered')
  }
  expect(jobs().map(it => it.outcomes)).toEqual([allOk()])
  expect(dueIn(world.stack, world.stack.now())).toEqual([])
})

test('what happens to the parent after its answer starts nothing again', async () => {
  await answerParent(world, family)
  world.stack.advance(minute)
  await world.stack.settle()
  const body = { turn: await turnOf(family.parent), solved: true, overall: 5 as const, tags: [], callMe: false }
  must(await world.resident.call(complaints.answerMySurvey, { params: { id: family.parent }, body }))
  expect(jobs().length).toBe(1)
})

test('the children of a declined parent stand on their own again', async () => {
  const body = { turn: family.turn, reason: '噪音来自小区外面。' }
  must(await world.dispatcher.call(staff.declineComplaint, { params: { id: family.parent }, body }))
  await world.stack.settle()
  expect(states()).toEqual(['accepted', 'accepted', 'accepted'])
  expect(jobs().map(it => it.outcomes)).toEqual([allOk()])
})

describe('a withdrawn parent', () => {
  const withdraw = async ({ parent, turn }: { parent: string; turn: number }) =>
    must(await world.resident.call(complaints.withdrawMine, { params: { id: parent }, body: { turn } }))
  const parentOf = (id: string) => {
    const stage = complaintsIn(world.stack).find(it => it.id === id)?.stage
    return stage?.state === 'merged' ? stage.parent.id : undefined
  }
  const childrenOf = (id: string) =>
    complaintsIn(world.stack)
      .find(it => it.id === id)
      ?.children.map(it => it.id)

  test('is followed by its oldest child, which becomes the parent of the others', async () => {
    const { parent, turn, children } = await aFamily(world, { place: ownRoom })
    const [heir = '', ...others] = children
    await withdraw({ parent, turn })
    await world.stack.settle()
    expect([parent, ...children].map(stateOf)).toEqual(['withdrawn', 'accepted', 'merged', 'merged'])
    expect(others.map(parentOf)).toEqual([heir, heir])
    expect(childrenOf(heir)).toEqual(others)
    expect(
      entriesOf(world.stack, heir)
        .map(it => it.kind)
        .slice(-3),
    ).toEqual(['split', 'child-merged', 'child-merged'])
    expect(jobs().map(it => it.outcomes.every(({ ok }) => ok))).toEqual([true])
    const { turn: heirs } = must(await world.dispatcher.call(staff.readAsStaff, { params: { id: heir } }))
    await answerParent(world, { parent: heir, turn: heirs })
    await world.stack.settle()
    expect(children.map(stateOf)).toEqual(['answered', 'answered', 'answered'])
  })

  test('the oldest is the one received first, in whatever order they were merged', async () => {
    const parent = await bring(world, 'accepted', { place: ownRoom, text: '邻居半夜装修。' })
    const older = await bring(world, 'accepted', { place: ownRoom, text: '装修太吵。' })
    const younger = await bring(world, 'accepted', { place: ownRoom, text: '电钻响到半夜。' })
    for (const { id, turn } of [younger, older])
      must(await world.dispatcher.call(moves.mergeComplaint, { params: { id }, body: { turn, parentId: parent.id } }))
    await withdraw({ parent: parent.id, turn: await turnOf(parent.id) })
    await world.stack.settle()
    expect([parentOf(older.id), parentOf(younger.id)]).toEqual([undefined, older.id])
  })

  test('where the oldest was split off in the meantime, the next one inherits', async () => {
    const { parent, turn, children } = await aFamily(world, { place: ownRoom })
    const [first = '', second = '', third = ''] = children
    await withdraw({ parent, turn })
    world.stack.advance(minute)
    const body = { turn: await turnOf(first) }
    must(await world.dispatcher.call(moves.splitComplaint, { params: { id: first }, body }))
    await world.stack.settle()
    expect([first, second, third].map(stateOf)).toEqual(['accepted', 'accepted', 'merged'])
    expect(parentOf(third)).toBe(second)
  })
})

test('a child that was split off in the meantime is left alone', async () => {
  await answerParent(world, family)
  world.stack.advance(minute)
  const [first = ''] = family.children
  const body = { turn: await turnOf(first) }
  must(await world.dispatcher.call(moves.splitComplaint, { params: { id: first }, body }))
  await world.stack.settle()
  expect(states()).toEqual(['accepted', 'answered', 'answered'])
  expect(jobs().map(it => it.outcomes)).toEqual([allOk()])
})

test('a parent that was taken up again in the meantime keeps its children until it is answered again', async () => {
  await answerParent(world, family)
  const params = { id: family.parent }
  const again = { turn: await turnOf(family.parent), reason: '晚上又响了。' }
  must(await world.resident.call(complaints.askNextRound, { params, body: again }))
  await world.stack.settle()
  expect(states()).toEqual(['merged', 'merged', 'merged'])
  await answerParent(world, { ...family, turn: await turnOf(family.parent) })
  await world.stack.settle()
  expect(states()).toEqual(['answered', 'answered', 'answered'])
  expect(jobs().map(it => it.outcomes)).toEqual([allOk(), allOk()])
})
