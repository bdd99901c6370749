// 我的房屋: who admits whom to a room, how an invitation lives, who may end it. Owners admit family and tenants; staff admit anybody who showed his papers.

import type { CustomerRelation } from '../complaint/complaint.ts'
import { accept, type Result, refuse } from '../result.ts'
import { day, type Instant, type Milliseconds } from '../time.ts'
import { type Actor, holds } from './actor.ts'

/** How long an invitation can be accepted. */
export const invitationFor: Milliseconds = 7 * day
/** As many for one room within the time one of them lives; whoever makes more is not inviting a family. */
export const mostInvitations = 20
/** People of one room, the owners included. */
export const mostPeople = 30
/** Of what the owner calls the one he invites, in characters. */
const mostCalling = 12

/** What somebody's place in a room rests on. `phoneHash`: of the phone that was the registered one when he came. */
export type Basis = { by: 'register'; phoneHash: string } | { by: 'staff' } | { by: 'owner' }

/** Somebody's place in a room. Only an owner can be confirmed. */
export type Standing = { relation: CustomerRelation; confirmed: boolean }

/**
 * The place a binding gives. A register that has got another phone vouches no longer for the owner of before: he keeps the
 * room until he leaves, but admits nobody and sees nobody there.
 */
export const standingOf = (
  relation: CustomerRelation,
  basis: Basis | undefined,
  registeredHash: string | undefined,
): Standing => {
  if (relation !== 'owner' || !basis || basis.by === 'owner') return { relation, confirmed: false }
  return { relation, confirmed: basis.by === 'staff' || basis.phoneHash === registeredHash }
}

/** Whether he may admit others, see who belongs to the room, and remove those he may admit. */
export const isConfirmedOwner = (standing: Standing | undefined): boolean => standing?.confirmed === true

export const admitters = ['owner', 'staff'] as const
/** Who of the staff has seen papers and admits by them: the office of the community. */
export const admitsForOffice = (actor: Actor, communityId: string): boolean =>
  holds(actor, communityId, ['agent', 'dispatcher'])
export type Admitter = (typeof admitters)[number]

/** Relations an owner gives and takes. */
export const admittedByOwner = ['family', 'tenant'] as const satisfies readonly CustomerRelation[]
/** Relations staff give: they have seen deed, contract or notarised authority. */
export const admittedByStaff = [
  'owner',
  'family',
  'tenant',
  'authorised-agent',
] as const satisfies readonly CustomerRelation[]

const isAmong = (relations: readonly CustomerRelation[], relation: CustomerRelation): boolean =>
  relations.includes(relation)

/** One way into one room: for one person, once, for seven days. */
export type Invitation = {
  relation: CustomerRelation
  madeBy: Admitter
  madeAt: Instant
  expiresAt: Instant
  withdrawnAt?: Instant | undefined
  /** Who accepted it. */
  spentBy?: string | undefined
}

export type InvitationState = 'open' | 'spent' | 'withdrawn' | 'expired'

/** At `expiresAt` itself it is over. */
export const invitationState = (
  { spentBy, withdrawnAt, expiresAt }: Pick<Invitation, 'spentBy' | 'withdrawnAt' | 'expiresAt'>,
  now: Instant,
): InvitationState => {
  if (spentBy !== undefined) return 'spent'
  if (withdrawnAt !== undefined) return 'withdrawn'
  return now < expiresAt ? 'open' : 'expired'
}

/** The people of a room, and the invitations owners, or staff, made into it within the last seven days, whatever became of them. */
export type Household = { people: number; made: number }

/** Makes an invitation; `by` is the owner's place in the room, or that staff of the community do it. */
export const invite = (
  { people, made }: Household,
  by: Standing | 'staff' | undefined,
  relation: CustomerRelation,
  now: Instant,
): Result<Invitation, 'not-the-owner' | 'not-to-admit' | 'too-many-invitations' | 'household-full'> => {
  const isStaff = by === 'staff'
  if (!isStaff && !isConfirmedOwner(by)) return refuse('not-the-owner')
  if (!isAmong(isStaff ? admittedByStaff : admittedByOwner, relation)) return refuse('not-to-admit')
  if (people >= mostPeople) return refuse('household-full', { most: mostPeople })
  if (made >= mostInvitations) return refuse('too-many-invitations', { most: mostInvitations })
  return accept({ relation, madeBy: isStaff ? 'staff' : 'owner', madeAt: now, expiresAt: now + invitationFor })
}

export type NotToAccept =
  | 'not-allowed'
  | 'invitation-spent'
  | 'invitation-withdrawn'
  | 'invitation-expired'
  | 'already-at-home'
  | 'household-full'

const whyOver = {
  spent: 'invitation-spent',
  withdrawn: 'invitation-withdrawn',
  expired: 'invitation-expired',
} as const satisfies Record<Exclude<InvitationState, 'open'>, NotToAccept>

