// 班组: who works for a community and as what; inviting, posts, absence, and leaving with everything handed over.

import * as z from 'zod/mini'
import { shares } from '#domain/complaint/succession.ts'
import { roles } from '#domain/people/actor.ts'
import { Day } from './calendar.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, known, Phone, ShortWords } from './fields.ts'
import { Job } from './jobs.ts'
import { Me } from './session.ts'

const Named = z.object({ id: Id, name: z.string() })
const Post = z.object({ role: known(roles), departmentId: z.optional(Id) })
const GivenPost = z.strictObject({ role: z.enum(roles), departmentId: z.optional(Id) })

/** Both days belong to it; `to` is its last instant's end. `delegate` is missing where he has left. */
export const AbsenceView = z.object({ id: Id, from: Instant, to: Instant, delegate: z.optional(Named) })
export type AbsenceView = z.infer<typeof AbsenceView>

/** Somebody of the team. `version` is what a change must name. */
export const Colleague = z.object({
  id: Id,
  name: z.string(),
  isMe: z.boolean(),
  posts: z.array(Post),
  skills: z.array(z.string()),
  /** 管家: the buildings of his area. */
  buildingIds: z.array(Id),
  /** For those who may change him. */
  maskedPhone: z.optional(z.string()),
  version: z.number(),
  /** On now or to come. */
  absences: z.array(AbsenceView),
  /** For whom he stands in now. */
  standsInFor: z.array(Named),
  /** The job that hands over what he has, while he leaves. */
  leavingJobId: z.optional(z.string()),
  mayChange: z.boolean(),
  mayEnterAbsence: z.boolean(),
  /** Who can stand in for him. */
  delegateIds: z.array(Id),
})
export type Colleague = z.infer<typeof Colleague>

/** Somebody invited who has not come yet. `code` is there for whoever invited him. */
export const InvitedColleague = z.object({
  id: Id,
  name: z.string(),
  posts: z.array(Post),
  expiresAt: Instant,
  code: z.optional(z.string()),
})
export type InvitedColleague = z.infer<typeof InvitedColleague>

export const Team = z.object({
  communityName: z.string(),
  /** The posts the reader may give and take; none where people are not his matter. */
  mayGrant: z.array(known(roles)),
  departments: z.array(Named),
  buildings: z.array(Named),
  /** Skills that a category asks for or somebody has. */
  skills: z.array(z.string()),
  people: z.array(Colleague),
  invitations: z.array(InvitedColleague),
})
export type Team = z.infer<typeof Team>

export const readTeam = reads('readTeam', {
  path: '/v1/staff/team',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: Team,
  refusals: ['not-allowed'],
  summary: 'Who works for a community, and as what',
})

const place = { communityId: Id }
const seen = { ...place, userId: Id, version: z.int().check(z.gte(0)) }
const Posts = z.array(GivenPost).check(z.maxLength(30))
const Skills = z.array(ShortWords).check(z.maxLength(20))
const BuildingIds = z.array(Id).check(z.maxLength(200))

const postRefusals = [
  'not-allowed',
  'posts-missing',
  'post-needs-department',
  'department-unknown',
  'posts-in-conflict',
  'building-unknown',
  'text-too-long',
  'key-reused',
  'busy-try-again',
] as const

const personRefusals = [
  'not-allowed',
  'person-unknown',
  'team-changed-meanwhile',
  'key-reused',
  'busy-try-again',
] as const

export const inviteColleague = writes('inviteColleague', {
  path: '/v1/staff/team/invite',
  params: nothing,
  body: z.strictObject({
    ...place,
    name: ShortWords,
    posts: Posts,
    skills: Skills,
    buildingIds: BuildingIds,
    phone: z.optional(Phone),
  }),
  answer: Team,
  refusals: [...postRefusals, 'text-missing', 'team-invitations-full'],
  summary: 'Invite a new employee: a code for seven days, to be used once, with the posts it gives',
})

