// 跟进 and 不再跟进: the complaint, the follower's own list and the key of the request in one transaction.

import type { FollowedCard } from '#contract/groups.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Complaint, Follower } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { follow, unfollow } from '#domain/complaint/following.ts'
import { isAbout } from '#domain/complaint/lifecycle.ts'
import { concernsNeighbour, livesThere } from '#domain/groups/similar-offer.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, communityOf } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import type { UserItem } from '../storage/person-items.ts'
import type { Put } from '../storage/write.ts'
import { followPut } from './follow-item.ts'
import { followedCard } from './followed-view.ts'

type Request = Asked<unknown, unknown, { complaintId: string }>
type Decided = { decision: Decision; item: Put }

type Step = {
  name: string
  decide: (complaint: Complaint, user: UserItem, community: Community, now: Instant) => Result<Decided, Reason>
}

const mostTries = 5

type Followed = { complaint: Complaint; community: Community }

const change = async (core: Core, request: Request, step: Step): Promise<Result<Followed, Reason>> => {
  const { holder, key, body } = request
  const requestHash = requestHashOf(core.seal, step.name, body)
  const [keyHere, complaintHere] = [keyAt(holder.userId, key), complaintAt(body.complaintId)]
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const entered = await enter(core, holder, [keyHere, complaintHere])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const item = found.take(complaintHere)
    const done = found.take(keyHere)
    if (done && done.requestHash !== requestHash) return refuse('key-reused')
    if (!item) return refuse('not-found')
    const complaint = openComplaint(item, core.seal)
    const community = await communityOf(core, complaint.communityId)
    // It may have turned out to be about whoever followed it.
    if (done) return isAbout(complaint, caller.user.id) ? refuse('not-found') : accept({ complaint, community })
    const now = core.now()
    const decided = step.decide(complaint, caller.user, community, now)
    if (!decided.ok) return decided
    const saved = await saveDecision(core, {
      decision: decided.value.decision,
      community,
      actorId: caller.user.id,
      requestHash: item.requestHash,
      now,
      also: seq => [
        decided.value.item,
        {
          table: 'working',
          only: 'if-absent',
          item: keyItem(caller.user.id, key, { requestHash, complaintId: complaint.id, seq, at: now }),
        },
      ],
    })
    if (saved.ok) return accept({ complaint: saved.complaint, community })
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}

/** Whoever may not know of the complaint gets the same answer as if it were not there. */
const following: Step = {
  name: 'followComplaint',
  decide(complaint, user, { profile }, now) {
    const { communityId, place, customer } = complaint
    const category = profile.categories.find(it => it.id === complaint.category.id)
    const isOwn = customer.userId === user.id
    if (!isOwn && !concernsNeighbour(complaint, user.rooms, category)) return refuse('not-found')
    const home = user.rooms.find(room => livesThere([room], { communityId, buildingId: place.buildingId }))
    const follower: Follower = { userId: user.id, roomId: home?.roomId ?? '', at: now }
    const decision = follow(complaint, follower, profile.off)
    return decision.ok ? accept({ decision: decision.value, item: followPut(complaint, follower) }) : decision
  },
}

const leaving: Step = {
  name: 'unfollowComplaint',
  decide(complaint, user, _community, now) {
    const follower = complaint.followers.find(it => it.userId === user.id)
    if (!follower || isAbout(complaint, user.id)) return refuse('not-found')
    return accept({ decision: unfollow(complaint, user.id), item: followPut(complaint, follower, now) })
  },
}

export const followComplaint = async (core: Core, request: Request): Promise<Result<FollowedCard, Reason>> => {
  const followed = await change(core, request, following)
  return followed.ok ? accept(followedCard(followed.value.complaint, followed.value.community, core.now())) : followed
}

export const unfollowComplaint = async (
  core: Core,
  request: Request,
): Promise<Result<Record<string, never>, Reason>> => {
  const left = await change(core, request, leaving)
  return left.ok ? accept({}) : left
}
