// A complaint as a neighbour who follows it sees it: nothing of the one who filed it, not a word of his.

import type { FollowedCard, FollowedDetail } from '#contract/groups.ts'
import { levelOf } from '#domain/clocks/clock.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { promiseOf } from '#domain/complaint/next-deadline.ts'
import { entryForNeighbours } from '#domain/groups/for-neighbours.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import { entryView } from '../complaints/views.ts'
import type { Community } from '../places/community.ts'

/** What neighbours call the place: as the community lists it, never what the customer added. */
export const placeForNeighbours = ({ place }: Pick<Complaint, 'place'>, { buildings }: Community): string => {
  const building = buildings.find(it => it.id === place.buildingId)?.name
  const name = place.kind === 'public' ? place.name : undefined
  return [building, name ?? '公共区域'].filter(Boolean).join(' ')
}

export const followedCard = (complaint: Complaint, community: Community, now: Instant): FollowedCard => {
  const next = promiseOf(complaint)
  return {
    id: complaint.id,
    number: complaint.number,
    category: complaint.category.name,
    place: placeForNeighbours(complaint, community),
    state: complaint.stage.state,
    receivedAt: complaint.receivedAt,
    ...(next ? { next: { ...next, level: levelOf(next, now) } } : {}),
  }
}

export const followedDetail = (
  complaint: Complaint,
  entries: readonly Entry[],
  community: Community,
  now: Instant,
): FollowedDetail => {
  const { place, customer } = complaint
  return {
    ...followedCard(complaint, community, now),
    entries: entries.flatMap(entry => entryForNeighbours(entry, customer.name) ?? []).map(entryView),
    followers: complaint.followers.length,
    communityId: complaint.communityId,
    categoryId: complaint.category.id,
    buildingId: place.buildingId,
    publicPlace: place.kind === 'public' ? place.name : undefined,
  }
}
