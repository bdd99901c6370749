// What of a complaint tells whether another one is the same matter: category, place, who, when. No words and no names.

import type { RequestKind, Source } from '../complaint/classes.ts'
import type { Complaint, Follower, Place, State } from '../complaint/complaint.ts'

/** How many followers are told apart; those beyond are only counted. Enough for any number that decides something. */
const mostNamedFollowers = 8

export type Like = {
  categoryId: string
  source: Source
  customerId?: string | undefined
  roomId?: string | undefined
  buildingId?: string | undefined
  /** The public place as the community lists it, without what somebody added. */
  publicPlace?: string | undefined
  followers: number
  followedBy: readonly Pick<Follower, 'userId' | 'roomId'>[]
  /** Complaints merged into this one. */
  children: number
  /** The complaint it was merged into. */
  mergedInto?: string | undefined
  turn: number
}

/** A complaint of a list, with what it is like. */
export type LikeCard = Like & {
  id: string
  kind: RequestKind
  state: State
  category: string
  round: number
  receivedAt: number
  /** Whom it is about: he never hears of it. */
  aboutId?: string | undefined
}

/** The name people share for a public place. */
export const publicNameOf = (place: Extract<Place, { kind: 'public' }>): string => place.name ?? place.label

export const likeOf = (complaint: Complaint): Like => {
  const { category, source, customer, place, followers, children, stage, turn } = complaint
  return {
    categoryId: category.id,
    source,
    customerId: customer.userId,
    roomId: place.kind === 'room' ? place.roomId : undefined,
    buildingId: place.buildingId,
    publicPlace: place.kind === 'public' ? publicNameOf(place) : undefined,
    followers: followers.length,
    followedBy: followers.slice(0, mostNamedFollowers).map(({ userId, roomId }) => ({ userId, roomId })),
    children: children.length,
    mergedInto: stage.state === 'merged' ? stage.parent.id : undefined,
    turn,
  }
}

/** Where matters can be the same: the building, or the public place of a community that lies in none. */
export const spotOf = ({ buildingId, publicPlace = '' }: Pick<Like, 'buildingId' | 'publicPlace'>): string =>
  buildingId ?? `public:${publicPlace}`

/** Complaints and repairs can be the same matter; questions and praise are each their own. */
export const hasLike = ({ kind }: Pick<Complaint, 'kind'>): boolean => kind === 'complaint' || kind === 'repair'

/** Whether it is known where: of an old ledger's complaints often nobody knows. */
export const hasSpot = ({ buildingId, publicPlace }: Pick<Like, 'buildingId' | 'publicPlace'>): boolean =>
  buildingId !== undefined || publicPlace !== undefined
