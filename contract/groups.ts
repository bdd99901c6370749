// The same matter more than once: following a neighbour's complaint, what may be merged, what comes up again and again.

import * as z from 'zod/mini'
import { states } from '#domain/complaint/complaint.ts'
import { Card, EntryView, Next } from './complaint-views.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, Instant, known, ShortWords } from './fields.ts'

export const SimilarOffer = z.object({ count: z.number(), category: z.string(), complaintId: Id })
export type SimilarOffer = z.infer<typeof SimilarOffer>

/** Without an `offer` there is nothing to follow, or nothing this resident may know of. */
export const findSimilar = reads('findSimilar', {
  path: '/v1/similar',
  params: nothing,
  query: z.strictObject({ communityId: Id, categoryId: Id, label: ShortWords, buildingId: z.optional(Id) }),
  answer: z.object({ offer: z.optional(SimilarOffer) }),
  summary: 'How many households reported the same at a public place, where one of them can be followed',
})

/** What a neighbour who follows sees: nothing of the one who filed it. */
export const FollowedCard = z.object({
  id: Id,
  number: z.string(),
  category: z.string(),
  place: z.string(),
  state: known(states),
  receivedAt: Instant,
  next: z.optional(Next),
})
export type FollowedCard = z.infer<typeof FollowedCard>

export const FollowedPage = z.object({ cards: z.array(FollowedCard), more: z.optional(z.string()) })
export type FollowedPage = z.infer<typeof FollowedPage>

/** The last fields are what a complaint of one's own about the same begins with. */
export const FollowedDetail = z.extend(FollowedCard, {
  entries: z.array(EntryView),
  followers: z.number(),
  communityId: Id,
  categoryId: Id,
  buildingId: z.optional(Id),
  publicPlace: z.optional(z.string()),
})
export type FollowedDetail = z.infer<typeof FollowedDetail>

export const listFollowed = reads('listFollowed', {
  path: '/v1/followed',
  params: nothing,
  query: z.strictObject({ more: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: FollowedPage,
  refusals: ['page-token-invalid'],
  summary: 'What I follow, the newest matter first',
})

export const readFollowed = reads('readFollowed', {
  path: '/v1/followed/{id}',
  params: ById,
  query: nothing,
  answer: FollowedDetail,
  refusals: ['not-found'],
  summary: 'A complaint I follow: how it stands and what the company said',
})

export const followComplaint = writes('followComplaint', {
  path: '/v1/followed',
  params: nothing,
  body: z.strictObject({ complaintId: Id }),
  answer: FollowedCard,
  refusals: ['not-found', 'not-to-follow', 'own-complaint', 'switched-off', 'key-reused', 'busy-try-again'],
  summary: 'Follow a complaint about a public place instead of filing the same again',
})

export const unfollowComplaint = writes('unfollowComplaint', {
  path: '/v1/followed/end',
  params: nothing,
  body: z.strictObject({ complaintId: Id }),
  answer: z.object({}),
  refusals: ['not-found', 'key-reused', 'busy-try-again'],
  summary: 'Follow it no longer',
})

/** `join`: this complaint into that one; `take`: that one into this. `turn` is that one's. */
export const MergeProposal = z.object({ card: Card, how: known(['join', 'take']), turn: z.number() })
export type MergeProposal = z.infer<typeof MergeProposal>

export const Similar = z.object({
  merge: z.array(MergeProposal),
  repeat: z.array(Card),
  /** Households that brought the matter up within the days a group is counted over. */
  group: z.object({ size: z.number(), isGroup: z.boolean() }),
})
export type Similar = z.infer<typeof Similar>

export const readSimilar = reads('readSimilar', {
  path: '/v1/staff/complaints/{id}/similar',
  params: ById,
  query: nothing,
  answer: Similar,
  refusals: ['not-found'],
  summary: 'What may be the same matter: to merge, an earlier one, and how many households it concerns',
})

export const HotSpot = z.object({
  categoryId: Id,
  category: z.string(),
  buildingId: z.optional(Id),
  /** The building or public place by name. */
  place: z.string(),
  week: z.number(),
  month: z.number(),
  trend: known(['rising', 'falling', 'steady']),
})
export type HotSpot = z.infer<typeof HotSpot>

/** `isWhole` is false where a month had more complaints than are looked through. */
export const listHotSpots = reads('listHotSpots', {
  path: '/v1/staff/hot-spots',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: z.object({ spots: z.array(HotSpot), isWhole: z.boolean() }),
  refusals: ['not-allowed'],
  summary: 'Where the same kind of matter comes up again: 3 or more in 30 days, by category and spot',
})

export const readHotSpot = reads('readHotSpot', {
  path: '/v1/staff/hot-spots/complaints',
  params: nothing,
  query: z.strictObject({
    communityId: Id,
    categoryId: Id,
    buildingId: z.optional(Id),
    place: z.optional(ShortWords),
  }),
  answer: z.object({ cards: z.array(Card) }),
  refusals: ['not-allowed'],
  summary: 'The complaints of one hot spot in the last 30 days, the newest first',
})
