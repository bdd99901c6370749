// A parent turned out to be about an employee: he is kept out of its children too.

import { sharedAbout } from '#domain/complaint/about.ts'
import type { Core } from '../core.ts'
import { actOf, familyStep } from './family-step.ts'
import type { JobItem, Task } from './job-item.ts'
import type { JobStep } from './job-step.ts'

/** The next child's step; undefined where all are done. */
export const shareAbout = async (
  core: Core,
  { communityId, outcomes }: JobItem,
  { parentId, complaintIds }: Extract<Task, { task: 'share-about' }>,
): Promise<JobStep | undefined> => {
  const childId = complaintIds[outcomes.length]
  if (childId === undefined) return undefined
  return familyStep(core, communityId, { childId, parentId }, ({ child, parent }, moment) =>
    actOf(sharedAbout(child.complaint, parent, moment.now), child, moment),
  )
}
