// Working on a job: one transaction for each of its complaints, which writes the job's progress with it. Killed anywhere, it goes on where it stopped.

import type { Instant } from '#domain/time.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import { readItems } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { actOnNext } from './act-on-many.ts'
import { dispatchOne } from './dispatch-orders.ts'
import { followParent } from './follow-parent.ts'
import { handOverNext } from './hand-over.ts'
import { isFinished, type JobItem, jobAt, type Outcome, withOutcome } from './job-item.ts'
import { type EraseNext, type ImportNext, type JobStep, refused } from './job-step.ts'
import { shareAbout } from './share-about.ts'

/** Races lost one after the other; then it is the next run's. */
const mostLost = 5
const longestPause = 40

/** Without `eraseNext` somebody’s erasure, without `importNext` an import of rooms is left to whoever has it. */
type Needs = Core & { eraseNext?: EraseNext; importNext?: ImportNext }

const nextStep = async (core: Needs, job: JobItem): Promise<JobStep | undefined> => {
  const { task, outcomes } = job
  if (task.task === 'erase-person') return core.eraseNext?.(core, job)
  if (task.task === 'dispatch') {
    const order = task.orders[outcomes.length]
    return order && dispatchOne(core, job, order)
  }
  if (task.task === 'import-rooms') return core.importNext?.(core, job, task)
  if (task.task === 'hand-over') return handOverNext(core, job, task)
  if (task.task === 'act-on-many') return actOnNext(core, job, task)
  return task.task === 'share-about' ? shareAbout(core, job, task) : followParent(core, job, task)
}

const neverAccepted = new Set(['TransactionCanceledException', 'ValidationException'])

/** The step and the job's progress, both or neither; undefined where somebody else was faster. */
const writeStep = async (
  core: Core,
  job: JobItem,
  { outcome, act, task, puts: alone = [] }: JobStep,
): Promise<JobItem | undefined> => {
  const write = async (item: JobItem, save: (puts: Put[]) => Promise<{ ok: boolean }>) => {
    const saved = await save([{ table: 'records', only: 'if-version', version: job.version, item }])
    return saved.ok ? item : undefined
  }
  const writeAlone = (done: Outcome) =>
    write(withOutcome(job, done, task), puts => writeItems(core.database, [...puts, ...alone]))
  if (!act) return writeAlone(outcome)
  try {
    return await write(withOutcome(job, outcome, act.task ?? task), puts =>
      saveDecision(core, { ...act, also: () => [...(act.besides ?? []), ...puts] }),
    )
  } catch (error) {
    if (!(error instanceof Error) || !neverAccepted.has(error.name)) throw error
    core.log({ level: 'error', what: 'job-step-failed', complaintId: outcome.complaintId, fault: error.name })
    return writeAlone(refused(outcome.complaintId, 'server-fault').outcome)
  }
}

/** The job as it stands in the store. */
export const readJobItem = async ({ database }: Pick<Core, 'database'>, id: string): Promise<JobItem | undefined> => {
  const here = jobAt(id)
  return (await readItems(database, [here])).take(here)
}

export type Worked = { done: number; left: boolean }

/** Works on a job until it is finished or `until` has come; gives how many complaints it has done. Throws where the database does not answer. */
export const runJob = async (core: Needs, id: string, until: Instant): Promise<Worked> => {
  let job = await readJobItem(core, id)
  let done = 0
  for (let lost = 0; job && !isFinished(job); ) {
    if (core.now() >= until || lost === mostLost) return { done, left: true }
    const step = await nextStep(core, job)
    if (!step) break
    const written = await writeStep(core, job, step)
    if (written) {
      job = written
      done += 1
      lost = 0
      continue
    }
    lost += 1
    await core.wait(core.randomBelow(longestPause))
    job = await readJobItem(core, id)
  }
  return { done, left: false }
}
