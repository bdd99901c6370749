// How far a job has come, for whoever gave it and for those who answer for the community.

import type { Job } from '#contract/jobs.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { isFinished, type JobItem, jobAt, sizeOf } from './job-item.ts'

/** How far it is; whoever gave it is told of each complaint he chose. Nobody else: one of them may be about himself. */
export const jobView = (job: JobItem, readerId: string): Job => ({
  id: job.id,
  total: sizeOf(job.task),
  done: job.outcomes.length,
  finished: isFinished(job),
  // Whoever lets somebody go did not choose the complaints either.
  outcomes: job.by === readerId && job.task.task !== 'hand-over' ? job.outcomes : [],
})

export const readJob = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<Job, 'sign-in-again' | 'not-found'>> => {
  const here = jobAt(params.id)
  const entered = await enter(core, holder, [here])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const job = found.take(here)
  if (!job) return refuse('not-found')
  const maySee = job.by === caller.user.id || holds(caller.actor, job.communityId, ['dispatcher', 'manager'])
  return maySee ? accept(jobView(job, caller.user.id)) : refuse('not-found')
}
