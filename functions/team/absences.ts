// 请假和代班: who is away, and who stands in. It stands with the one who is away, for everybody to see, and with the delegate, whose rights it widens.

import type * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type * as contract from '#contract/team.ts'
import type { Team } from '#contract/team.ts'
import * as absence from '#domain/people/absence.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Staff } from '../places/community.ts'
import type { UserItem } from '../storage/person-items.ts'
import type { Found } from '../storage/read.ts'
import type { Put } from '../storage/write.ts'
import { colleagueSeen } from './change-colleague.ts'
import { changeTeam, type Desk, type TeamAct, type TeamRequest, userPut, withStaff } from './change-team.ts'
import { staffAt, staffPut } from './team-items.ts'
import { memberOf } from './team-view.ts'
import { absenceWords } from './team-words.ts'

type EnterBody = z.infer<typeof contract.enterAbsence.body>
type EndBody = z.infer<typeof contract.endAbsence.body>

const awayOf = (staff: Staff) => ({ ...memberOf(staff), absences: staff.absences ?? [] })

/** Somebody whose absence the caller may enter or end, as he has seen him. */
const whose = (desk: Desk, body: { communityId: string; userId: string; version: number }): Result<Staff, Reason> => {
  const person = desk.community.staff.find(it => it.userId === body.userId)
  if (!person) return refuse('person-unknown')
  if (!absence.mayEnterAbsence(desk.caller.actor, body.communityId, memberOf(person))) return refuse('not-allowed')
  return colleagueSeen(desk, body)
}

const enter: TeamAct<EnterBody> = {
  name: 'enterAbsence',
  userIds: ({ delegateId }) => [delegateId],
  decide(core, desk, { body }, now) {
    const { community, caller, users } = desk
    const { communityId, delegateId, from, to } = body
    const person = whose(desk, body)
    if (!person.ok) return person
    const delegate = community.staff.find(it => it.userId === delegateId)
    if (delegate?.leavingJobId !== undefined) return refuse('person-leaving')
    const user = users.get(delegateId)
    const id = core.newId()
    const entered = absence.enterAbsence(awayOf(person.value), delegate && awayOf(delegate), { id, from, to }, now)
    if (!entered.ok) return entered
    if (!user) return refuse('person-unknown')
    const absences = [...(person.value.absences ?? []), entered.value].slice(-absence.mostAbsences)
    const after: Staff = { ...person.value, absences, version: body.version + 1 }
    const standIn = { absenceId: id, userId: body.userId, communityId, from: entered.value.from, to: entered.value.to }
    const standsInFor = [...(user.standsInFor ?? []).filter(it => now < it.to), standIn]
    return accept({
      puts: [
        staffPut(communityId, after),
        userPut(user, { standsInFor }),
        auditPut(core, {
          communityId,
          at: now,
          by: caller.actor,
          act: 'absence-entered',
          what: person.value.name,
          changes: [{ field: 'absence', after: absenceWords(community, entered.value) }],
        }),
      ],
      after: { community: withStaff(community, after) },
    })
  },
}

/** The delegate's item without what he stood in for; nothing where he is gone. */
const standsInNoMore = (user: UserItem | undefined, absenceId: string): Put[] =>
  user ? [userPut(user, { standsInFor: (user.standsInFor ?? []).filter(it => it.absenceId !== absenceId) })] : []

/** Whose delegate it is, as the one who is away was read with the request. */
const delegateIn = (found: Found, { communityId, userId, absenceId }: EndBody): string[] => {
  const absent = found.take(staffAt(communityId, userId))?.absences?.find(it => it.id === absenceId)
  return absent ? [absent.delegateId] : []
}

const end: TeamAct<EndBody> = {
  name: 'endAbsence',
  items: ({ communityId, userId }) => [staffAt(communityId, userId)],
  userIds: (body, found) => delegateIn(found, body),
  decide(core, desk, { body }, now) {
    const { community, caller, users } = desk
    const person = whose(desk, body)
    if (!person.ok) return person
    const absences = person.value.absences ?? []
    const before = absences.find(it => it.id === body.absenceId)
    const left = absence.endAbsence(absences, body.absenceId, now)
    if (!left.ok || !before) return refuse('absence-unknown')
    const after: Staff = { ...person.value, absences: left.value, version: body.version + 1 }
    const still = left.value.find(it => it.id === body.absenceId)
    return accept({
      puts: [
        staffPut(body.communityId, after),
        ...standsInNoMore(users.get(before.delegateId), body.absenceId),
        auditPut(core, {
          communityId: body.communityId,
          at: now,
          by: caller.actor,
          act: 'absence-ended',
          what: person.value.name,
          changes: [
            {
              field: 'absence',
              before: absenceWords(community, before),
              after: still && absenceWords(community, still),
            },
          ],
        }),
      ],
      after: { community: withStaff(community, after) },
    })
  },
}

export const enterAbsence = (core: Core, request: TeamRequest<EnterBody>): Promise<Result<Team, Reason>> =>
  changeTeam(core, request, enter)

export const endAbsence = (core: Core, request: TeamRequest<EndBody>): Promise<Result<Team, Reason>> =>
  changeTeam(core, request, end)
