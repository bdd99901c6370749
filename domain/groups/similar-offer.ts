// Before submitting: "N households reported this – follow it". Count and category only, and only where nobody is meant in person.

import type { Complaint, State } from '../complaint/complaint.ts'
import { day, type Instant } from '../time.ts'
import { countHouseholds } from './households.ts'
import type { LikeCard } from './like.ts'

/** Never, whatever a company ticks in its settings: these are about a neighbour, an employee or a person's data. */
const personal = /噪音|噪声|扰民|邻里|邻居|宠物|服务态度|员工|个人信息|隐私/

export type FollowableCategory = { name: string; followable?: boolean | undefined }

/** Whether matters of a category concern somebody in person: none of the neighbours' business. */
export const isPersonal = ({ name }: Pick<FollowableCategory, 'name'>): boolean => personal.test(name)

/** Whether matters of a category may be shown to neighbours as a number, and followed. */
export const isFollowable = (category: FollowableCategory): boolean =>
  category.followable === true && !isPersonal(category)

type Home = { communityId: string; buildingId: string }

/** Whether one of these rooms lies where the matter is: in the community, and in the building where it is one building's. */
export const livesThere = (
  rooms: readonly Home[],
  { communityId, buildingId }: { communityId: string; buildingId?: string | undefined },
): boolean =>
  rooms.some(it => it.communityId === communityId && (buildingId === undefined || it.buildingId === buildingId))

/** Whether a neighbour with these rooms may know of this complaint at all; whether it can still be followed is another question. */
export const concernsNeighbour = (
  { communityId, place, about }: Complaint,
  rooms: readonly Home[],
  category: FollowableCategory | undefined,
): boolean =>
  category !== undefined &&
  isFollowable(category) &&
  place.kind === 'public' &&
  about === undefined &&
  livesThere(rooms, { communityId, buildingId: place.buildingId })

const beingWorkedOn: readonly State[] = ['submitted', 'accepted', 'dispatched', 'handling', 'checking']

export type Offer = { count: number; category: string; complaintId: string }

type Wish = { viewerId: string; category: FollowableCategory; publicPlace: string }

const oldestFirst = (a: LikeCard, b: LikeCard): number => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)

/**
 * What a resident is offered to follow instead of filing once more; undefined where there is nothing to offer.
 * `cards`: complaints of the category at the spot, also older than the `groupDays` that count, so that a parent is found.
 */
export const similarOffer = (
  { viewerId, category, publicPlace }: Wish,
  cards: readonly LikeCard[],
  now: Instant,
  { similarToOffer, groupDays }: { similarToOffer: number; groupDays: number },
): Offer | undefined => {
  if (!isFollowable(category)) return undefined
  const impersonal = cards.filter(it => it.publicPlace === publicPlace && it.aboutId === undefined)
  const living = impersonal.filter(it => beingWorkedOn.includes(it.state)).sort(oldestFirst)
  const recent = impersonal.filter(
    it => (beingWorkedOn.includes(it.state) || it.state === 'merged') && it.receivedAt >= now - groupDays * day,
  )
  // Whoever has already brought it up or follows it needs no second way in.
  const takesPart = (it: LikeCard) =>
    it.customerId === viewerId || it.followedBy.some(follower => follower.userId === viewerId)
  if (recent.some(takesPart)) return undefined
  const count = countHouseholds(recent)
  if (count < similarToOffer) return undefined
  const isRecent = (it: LikeCard) => recent.includes(it)
  const isParent = (it: LikeCard) => it.children > 0 && recent.some(child => child.mergedInto === it.id)
  const target = living.find(isParent) ?? living.find(isRecent)
  return target && !takesPart(target) ? { count, category: category.name, complaintId: target.id } : undefined
}
