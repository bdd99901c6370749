// What the office is asked to look at: complaints that may be one matter (并案), and an earlier one that may be the same (二次投诉).

import type { State } from '../complaint/complaint.ts'
import { day } from '../time.ts'
import type { LikeCard } from './like.ts'

/** `join`: this complaint into the other one; `take`: the other one into this. */
export type MergeProposal<C extends LikeCard> = { card: C; how: 'join' | 'take' }

// The merging itself asks again; here only what it would refuse is left out.
const beforeReport: readonly State[] = ['submitted', 'accepted', 'dispatched', 'handling']
const isOwn = ({ source }: LikeCard): boolean => source !== 'third-party'
const mayBeChild = (it: LikeCard): boolean => beforeReport.includes(it.state) && it.children === 0 && isOwn(it)
const mayBeParent = (it: LikeCard): boolean => mayBeChild({ ...it, children: 0 }) && it.state !== 'submitted'

/** Whoever the child is about would work on it with the parent. */
const mayJoin = (child: LikeCard, parent: LikeCard): boolean =>
  mayBeChild(child) && mayBeParent(parent) && (child.aboutId === undefined || child.aboutId === parent.aboutId)

const isEarlier = (a: LikeCard, b: LikeCard): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id)

const howToMerge = (complaint: LikeCard, other: LikeCard): MergeProposal<LikeCard>['how'] | undefined => {
  const joins = mayJoin(complaint, other)
  const takes = mayJoin(other, complaint)
  if (joins && takes) return isEarlier(other, complaint) ? 'join' : 'take'
  if (joins) return 'join'
  return takes ? 'take' : undefined
}

/**
 * Complaints of the same category and spot received within `days` days of this one that could be merged with it, parents
 * first, then the oldest. The later one joins the earlier one where both ways are open.
 */
export const proposeMerge = <C extends LikeCard>(
  complaint: LikeCard,
  others: readonly C[],
  days: number,
): MergeProposal<C>[] =>
  others
    .filter(it => it.id !== complaint.id && Math.abs(it.receivedAt - complaint.receivedAt) <= days * day)
    .flatMap(card => {
      const how = howToMerge(complaint, card)
      return how === undefined ? [] : [{ card, how }]
    })
    .sort((a, b) => b.card.children - a.card.children || (isEarlier(a.card, b.card) ? -1 : 1))

const endedStates: readonly State[] = ['answered', 'closed', 'declined']

const isSamePlace = (a: LikeCard, b: LikeCard): boolean =>
  a.buildingId === b.buildingId && a.roomId === b.roomId && a.publicPlace === b.publicPlace

/** Earlier complaints of the same category about the same room or public place, at most `days` days back, that had ended or were taken up again; the newest first. */
export const proposeRepeat = <C extends LikeCard>(complaint: LikeCard, others: readonly C[], days: number): C[] =>
  others
    .filter(it => it.id !== complaint.id && isEarlier(it, complaint) && isSamePlace(it, complaint))
    .filter(it => it.receivedAt >= complaint.receivedAt - days * day)
    .filter(it => endedStates.includes(it.state) || it.round > 1)
    .sort((a, b) => (isEarlier(a, b) ? 1 : -1))
