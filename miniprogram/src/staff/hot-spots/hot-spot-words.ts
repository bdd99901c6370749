// A hot spot in words: how often, how it goes, and the address of its list.
import type { HotSpot } from '#contract/groups.ts'

/** 7 天 3 件，30 天 5 件. */
export const countWords = ({ week, month }: HotSpot): string => `7 天 ${week} 件 · 30 天 ${month} 件`

/** What the page of its complaints needs to know. */
export const spotParams = (spot: HotSpot, communityId: string): Record<string, string> => ({
  communityId,
  categoryId: spot.categoryId,
  title: `${spot.place} · ${spot.category}`,
  ...(spot.buildingId === undefined ? { place: spot.place } : { buildingId: spot.buildingId }),
})
