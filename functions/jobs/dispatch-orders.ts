// An order of a confirmed plan, given with the rights its giver has now and only on what he saw then.

import type { Reason } from '#contract/refusals.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { isInConflict, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { dispatch } from '#domain/complaint/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { type Community, communityOf } from '../places/community.ts'
import { actorOf } from '../session/enter.ts'
import { orderFrom } from '../staff/order-from.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import type { JobItem, Order } from './job-item.ts'
import { decided, type JobStep, refused } from './job-step.ts'

const given = (
  complaint: Complaint,
  wanted: Order,
  moment: { actor: Actor; now: number },
  community: Community,
): Result<Decision, Reason> => {
  // What is about the giver himself is not there for him.
  if (isInConflict(complaint, moment.actor.id)) return refuse('not-found')
  if (!maySeeAsStaff(complaint, moment.actor)) return refuse('not-allowed')
  const order = orderFrom(complaint, wanted, community)
  if (!order.ok) return order
  const decision = dispatch(complaint, order.value, { ...moment, rules: community.rules })
  if (!decision.ok) return decision
  return wanted.turn === complaint.turn ? decision : refuse('changed-meanwhile')
}

export const dispatchOne = async (core: Core, { by, communityId }: JobItem, order: Order): Promise<JobStep> => {
  const { complaintId } = order
  const [complaintHere, userHere] = [complaintAt(complaintId), userAt(by)]
  const [found, community] = await Promise.all([
    readItems(core.database, [complaintHere, userHere]),
    communityOf(core, communityId),
  ])
  return decided(core, complaintId, () => {
    const user = found.take(userHere)
    if (!user) return refused(complaintId, 'not-allowed')
    const item = found.take(complaintHere)
    if (item?.complaint.communityId !== communityId) return refused(complaintId, 'not-found')
    const moment = { actor: actorOf(core, user), now: core.now() }
    const decision = given(openComplaint(item, core.seal), order, moment, community)
    if (!decision.ok) return refused(complaintId, decision.reason)
    return {
      outcome: { complaintId, ok: true },
      act: { decision: decision.value, requestHash: item.requestHash, community, actorId: by, now: moment.now },
    }
  })
}
