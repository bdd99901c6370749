// What somebody has ticked off as looked at today, on this phone. Tomorrow it begins anew.

import * as z from 'zod/mini'
import type { InspectionRow } from '#contract/inspection.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { Shelf } from '../features/work/work-saved.ts'

const Kept = z.object({ day: z.string(), seen: z.array(z.string()) })

const nameOf = (userId: string, communityId: string): string => `inspected/${userId}/${communityId}`

/** A row as it is ticked off: what has got worse since is to be looked at again. */
export const markOf = ({ card, of }: Pick<InspectionRow, 'card' | 'of'>): string => `${card.id}/${of}`

/** What he has looked at today; what cannot be read any more is nothing. */
export const seenToday = (shelf: Shelf, userId: string, communityId: string, now: Instant): readonly string[] => {
  const kept = Kept.safeParse(shelf.read(nameOf(userId, communityId)))
  return kept.success && kept.data.day === dayOf(now) ? kept.data.seen : []
}

export const keepSeen = (
  shelf: Shelf,
  { userId, communityId, now }: { userId: string; communityId: string; now: Instant },
  seen: readonly string[],
): void => shelf.write(nameOf(userId, communityId), { day: dayOf(now), seen: [...seen] })
