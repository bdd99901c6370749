import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { confirmPlan, type DispatchPlan, planDispatch } from '#contract/dispatch.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { aWorld, type World } from '../people.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { addHandlers, aWaiting, inCommunity, leak } from './backlog.ts'

type Order = z.infer<typeof confirmPlan.body>['orders'][number]

const planFor = async (who: Client): Promise<DispatchPlan> => must(await who.call(planDispatch, { query: inCommunity }))

const asProposed = ({ proposals }: DispatchPlan): Order[] =>
  proposals.map(({ order, person }) => ({
    complaintId: order.complaintId,
    turn: order.turn,
    handlerId: person.userId,
    proposedId: person.userId,
  }))

const confirm = (who: Client, orders: Order[], key = newKey()) =>
  who.call(confirmPlan, { body: { ...inCommunity, orders }, key })

const seen = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))

describe('a backlog of thirty orders for six people', () => {
  let world: World
  let plan: DispatchPlan
  beforeAll(async () => {
    world = await aWorld()
    await addHandlers(world, 4)
    for (let at = 0; at < 30; at += 1) await aWaiting(world, leak)
    plan = await planFor(world.dispatcher)
  }, 60_000)
  afterAll(() => world.stack.close())

  test('has somebody for every order, nobody beyond the cap, and each with his reasons', () => {
    expect([plan.proposals.length, plan.left.length, plan.isPart]).toEqual([30, 0, false])
    const loads = Map.groupBy(plan.proposals, it => it.person.userId)
    expect(loads.size).toBe(6)
    for (const own of loads.values()) expect(own.length).toBeLessThanOrEqual(8)
    for (const { reasons, secondBest, person } of plan.proposals) {
      expect(reasons.map(it => it.why)).toEqual(expect.arrayContaining(['skill', 'on-duty', 'load']))
      expect(secondBest?.person.userId).not.toBe(person.userId)
    }
  })

  test('is only looked at: planning writes nothing', async () => {
    const before = pictureOf(world.stack)
    await planFor(world.dispatcher)
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('confirmed twice under one key is one job, and every order is given once', async () => {
    const [orders, key] = [asProposed(plan), newKey()]
    const first = must(await confirm(world.dispatcher, orders, key))
    expect([first.id, first.total, first.done, first.finished]).toEqual([key, 30, 30, true])
    expect(first.outcomes.every(it => it.ok)).toBe(true)
    expect(must(await confirm(world.dispatcher, orders, key))).toEqual(first)
    expect(storedUnder(world.stack, 'JOB#')).toHaveLength(1)
    for (const { order, person } of plan.proposals) {
      const detail = await seen(world.dispatcher, order.complaintId)
      expect([detail.state, detail.order?.handler, detail.turn]).toEqual(['dispatched', person.name, order.turn + 1])
    }
    expect(world.stack.faults).toEqual([])
  })

  test('leaves nothing to plan once it is given', async () => {
    expect(await planFor(world.dispatcher)).toMatchObject({ proposals: [], left: [] })
  })

  test('is full now: another order is left, and the plan says why', async () => {
    const ids = [...new Set(plan.proposals.map(it => it.person.userId))]
    for (let at = 0; at < 20; at += 1) await aWaiting(world, leak)
    const more = await planFor(world.dispatcher)
    expect(more.proposals.length).toBe(ids.length * 8 - 30)
    expect(more.left.map(it => it.why)).toEqual(['slots-taken', 'slots-taken'])
  })
})

describe('a plan that is reviewed', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.stack.close())

  const give = async (plan: DispatchPlan, change: (order: Order) => Order) =>
    confirm(world.dispatcher, asProposed(plan).map(change))

  test('gives an order to somebody else for a reason, which staff can read later', async () => {
    const { id } = await aWaiting(world, leak)
    const plan = await planFor(world.dispatcher)
    const second = plan.proposals[0]?.secondBest?.person
    const handlerId = second?.userId ?? ''
    expect(await give(plan, order => ({ ...order, handlerId }))).toMatchObject({ refusal: { reason: 'text-missing' } })
    expect((await seen(world.dispatcher, id)).state).toBe('accepted')
    must(await give(plan, order => ({ ...order, handlerId, override: '他就在隔壁楼' })))
    const { order, entries } = await seen(world.dispatcher, id)
    expect(order?.handler).toBe(second?.name)
    const kept = entries.filter(it => it.texts.override === '他就在隔壁楼')
    expect(kept.map(it => [it.kind, it.visibility])).toEqual([['dispatched', 'internal']])
  })

  test('measures lateness by when the work has to be done, not by when it should have been given', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const params = { id }
    const agree = async (seenTurn: number, until: number) => {
      const body = { turn: seenTurn, until, method: 'phone' as const, what: '到时有人上门' }
      must(await world.dispatcher.call(moves.agreeDate, { params, body }))
    }
    const proposalOf = async () => (await planFor(world.dispatcher)).proposals.find(it => it.order.complaintId === id)
    // Duty until 20:00 and from 08:00 on: twelve hours from 10:00 end at 10:00 of the next day.
    expect((await proposalOf())?.order.dueAt).toBe(Date.parse('2026-11-24T10:00:00+08:00'))
    expect((await proposalOf())?.late).toBe(false)
    const nextWeek = Date.parse('2026-11-30T12:00:00+08:00')
    await agree(turn, nextWeek)
    expect((await proposalOf())?.order.dueAt).toBe(nextWeek)
    const soon = world.stack.now() + 60_000
    await agree(turn + 1, soon)
    expect((await proposalOf())?.order.dueAt).toBe(soon)
    expect((await proposalOf())?.late).toBe(true)
    must(await confirm(world.dispatcher, asProposed(await planFor(world.dispatcher))))
  })

  test('under the key of another plan is refused', async () => {
    const { id } = await aWaiting(world, leak)
    const orders = asProposed(await planFor(world.dispatcher))
    const key = newKey()
    must(await confirm(world.dispatcher, orders, key))
    const other = [{ complaintId: id, turn: 9, handlerId: 'staff-zhoujianguo', proposedId: 'staff-zhoujianguo' }]
    expect(await confirm(world.dispatcher, other, key)).toMatchObject({ refusal: { reason: 'key-reused' } })
    expect(await confirm(world.agent, orders, key)).toMatchObject({ refusal: { reason: 'key-reused' } })
  })

  test('names the orders that changed meanwhile, and gives the others', async () => {
    const [noted, given, untouched] = [
      await aWaiting(world, leak),
      await aWaiting(world, leak),
      await aWaiting(world, leak),
    ]
    const plan = await planFor(world.dispatcher)
    must(
      await world.dispatcher.call(moves.changeSeverity, {
        params: { id: noted.id },
        body: { turn: noted.turn, severity: 'emergency' },
      }),
    )
    const handlerId = world.engineer.session.me.userId
    must(
      await world.agent.call(staff.dispatchOrder, { params: { id: given.id }, body: { turn: given.turn, handlerId } }),
    )
    must(await world.engineer.call(staff.takeOrder, { params: { id: given.id }, body: { turn: given.turn + 1 } }))
    const job = must(await confirm(world.dispatcher, asProposed(plan)))
    const outcomeOf = ({ id }: { id: string }) => job.outcomes.find(it => it.complaintId === id)
    expect(outcomeOf(noted)).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect(outcomeOf(given)).toMatchObject({ ok: false, reason: 'not-now' })
    expect(outcomeOf(untouched)).toEqual({ complaintId: untouched.id, ok: true })
    expect((await seen(world.dispatcher, noted.id)).state).toBe('accepted')
  })

  test('of an agent has no grave matters: those are the dispatcher’s', async () => {
    const { id, turn } = await aWaiting(world, leak)
    must(await world.dispatcher.call(moves.changeSeverity, { params: { id }, body: { turn, severity: 'major' } }))
    const ordersFor = async (who: Client) => asProposed(await planFor(who)).map(it => it.complaintId)
    expect(await ordersFor(world.agent)).not.toContain(id)
    expect(await ordersFor(world.dispatcher)).toContain(id)
    const forced = [
      { complaintId: id, turn: turn + 1, handlerId: 'staff-zhoujianguo', proposedId: 'staff-zhoujianguo' },
    ]
    const job = must(await confirm(world.agent, forced))
    expect(job.outcomes).toEqual([{ complaintId: id, ok: false, reason: 'dispatcher-only' }])
  })

  test('never gives somebody what is about himself', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const personId = world.engineer.session.me.userId
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body: { turn, personId } }))
    const { proposals } = await planFor(world.dispatcher)
    const own = proposals.find(it => it.order.complaintId === id)
    expect(own?.person.name).toBe('孙志平')
    expect(own?.secondBest).toBeUndefined()
    const forced = [{ complaintId: id, turn: turn + 1, handlerId: personId, proposedId: personId }]
    const job = must(await confirm(world.dispatcher, forced))
    expect(job.outcomes).toEqual([{ complaintId: id, ok: false, reason: 'in-conflict' }])
  })

  test('of one department has that department’s orders only', async () => {
    const noise = await aWaiting(world)
    const query = { ...inCommunity, departmentId: 'order' }
    const { proposals } = must(await world.dispatcher.call(planDispatch, { query }))
    expect(proposals.map(it => it.order.complaintId)).toEqual([noise.id])
    expect(proposals[0]?.order).toMatchObject({ number: noise.number, department: '秩序维护部', category: '噪音扰民' })
    const nowhere = { ...inCommunity, departmentId: 'kitchen' }
    expect(await world.dispatcher.call(planDispatch, { query: nowhere })).toMatchObject({
      refusal: { reason: 'department-unknown' },
    })
  })

  test('counts what a handler of several departments gets for one of them when it comes to the next', async () => {
    for (let at = 0; at < 6; at += 1) await aWaiting(world)
    for (let at = 0; at < 6; at += 1) await aWaiting(world, { categoryId: 'cleaning' })
    const { proposals } = await planFor(world.dispatcher)
    expect(proposals.filter(it => it.person.name === '刘强')).toHaveLength(8)
  })

  test('is made and confirmed by the office alone', async () => {
    const orders = [{ complaintId: 'x', turn: 1, handlerId: 'y', proposedId: 'y' }]
    for (const who of [world.handler, world.head, world.manager, world.auditor, world.resident]) {
      expect(await who.call(planDispatch, { query: inCommunity })).toMatchObject({ refusal: { reason: 'not-allowed' } })
      expect(await confirm(who, orders)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    }
  })
})
