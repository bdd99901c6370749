// 邀请家人、租户: the owner makes a one-time code, or staff who have seen the papers. Taking it back.

import type { OpenInvitation } from '#contract/homes.ts'
import type { Reason } from '#contract/refusals.ts'
import { relationWords } from '#contract/words.ts'
import type { CustomerRelation } from '#domain/complaint/complaint.ts'
import {
  admitsForOffice,
  callingOf,
  type Invitation,
  invitationCode,
  invitationState,
  invite,
  type Standing,
  withdrawInvitation as withdraw,
} from '#domain/people/home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { auditPut } from '../audit/audit-item.ts'
import type { Core } from '../core.ts'
import { codeItem, type InvitationItem, invitationItem, openInvitation, type RoomKey } from '../storage/home-items.ts'
import type { Put } from '../storage/write.ts'
import { changeHome, type Home, type HomeAct, type HomeRequest, peopleIn } from './change-home.ts'

type Body = RoomKey & { relation: CustomerRelation; calledAs?: string | undefined }

/** What an act makes is the same however often its request comes: unguessable, for the key of the hash is ours alone. */
const chanceFor = ({ seal }: Core, use: 'id' | 'code', { holder, key }: HomeRequest<Body>): string =>
  seal.searchHash(`huiyin/invitation-${use}/v1\n${holder.userId}\n${key}`)

const idFor = (core: Core, request: HomeRequest<Body>): string => chanceFor(core, 'id', request).slice(0, 22)

/** An invitation as its maker sees it. */
export const invitationView = (core: Core, item: InvitationItem, viewerId: string): OpenInvitation => {
  const { code, calledAs } = openInvitation(core.seal, item)
  return {
    id: item.id,
    relation: item.relation,
    expiresAt: item.expiresAt,
    ...(calledAs === undefined ? {} : { calledAs }),
    ...(item.makerId === viewerId ? { code } : {}),
  }
}

const makeInvitation = (
  core: Core,
  home: Home,
  request: HomeRequest<Body>,
  by: Standing | 'staff' | undefined,
  now: Instant,
): Result<{ puts: Put[]; item: InvitationItem }, Reason> => {
  const { relation, calledAs } = request.body
  const calling = callingOf(calledAs)
  if (!calling.ok) return calling
  const made = home.invitations.filter(it => it.madeBy === (by === 'staff' ? 'staff' : 'owner')).length
  const terms = invite({ people: peopleIn(home), made }, by, relation, now)
  if (!terms.ok) return terms
  const code = invitationCode(chanceFor(core, 'code', request))
  const item = invitationItem(core.seal, request.body, {
    id: idFor(core, request),
    code,
    makerId: home.caller.user.id,
    calledAs: calling.value,
    terms: terms.value,
  })
  const puts: Put[] = [
    { table: 'records', only: 'if-absent', item },
    { table: 'working', only: 'if-absent', item: codeItem(core.seal, request.body, code, item) },
  ]
  return accept({ puts, item })
}

/** The invitation an earlier try of the same request made. */
const madeBefore = (core: Core, { invitations }: Home, request: HomeRequest<Body>): InvitationItem => {
  const item = invitations.find(it => it.id === idFor(core, request))
  if (!item) throw new Error('an invitation that was kept is not there')
  return item
}

const byOwner: HomeAct<Body, OpenInvitation> = {
  name: 'inviteToRoom',
  roomMissing: 'room-not-yours',
  decide(core, home, request, now) {
    const made = makeInvitation(core, home, request, home.standing, now)
    if (!made.ok) return made
    const { puts, item } = made.value
    return accept({ puts, answer: invitationView(core, item, home.caller.user.id) })
  },
  again: (core, home, request) => invitationView(core, madeBefore(core, home, request), home.caller.user.id),
}

export const inviteToRoom = (core: Core, request: HomeRequest<Body>): Promise<Result<OpenInvitation, Reason>> =>
  changeHome(core, request, byOwner)

type StaffInvitation = { id: string; code: string; room: string; relation: CustomerRelation; expiresAt: Instant }

