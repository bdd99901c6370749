// Before a resident submits: is there something to follow instead? Nothing but a number and the category leaves here.

import type { SimilarOffer } from '#contract/groups.ts'
import { figureFor } from '#domain/clocks/policy.ts'
import { isFollowable, livesThere, similarOffer } from '#domain/groups/similar-offer.ts'
import { isOffered } from '#domain/places/settings.ts'
import { isOn } from '#domain/places/switches.ts'
import { accept, type Result } from '#domain/result.ts'
import { day } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { readLike } from './like-cards.ts'

type Query = { communityId: string; categoryId: string; label: string; buildingId?: string | undefined }

/** So many of the newest are counted; the complaint the others were merged into may be older than those that count. */
const reach = { limit: 100, days: 30 } as const

export const findSimilar = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<{ offer?: SimilarOffer }, 'sign-in-again'>> => {
  const { communityId, categoryId, label, buildingId } = query
  const now = core.now()
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const { user } = entered.value.caller
  const category = community?.profile.categories.find(it => it.id === categoryId)
  const isListed = community?.profile.publicPlaces.includes(label)
  const mayAsk =
    category &&
    isOn(community?.profile.off, 'follow') &&
    isOffered(category) &&
    isListed &&
    isFollowable(category) &&
    livesThere(user.rooms, { communityId, buildingId })
  if (!community || !category || !mayAsk) return accept({})
  const matter = { communityId, categoryId, severity: 'ordinary', policyAt: now } as const
  const { policy } = community.rules
  // His own say that he needs no offer, and what is about anybody offers none to anybody.
  const cards = await readLike(
    core,
    { communityId, categoryId, buildingId, publicPlace: label },
    { from: now - reach.days * day, to: now, limit: reach.limit, viewerId: undefined },
  )
  const offer = similarOffer({ viewerId: user.id, category, publicPlace: label }, cards, now, {
    similarToOffer: figureFor(policy, 'similar-to-offer', matter),
    groupDays: figureFor(policy, 'group-days', matter),
  })
  return accept(offer ? { offer } : {})
}
