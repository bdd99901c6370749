// 轮到我的: what a list is narrowed to is what the cards say it is – also where they name a post and nobody on it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, bring, type World } from '../people.ts'
import { aTeam } from '../team/a-team.ts'

type Of = (typeof staff.workLists)[number]

const mineIn = async (who: Client, of: Of) =>
  must(await who.call(staff.listWork, { query: { communityId, of, whose: 'mine' } })).cards.map(it => it.id)

describe('what waits for a post is the turn of everybody on it', () => {
  let world: World
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    world = await aWorld()
    ids.fresh = (await bring(world, 'submitted')).id
    ids.checking = (await bring(world, 'checking')).id
    const again = await bring(world, 'answered')
    ids.again = again.id
    const body = { turn: again.turn, reason: '还是吵' }
    must(await world.resident.call(complaints.askNextRound, { params: { id: again.id }, body }))
    const declined = await bring(world, 'submitted')
    ids.appealed = declined.id
    const reason = '不属于物业负责的范围'
    const no = must(
      await world.agent.call(staff.declineComplaint, {
        params: { id: declined.id },
        body: { turn: declined.turn, reason },
      }),
    )
    const appeal = { turn: no.turn, reason: '花园是物业管的' }
    must(await world.resident.call(complaints.appealMine, { params: { id: declined.id }, body: appeal }))
  })
  afterAll(() => world.stack.close())

  const table: [keyof World & ('agent' | 'dispatcher' | 'head' | 'manager' | 'auditor'), string[]][] = [
    ['agent', ['fresh']],
    ['dispatcher', ['again']],
    ['head', ['checking']],
    ['manager', ['appealed']],
    ['auditor', []],
  ]
  test.each(table)('%s: %j', async (who, names) => {
    expect((await mineIn(world[who], 'community')).toSorted()).toEqual(names.map(it => ids[it]).toSorted())
  })
})

test('what waits for somebody absent is the turn of his delegate', async () => {
  const team = await aTeam()
  const { resident, agent, engineer: handler, head } = team.world
  const { id } = await bring({ resident, agent, handler, head }, 'handling', { categoryId: 'leak' })
  expect(await mineIn(team.sun, 'mine')).toEqual([])
  must(await team.goAway('staff-zhoujianguo', 'staff-sunzhiping', ['2026-11-23', '2026-11-24']))
  expect(await mineIn(team.sun, 'mine')).toEqual([id])
  await team.world.stack.close()
})

test('an order in his hands that was not taken yet is his to take', async () => {
  const world = await aWorld()
  const { id } = await bring(world, 'dispatched')
  expect(await mineIn(world.handler, 'mine')).toEqual([id])
  await world.stack.close()
})
