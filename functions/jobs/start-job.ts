// Starting a job from a use case: most are small enough to be done before the answer; the timer does the rest.

import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { canonicalJson } from '../storage/act-items.ts'
import { writeThrough } from '../storage/write.ts'
import { JobItem, newJob, type Task } from './job-item.ts'
import { readJobItem, runJob } from './run-job.ts'

export type WantedJob = { id: string; by: string; communityId: string; task: Task }

const isSame = (job: JobItem, { by, communityId, task }: WantedJob): boolean =>
  job.by === by && job.communityId === communityId && canonicalJson(job.task) === canonicalJson(task)

/**
 * Starts a job, or finds the one that was started under this id, works on it until `until` and gives it as it stands then.
 * The timer leaves it alone until then. The id is the client's key: another job under it is refused.
 */
export const startJob = async (
  core: Core,
  wanted: WantedJob,
  until: Instant,
): Promise<Result<JobItem, 'key-reused'>> => {
  const { id, ...parts } = wanted
  const item = newJob(id, { ...parts, now: core.now(), dueAt: until })
  const written = await writeThrough(core, [{ table: 'records', only: 'if-absent', item }])
  const standing = written.ok ? item : JobItem.parse(written.lost[0]?.standing)
  if (!isSame(standing, wanted)) return refuse('key-reused')
  try {
    await runJob(core, id, until)
  } catch (error) {
    // It stands in the store and goes on without us; what was done so far is the answer.
    core.log({ level: 'warn', what: 'job-left', fault: error instanceof Error ? error.name : 'unknown' })
  }
  return accept((await readJobItem(core, id)) ?? standing)
}
