// For the office: what may be the same matter as this complaint. Others who work on it learn only how many households it concerns.

import type { Similar } from '#contract/groups.ts'
import { figureFor } from '#domain/clocks/policy.ts'
import { matterOf } from '#domain/complaint/complaint.ts'
import { isInConflict, mayMove, maySeeAsStaff, readsCommunity } from '#domain/complaint/lifecycle.ts'
import { groupSize, isGroup } from '#domain/groups/households.ts'
import { type LikeCard, likeOf } from '#domain/groups/like.ts'
import { proposeMerge, proposeRepeat } from '#domain/groups/propose.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { day } from '#domain/time.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { communityOf } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { cardOf } from '../storage/complaint-items.ts'
import { readLike, type StoredLikeCard } from './like-cards.ts'

/** So many of the newest are looked through, and so many proposed of each kind. */
const reach = { read: 200, shown: 10 } as const

export const readSimilar = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<Similar, 'sign-in-again' | 'not-found'>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read) return refuse('not-found')
  const { complaint } = read
  const { communityId, receivedAt } = complaint
  const community = await communityOf(core, communityId)
  if (!maySeeAsStaff(complaint, actor, community.profile.off)) return refuse('not-found')
  const matter = matterOf(complaint)
  const figure = (what: Parameters<typeof figureFor>[1]) => figureFor(community.rules.policy, what, matter)
  const [groupDays, repeatDays] = [figure('group-days'), figure('repeat-days')]
  const own: LikeCard = { ...cardOf(complaint), ...likeOf(complaint) }
  const others = await readLike(
    core,
    { communityId, ...own },
    { from: receivedAt - repeatDays * day, to: receivedAt + groupDays * day, limit: reach.read, viewerId: actor.id },
  )
  const size = groupSize(own, others, groupDays)
  const group = { size, isGroup: isGroup(size, figure('group-rooms')) }
  if (!readsCommunity(actor, communityId)) return accept({ merge: [], repeat: [], group })
  const now = core.now()
  const view = (card: StoredLikeCard) => cardView(card, now, community.profile.departments, false)
  const isSettled = complaint.repeatOf !== undefined || !mayMove(complaint, actor, 'confirmRepeat').ok
  const repeats = isSettled ? [] : proposeRepeat(own, others, repeatDays)
  return accept({
    merge: isInConflict(complaint, actor.id)
      ? []
      : proposeMerge(own, others, groupDays)
          .slice(0, reach.shown)
          .map(({ card, how }) => ({ card: view(card), how, turn: card.turn })),
    repeat: repeats.slice(0, reach.shown).map(view),
    group,
  })
}
