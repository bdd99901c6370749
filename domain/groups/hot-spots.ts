// 热点: where the same kind of matter comes up again and again, by category and spot.

import { day, type Instant } from '../time.ts'
import { hasLike, hasSpot, type LikeCard, spotOf } from './like.ts'

export type HotSpot = {
  categoryId: string
  category: string
  buildingId?: string | undefined
  publicPlace?: string | undefined
  /** Received within the last 7 days and within the last 30. */
  week: number
  month: number
  /** The last 7 days against the 7 before. */
  trend: 'rising' | 'falling' | 'steady'
}

export const hotSpotDays = { week: 7, month: 30 } as const

/** As with groups: what came up fewer times is chance. */
const fewestOfASpot = 3

const spotFrom = (cards: readonly LikeCard[], now: Instant): HotSpot | undefined => {
  const [first] = cards
  if (!first || cards.length < fewestOfASpot) return undefined
  const within = (from: number, to: number) =>
    cards.filter(it => it.receivedAt > now - from * day && it.receivedAt <= now - to * day).length
  const week = within(hotSpotDays.week, 0)
  const before = within(2 * hotSpotDays.week, hotSpotDays.week)
  const { categoryId, category, buildingId, publicPlace } = first
  return {
    categoryId,
    category,
    ...(buildingId === undefined ? { publicPlace } : { buildingId }),
    week,
    month: cards.length,
    trend: week > before ? 'rising' : week < before ? 'falling' : 'steady',
  }
}

/** The spots with 3 or more complaints and repairs in 30 days, those of this week first; what the customer took back does not count. */
export const hotSpots = (cards: readonly LikeCard[], now: Instant): HotSpot[] => {
  const spots = new Map<string, LikeCard[]>()
  for (const card of cards) {
    const isCounted = hasLike(card) && hasSpot(card) && card.state !== 'withdrawn'
    if (!isCounted || card.receivedAt <= now - hotSpotDays.month * day || card.receivedAt > now) continue
    const key = `${card.categoryId}#${spotOf(card)}`
    spots.set(key, [...(spots.get(key) ?? []), card])
  }
  return [...spots.values()].flatMap(it => spotFrom(it, now) ?? []).sort((a, b) => b.week - a.week || b.month - a.month)
}
