// A child follows its parent: it is answered with it, or stands on its own again; the oldest child of a withdrawn parent
// inherits, and the others follow that.

import * as z from 'zod/mini'
import type { Complaint, Link } from '#domain/complaint/complaint.ts'
import { answerWithParent, followHeir, leaveParent, oldestFirst } from '#domain/complaint/merging.ts'
import type { Core } from '../core.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import { actOf, type Family, type FamilyAct, type FamilyMoment, familyStep } from './family-step.ts'
import type { JobItem, Task } from './job-item.ts'
import type { JobStep } from './job-step.ts'

type FollowParent = Extract<Task, { task: 'follow-parent' }>

const linkOf = ({ id, number }: Complaint): Link => ({ id, number })

/** The parent was withdrawn. Whichever child leaves it first is the heir, so the oldest has to come first. */
const inherited = (
  { child, parent, heir }: Family,
  task: FollowParent,
  moment: FamilyMoment,
): FamilyAct | undefined => {
  const { now, community } = moment
  const following = heir && followHeir(child.complaint, heir.complaint, linkOf(parent), now, community.rules)
  if (following)
    return {
      ...moment,
      decision: following.child,
      requestHash: child.requestHash,
      other: { decision: following.parent, requestHash: heir.requestHash },
    }
  const alone = actOf(leaveParent(child.complaint, linkOf(parent), now, community.rules), child, moment)
  return alone && { ...alone, task: { ...task, heirId: child.complaint.id } }
}

/** Nothing where the child is no longer merged there, or where the parent has been taken up again: then both go on. */
const followed = (family: Family, task: FollowParent, moment: FamilyMoment): FamilyAct | undefined => {
  const { child, parent } = family
  const { now, community } = moment
  const { stage } = parent
  switch (stage.state) {
    case 'answered':
    case 'closed':
      return actOf(
        answerWithParent(child.complaint, linkOf(parent), stage.outcome, now, community.rules),
        child,
        moment,
      )
    case 'declined':
      return actOf(leaveParent(child.complaint, linkOf(parent), now, community.rules), child, moment)
    case 'withdrawn':
      return inherited(family, task, moment)
    case 'submitted':
    case 'accepted':
    case 'dispatched':
    case 'handling':
    case 'checking':
    case 'merged':
      return undefined
  }
}

const Birth = z.object({ complaint: z.object({ receivedAt: z.number(), number: z.string() }) })

/** The task with its children in the order in which they inherit. One that is not found comes last. */
const inOrder = async (core: Core, task: FollowParent): Promise<FollowParent> => {
  const birthAt = (id: string) => ({ ...complaintAt(id), schema: Birth })
  const found = await readItems(core.database, task.complaintIds.map(birthAt))
  const births = task.complaintIds.map(id => ({
    receivedAt: Infinity,
    number: '',
    ...found.take(birthAt(id))?.complaint,
    id,
  }))
  return { ...task, complaintIds: oldestFirst(births).map(it => it.id) }
}

/** The next child's step; undefined where all are done. */
export const followParent = async (
  core: Core,
  { communityId, outcomes }: JobItem,
  given: FollowParent,
): Promise<JobStep | undefined> => {
  const task = outcomes.length === 0 ? await inOrder(core, given) : given
  const childId = task.complaintIds[outcomes.length]
  if (childId === undefined) return undefined
  const { parentId, heirId } = task
  const step = await familyStep(core, communityId, { childId, parentId, heirId }, (family, moment) =>
    followed(family, task, moment),
  )
  return { ...step, task }
}
