// One act on many complaints: each is decided for itself, with the rights its giver has now and on what stands there then.

import type { Reason } from '#contract/refusals.ts'
import type { ManyAct } from '#contract/work.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { acceptComplaint } from '#domain/complaint/intake.ts'
import { maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { handOver, urge } from '#domain/complaint/supervision.ts'
import type { Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import { type Community, communityOf } from '../places/community.ts'
import { stayingActor } from '../places/staff-actor.ts'
import { actorOf } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { userAt } from '../storage/person-items.ts'
import { readItems } from '../storage/read.ts'
import type { JobItem, Task } from './job-item.ts'
import { decided, type JobStep, refused } from './job-step.ts'

const decide = (complaint: Complaint, act: ManyAct, moment: Moment, community: Community): Result<Decision, Reason> => {
  switch (act.do) {
    case 'accept':
      return acceptComplaint(complaint, {}, moment)
    case 'urge':
      return urge(complaint, { words: act.words }, moment)
    case 'hand-over': {
      const to = stayingActor(community, act.personId)
      return to.ok ? handOver(complaint, { to: to.value, reason: act.reason }, moment) : to
    }
  }
}

/** The next complaint's step; undefined where all are done. What the giver may not see is not there for him. */
export const actOnNext = async (
  core: Core,
  { by, communityId, outcomes }: JobItem,
  { act, complaintIds }: Extract<Task, { task: 'act-on-many' }>,
): Promise<JobStep | undefined> => {
  const complaintId = complaintIds[outcomes.length]
  if (complaintId === undefined) return undefined
  const [complaintHere, userHere] = [complaintAt(complaintId), userAt(by)]
  const [found, community] = await Promise.all([
    readItems(core.database, [complaintHere, userHere]),
    communityOf(core, communityId),
  ])
  return decided(core, complaintId, () => {
    const user = found.take(userHere)
    if (!user) return refused(complaintId, 'not-allowed')
    const actor = actorOf(core, user)
    const item = found.take(complaintHere)
    const complaint = item && openComplaint(item, core.seal)
    if (complaint?.communityId !== communityId || !maySeeAsStaff(complaint, actor))
      return refused(complaintId, 'not-found')
    const now = core.now()
    const decision = decide(complaint, act, { actor, now, rules: community.rules }, community)
    if (!decision.ok) return refused(complaintId, decision.reason)
    return {
      outcome: { complaintId, ok: true },
      act: { decision: decision.value, requestHash: item?.requestHash ?? '', community, actorId: by, now },
    }
  })
}