export const withdrawColleague = writes('withdrawColleague', {
  path: '/v1/staff/team/invitations/withdraw',
  params: nothing,
  body: z.strictObject({ ...place, invitationId: Id }),
  answer: Team,
  refusals: [
    'not-allowed',
    'invitation-unknown',
    'invitation-spent',
    'invitation-withdrawn',
    'invitation-expired',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Take back the invitation of a new employee',
})

export const changeColleague = writes('changeColleague', {
  path: '/v1/staff/team/change',
  params: nothing,
  body: z.strictObject({ ...seen, posts: Posts, skills: Skills, buildingIds: BuildingIds }),
  answer: Team,
  refusals: [
    ...postRefusals,
    'person-unknown',
    'team-changed-meanwhile',
    'own-posts',
    'last-admin',
    'leaving-under-way',
  ],
  summary: 'Change somebody’s posts, departments, skills and area',
})

export const enterAbsence = writes('enterAbsence', {
  path: '/v1/staff/team/absence',
  params: nothing,
  body: z.strictObject({ ...seen, from: Day, to: Day, delegateId: Id }),
  answer: Team,
  refusals: [
    ...personRefusals,
    'absence-wrong',
    'absence-overlaps',
    'delegate-unfit',
    'delegate-absent',
    'person-leaving',
  ],
  summary: 'Be away from one day to another, with somebody who stands in',
})

export const endAbsence = writes('endAbsence', {
  path: '/v1/staff/team/absence/end',
  params: nothing,
  body: z.strictObject({ ...seen, absenceId: Id }),
  answer: Team,
  refusals: [...personRefusals, 'absence-unknown'],
  summary: 'Be back, or not go at all',
})

/** One kind of thing somebody has in his hands, and who can take it over. */
export const ShareView = z.object({
  share: known(shares),
  departmentId: z.optional(Id),
  /** Open complaints. */
  count: z.number(),
  /** The one with the least in his hands first; `load`: how much of the same. Empty where nobody holds the post. */
  candidates: z.array(z.extend(Named, { load: z.number() })),
})
export type ShareView = z.infer<typeof ShareView>

/**
 * `correctivesOfClosed`: so many corrective actions of closed complaints of the last half year only name him and are not done
 * yet; they are nobody's and not handed over. What he owns of closed complaints is one of the shares. `which`: the earliest dates first, for whoever reads the community.
 */
export const LeavingPlan = z.object({
  userId: Id,
  name: z.string(),
  total: z.number(),
  shares: z.array(ShareView),
  correctivesOfClosed: z.optional(
    z.object({
      count: z.number(),
      which: z.optional(z.array(z.object({ complaintId: Id, number: z.string(), what: z.string(), by: Instant }))),
    }),
  ),
})
export type LeavingPlan = z.infer<typeof LeavingPlan>

const leavingRefusals = ['not-allowed', 'person-unknown', 'own-posts', 'last-admin'] as const

export const planLeaving = reads('planLeaving', {
  path: '/v1/staff/team/leaving',
  params: nothing,
  query: z.strictObject({ communityId: Id, userId: Id }),
  answer: LeavingPlan,
  refusals: leavingRefusals,
  summary: 'What somebody who leaves has in his hands, and who could take it over',
})

export const startLeaving = writes('startLeaving', {
  path: '/v1/staff/team/leaving',
  params: nothing,
  body: z.strictObject({
    ...seen,
    successors: z
      .array(z.strictObject({ share: z.enum(shares), departmentId: z.optional(Id), userId: Id }))
      .check(z.maxLength(60)),
  }),
  answer: Job,
  refusals: [
    ...leavingRefusals,
    'team-changed-meanwhile',
    'successor-unfit',
    'successor-missing',
    'leaving-under-way',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Hand over everything open to the successors, then take the posts away',
})

/** What somebody invited reads before coming in. */
export const TeamInvitation = z.object({
  community: z.string(),
  name: z.string(),
  posts: z.array(z.object({ role: known(roles), department: z.optional(z.string()) })),
  expiresAt: Instant,
})
export type TeamInvitation = z.infer<typeof TeamInvitation>

const joiningRefusals = [
  'invitation-unknown',
  'invitation-spent',
  'invitation-withdrawn',
  'invitation-expired',
  'already-colleague',
] as const

export const readTeamInvitation = reads('readTeamInvitation', {
  path: '/v1/team/invitations/{id}',
  params: ById,
  query: nothing,
  answer: TeamInvitation,
  refusals: joiningRefusals,
  summary: 'Where I am to work and as what, by the code',
})

export const joinTeam = writes('joinTeam', {
  path: '/v1/team/join',
  params: nothing,
  body: z.strictObject({ code: Id }),
  answer: Me,
  refusals: [...joiningRefusals, 'key-reused', 'busy-try-again'],
  summary: 'Begin to work for a community by a code',
})