type Acceptance = {
  /** Who accepts. */
  userId: string
  /** Whether he made it himself. */
  isMaker: boolean
  /** The place the maker has in the room now; where staff made it, whether he still admits for the office. */
  maker: Standing | 'staff' | undefined
  /** The place of whoever accepts, where he has one already. */
  own: Standing | undefined
  people: number
}

const isStillMaker = (madeBy: Admitter, maker: Acceptance['maker']): boolean =>
  madeBy === 'staff' ? maker === 'staff' : maker !== 'staff' && isConfirmedOwner(maker)

/**
 * The relation an accepted invitation gives. What an owner promised ends with his ownership, what an employee promised with
 * his place in the office; nobody of the staff has seen his own papers. Whoever belongs to the room already changes his relation by it, but a confirmed owner never becomes less.
 */
export const acceptInvitation = (
  invitation: Invitation,
  { userId, isMaker, maker, own, people }: Acceptance,
  now: Instant,
): Result<CustomerRelation, NotToAccept> => {
  if (own && invitation.spentBy === userId) return refuse('already-at-home')
  const state = invitationState(invitation, now)
  if (state !== 'open') return refuse(whyOver[state])
  if (invitation.madeBy === 'staff' && isMaker) return refuse('not-allowed')
  if (!isStillMaker(invitation.madeBy, maker)) return refuse('invitation-withdrawn')
  if (isConfirmedOwner(own)) return refuse('already-at-home')
  if (own && own.relation === invitation.relation && own.relation !== 'owner') return refuse('already-at-home')
  if (!own && people >= mostPeople) return refuse('household-full', { most: mostPeople })
  return accept(invitation.relation)
}

/** Takes an open invitation back, an owner's or, for the office, one of its own; one that is over needs none. */
export const withdrawInvitation = (
  invitation: Invitation,
  by: Standing | 'staff' | undefined,
  now: Instant,
): Result<Invitation, 'not-the-owner' | 'invitation-spent' | 'invitation-withdrawn' | 'invitation-expired'> => {
  if (by !== 'staff' && !isConfirmedOwner(by)) return refuse('not-the-owner')
  const state = invitationState(invitation, now)
  return state === 'open' ? accept({ ...invitation, withdrawnAt: now }) : refuse(whyOver[state])
}

/** Whom an owner removes: whom he could have admitted. Owners and those with notarised authority are the office's matter. */
export const mayRemove = (by: Standing | undefined, other: CustomerRelation): boolean =>
  isConfirmedOwner(by) && isAmong(admittedByOwner, other)

/** Whether the owner may end somebody's place in the room. What that one has filed stays his. */
export const remove = (
  by: Standing | undefined,
  other: CustomerRelation | undefined,
): Result<true, 'not-the-owner' | 'member-unknown' | 'not-to-remove'> => {
  if (!isConfirmedOwner(by)) return refuse('not-the-owner')
  if (other === undefined) return refuse('member-unknown')
  return mayRemove(by, other) ? accept(true) : refuse('not-to-remove')
}

/** What the owner calls the one he invites (妈妈, 租客小李); nothing where he wrote nothing. */
export const callingOf = (words: string | undefined): Result<string | undefined, 'text-too-long'> => {
  const calling = words?.trim().replace(/\s+/gu, ' ')
  if (!calling) return accept(undefined)
  return [...calling].length > mostCalling ? refuse('text-too-long', { most: mostCalling }) : accept(calling)
}

/** What somebody is called who never told his name. */
export const nameless = '住户'

/** A name as others of the room read it: 陈*兰, 王*. */
export const maskName = (name: string): string => {
  const [first, ...rest] = name
  if (first === undefined || name === nameless) return nameless
  const last = rest.length > 1 ? rest.pop() : undefined
  return first + '*'.repeat(Math.max(rest.length, 1)) + (last ?? '')
}

// No I, L, O and U: what is read out over the telephone or copied from a screen must not be mistaken.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 12

/** A code from chance: 12 letters, 60 bits. `hash`: at least 24 hexadecimal digits that nobody can guess. */
export const invitationCode = (hash: string): string =>
  Array.from({ length: codeLength }, (_, at) =>
    letters.charAt(Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % letters.length),
  ).join('')

/** The code in what somebody typed or pasted: spaces, hyphens and small letters do no harm; undefined where it is none. */
export const readCode = (typed: string): string | undefined => {
  const code = typed
    .toUpperCase()
    .replace(/[\s·–—-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1')
  return code.length === codeLength && [...code].every(it => letters.includes(it)) ? code : undefined
}

/** `K7QM 2XRP 9DTA`, as it is shown and read out. */
export const codeInGroups = (code: string): string => code.replace(/(.{4})(?=.)/gu, '$1 ')
