// A child follows its parent: it is answered with it, or stands on its own again.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { answerWithParent, leaveParent } from '#domain/complaint/merging.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { type Community, communityOf } from '../places/community.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import type { JobItem } from './job-item.ts'
import { decided, type JobStep, refused } from './job-step.ts'

/** Nothing where the child is no longer merged there, or where the parent has been taken up again: then both go on. */
const followed = (child: Complaint, parent: Complaint, now: Instant, { rules }: Community): Decision | undefined => {
  const link = { id: parent.id, number: parent.number }
  switch (parent.stage.state) {
    case 'answered':
    case 'closed':
      return answerWithParent(child, link, parent.stage.outcome, now, rules)
    case 'declined':
    case 'withdrawn':
      return leaveParent(child, link, now, rules)
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'handling':
    case 'checking':
    case 'merged':
      return undefined
  }
}

export const followParent = async (
  core: Core,
  { communityId }: JobItem,
  { parentId, childId }: { parentId: string; childId: string },
): Promise<JobStep> => {
  const [childHere, parentHere] = [complaintAt(childId), complaintAt(parentId)]
  const [found, community] = await Promise.all([
    readItems(core.database, [childHere, parentHere]),
    communityOf(core, communityId),
  ])
  return decided(core, childId, () => {
    const child = found.take(childHere)
    const parent = found.take(parentHere)
    if (!child || !parent) return refused(childId, 'not-found')
    const now = core.now()
    const decision = followed(openComplaint(child, core.seal), openComplaint(parent, core.seal), now, community)
    const outcome = { complaintId: childId, ok: true }
    return decision
      ? { outcome, act: { decision, requestHash: child.requestHash, community, actorId: '', now } }
      : { outcome }
  })
}
