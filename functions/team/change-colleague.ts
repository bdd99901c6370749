// 岗位、部门、技能、片区: what somebody works as. His rights are on the user, which every request reads, so they hold or end at once.

import type * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type * as contract from '#contract/team.ts'
import type { Team } from '#contract/team.ts'
import { changeHoldings, checkHoldings } from '#domain/people/team.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Community, Staff } from '../places/community.ts'
import { changeTeam, type Desk, grantsWith, type TeamAct, type TeamRequest, userPut, withStaff } from './change-team.ts'
import { staffPut } from './team-items.ts'
import { memberOf } from './team-view.ts'
import { workChanges } from './team-words.ts'

type Body = z.infer<typeof contract.changeColleague.body>

const mostSkillCharacters = 12

type Work = { posts: Staff['grants']; skills: string[]; buildingIds: string[] }

/** Posts, skills and area as they can be kept; each named once. */
export const checkWork = (
  wanted: Pick<Body, 'posts' | 'skills' | 'buildingIds'>,
  { profile, buildings }: Community,
): Result<Work, Reason> => {
  const posts = checkHoldings(
    wanted.posts,
    activeDepartments(profile.departments).map(it => it.id),
  )
  if (!posts.ok) return posts
  const skills = [...new Set(wanted.skills.map(it => it.trim()).filter(it => it !== ''))]
  if (skills.some(it => [...it].length > mostSkillCharacters))
    return refuse('text-too-long', { most: mostSkillCharacters })
  const buildingIds = [...new Set(wanted.buildingIds)]
  const known = buildings.map(it => it.id)
  if (!buildingIds.every(it => known.includes(it))) return refuse('building-unknown')
  return accept({ posts: posts.value, skills, buildingIds })
}

/** Somebody of the team as the person who changes him has seen him. */
export const colleagueSeen = (
  { community }: Desk,
  { userId, version }: { userId: string; version: number },
): Result<Staff, 'person-unknown' | 'team-changed-meanwhile'> => {
  const person = community.staff.find(it => it.userId === userId)
  if (!person) return refuse('person-unknown')
  return (person.version ?? 0) === version ? accept(person) : refuse('team-changed-meanwhile')
}

const change: TeamAct<Body> = {
  name: 'changeColleague',
  userIds: ({ userId }) => [userId],
  decide(core, desk, { body }, now) {
    const { community, caller, users } = desk
    const { communityId } = body
    const seen = colleagueSeen(desk, body)
    if (!seen.ok && seen.reason === 'person-unknown') return seen
    const work = checkWork(body, community)
    const person = community.staff.find(it => it.userId === body.userId)
    const user = users.get(body.userId)
    if (!person || !user) return refuse('person-unknown')
    const may = changeHoldings({
      actor: caller.actor,
      communityId,
      team: community.staff.map(memberOf),
      person: memberOf(person),
      after: work.ok ? work.value.posts : person.grants,
    })
    if (!may.ok) return may
    if (!work.ok) return work
    if (!seen.ok) return seen
    if (person.leavingJobId !== undefined) return refuse('leaving-under-way')
    const { posts, skills, buildingIds } = work.value
    const after: Staff = { ...person, grants: posts, skills, buildingIds, version: body.version + 1 }
    return accept({
      puts: [
        staffPut(communityId, after),
        userPut(user, { grants: grantsWith(user, communityId, posts) }),
        auditPut(core, {
          communityId,
          at: now,
          by: caller.actor,
          act: 'colleague-changed',
          what: person.name,
          changes: workChanges(community, person, after),
        }),
      ],
      after: { community: withStaff(community, after) },
    })
  },
}

export const changeColleague = (core: Core, request: TeamRequest<Body>): Promise<Result<Team, Reason>> =>
  changeTeam(core, request, change)
