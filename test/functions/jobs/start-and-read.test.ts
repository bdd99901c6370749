import { afterEach, beforeEach, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import type { Order } from '../../../functions/jobs/job-item.ts'
import { readJob } from '../../../functions/jobs/read-job.ts'
import { startJob } from '../../../functions/jobs/start-job.ts'
import { readToken } from '../../../functions/session/token.ts'
import { type Client, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { complaintsIn } from '../clocks/effects.ts'
import { aWorld, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'
import { dispatching, ordersFor } from './orders.ts'

let world: World
let core: Core
let orders: Order[]
beforeEach(async () => {
  world = await aWorld()
  core = await openCore(world.stack.outside)
  orders = await ordersFor(world, 2)
})
afterEach(() => world.stack.close())

const wanted = (id = newKey()) => ({ id, by: 'staff-hemin', communityId, task: dispatching(orders) })
const orderCounts = () => complaintsIn(world.stack).map(it => it.orders)
const allOk = () => orders.map(({ complaintId }) => ({ complaintId, ok: true }))

test('a small job is done before the answer', async () => {
  const job = await startJob(core, wanted(), world.stack.now() + minute)
  expect(job).toMatchObject({ ok: true, value: { outcomes: allOk() } })
  expect(orderCounts()).toEqual([1, 1])
})

test('what there is no time for is left to the timer, which does it when the time is over', async () => {
  const job = await startJob(core, wanted('plan-without-time'), world.stack.now())
  expect(job).toMatchObject({ ok: true, value: { outcomes: [] } })
  expect(orderCounts()).toEqual([0, 0])
  await world.stack.settle()
  expect(orderCounts()).toEqual([1, 1])
  expect(storedUnder(world.stack, 'JOB#')).toMatchObject([{ outcomes: allOk() }])
})

test('the timer leaves a job alone while the request is still working on it', async () => {
  await startJob({ ...core, now: () => world.stack.now() + minute }, wanted(), world.stack.now() + minute)
  await world.stack.settle()
  expect(orderCounts()).toEqual([0, 0])
  world.stack.advance(minute)
  await world.stack.settle()
  expect(orderCounts()).toEqual([1, 1])
})

test('the same request again is the same job; another one under its key is refused', async () => {
  const asked = wanted()
  const until = world.stack.now() + minute
  const first = await startJob(core, asked, until)
  expect(await startJob(core, asked, until)).toEqual(first)
  expect(orderCounts()).toEqual([1, 1])
  const [order] = orders
  if (!order) throw new Error('there is no order')
  for (const other of [
    { ...asked, task: dispatching([order]) },
    { ...asked, by: 'staff-xujing' },
  ])
    expect(await startJob(core, other, until)).toEqual({ ok: false, reason: 'key-reused' })
})

test('a database that fails on the way leaves the rest to the timer', async () => {
  world.stack.database.injectFaults((operation, input) => {
    if (operation === 'TransactWriteItems' && JSON.stringify(input).includes('ENTRY#')) throw new Error('gone')
    return undefined
  })
  const job = await startJob(core, wanted(), world.stack.now() + minute)
  world.stack.database.injectFaults()
  expect(job).toMatchObject({ ok: true, value: { outcomes: [] } })
  world.stack.advance(minute)
  await world.stack.settle()
  expect(orderCounts()).toEqual([1, 1])
})

test('a job is seen whole by whoever gave it, its progress by dispatchers and managers, and nothing by anybody else', async () => {
  const { id } = wanted()
  await startJob(core, wanted(id), world.stack.now() + minute)
  const seenBy = async (who: Client, jobId = id) => {
    const holder = readToken(who.session.tokens.access)
    if (!holder) throw new Error('that is no token')
    return readJob(core, { holder, params: { id: jobId }, query: {}, body: {}, key: '', requestId: 'r' })
  }
  const view = { id, total: 2, done: 2, finished: true, outcomes: allOk() }
  expect(await seenBy(world.agent)).toEqual({ ok: true, value: view })
  for (const who of [world.dispatcher, world.manager])
    expect(await seenBy(who)).toEqual({ ok: true, value: { ...view, outcomes: [] } })
  for (const who of [world.handler, world.head, world.auditor, world.resident])
    expect(await seenBy(who)).toEqual({ ok: false, reason: 'not-found' })
  expect(await seenBy(world.manager, 'no-such-job')).toEqual({ ok: false, reason: 'not-found' })
})
