// Somebody leaves: complaint by complaint what he has goes to his successors, and when nothing is left his posts are taken away.

import { withoutOnDuty } from '#domain/clocks/duty-change.ts'
import { type SuccessorFor, succeed } from '#domain/complaint/succession.ts'
import { type Actor, type Person, personOf } from '#domain/people/actor.ts'
import { officeId } from '#domain/people/office-duty.ts'
import { changeHoldings } from '#domain/people/team.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { type Audited, auditPut } from '../audit/audit-item.ts'
import { rosterAudit } from '../audit/calendar-words.ts'
import { RosterItem, rosterBetween } from '../calendar/stored-days.ts'
import type { Core } from '../core.ts'
import { type Community, communityOf, communityPartition, type Staff } from '../places/community.ts'
import { actorOf } from '../session/enter.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { readItems, readWhole } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'
import { grantsWith, readStanding, userPut } from '../team/change-team.ts'
import { heldBy, readInHands } from '../team/open-shares.ts'
import { staffPut, type TeamItem, teamAt, teamPut } from '../team/team-items.ts'
import { memberOf } from '../team/team-view.ts'
import { workChanges } from '../team/team-words.ts'
import type { JobItem, Task } from './job-item.ts'
import { decided, type JobStep, refused } from './job-step.ts'

type HandOver = Extract<Task, { task: 'hand-over' }>

/** Whether whoever gave the job may still let him go. */
const leaver = (
  actor: Actor,
  { profile, staff }: Community,
  userId: string,
): Result<Staff, 'not-allowed' | 'own-posts' | 'last-admin' | 'person-unknown'> => {
  const person = staff.find(it => it.userId === userId)
  if (!person) return refuse('person-unknown')
  const team = staff.map(memberOf)
  const may = changeHoldings({ actor, communityId: profile.id, team, person: memberOf(person), after: [] })
  return may.ok ? accept(person) : may
}

/** The successor as named; somebody who has left meanwhile takes nothing over. */
const successorIn =
  ({ successors }: HandOver, { staff }: Community): SuccessorFor =>
  (share, departmentId) => {
    const named = successors.find(
      it => it.share === share && (it.departmentId === undefined || it.departmentId === departmentId),
    )
    return staff.some(it => it.userId === named?.to.id) ? named?.to : undefined
  }

const handOverOne = async (core: Core, job: JobItem, task: HandOver, complaintId: string): Promise<JobStep> => {
  const [complaintHere, userHere] = [complaintAt(complaintId), userAt(job.by)]
  const [found, community] = await Promise.all([
    readItems(core.database, [complaintHere, userHere]),
    communityOf(core, job.communityId),
  ])
  return decided(core, complaintId, () => {
    const user = found.take(userHere)
    const item = found.take(complaintHere)
    if (!user || !item) return refused(complaintId, user ? 'not-found' : 'not-allowed')
    const actor = actorOf(core, user)
    const may = leaver(actor, community, task.person.id)
    if (!may.ok) return refused(complaintId, may.reason)
    const moment = { actor, now: core.now(), rules: community.rules }
    const complaint = openComplaint(item, core.seal)
    const decision = succeed(complaint, task.person, successorIn(task, community), moment)
    return {
      outcome: { complaintId, ok: true },
      ...(decision
        ? { act: { decision, requestHash: item.requestHash, community, actorId: job.by, now: moment.now } }
        : {}),
    }
  })
}

type Last = {
  actor: Actor
  community: Community
  person: Staff
  user: UserItem
  team: TeamItem | undefined
  /** The roster from today on, as far as it names him. */
  rosters: readonly RosterItem[]
}

type Ended = {
  reason: string
  by: Person
  staff: readonly Staff[]
  team: TeamItem | undefined
}

/** So many days of the roster can change with his going; more are not planned ahead. */
const mostDays = 60

/** The roster from today on, as far as it names somebody. */
const rostersOf = async (core: Core, communityId: string, userId: string): Promise<RosterItem[]> => {
  const today = dayOf(core.now())
  const items = await readWhole(core.database, {
    table: 'records',
    partition: ['pk', communityPartition(communityId)],
    between: rosterBetween(today, '~'),
  })
  return items
    .map(it => RosterItem.parse(it))
    .filter(it => it.shifts?.some(shift => shift.userIds.includes(userId)))
    .slice(0, mostDays)
}

type OffDuty = { task: HandOver; community: Community; by: string; now: Instant }

/** A day of the roster without him: who takes over his orders in the department, or his first contacts in the office, takes his shifts too. */
const offDutyItem = (roster: RosterItem, { task, community, by, now }: OffDuty): RosterItem => {
  const share = roster.departmentId === officeId ? 'first-contact' : 'order'
  const successor = successorIn(task, community)(share, roster.departmentId)
  const shifts = withoutOnDuty(roster.shifts ?? [], task.person.id, successor?.id)
  return {
    ...roster,
    version: roster.version + 1,
    by,
    at: now,
    shifts: shifts.map(it => ({ ...it, userIds: [...it.userIds] })),
  }
}

