// A plan as the office confirms it becomes a job: each order is given under the rights of whoever confirmed, on what he saw.

import type { Job } from '#contract/jobs.ts'
import type { Reason } from '#contract/refusals.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Milliseconds } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Order } from '../jobs/job-item.ts'
import { jobView } from '../jobs/read-job.ts'
import { startJob } from '../jobs/start-job.ts'
import { enter } from '../session/enter.ts'

/** So long, in milliseconds, the answer waits for the job; the timer does the rest. */
const waitsFor: Milliseconds = 5000
const mostReasonCharacters = 300

type Wanted = Order & { proposedId: string }
type Body = { communityId: string; orders: readonly Wanted[] }

/** The order as the job gives it: whoever takes somebody else than was proposed says why. */
const checkOrder = ({ proposedId, override, ...order }: Wanted): Result<Order, Reason> => {
  if (order.handlerId === proposedId) return accept(order)
  const why = checkText(override ?? '', mostReasonCharacters)
  return why.ok ? accept({ ...order, override: why.value }) : why
}

/** The key is the job's id: the same request finds the same job, as far as it has come. */
export const confirmPlan = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Job, Reason>> => {
  const entered = await enter(core, holder)
  if (!entered.ok) return entered
  const { communityId } = body
  if (!holds(entered.value.caller.actor, communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const orders: Order[] = []
  for (const wanted of body.orders) {
    const order = checkOrder(wanted)
    if (!order.ok) return order
    orders.push(order.value)
  }
  const job = { id: key, by: holder.userId, communityId, task: { task: 'dispatch' as const, orders } }
  const started = await startJob(core, job, core.now() + waitsFor)
  return started.ok ? accept(jobView(started.value, started.value.by)) : started
}
