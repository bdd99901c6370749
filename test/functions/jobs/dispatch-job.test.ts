import { afterEach, beforeEach, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { tickComplaint } from '../../../functions/clocks/tick-complaint.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import { newJob, type Order, type Outcome } from '../../../functions/jobs/job-item.ts'
import { readJobItem, runJob } from '../../../functions/jobs/run-job.ts'
import { ComplaintItem } from '../../../functions/storage/stored-complaint.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aCopy, preparedIn } from '../clocks/copied-store.ts'
import { complaintsIn, dueIn, effectsIn, entriesOf } from '../clocks/effects.ts'
import { holdBack } from '../gate.ts'
import { aWorld, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'
import { dismiss, dispatching, ordersFor, putItem } from './orders.ts'

let world: World
let core: Core
beforeEach(async () => {
  world = await aWorld()
  core = await openCore(world.stack.outside)
})
afterEach(() => world.stack.close())

const giver = 'staff-xujing'
const give = (orders: Order[], by = giver) =>
  putItem(world.stack, newJob('plan-1', { by, communityId, task: dispatching(orders), now: world.stack.now() }))
const work = () => runJob(core, 'plan-1', world.stack.now() + minute)
const outcomes = async (): Promise<Outcome[]> => (await readJobItem(core, 'plan-1'))?.outcomes ?? []
const states = (orders: Order[]) =>
  orders.map(({ complaintId }) => complaintsIn(world.stack).find(it => it.id === complaintId)?.stage.state)
const refusedFor = ({ complaintId }: Order, reason: string) => ({ complaintId, ok: false, reason })
const okFor = ({ complaintId }: Order) => ({ complaintId, ok: true })

/** The first of two orders goes wrong, the second is given all the same. */
const expectFirstRefused = async ([first, second]: Order[], reason: string): Promise<void> => {
  if (!first || !second) throw new Error('two orders are needed')
  expect(await work()).toEqual({ done: 2, left: false })
  expect(await outcomes()).toEqual([refusedFor(first, reason), okFor(second)])
  expect(states([second])).toEqual(['dispatched'])
}

test('each order is given in the name of whoever confirmed the plan', async () => {
  const orders = await ordersFor(world, 3)
  await give(orders)
  expect(await work()).toEqual({ done: 3, left: false })
  expect(await outcomes()).toEqual(orders.map(okFor))
  expect(states(orders)).toEqual(['dispatched', 'dispatched', 'dispatched'])
  for (const { complaintId } of orders)
    expect(entriesOf(world.stack, complaintId).at(-1)).toMatchObject({
      kind: 'dispatched',
      author: { kind: 'staff', id: giver, name: '许静' },
    })
  expect(dueIn(world.stack, world.stack.now())).toEqual([])
  expect(await work()).toEqual({ done: 0, left: false })
})

test('the words why somebody else than proposed was chosen are kept', async () => {
  const [order] = await ordersFor(world, 1)
  if (!order) throw new Error('there is no order')
  await give([{ ...order, override: '他认识这家人' }])
  await work()
  expect(entriesOf(world.stack, order.complaintId).at(-1)?.texts).toEqual({ override: '他认识这家人' })
})

test('whoever has lost his rights since gives no order any more', async () => {
  const orders = await ordersFor(world, 2)
  await give(orders)
  await dismiss(world.stack, giver)
  await work()
  expect(await outcomes()).toEqual(orders.map(it => refusedFor(it, 'not-allowed')))
  expect(states(orders)).toEqual(['accepted', 'accepted'])
})

test('somebody who is gone altogether gives no order', async () => {
  const orders = await ordersFor(world, 1)
  await give(orders, 'staff-nobody')
  await work()
  expect(await outcomes()).toEqual(orders.map(it => refusedFor(it, 'not-allowed')))
})

test('a complaint that has changed since the plan is left to a person', async () => {
  const orders = await ordersFor(world, 2)
  await give(orders)
  const [first] = orders
  const body = { turn: first?.turn ?? 0, text: '今天又吵了。' }
  must(await world.resident.call(complaints.remarkOnMine, { params: { id: first?.complaintId ?? '' }, body }))
  await expectFirstRefused(orders, 'changed-meanwhile')
})

test('a complaint that was dispatched by hand since is not dispatched again', async () => {
  const orders = await ordersFor(world, 2)
  await give(orders, 'staff-hemin')
  const [{ complaintId: id = '', turn = 0 } = {}] = orders
  const body = { turn, handlerId: 'staff-liuqiang' }
  must(await world.agent.call(staff.dispatchOrder, { params: { id }, body }))
  await expectFirstRefused(orders, 'dispatcher-only')
  expect(complaintsIn(world.stack).map(it => it.orders)).toEqual([1, 1])
})

test('an order for somebody who handles nothing is refused', async () => {
  const [first, second] = await ordersFor(world, 2)
  if (!first || !second) throw new Error('there are no orders')
  const orders = [{ ...first, handlerId: 'staff-hemin' }, second]
  await give(orders)
  await expectFirstRefused(orders, 'handler-unknown')
})

test('a complaint that is not there, or is another community’s, is not found', async () => {
  const [order] = await ordersFor(world, 1)
  if (!order) throw new Error('there is no order')
  const orders = [{ ...order, complaintId: 'no-such-complaint' }, order]
  await give(orders)
  await expectFirstRefused(orders, 'not-found')
})

test('a complaint that cannot be read is given up, and the others are not', async () => {
  const orders = await ordersFor(world, 2)
  await give(orders)
  const [item] = storedUnder(world.stack, `COMPLAINT#${orders[0]?.complaintId}`).filter(it => it.sk === 'COMPLAINT')
  await putItem(world.stack, { ...item, complaint: {} })
  expect(await work()).toEqual({ done: 2, left: false })
  expect((await outcomes()).map(it => it.reason)).toEqual(['server-fault', undefined])
})

test('clocks that come in between do not cost the order its moment', async () => {
  const orders = await ordersFor(world, 1)
  const [{ complaintId } = { complaintId: '' }] = orders
  world.stack.advance(5 * minute)
  await give(orders)
  const gate = holdBack(world.stack, 'TransactWriteItems', 'JOB#plan-1')
  const working = work()
  await gate.reached
  const [item] = storedUnder(world.stack, `COMPLAINT#${complaintId}`).filter(it => it.sk === 'COMPLAINT')
  expect(await tickComplaint(core, ComplaintItem.parse(item))).toBe(true)
  gate.open()
  expect(await working).toEqual({ done: 1, left: false })
  expect(entriesOf(world.stack, complaintId).map(it => it.kind)).toContain('overdue')
  expect(states(orders)).toEqual(['dispatched'])
})

test('two workers at once give each order once', async () => {
  const orders = await ordersFor(world, 4)
  await give(orders)
  const other = await openCore(world.stack.outside)
  const worked = await Promise.all([work(), runJob(other, 'plan-1', world.stack.now() + minute)])
  expect(worked.reduce((sum, it) => sum + it.done, 0)).toBe(4)
  expect(await outcomes()).toEqual(orders.map(okFor))
  expect(complaintsIn(world.stack).map(it => it.orders)).toEqual([1, 1, 1, 1])
})

test('a worker that was held up takes back nothing the other has done since', async () => {
  const [first, ...rest] = await ordersFor(world, 3)
  if (!first) throw new Error('there is no order')
  const orders = [{ ...first, handlerId: 'staff-hemin' }, ...rest]
  await give(orders)
  const gate = holdBack(world.stack, 'TransactWriteItems', 'JOB#plan-1')
  const slow = work()
  await gate.reached
  expect(await runJob(await openCore(world.stack.outside), 'plan-1', world.stack.now() + minute)).toMatchObject({
    done: 3,
  })
  gate.open()
  expect(await slow).toEqual({ done: 0, left: false })
  expect(await outcomes()).toEqual([refusedFor(first, 'handler-unknown'), ...rest.map(okFor)])
})

test('killed at any call, before or after it took effect, it gives each order once', { timeout: 60_000 }, async () => {
  const orders = await ordersFor(world, 3)
  await give(orders)
  const prepared = await preparedIn(world.stack)
  const at = world.stack.now()
  const inCopy = async (call: number, when: 'before' | 'after') => {
    const store = await aCopy(prepared, at)
    store.dieAt(call, when)
    await runJob(await store.needs(), 'plan-1', at + minute).catch(() => undefined)
    const calls = store.calls()
    store.revive()
    await runJob(await store.needs(), 'plan-1', at + minute)
    const effects = effectsIn(store)
    store.close()
    return { calls, effects }
  }
  const expected = await inCopy(Number.POSITIVE_INFINITY, 'before')
  expect(expected.effects.jobs).toEqual([orders.map(okFor)])
  expect(expected.calls).toBeGreaterThan(8)
  for (let call = 1; call <= expected.calls; call += 1)
    for (const when of ['before', 'after'] as const)
      expect({ call, when, effects: (await inCopy(call, when)).effects }).toEqual({
        call,
        when,
        effects: expected.effects,
      })
})
