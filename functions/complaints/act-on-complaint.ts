// Every move runs the same way: load, decide, save, tell. A race lost to somebody else is decided again.

import type { Reason } from '#contract/refusals.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { maySeeAsCustomer, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Actor } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type PhotoOf, photoAt } from '../photos/photo-item.ts'
import { type Community, communityOf } from '../places/community.ts'
import { type Caller, enter } from '../session/enter.ts'
import { isKept, keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import type { Found } from '../storage/read.ts'
import { type Attached, attachPhotos } from './attach-photos.ts'
import { readComplaint } from './read-complaint.ts'
import { saveDecision } from './save-decision.ts'

/** A complaint after an act (or after its repetition), ready to be shown. */
export type Acted = { complaint: Complaint; entries: Entry[]; caller: Caller; community: Community }

export type MoveRequest<B extends { turn: number }> = Asked<{ id: string }, unknown, B>

/** What a move decides, with what it does to a second complaint. */
export type Both = Decision & { other?: Decision }

export type Step<B> = {
  /** The endpoint's name: part of what makes two requests the same. */
  name: string
  as: 'customer' | 'staff'
  photoIds?: (body: B) => readonly string[]
  /** What the photos show; what was done, where nothing is said. */
  photosOf?: PhotoOf | ((body: B) => PhotoOf)
  /** Who may still make this move, although he need not see the complaint any more. */
  mayStill?: (complaint: Complaint, entries: readonly Entry[], actor: Actor) => boolean
  /** It depends on nothing that was seen. */
  anyTurn?: true
  /** Who is told that it is too late, although he sees the complaint no longer. */
  hasMissed?: (complaint: Complaint, actor: Actor) => boolean
  /** A second complaint the move is about; read once the first is known. */
  other?: (complaint: Complaint, body: B) => string | undefined
  decide: (
    complaint: Complaint,
    body: B,
    moment: Moment,
    community: Community,
    other: Complaint | undefined,
  ) => Result<Both, Reason>
}

const mostTries = 5
const noPhotos: Attached = { puts: [], entries: [] }

const maySee = (complaint: Complaint, caller: Caller, as: 'customer' | 'staff'): boolean =>
  as === 'customer' ? maySeeAsCustomer(complaint, caller.user.id) : maySeeAsStaff(complaint, caller.actor)

type Loaded = {
  caller: Caller
  found: Found
  complaint: Complaint
  entries: Entry[]
  requestHash: string
  other: { complaint: Complaint; requestHash: string } | undefined
}

const load = async <B extends { turn: number }>(
  core: Core,
  { holder, params, key, body }: MoveRequest<B>,
  step: Step<B>,
): Promise<Result<Loaded, Reason>> => {
  const photos = (step.photoIds?.(body) ?? []).map(photoAt)
  const [entered, read] = await Promise.all([
    enter(core, holder, [keyAt(holder.userId, key), ...photos]),
    readComplaint(core, params.id),
  ])
  if (!entered.ok) return entered
  if (!read) return refuse('not-found')
  const { caller } = entered.value
  if (!maySee(read.complaint, caller, step.as) && !step.mayStill?.(read.complaint, read.entries, caller.actor))
    return step.hasMissed?.(read.complaint, caller.actor)
      ? refuse('not-now', { state: read.complaint.stage.state })
      : refuse('not-found')
  const otherId = step.other?.(read.complaint, body)
  const other = otherId === undefined ? undefined : await readComplaint(core, otherId)
  return accept({
    ...entered.value,
    ...read,
    other: maySeeOther(other, read.complaint, entered.value.caller, step.as) ? other : undefined,
  })
}

/** Two complaints meet only within their community, and staff see both; a customer's is the one his was merged into. */
const maySeeOther = (
  other: { complaint: Complaint } | undefined,
  { communityId }: Complaint,
  caller: Caller,
  as: 'customer' | 'staff',
): boolean =>
  other?.complaint.communityId === communityId && (as === 'customer' || maySeeAsStaff(other.complaint, caller.actor))

const decide = <B extends { turn: number }>(
  { caller, found, complaint, other }: Loaded,
  body: B,
  step: Step<B>,
  now: number,
  community: Community,
): Result<{ decision: Both; photos: Attached }, Reason> => {
  const photoIds = step.photoIds?.(body) ?? []
  const moment = { actor: caller.actor, now, rules: community.rules }
  const decision = step.decide(complaint, body, moment, community, other?.complaint)
  if (!decision.ok) return decision
  if (!step.anyTurn && body.turn !== complaint.turn) return refuse('changed-meanwhile')
  if (outgrows(complaint, decision.value.complaint)) return refuse('timeline-full')
  const photos =
    photoIds.length === 0
      ? accept(noPhotos)
      : attachPhotos(found, photoIds, {
          ownerId: caller.user.id,
          complaintId: complaint.id,
          of: (typeof step.photosOf === 'function' ? step.photosOf(body) : step.photosOf) ?? 'after',
          now,
        })
  if (!photos.ok) return photos
  return accept({
    decision: { ...decision.value, entries: [...decision.value.entries, ...photos.value.entries] },
    photos: photos.value,
  })
}

const mostBytes = 250_000
const smallStepBytes = 6_000

const bytesOf = (complaint: Complaint): number => Buffer.byteLength(JSON.stringify(complaint))

/** A complaint is one item of the database, of 400 KB at most: where it is nearly full, only what hardly adds to it goes on. */
const outgrows = (before: Complaint, after: Complaint): boolean => {
  const bytes = bytesOf(after)
  return bytes > mostBytes && bytes > bytesOf(before) + smallStepBytes
}

/** Carries out a move on a complaint the person may see. */
export const actOnComplaint = async <B extends { turn: number }>(
  core: Core,
  request: MoveRequest<B>,
  step: Step<B>,
): Promise<Result<Acted, Reason>> => {
  const { key, body, params } = request
  const requestHash = requestHashOf(core.seal, step.name, { params, body })
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await load(core, request, step)
    if (!loaded.ok) return loaded
    const { caller, found, complaint, entries } = loaded.value
    const community = await communityOf(core, complaint.communityId)
    const done = found.take(keyAt(caller.user.id, key))
    if (done) {
      if (done.requestHash !== requestHash) return refuse('key-reused')
      return accept({ complaint, entries, caller, community })
    }
    const now = core.now()
    const decided = decide(loaded.value, body, step, now, community)
    if (!decided.ok) {
      // The same request may have come twice at once, and this one read its key before the other was done, the complaint after.
      if (await isKept(core, caller.user.id, key)) continue
      return decided
    }
    const { decision, photos } = decided.value
    const saved = await saveDecision(core, {
      decision,
      community,
      actorId: caller.user.id,
      requestHash: loaded.value.requestHash,
      other: decision.other &&
        loaded.value.other && { decision: decision.other, requestHash: loaded.value.other.requestHash },
      now,
      also: seq => [
        ...photos.puts,
        {
          table: 'working',
          only: 'if-absent',
          item: keyItem(caller.user.id, key, { requestHash, complaintId: complaint.id, seq, at: now }),
        },
      ],
    })
    if (saved.ok)
      return accept({ complaint: saved.complaint, entries: [...entries, ...saved.entries], caller, community })
    core.log({ level: 'info', what: 'race-lost', requestId: request.requestId, complaintId: complaint.id, tries })
    if (tries > 1) await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}
