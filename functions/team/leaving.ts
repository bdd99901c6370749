// 离职移交: what somebody has in his hands and who takes it over; then a job that hands it over and takes his posts away at last.

import type * as z from 'zod/mini'
import type { Job } from '#contract/jobs.ts'
import type { Reason } from '#contract/refusals.ts'
import type * as contract from '#contract/team.ts'
import type { LeavingPlan } from '#contract/team.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { changeHoldings } from '#domain/people/team.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant, Milliseconds } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { isFinished, type JobItem, jobAt, newJob } from '../jobs/job-item.ts'
import { jobView } from '../jobs/read-job.ts'
import { readJobItem, runJob } from '../jobs/run-job.ts'
import type { Staff } from '../places/community.ts'
import { writeItems } from '../storage/write.ts'
import { colleagueSeen } from './change-colleague.ts'
import { type Desk, openTeam } from './change-team.ts'
import { correctivesOfClosed } from './closed-correctives.ts'
import { heldBy, type Pile, pilesOf, readInHands } from './open-shares.ts'
import { staffPut, teamPut } from './team-items.ts'
import { memberOf } from './team-view.ts'
import { shareWords } from './team-words.ts'

/** So long the answer waits for the job; the timer does the rest. */
const waitsFor: Milliseconds = 5000

type Body = z.infer<typeof contract.startLeaving.body>

const personOf = ({ userId, name }: Staff) => ({ id: userId, name })

/** Somebody who may be let go by whoever asks. */
const leaverIn = ({ community, caller }: Desk, userId: string): Result<Staff, Reason> => {
  const person = community.staff.find(it => it.userId === userId)
  if (!person) return refuse('person-unknown')
  const may = changeHoldings({
    actor: caller.actor,
    communityId: community.profile.id,
    team: community.staff.map(memberOf),
    person: memberOf(person),
    after: [],
  })
  return may.ok ? accept(person) : may
}

/** What he has in his hands, counted; nothing is said of which complaints they are. */
export const planLeaving = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string; userId: string }>,
): Promise<Result<LeavingPlan, Reason>> => {
  const opened = await openTeam(core, holder, query)
  if (!opened.ok) return opened
  const person = leaverIn(opened.value, query.userId)
  if (!person.ok) return person
  const { id, name } = personOf(person.value)
  const [open, owed] = await Promise.all([
    readInHands(core, query.communityId, id),
    correctivesOfClosed(core, query.communityId, name, opened.value.caller.actor),
  ])
  return accept({
    userId: id,
    name,
    total: heldBy(open, { id, name }).length,
    shares: pilesOf(open, opened.value.community, { id, name }, core.now()),
    ...(owed ? { correctivesOfClosed: owed } : {}),
  })
}

type Successor = { share: Pile['share']; departmentId?: string | undefined; to: { id: string; name: string } }

/** A successor for each pile that somebody could take over, each fit for it. */
const successorsFor = (
  piles: readonly Pile[],
  { successors }: Body,
): Result<Successor[], 'successor-missing' | 'successor-unfit'> => {
  const named: Successor[] = []
  for (const { share, departmentId, candidates } of piles) {
    const wanted = successors.find(it => it.share === share && it.departmentId === departmentId)
    if (!wanted && candidates.length > 0) return refuse('successor-missing')
    if (!wanted) continue
    const to = candidates.find(it => it.id === wanted.userId)
    if (!to) return refuse('successor-unfit')
    named.push({ share, ...(departmentId === undefined ? {} : { departmentId }), to: { id: to.id, name: to.name } })
  }
  return accept(named)
}

/** Whether he is already being let go: a job that is finished without him having left may be followed by another. */
const isUnderWay = async (core: Core, { leavingJobId }: Staff): Promise<boolean> => {
  if (leavingJobId === undefined) return false
  const job = await readJobItem(core, leavingJobId)
  return job !== undefined && !isFinished(job)
}

type Begun = { person: Staff; open: readonly Complaint[]; successors: Successor[] }

const begin = async (core: Core, desk: Desk, body: Body): Promise<Result<Begun, Reason>> => {
  const person = leaverIn(desk, body.userId)
  if (!person.ok) return person
  const seen = colleagueSeen(desk, body)
  if (!seen.ok) return seen
  const [open, underWay] = await Promise.all([
    readInHands(core, body.communityId, body.userId),
    isUnderWay(core, person.value),
  ])
  if (underWay) return refuse('leaving-under-way')
  const successors = successorsFor(pilesOf(open, desk.community, personOf(person.value), core.now()), body)
  return successors.ok ? accept({ person: person.value, open, successors: successors.value }) : successors
}

const writeStart = async (
  core: Core,
  desk: Desk,
  job: JobItem,
  { person, successors }: Begun,
  now: Instant,
): Promise<boolean> => {
  const { communityId } = job
  const after: Staff = { ...person, version: (person.version ?? 0) + 1, leavingJobId: job.id }
  const written = await writeItems(core.database, [
    { table: 'records', only: 'if-absent', item: job },
    staffPut(communityId, after),
    teamPut(communityId, desk.team),
    auditPut(core, {
      communityId,
      at: now,
      by: desk.caller.actor,
      act: 'leaving-started',
      what: person.name,
      changes: successors.map(it => ({
        field: 'hand-over' as const,
        after: shareWords(desk.community, { ...it, to: it.to.name }),
      })),
    }),
  ])
  return written.ok
}

const workOn = async (core: Core, id: string, until: Instant): Promise<Job> => {
  try {
    await runJob(core, id, until)
  } catch (error) {
    // It stands in the store and goes on without us; what was done so far is the answer.
    core.log({ level: 'warn', what: 'job-left', fault: error instanceof Error ? error.name : 'unknown' })
  }
  const job = await readJobItem(core, id)
  if (!job) throw new Error('a job that was just made is not there')
  core.communities.delete(job.communityId)
  return jobView(job, job.by)
}

const mostTries = 5

/** The key is the job's id: the same request finds the same job, as far as it has come. From now on he gets nothing new. */
export const startLeaving = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Job, Reason>> => {
  const { communityId, userId } = body
  const here = jobAt(key)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const opened = await openTeam(core, holder, { communityId, items: [here] })
    if (!opened.ok) return opened
    const standing = opened.value.found.take(here)
    const now = core.now()
    if (standing) {
      const { by, task } = standing
      const isSame = by === holder.userId && task.task === 'hand-over' && task.person.id === userId
      return isSame ? accept(await workOn(core, key, now + waitsFor)) : refuse('key-reused')
    }
    const begun = await begin(core, opened.value, body)
    if (!begun.ok) return begun
    const { person, open, successors } = begun.value
    const leaver = personOf(person)
    const task = {
      task: 'hand-over' as const,
      person: leaver,
      successors,
      complaintIds: heldBy(open, leaver).map(it => it.id),
    }
    const job = newJob(key, { by: holder.userId, communityId, task, now, dueAt: now + waitsFor })
    if (await writeStart(core, opened.value, job, begun.value, now)) {
      core.communities.delete(communityId)
      return accept(await workOn(core, key, now + waitsFor))
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
