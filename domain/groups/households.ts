// 户: how many households a matter concerns. A household counts once, however often it files or follows.

import { day, type Instant } from '../time.ts'
import type { LikeCard } from './like.ts'

/** Everything a household is known by here; two of them are the same where they share one. */
type Names = readonly string[]

const namesOf = ({ id, customerId, roomId }: LikeCard): Names => {
  const names = [
    ...(roomId === undefined ? [] : [`room/${roomId}`]),
    ...(customerId === undefined ? [] : [`user/${customerId}`]),
  ]
  return names.length > 0 ? names : [`complaint/${id}`]
}

/** Households behind these complaints, filers and followers alike. */
export const countHouseholds = (cards: readonly LikeCard[]): number => {
  const parties = cards.flatMap(card => [
    namesOf(card),
    ...card.followedBy.map(({ userId, roomId }): Names => [`room/${roomId}`, `user/${userId}`]),
  ])
  const known = new Set<string>()
  let count = cards.reduce((sum, { followers, followedBy }) => sum + followers - followedBy.length, 0)
  // Whoever is known by more comes first, so that he is recognised when he is known by less.
  for (const names of [...parties].sort((a, b) => b.length - a.length)) {
    if (!names.some(name => known.has(name))) count += 1
    for (const name of names) known.add(name)
  }
  return count
}

/** No matter of anybody: taken back by the customer, or not the company's. */
const isNobodys = ({ state }: LikeCard): boolean => state === 'withdrawn' || state === 'declined'

/** The most households that brought up this matter within `days` days, the complaint's own among them. */
export const groupSize = (complaint: LikeCard, others: readonly LikeCard[], days: number): number => {
  const all = [complaint, ...others.filter(it => it.id !== complaint.id && !isNobodys(it))]
  const windowFrom = (start: Instant) => all.filter(it => it.receivedAt >= start && it.receivedAt <= start + days * day)
  const starts = all
    .map(it => it.receivedAt)
    .filter(start => start <= complaint.receivedAt && start >= complaint.receivedAt - days * day)
  return Math.max(...starts.map(start => countHouseholds(windowFrom(start))))
}

/** 群诉: `rooms` households or more. */
export const isGroup = (size: number, rooms: number): boolean => size >= rooms
