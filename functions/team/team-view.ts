// The team as somebody who works there sees it: everybody with posts, area and absences; more for those whose matter people are.

import type { AbsenceView, Colleague, InvitedColleague, Team } from '#contract/team.ts'
import { absenceAt, mayEnterAbsence } from '#domain/people/absence.ts'
import type { Actor } from '#domain/people/actor.ts'
import { mayGrant, mayStandIn, sharePost } from '#domain/people/team.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import { type Community, type Staff, staffPhoneContext } from '../places/community.ts'
import { maskPhone } from '../storage/seal.ts'
import { type JoiningItem, joiningContext } from './team-items.ts'

/** A team as it stands. */
export type Standing = { community: Community; invitations: readonly JoiningItem[] }

const absenceView = (
  staff: readonly Staff[],
  { id, from, to, delegateId }: NonNullable<Staff['absences']>[number],
): AbsenceView => {
  const delegate = staff.find(it => it.userId === delegateId)
  return { id, from, to, ...(delegate ? { delegate: { id: delegateId, name: delegate.name } } : {}) }
}

export const memberOf = ({ userId, grants }: Pick<Staff, 'userId' | 'grants'>) => ({ id: userId, roles: grants })

/** Who can stand in for somebody: those of the same post first, then those above it. */
const delegatesOf = ({ grants }: Staff, others: readonly Staff[]): string[] => {
  const fit = others.filter(it => it.leavingJobId === undefined && mayStandIn(grants, it.grants))
  const isSame = (it: Staff) => sharePost(grants, it.grants)
  return [...fit.filter(isSame), ...fit.filter(it => !isSame(it))].map(it => it.userId)
}

const colleagueView = (
  core: Core,
  { profile, staff }: Community,
  person: Staff,
  { actor, now }: { actor: Actor; now: Instant },
): Colleague => {
  const { userId, name, grants, skills, buildingIds, phone, absences = [], version = 0, leavingJobId } = person
  const isTheirMatter = mayGrant(actor, profile.id).length > 0
  const phoneShown =
    isTheirMatter && phone !== undefined
      ? { maskedPhone: maskPhone(core.seal.open(phone, staffPhoneContext(userId))) }
      : {}
  const others = staff.filter(it => it.userId !== userId)
  return {
    id: userId,
    name,
    isMe: userId === actor.id,
    posts: grants,
    skills,
    buildingIds,
    ...phoneShown,
    version,
    absences: absences.filter(it => now < it.to).map(it => absenceView(staff, it)),
    standsInFor: others
      .filter(it => absenceAt(it.absences, now)?.delegateId === userId)
      .map(it => ({ id: it.userId, name: it.name })),
    ...(leavingJobId === undefined ? {} : { leavingJobId }),
    mayChange: isTheirMatter,
    mayEnterAbsence: mayEnterAbsence(actor, profile.id, memberOf(person)),
    delegateIds: delegatesOf(person, others),
  }
}

const invitedView = (
  { seal }: Core,
  { id, name, posts, expiresAt, makerId, code }: JoiningItem,
  readerId: string,
): InvitedColleague => ({
  id,
  name,
  posts,
  expiresAt,
  ...(makerId === readerId ? { code: seal.open(code, joiningContext(id, 'code')) } : {}),
})

const isOpen = ({ spentBy, withdrawnAt, expiresAt }: JoiningItem, now: Instant): boolean =>
  spentBy === undefined && withdrawnAt === undefined && now < expiresAt

export const teamView = (core: Core, { community, invitations }: Standing, actor: Actor): Team => {
  const { profile, buildings, staff } = community
  const now = core.now()
  const granted = mayGrant(actor, profile.id)
  const skills = [
    ...profile.categories.flatMap(it => (it.skill === undefined ? [] : [it.skill])),
    ...staff.flatMap(it => it.skills),
  ]
  return {
    communityName: profile.name,
    mayGrant: [...granted],
    departments: activeDepartments(profile.departments),
    buildings: buildings.map(({ id, name }) => ({ id, name })),
    skills: [...new Set(skills)],
    people: staff.map(it => colleagueView(core, community, it, { actor, now })),
    invitations:
      granted.length > 0 ? invitations.filter(it => isOpen(it, now)).map(it => invitedView(core, it, actor.id)) : [],
  }
}