const offDuty = (roster: RosterItem, off: OffDuty): Put => ({
  table: 'records',
  only: 'if-version',
  version: roster.version,
  item: offDutyItem(roster, off),
})

const offDutyChange = (roster: RosterItem, off: OffDuty): Audited['changes'][number] => {
  const { what, changes } = rosterAudit(off.community, roster, offDutyItem(roster, off))
  return { field: 'duty', of: what, before: changes[0]?.before, after: changes[0]?.after }
}

/** He goes: his posts end with the next request he makes, and with them whom he stands in for here. That he is stood in for ends by its own time. */
const goes = (core: Core, task: HandOver, { actor, community, person, user, team, rosters }: Last): JobStep => {
  const communityId = community.profile.id
  const now = core.now()
  const standsInFor = (user.standsInFor ?? []).filter(it => it.communityId !== communityId)
  const { leavingJobId: _done, phone: _phone, ...kept } = person
  const after: Staff = {
    ...kept,
    grants: [],
    skills: [],
    buildingIds: [],
    version: (person.version ?? 0) + 1,
    leftAt: now,
  }
  return {
    outcome: { complaintId: '', ok: true },
    puts: [
      staffPut(communityId, after),
      userPut(user, { grants: grantsWith(user, communityId, []), standsInFor }),
      teamPut(communityId, team),
      auditPut(core, {
        communityId,
        at: now,
        by: actor,
        act: 'colleague-left',
        what: person.name,
        changes: [
          ...workChanges(community, person),
          ...rosters.map(it => offDutyChange(it, { task, community, by: actor.id, now })),
        ],
      }),
      ...rosters.map(it => offDuty(it, { task, community, by: actor.id, now })),
    ],
  }
}

/** It ends, and he stays: he works here as before, with what nobody has taken over, and gets new things again. */
const stays = (core: Core, job: JobItem, task: HandOver, { reason, by, staff, team }: Ended): JobStep => {
  const person = staff.find(it => it.userId === task.person.id)
  // Another job may let him go by now.
  if (person?.leavingJobId !== job.id) return refused('', reason)
  const { leavingJobId: _over, ...kept } = person
  const { communityId } = job
  return {
    ...refused('', reason),
    puts: [
      staffPut(communityId, { ...kept, version: (person.version ?? 0) + 1 }),
      teamPut(communityId, team),
      auditPut(core, { communityId, at: core.now(), by, act: 'leaving-stopped', what: person.name, changes: [] }),
    ],
  }
}

/** What nobody can take over stays as it is, and must not be tried for ever. */
const mostTries = 2
const triesOf = ({ complaintIds }: HandOver, id: string): number => complaintIds.filter(it => it === id).length

/** Nothing is left on the list: what has come since is looked for first, and only then he goes. */
const goOrGoOn = async (core: Core, job: JobItem, task: HandOver): Promise<JobStep> => {
  const here = [teamAt(job.communityId), userAt(job.by), userAt(task.person.id)] as const
  const [found, known] = await Promise.all([readItems(core.database, here), communityOf(core, job.communityId)])
  const [{ community }, open, rosters] = await Promise.all([
    readStanding(core, known),
    readInHands(core, job.communityId, task.person.id),
    rostersOf(core, job.communityId, task.person.id),
  ])
  const [team, giver, user] = [found.take(here[0]), found.take(here[1]), found.take(here[2])]
  const actor = giver ? actorOf(core, giver) : { id: job.by, name: '', grants: [] }
  const may = user ? leaver(actor, community, task.person.id) : refuse('person-unknown')
  if (!user || !may.ok)
    return stays(core, job, task, {
      reason: may.ok ? '' : may.reason,
      by: personOf(actor),
      staff: community.staff,
      team,
    })
  const left = heldBy(open, task.person)
    .map(it => it.id)
    .filter(id => triesOf(task, id) < mostTries)
  if (left.length === 0) return goes(core, task, { actor, community, person: may.value, user, team, rosters })
  return {
    outcome: { complaintId: '', ok: true },
    task: { ...task, complaintIds: [...task.complaintIds, '', ...left] },
  }
}

/** The next complaint's step, the last look, or the end; undefined once he has gone. */
export const handOverNext = async (core: Core, job: JobItem, task: HandOver): Promise<JobStep | undefined> => {
  const at = job.outcomes.length
  if (at > task.complaintIds.length) return undefined
  const complaintId = task.complaintIds[at]
  return complaintId ? handOverOne(core, job, task, complaintId) : goOrGoOn(core, job, task)
}
