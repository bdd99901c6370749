// One step of a job that goes through the children of a parent: both are read as they stand now.

import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import type { Core } from '../core.ts'
import { communityOf } from '../places/community.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readItems } from '../storage/read.ts'
import { decided, type JobStep, refused } from './job-step.ts'

export type FamilyAct = NonNullable<JobStep['act']>
export type FamilyMoment = Pick<FamilyAct, 'community' | 'actorId' | 'now'>

/** A complaint as read, with what it takes to write it again. */
export type Member = { complaint: Complaint; requestHash: string }
export type Family = { child: Member; parent: Complaint; heir: Member | undefined }

/** The act by which a member changes; nothing where nothing was decided. */
export const actOf = (
  decision: Decision | undefined,
  { requestHash }: Member,
  moment: FamilyMoment,
): FamilyAct | undefined => decision && { ...moment, decision, requestHash }

/** The step of one child, by the system. */
export const familyStep = async (
  core: Core,
  communityId: string,
  { childId, parentId, heirId }: { childId: string; parentId: string; heirId?: string | undefined },
  decide: (family: Family, moment: FamilyMoment) => FamilyAct | undefined,
): Promise<JobStep> => {
  const ids = [childId, parentId, ...(heirId === undefined ? [] : [heirId])]
  const [found, community] = await Promise.all([
    readItems(core.database, ids.map(complaintAt)),
    communityOf(core, communityId),
  ])
  const read = (id: string): Member | undefined => {
    const item = found.take(complaintAt(id))
    return item && { complaint: openComplaint(item, core.seal), requestHash: item.requestHash }
  }
  return decided(core, childId, () => {
    const child = read(childId)
    const parent = read(parentId)?.complaint
    if (!child || !parent) return refused(childId, 'not-found')
    const heir = heirId === undefined ? undefined : read(heirId)
    const act = decide({ child, parent, heir }, { community, actorId: '', now: core.now() })
    return { outcome: { complaintId: childId, ok: true }, ...(act ? { act } : {}) }
  })
}
