// One act on many complaints becomes a job: each is decided for itself, and what did not work is told by name.

import type { Job } from '#contract/jobs.ts'
import type { Reason } from '#contract/refusals.ts'
import type { ManyAct } from '#contract/work.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Milliseconds } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { jobView } from '../jobs/read-job.ts'
import { startJob } from '../jobs/start-job.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { stayingActor } from '../places/staff-actor.ts'
import { enter } from '../session/enter.ts'

/** So long, in milliseconds, the answer waits for the job; the timer does the rest. */
const waitsFor: Milliseconds = 5000

type Body = { communityId: string; act: ManyAct; complaintIds: readonly string[] }

/** What is wrong with every one of them is said at once, before any is touched. */
const checkWords = (act: ManyAct): Result<unknown, Reason> => {
  if (act.do === 'accept') return accept(act)
  return checkText(act.do === 'urge' ? act.words : act.reason)
}

/** Somebody of the office who can take over. */
const checkSuccessor = (community: Community, personId: string): Result<unknown, Reason> => {
  const person = stayingActor(community, personId)
  if (!person.ok) return person
  return holds(person.value, community.profile.id, ['agent', 'dispatcher']) ? person : refuse('person-unknown')
}

/** The key is the job's id: the same request finds the same job, as far as it has come. */
export const actOnMany = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<Job, Reason>> => {
  const { communityId, act } = body
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  if (!community || !holds(entered.value.caller.actor, communityId, ['agent', 'dispatcher', 'manager', 'executive']))
    return refuse('not-allowed')
  const words = checkWords(act)
  if (!words.ok) return words
  const successor = act.do === 'hand-over' ? checkSuccessor(community, act.personId) : words
  if (!successor.ok) return successor
  const complaintIds = [...new Set(body.complaintIds)]
  const task = { task: 'act-on-many' as const, act, complaintIds }
  const started = await startJob(core, { id: key, by: holder.userId, communityId, task }, core.now() + waitsFor)
  return started.ok ? accept(jobView(started.value, started.value.by)) : started
}