const staffView = (core: Core, { room }: Home, item: InvitationItem): StaffInvitation => ({
  id: item.id,
  code: openInvitation(core.seal, item).code,
  room: room.label,
  relation: item.relation,
  expiresAt: item.expiresAt,
})

type Said = { act: 'resident-invited' | 'resident-uninvited'; relation: CustomerRelation; now: Instant }

/** On record is which room, as what, and who of the office; not whom, for that is not known before he comes. */
const auditOf = (core: Core, { room, caller }: Home, { act, relation, now }: Said): Put =>
  auditPut(core, {
    communityId: room.communityId,
    at: now,
    by: caller.actor,
    act,
    what: room.label,
    changes: [
      act === 'resident-invited'
        ? { field: 'relation', after: relationWords[relation] }
        : { field: 'relation', before: relationWords[relation] },
    ],
  })

const byStaff: HomeAct<Body, StaffInvitation> = {
  name: 'inviteResident',
  roomMissing: 'room-unknown',
  decide(core, home, request, now) {
    if (!admitsForOffice(home.caller.actor, home.room.communityId)) return refuse('not-allowed')
    const made = makeInvitation(core, home, request, 'staff', now)
    if (!made.ok) return made
    const { puts, item } = made.value
    const said = auditOf(core, home, { act: 'resident-invited', relation: item.relation, now })
    return accept({ puts: [...puts, said], answer: staffView(core, home, item) })
  },
  again: (core, home, request) => staffView(core, home, madeBefore(core, home, request)),
}

export const inviteResident = (core: Core, request: HomeRequest<Body>): Promise<Result<StaffInvitation, Reason>> =>
  changeHome(core, request, byStaff)

const withdrawnPut = (item: InvitationItem, { withdrawnAt }: Invitation): Put => ({
  table: 'records',
  only: 'if-version',
  version: item.version,
  item: { ...item, withdrawnAt, version: item.version + 1 } satisfies InvitationItem,
})

type Withdrawal = RoomKey & { invitationId: string }

const withdrawal: HomeAct<Withdrawal, Record<string, never>> = {
  name: 'withdrawInvitation',
  roomMissing: 'room-not-yours',
  decide(_core, { invitations, standing }, { body }, now) {
    const item = invitations.find(it => it.id === body.invitationId && it.madeBy === 'owner')
    if (!item) return refuse(standing?.confirmed ? 'invitation-unknown' : 'not-the-owner')
    const withdrawn = withdraw(item, standing, now)
    if (!withdrawn.ok) return withdrawn
    return accept({ puts: [withdrawnPut(item, withdrawn.value)], answer: {} })
  },
  again: () => ({}),
}

export const withdrawInvitation = (
  core: Core,
  request: HomeRequest<Withdrawal>,
): Promise<Result<Record<string, never>, Reason>> => changeHome(core, request, withdrawal)

const withdrawalByStaff: HomeAct<Withdrawal, Record<string, never>> = {
  name: 'withdrawResidentInvitation',
  roomMissing: 'room-unknown',
  decide(core, home, { body }, now) {
    if (!admitsForOffice(home.caller.actor, home.room.communityId)) return refuse('not-allowed')
    const item = home.invitations.find(it => it.id === body.invitationId && it.madeBy === 'staff')
    if (!item) return refuse('invitation-unknown')
    const withdrawn = withdraw(item, 'staff', now)
    if (!withdrawn.ok) return withdrawn
    return accept({
      puts: [
        withdrawnPut(item, withdrawn.value),
        auditOf(core, home, { act: 'resident-uninvited', relation: item.relation, now }),
      ],
      answer: {},
    })
  },
  again: () => ({}),
}

/** Whoever of the office made it: the office takes back what it has given. */
export const withdrawResidentInvitation = (
  core: Core,
  request: HomeRequest<Withdrawal>,
): Promise<Result<Record<string, never>, Reason>> => changeHome(core, request, withdrawalByStaff)

/** Those of a household its owner may still see, the newest last. */
export const openOf = (invitations: readonly InvitationItem[], now: Instant): InvitationItem[] =>
  invitations.filter(it => it.madeBy === 'owner' && invitationState(it, now) === 'open')
