import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMine } from '#contract/complaints.ts'
import { readInspection } from '#contract/inspection.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, bring, type World } from '../people.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const words = '噪音来自市政工地，不归我们部门'
const read = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))
const raised = async (who: Client) =>
  must(await who.call(staff.listWork, { query: { communityId, of: 'raised' } })).cards.map(it => [it.id, it.marks])

test('the head objects, it stands in the executive’s list, he decides, and the work goes on all the while', async () => {
  const { id, turn } = await bring(world, 'handling')
  const before = await read(world.head, id)
  expect(before.objectionGrounds).toEqual(['not-our-work', 'severity'])
  expect(before.moves).toContain('object')
  const body = { turn, ground: 'not-our-work' as const, words }
  const objected = must(await world.head.call(moves.objectToDecision, { params: { id }, body }))
  expect(objected).toMatchObject({ state: 'handling', next: before.next, objectionGrounds: [] })
  expect(objected.moves).not.toContain('object')

  // The manager of the demo is its executive too.
  expect(await raised(world.manager)).toEqual([[id, ['objection']]])
  const { rows } = must(await world.manager.call(readInspection, { query: { communityId } }))
  expect(rows.find(it => it.card.id === id)?.also).toContain('objection-open')
  const waiting = await read(world.manager, id)
  expect(waiting.moves).toContain('decideObjection')
  expect(waiting.objections).toEqual([
    { department: '秩序维护部', ground: 'not-our-work', words, by: '马卫东', at: world.stack.now(), mayDecide: true },
  ])

  const decision = { turn: objected.turn, index: 0, upheld: true, words: '改派给客服部联系城管' }
  must(await world.manager.call(moves.decideObjection, { params: { id }, body: decision }))
  expect(await raised(world.manager)).toEqual([])
  const after = await read(world.head, id)
  expect(after.objections?.[0]).toMatchObject({ decided: { upheld: true, by: '陈立', words: decision.words } })
  expect(after.objections?.[0]?.mayDecide).toBeUndefined()
  expect(after.objectionGrounds).toEqual(['severity'])
  expect(after.entries.slice(-2).map(it => [it.kind, it.visibility])).toEqual([
    ['objected', 'internal'],
    ['objection-decided', 'internal'],
  ])
  const again = await world.head.call(moves.objectToDecision, { params: { id }, body: { ...body, turn: after.turn } })
  expect(again).toMatchObject({ refusal: { reason: 'objection-decided' } })
})

test('the customer reads nothing of it', async () => {
  const { id, turn } = await bring(world, 'handling')
  const body = { turn, ground: 'severity' as const, words }
  must(await world.head.call(moves.objectToDecision, { params: { id }, body }))
  expect(JSON.stringify(must(await world.resident.call(readMine, { params: { id } })))).not.toMatch(/object|噪音来自/)
})
