// Somebody is let go, and stays after all: meanwhile he gets nothing new, afterwards he works as before.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as contract from '#contract/team.ts'
import { actOnMany } from '#contract/work.ts'
import { minute } from '#domain/time.ts'
import { must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring } from '../people.ts'
import { aTeam, type TeamWorld } from './a-team.ts'

const zhou = 'staff-zhoujianguo'
const sun = 'staff-sunzhiping'
const leaving = { refusal: { reason: 'person-leaving' } }

let team: TeamWorld
/** Nothing of a complaint is handed over while this is so. */
let stuck: boolean
beforeEach(async () => {
  team = await aTeam()
  stuck = true
  team.world.stack.database.injectFaults((operation, input) => {
    if (stuck && operation === 'TransactWriteItems' && JSON.stringify(input).includes('handed-over'))
      throw new Error('gone')
    return undefined
  })
})
afterEach(() => team.world.stack.close())

const bringTo = (state: 'accepted' | 'handling') => {
  const { resident, agent, engineer: handler, head } = team.world
  return bring({ resident, agent, handler, head }, state, { categoryId: 'lift' })
}

/** The manager lets him go: 孙志平 takes his order over, and it stops on the way there. */
const letGo = async () => {
  await bringTo('handling')
  const successors = [{ share: 'order' as const, departmentId: 'engineering', userId: sun }]
  must(await team.world.manager.call(contract.startLeaving, { body: { ...(await team.seen(zhou)), successors } }))
}

/** Whoever let him go is no manager any more, and the job goes on to its end. */
const giverLosesRights = async () => {
  must(await team.changePosts('staff-chenli', [{ role: 'executive' }]))
  stuck = false
  team.world.stack.advance(6 * minute)
  await team.world.stack.settle()
}

const dispatchTo = (handlerId: string, { id, turn }: { id: string; turn: number }) =>
  team.world.agent.call(staff.dispatchOrder, { params: { id }, body: { turn, handlerId } })

describe('while he is being let go nothing new comes to him', () => {
  test('no order, given first or passed on', async () => {
    const [waiting, given] = [await bringTo('accepted'), await bringTo('accepted')]
    must(await dispatchTo(sun, given))
    await letGo()
    expect(await dispatchTo(zhou, waiting)).toMatchObject(leaving)
    const body = { turn: given.turn + 1, handlerId: zhou }
    expect(await team.world.dispatcher.call(moves.redispatchOrder, { params: { id: given.id }, body })).toMatchObject(
      leaving,
    )
  })

  test('no place beside somebody else’s order', async () => {
    const { resident, agent, handler, head } = team.world
    const { id, turn } = await bring({ resident, agent, handler, head }, 'handling')
    await letGo()
    expect(await handler.call(moves.addCoHandler, { params: { id }, body: { turn, userId: zhou } })).toMatchObject(
      leaving,
    )
  })

  test('no customer as his first contact, one or many', async () => {
    must(await team.changePosts(zhou, [{ role: 'handler', departmentId: 'engineering' }, { role: 'agent' }]))
    const { id, turn } = await bringTo('accepted')
    await letGo()
    const { dispatcher } = team.world
    const body = { turn, personId: zhou, reason: '他更熟悉' }
    expect(await dispatcher.call(moves.handOver, { params: { id }, body })).toMatchObject(leaving)
    const act = { do: 'hand-over' as const, personId: zhou, reason: '他更熟悉' }
    expect(await dispatcher.call(actOnMany, { body: { communityId, act, complaintIds: [id] } })).toMatchObject(leaving)
  })

  test('nor somebody absent to stand in for', async () => {
    await letGo()
    expect((await team.colleague(sun)).delegateIds).not.toContain(zhou)
    expect(await team.goAway(sun, zhou, ['2026-11-24', '2026-11-25'])).toMatchObject(leaving)
  })
})

describe('who let him go may no more, so he stays', () => {
  test('and works as before: orders, posts and standing in are his again', async () => {
    const waiting = await bringTo('accepted')
    await letGo()
    await giverLosesRights()
    expect((await team.colleague(zhou)).leavingJobId).toBeUndefined()
    const candidates = must(await team.world.agent.call(staff.listCandidates, { params: { id: waiting.id } }))
    expect(JSON.stringify(candidates)).toContain('周建国')
    expect((await dispatchTo(zhou, waiting)).ok).toBe(true)
    must(await team.goAway(sun, zhou, ['2026-11-24', '2026-11-25']))
    must(await team.changePosts(zhou, [{ role: 'handler', departmentId: 'engineering' }, { role: 'agent' }]))
  })

  test('is on record with who had let him go', async () => {
    await letGo()
    await giverLosesRights()
    const [stopped] = await team.audit()
    expect(stopped).toMatchObject({ act: 'leaving-stopped', by: '陈立', what: '周建国', changes: [] })
  })

  test('and can be let go again, by somebody who may', async () => {
    await letGo()
    const [first] = [(await team.colleague(zhou)).leavingJobId]
    await giverLosesRights()
    stuck = true
    const successors = [{ share: 'order' as const, departmentId: 'engineering', userId: sun }]
    must(await team.admin.call(contract.startLeaving, { body: { ...(await team.seen(zhou)), successors } }))
    const second = (await team.colleague(zhou)).leavingJobId
    expect([second === undefined, second === first]).toEqual([false, false])
    stuck = false
    team.world.stack.advance(6 * minute)
    await team.world.stack.settle()
    const anybody = await signInAs(team.world.stack, 'linyue')
    expect((await team.read(anybody)).people.map(it => it.id)).not.toContain(zhou)
  })
})
