// 加入班组: a new employee comes in by his code. He gets what he was promised only while whoever promised it could still give it.

import type { Reason } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import type { TeamInvitation } from '#contract/team.ts'
import { invitationState, readCode } from '#domain/people/home.ts'
import { mayGrant } from '#domain/people/team.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityOf, departmentName, type Staff, staffPhoneContext } from '../places/community.ts'
import { actorOf, type Caller, enter, nameContext } from '../session/enter.ts'
import { meOf } from '../session/sign-in.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { type UserItem, userAt } from '../storage/person-items.ts'
import { type Found, type Located, readItems } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { grantsWith, userPut } from './change-team.ts'
import {
  type JoiningCodeItem,
  type JoiningItem,
  joiningAt,
  joiningCodeAt,
  joiningContext,
  staffAt,
  staffPut,
  type TeamItem,
  teamAt,
  teamPut,
} from './team-items.ts'
import { workChanges } from './team-words.ts'

type Asking = { caller: Caller; found: Found; code: JoiningCodeItem | undefined }
type Offered = {
  invitation: JoiningItem
  maker: UserItem | undefined
  staff: Staff | undefined
  team: TeamItem | undefined
}

/** Session, user and the code in one wait; what it leads to in the next. */
const lookUp = async (
  core: Core,
  holder: Asked['holder'],
  typed: string,
  wanted: readonly Located[] = [],
): Promise<Result<Asking, Reason>> => {
  const code = readCode(typed)
  const here = code === undefined ? [] : [joiningCodeAt(core.seal, code)]
  const entered = await enter(core, holder, [...here, ...wanted])
  if (!entered.ok) return entered
  const [codeHere] = here
  return accept({ ...entered.value, code: codeHere && entered.value.found.take(codeHere) })
}

const readOffered = async (core: Core, code: JoiningCodeItem, userId: string): Promise<Offered | undefined> => {
  const here = [
    joiningAt(code),
    teamAt(code.communityId),
    staffAt(code.communityId, userId),
    userAt(code.makerId),
  ] as const
  const found = await readItems(core.database, here)
  const invitation = found.take(here[0])
  return invitation && { invitation, team: found.take(here[1]), staff: found.take(here[2]), maker: found.take(here[3]) }
}

const whyOver = {
  spent: 'invitation-spent',
  withdrawn: 'invitation-withdrawn',
  expired: 'invitation-expired',
} as const

const check = (
  core: Core,
  { invitation, maker, staff }: Offered,
  user: UserItem,
  now: Instant,
): Result<true, Reason> => {
  const { communityId, posts } = invitation
  const works = user.grants.some(it => it.communityId === communityId) || (staff && staff.leftAt === undefined)
  if (works) return refuse('already-colleague')
  const state = invitationState(invitation, now)
  if (state !== 'open') return refuse(whyOver[state])
  const mayGive = maker ? mayGrant(actorOf(core, maker), communityId) : []
  return posts.every(it => mayGive.includes(it.role)) ? accept(true) : refuse('invitation-withdrawn')
}

export const readTeamInvitation = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<TeamInvitation, Reason>> => {
  const looked = await lookUp(core, holder, params.id)
  if (!looked.ok) return looked
  const { caller, code } = looked.value
  const offered = code && (await readOffered(core, code, caller.user.id))
  if (!offered) return refuse('invitation-unknown')
  const may = check(core, offered, caller.user, core.now())
  if (!may.ok) return may
  const { communityId, name, posts, expiresAt } = offered.invitation
  const community = await communityOf(core, communityId)
  return accept({
    community: community.profile.name,
    name,
    posts: posts.map(({ role, departmentId }) => ({
      role,
      ...(departmentId === undefined ? {} : { department: departmentName(community, departmentId) }),
    })),
    expiresAt,
  })
}

/** What his coming writes. From now on he goes by the name he was invited with, in every record. */
const comingIn = (
  core: Core,
  { invitation, staff, team }: Offered,
  user: UserItem,
  { community, now }: { community: Community; now: Instant },
): { user: UserItem; puts: Put[] } => {
  const { communityId, name, posts, skills, buildingIds, id } = invitation
  const phone = invitation.phone && core.seal.open(invitation.phone, joiningContext(id, 'phone'))
  const item: Staff = {
    v: 1,
    sk: `STAFF#${user.id}`,
    userId: user.id,
    name,
    grants: posts,
    skills,
    buildingIds,
    version: (staff?.version ?? 0) + 1,
    ...(phone === undefined ? {} : { phone: core.seal.seal(phone, staffPhoneContext(user.id)) }),
  }
  const changes = {
    name: core.seal.seal(name, nameContext(user.id)),
    grants: grantsWith(user, communityId, posts),
  }
  const spent: JoiningItem = { ...invitation, version: invitation.version + 1, spentBy: user.id, spentAt: now }
  return {
    user: { ...user, ...changes, version: user.version + 1 },
    puts: [
      staffPut(communityId, item),
      userPut(user, changes),
      { table: 'records', only: 'if-version', version: invitation.version, item: spent },
      teamPut(communityId, team),
      auditPut(core, {
        communityId,
        at: now,
        by: { id: user.id, name },
        act: 'colleague-joined',
        what: name,
        changes: [...workChanges(community, undefined, item), { field: 'phone', after: phone && maskPhone(phone) }],
      }),
    ],
  }
}

const mostTries = 5

export const joinTeam = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, { code: string }>,
): Promise<Result<Me, Reason>> => {
  const keyHere = keyAt(holder.userId, key)
  const requestHash = requestHashOf(core.seal, 'joinTeam', body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const looked = await lookUp(core, holder, body.code, [keyHere])
    if (!looked.ok) return looked
    const { caller, found, code } = looked.value
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept(meOf(core, caller.user)) : refuse('key-reused')
    const offered = code && (await readOffered(core, code, caller.user.id))
    if (!offered) return refuse('invitation-unknown')
    const now = core.now()
    const may = check(core, offered, caller.user, now)
    if (!may.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the invitation after.
      if (await isKept(core, holder.userId, key)) continue
      return may
    }
    const community = await communityOf(core, offered.invitation.communityId)
    const { user, puts } = comingIn(core, offered, caller.user, { community, now })
    const written = await writeItems(core.database, [...puts, keyPut(holder.userId, key, requestHash, now)])
    if (written.ok) {
      core.communities.delete(offered.invitation.communityId)
      return accept(meOf(core, user))
    }
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
