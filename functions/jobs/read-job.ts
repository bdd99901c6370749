// How far a job has come, for whoever gave it and for those who answer for the community.

import type { Job } from '#contract/jobs.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { isFinished, type JobItem, jobAt, sizeOf } from './job-item.ts'

const imported = ({ outcomes }: JobItem): NonNullable<Job['imported']> => {
  const sum = { rooms: 0, owners: 0, buildings: 0 }
  for (const { wrote } of outcomes) {
    sum.rooms += wrote?.rooms ?? 0
    sum.owners += wrote?.owners ?? 0
    sum.buildings += wrote?.buildings ?? 0
  }
  const stopped = outcomes.find(it => it.reason !== undefined)?.reason
  return { ...sum, ...(stopped === undefined ? {} : { stoppedFor: stopped }) }
}

const importView = (job: JobItem): Job => {
  const sum = imported(job)
  const finished = isFinished(job)
  const total = sizeOf(job.task)
  // Somebody else may have written some of them meanwhile: then there was less to do.
  const done = finished ? total : Math.min(total, sum.rooms + sum.owners)
  return { id: job.id, total, done, finished, outcomes: [], imported: sum }
}

/** The last step of a leaving is the going itself. */
const hasStayed = (job: JobItem): boolean =>
  job.task.task === 'hand-over' && isFinished(job) && job.outcomes.at(-1)?.ok === false

/** How far it is; whoever gave it is told of each complaint he chose. Nobody else: one of them may be about himself. */
const manyView = (job: JobItem, readerId: string): Job => ({
  id: job.id,
  total: sizeOf(job.task),
  done: job.outcomes.length,
  finished: isFinished(job),
  // Whoever lets somebody go did not choose the complaints either.
  outcomes: job.by === readerId && job.task.task !== 'hand-over' ? job.outcomes : [],
  ...(hasStayed(job) ? { stayed: true } : {}),
})

export const jobView = (job: JobItem, readerId: string): Job =>
  job.task.task === 'import-rooms' ? importView(job) : manyView(job, readerId)

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
