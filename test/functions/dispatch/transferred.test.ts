import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmPlan, dispatchAutomatically, planDispatch } from '#contract/dispatch.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld, bring, type World } from '../people.ts'
import { aWaiting, inCommunity, leak } from './backlog.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const engineering = 'engineering'
const order = 'order'

/** Work of the engineers whose transfer to 秩序维护部 the dispatcher has granted. */
const aTransferred = async (): Promise<{ id: string; turn: number }> => {
  const { dispatcher, engineer } = world
  const { id, turn } = await bring({ ...world, handler: engineer }, 'handling', { categoryId: 'leak' })
  const params = { id }
  const proposal = { kind: 'transfer', departmentId: order } as const
  const asked = must(await engineer.call(moves.proposeChange, { params, body: { turn, words: '空调水', proposal } }))
  const body = { turn: asked.turn, granted: true }
  return { id, turn: must(await dispatcher.call(moves.decideProposal, { params, body })).turn }
}

const claimable = async (who: Client): Promise<string[]> => {
  await world.stack.settle()
  return must(await who.call(staff.listWork, { query: { communityId, of: 'claim' } })).cards.map(it => it.id)
}
const seen = async (id: string) => must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
const candidates = async (id: string) => must(await world.dispatcher.call(staff.listCandidates, { params: { id } }))

describe('a complaint whose transfer was granted', () => {
  test('says where it is to go, until it has its order', async () => {
    const { id, turn } = await aTransferred()
    expect(await seen(id)).toMatchObject({ state: 'accepted', departmentId: order, transferredTo: '秩序维护部' })
    const body = { turn, handlerId: world.handler.session.me.userId }
    const given = must(await world.dispatcher.call(staff.dispatchOrder, { params: { id }, body }))
    expect(given).toMatchObject({ state: 'dispatched', departmentId: order, order: { department: '秩序维护部' } })
    expect(given.transferredTo).toBeUndefined()
  })

  test('is proposed to the people of the new department', async () => {
    const { id } = await aTransferred()
    const { department, candidates: people } = await candidates(id)
    expect(department).toBe('秩序维护部')
    expect(people.map(it => it.name)).toContain('刘强')
    expect(people.map(it => it.name)).not.toContain('周建国')
    // What a leak asks of an engineer is not asked of them.
    expect(people.flatMap(it => it.reasons.map(({ why }) => why))).not.toContain('no-skill')
  })

  test('stands where the new department claims, and not where the old one does', async () => {
    const { id, turn } = await aTransferred()
    expect(await claimable(world.handler)).toContain(id)
    expect(await claimable(world.engineer)).not.toContain(id)
    expect(await world.engineer.call(moves.claimOrder, { params: { id }, body: { turn } })).toMatchObject({
      refusal: { reason: 'not-found' },
    })
    const claimed = must(await world.handler.call(moves.claimOrder, { params: { id }, body: { turn } }))
    expect(claimed.order).toMatchObject({ department: '秩序维护部', handler: '刘强' })
  })

  test('is not given back by the machine', async () => {
    const waiting = await aTransferred()
    const params = { id: waiting.id }
    const query = { ...inCommunity, departmentId: order }
    const planned = must(await world.dispatcher.call(planDispatch, { query })).proposals
    expect(planned.find(it => it.order.complaintId === waiting.id)?.order.department).toBe('秩序维护部')
    const old = must(await world.dispatcher.call(planDispatch, { query: { ...query, departmentId: engineering } }))
    expect([...old.proposals, ...old.left].map(it => it.order.complaintId)).not.toContain(waiting.id)
    const body = { turn: waiting.turn }
    const given = must(await world.agent.call(dispatchAutomatically, { params, body, key: newKey() }))
    expect(given.order?.department).toBe('秩序维护部')
  })

  test('others of its category stay with the department they belong to', async () => {
    const { id } = await aWaiting(world, leak)
    expect((await candidates(id)).department).toBe('工程部')
    expect(await claimable(world.engineer)).toContain(id)
  })
})

describe('another department', () => {
  const elsewhere = (who: Client, id: string, departmentId: string) =>
    who.call(staff.listCandidates, { params: { id }, query: { departmentId } })

  test('is chosen by whoever dispatches: its people are ranked, and the order is one of that department', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const params = { id }
    const own = await candidates(id)
    expect(own).toMatchObject({ department: '工程部', departmentId: engineering })
    expect(own.departments).toContainEqual({ id: 'environment', name: '环境部' })
    const other = must(await elsewhere(world.agent, id, 'environment'))
    expect(other).toMatchObject({ department: '环境部', departmentId: 'environment' })
    expect(other.candidates.map(it => it.name)).toContain('刘强')
    const handlerId = world.handler.session.me.userId
    const body = { turn, handlerId, departmentId: 'environment' }
    const given = must(await world.agent.call(staff.dispatchOrder, { params, body }))
    expect(given).toMatchObject({ departmentId: 'environment', order: { department: '环境部', handler: '刘强' } })
  })

  test('is chosen too where work in progress goes to somebody else', async () => {
    const { id, turn } = await bring({ ...world, handler: world.engineer }, 'handling', { categoryId: 'leak' })
    const params = { id }
    expect(must(await elsewhere(world.dispatcher, id, 'environment')).candidates.map(it => it.name)).toContain('刘强')
    const body = { turn, handlerId: world.handler.session.me.userId, departmentId: 'environment' }
    const given = must(await world.dispatcher.call(moves.redispatchOrder, { params, body }))
    expect(given.order).toMatchObject({ department: '环境部', handler: '刘强' })
  })

  test('is chosen for an order of a plan', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const handlerId = world.handler.session.me.userId
    const proposedId = world.engineer.session.me.userId
    const order = { complaintId: id, turn, handlerId, departmentId: 'environment', proposedId, override: '归保洁' }
    must(await world.agent.call(confirmPlan, { body: { ...inCommunity, orders: [order] }, key: newKey() }))
    expect((await seen(id)).order).toMatchObject({ department: '环境部', handler: '刘强' })
  })

  test.each(['nowhere', 'garden'])('that the community does not have is refused: %s', async departmentId => {
    const { id } = await aWaiting(world, leak)
    expect(await elsewhere(world.agent, id, departmentId)).toMatchObject({
      refusal: { reason: 'department-unknown' },
    })
  })

  test('is refused before it is looked at where somebody may not dispatch', async () => {
    const { id } = await aWaiting(world, leak)
    expect(await elsewhere(world.manager, id, 'nowhere')).toMatchObject({ refusal: { reason: 'not-allowed' } })
  })

  test('gets no order for somebody who does not handle for it, and nothing changes', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const body = { turn, handlerId: world.engineer.session.me.userId, departmentId: 'environment' }
    expect(await world.agent.call(staff.dispatchOrder, { params: { id }, body })).toMatchObject({
      refusal: { reason: 'handler-unknown' },
    })
    expect(await seen(id)).toMatchObject({ state: 'accepted', turn })
  })
})
