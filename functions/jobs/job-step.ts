// One step of a job: what is to be done to its next complaint, decided on what stands in the store now.

import type { Decision } from '#domain/complaint/decision.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Community } from '../places/community.ts'
import type { Put } from '../storage/write.ts'
import type { JobItem, Outcome, Task } from './job-item.ts'

type Part = { decision: Decision; requestHash: string }

/**
 * `act` is missing where nothing is written but the outcome. `task` is what the job is from now on, where that changes: in
 * any case, or once the act is written. `besides` is written together with the act, `puts` with the outcome alone where no
 * complaint changes.
 */
export type JobStep = {
  outcome: Outcome
  act?: Part & { other?: Part; community: Community; actorId: string; now: Instant; task?: Task; besides?: Put[] }
  task?: Task
  puts?: Put[]
}

/**
 * Erases somebody step by step; undefined once nothing is left of him and of the job. Only the timer is given it: nobody else
 * needs the right to remove.
 */
export type EraseNext = (core: Core, job: JobItem) => Promise<JobStep | undefined>

/** Imports the next rooms of a table. Only the timer is given it: nobody else reads or removes tables of a job. */
export type ImportNext = (core: Core, job: JobItem, task: Extract<Task, { task: 'import-rooms' }>) => Promise<JobStep>

export const refused = (complaintId: string, reason: string): JobStep => ({
  outcome: { complaintId, ok: false, reason },
})

/** Decides one step. A complaint that cannot be read or decided is given up, not waited for: the others come after it. */
export const decided = (core: Core, complaintId: string, decide: () => JobStep): JobStep => {
  try {
    return decide()
  } catch (error) {
    core.log({
      level: 'error',
      what: 'job-step-failed',
      complaintId,
      fault: error instanceof Error ? error.name : 'unknown',
    })
    return refused(complaintId, 'server-fault')
  }
}
