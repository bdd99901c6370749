// 邀请新同事: a one-time code with the posts it gives. A code rather than a telephone number: a new employee has told us none before he comes.

import type * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type * as contract from '#contract/team.ts'
import type { Team } from '#contract/team.ts'
import { invitationCode, invitationFor, invitationState } from '#domain/people/home.ts'
import { mayGrant, staffName } from '#domain/people/team.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import { communityPartition } from '../places/community.ts'
import { maskPhone } from '../storage/seal.ts'
import { checkWork } from './change-colleague.ts'
import { changeTeam, type Desk, type TeamAct, type TeamRequest } from './change-team.ts'
import { type JoiningField, type JoiningItem, joiningCodeItem, joiningContext, joiningSort } from './team-items.ts'
import { workChanges } from './team-words.ts'

type InviteBody = z.infer<typeof contract.inviteColleague.body>
type WithdrawBody = z.infer<typeof contract.withdrawColleague.body>

/** Made within seven days, whatever became of them: whoever makes more is not building a team. */
const mostInvitations = 50

type Named = { name: string; posts: JoiningItem['posts']; skills: string[]; buildingIds: string[] }

const check = ({ community, invitations, caller }: Desk, body: InviteBody): Result<Named, Reason> => {
  const mayGive = mayGrant(caller.actor, body.communityId)
  if (mayGive.length === 0 || body.posts.some(it => !mayGive.includes(it.role))) return refuse('not-allowed')
  const name = staffName(body.name)
  if (!name.ok) return name
  const work = checkWork(body, community)
  if (!work.ok) return work
  if (invitations.length >= mostInvitations) return refuse('team-invitations-full', { most: mostInvitations })
  return accept({ name: name.value, ...work.value })
}

const joiningItem = (
  core: Core,
  { body, key, holder }: TeamRequest<InviteBody>,
  named: Named,
  now: Instant,
): { item: JoiningItem; code: string } => {
  // The same however often the request comes, and unguessable: the key of the hash is ours alone.
  const chanceFor = (use: string) => core.seal.searchHash(`huiyin/team-invitation-${use}/v1\n${holder.userId}\n${key}`)
  const id = chanceFor('id').slice(0, 22)
  const code = invitationCode(chanceFor('code'))
  const sealed = (field: JoiningField, text: string) => core.seal.seal(text, joiningContext(id, field))
  const item: JoiningItem = {
    v: 1,
    pk: communityPartition(body.communityId),
    sk: joiningSort(now, id),
    version: 1,
    id,
    communityId: body.communityId,
    code: sealed('code', code),
    ...named,
    ...(body.phone === undefined ? {} : { phone: sealed('phone', body.phone) }),
    makerId: holder.userId,
    madeAt: now,
    expiresAt: now + invitationFor,
  }
  return { item, code }
}

const invite: TeamAct<InviteBody> = {
  name: 'inviteColleague',
  decide(core, desk, request, now) {
    const { body } = request
    const checked = check(desk, body)
    if (!checked.ok) return checked
    const { item, code } = joiningItem(core, request, checked.value, now)
    const work = { grants: item.posts, skills: item.skills, buildingIds: item.buildingIds }
    return accept({
      puts: [
        { table: 'records', only: 'if-absent', item },
        { table: 'working', only: 'if-absent', item: joiningCodeItem(core.seal, code, item) },
        auditPut(core, {
          communityId: body.communityId,
          at: now,
          by: desk.caller.actor,
          act: 'colleague-invited',
          what: item.name,
          changes: [
            ...workChanges(desk.community, undefined, work),
            { field: 'phone', after: body.phone && maskPhone(body.phone) },
          ],
        }),
      ],
      after: { invitations: [...desk.invitations, item] },
    })
  },
}

export const inviteColleague = (core: Core, request: TeamRequest<InviteBody>): Promise<Result<Team, Reason>> =>
  changeTeam(core, request, invite)

const whyOver = {
  spent: 'invitation-spent',
  withdrawn: 'invitation-withdrawn',
  expired: 'invitation-expired',
} as const

const withdraw: TeamAct<WithdrawBody> = {
  name: 'withdrawColleague',
  decide(core, desk, { body }, now) {
    if (mayGrant(desk.caller.actor, body.communityId).length === 0) return refuse('not-allowed')
    const item = desk.invitations.find(it => it.id === body.invitationId)
    if (!item) return refuse('invitation-unknown')
    const state = invitationState(item, now)
    if (state !== 'open') return refuse(whyOver[state])
    const after: JoiningItem = { ...item, version: item.version + 1, withdrawnAt: now }
    return accept({
      puts: [
        { table: 'records', only: 'if-version', version: item.version, item: after },
        auditPut(core, {
          communityId: body.communityId,
          at: now,
          by: desk.caller.actor,
          act: 'colleague-uninvited',
          what: item.name,
          changes: [],
        }),
      ],
      after: { invitations: desk.invitations.map(it => (it === item ? after : it)) },
    })
  },
}

export const withdrawColleague = (core: Core, request: TeamRequest<WithdrawBody>): Promise<Result<Team, Reason>> =>
  changeTeam(core, request, withdraw)
