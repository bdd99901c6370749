// When to ask whether neighbours have reported the same: only about public places, only for what may be followed at all.
import type { Community } from '#contract/places.ts'
import type { Me } from '#contract/session.ts'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { isOn } from '#domain/places/switches.ts'
import type { Draft } from './draft.ts'
import { buildingOf, isInBuilding } from './public-building.ts'

export type SimilarQuery = { communityId: string; categoryId: string; label: string; buildingId?: string }

/** What to ask for this draft; undefined where nothing could be offered. */
export const similarQuery = (
  draft: Draft,
  kind: RequestKind,
  { community, me }: { community: Community; me: Pick<Me, 'rooms'> },
): SimilarQuery | undefined => {
  if (kind !== 'complaint' && kind !== 'repair') return undefined
  const { categoryId, place, publicPlace, danger, happeningNow } = draft
  // What is dangerous or going on now is not left to somebody else's complaint.
  if (place !== 'public' || publicPlace === undefined || danger || happeningNow) return undefined
  const category = community.categories.find(it => it.id === categoryId)
  const home = me.rooms.find(it => it.communityId === community.id)
  if (!category?.followable || !home || !isOn(community.off, 'follow')) return undefined
  const asked = { communityId: community.id, categoryId: category.id, label: publicPlace }
  if (!isInBuilding(draft, community)) return asked
  const building = buildingOf(draft, community, home)
  return building && { ...asked, buildingId: building.id }
}
