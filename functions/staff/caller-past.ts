// Beside the form of a call: what the room, the caller or his number brought up before, and what of it may be the same matter again.

import type { Card } from '#contract/complaint-views.ts'
import type { Reason } from '#contract/refusals.ts'
import type { CallerPast } from '#contract/registering.ts'
import { figureFor } from '#domain/clocks/policy.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { hasLike, type LikeCard, likeOf } from '#domain/groups/like.ts'
import { proposeRepeat } from '#domain/groups/propose.ts'
import { holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { day, type Instant } from '#domain/time.ts'
import { cardView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import { findPast, type PastBy, type PastPlaces, readPast } from '../customers/past-of.ts'
import { readLike } from '../groups/like-cards.ts'
import type { Asked } from '../http/serve.ts'
import { type Community, readCommunity } from '../places/community.ts'
import { publicPlaceFrom } from '../places/public-place.ts'
import { enter } from '../session/enter.ts'
import { cardOf } from '../storage/complaint-items.ts'
import type { UserItem } from '../storage/person-items.ts'
import type { StoredCard } from '../storage/stored-cards.ts'

type Query = {
  communityId: string
  userId?: string | undefined
  phoneHash?: string | undefined
  roomId?: string | undefined
  label?: string | undefined
  buildingId?: string | undefined
  categoryId?: string | undefined
}

/** The newest of each are looked at. */
const most = 20

type Alike = StoredCard & LikeCard

const alikeOf = (complaint: Complaint): Alike => ({ ...cardOf(complaint), ...likeOf(complaint) })

/** The matter of the call, as if it were registered now. */
const matterNow = (query: Query, publicPlace: string | undefined, now: Instant): LikeCard => ({
  id: '',
  kind: 'complaint',
  state: 'accepted',
  category: '',
  categoryId: query.categoryId ?? '',
  source: 'hotline',
  roomId: query.roomId,
  buildingId: query.buildingId,
  publicPlace,
  round: 1,
  receivedAt: now,
  followers: 0,
  followedBy: [],
  children: 0,
  turn: 1,
})

const repeatDays = ({ rules }: Community, { communityId, categoryId = '' }: Query, now: Instant): number =>
  figureFor(rules.policy, 'repeat-days', { communityId, categoryId, severity: 'ordinary', policyAt: now })

/** Complaints of the category at a public place; there is no caller's room to look into. */
const atPublicPlace = async (core: Core, community: Community, query: Query, viewerId: string): Promise<Alike[]> => {
  const { communityId, categoryId, roomId, label, buildingId } = query
  if (label === undefined || categoryId === undefined || roomId !== undefined) return []
  const place = publicPlaceFrom({ label, buildingId }, community)
  if (!place.ok || place.value.kind !== 'public') return []
  const now = core.now()
  const publicPlace = place.value.name ?? place.value.label
  const from = now - repeatDays(community, query, now) * day
  const spot = { communityId, categoryId, buildingId: place.value.buildingId, publicPlace }
  return readLike(core, spot, { from, to: now, limit: most, viewerId })
}

/** What a caller brought up at the place is found by both. */
const onceEach = <C extends { id: string }>(all: readonly C[]): C[] => [...new Map(all.map(it => [it.id, it])).values()]

/** Nobody is a customer to himself, also where a colleague registered it under his number. */
const isOwnNumber = ({ by }: PastPlaces, { phoneHash }: Pick<UserItem, 'phoneHash'>): boolean =>
  'phoneHash' in by && by.phoneHash === phoneHash

export const readCallerPast = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<CallerPast, Reason>> => {
  const { communityId, userId, phoneHash, roomId, categoryId } = query
  const by: PastBy[] = [
    ...(roomId === undefined ? [] : [{ roomId }]),
    ...(userId === undefined ? [] : [{ userId }]),
    ...(phoneHash === undefined ? [] : [{ phoneHash }]),
  ]
  const [entered, community, ...found] = await Promise.all([
    enter(core, holder),
    readCommunity(core, communityId),
    ...by.map(it => findPast(core, communityId, it, most)),
  ])
  if (!entered.ok) return entered
  const { actor, user } = entered.value.caller
  if (!community || !holds(actor, communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const places = found.filter(it => !isOwnNumber(it, user))
  const [complaints, nearby] = await Promise.all([
    readPast(core, places, actor),
    atPublicPlace(core, community, query, actor.id),
  ])
  const now = core.now()
  const own = matterNow(query, nearby[0]?.publicPlace, now)
  const alike = onceEach([...complaints.filter(hasLike).map(alikeOf), ...nearby])
  const comparable = alike.filter(it => it.categoryId === categoryId)
  const repeat = proposeRepeat(own, comparable, repeatDays(community, query, now))
  const cards = onceEach([...complaints.map(cardOf), ...nearby])
  const view = (card: StoredCard): Card => cardView(card, now, community.profile.departments, false)
  return accept({
    cards: cards.toSorted((one, other) => other.receivedAt - one.receivedAt).map(view),
    repeat: repeat.map(({ id }) => id),
    more: places.some(it => it.more),
  })
}
