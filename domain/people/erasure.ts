// 注销账号: when somebody may go, and what is left of his complaints at once. Number, days, category and what was done stay for the
// ledger; the words stay with the case until its retention is over.

import { positionText } from '../complaint/arrival.ts'
import { type Complaint, isOpen, type Place } from '../complaint/complaint.ts'
import type { Decision } from '../complaint/decision.ts'
import { bySystem, internalEntry } from '../ledger/entry.ts'
import type { Instant } from '../time.ts'

/** Stands where a name stood. */
export const erasedName = '已注销'

/** Texts of entries that say who and where; the others are about the matter. */
export const identityTexts: readonly string[] = ['place', 'elder', positionText]

/** Still going on for the one who filed it: he has to withdraw it, or wait until it is closed. What the company goes on with by itself holds nobody. */
export const isUnfinished = (complaint: Complaint): boolean =>
  complaint.ownCase === undefined && (isOpen(complaint) || complaint.stage.state === 'merged')

/** The household stays apart from others in the figures, but nobody can tell which it was. */
const placeWithout = (place: Place, id: string, building: string): Place =>
  place.kind === 'room' ? { ...place, roomId: `erased-${id}`, label: building } : place

/**
 * The complaint without the one who filed it: no name, no phone, no way back to the person, the building instead of the
 * room. `building`: what people call it. Nothing where the complaint is not (or no longer) this person's.
 */
export const eraseIdentity = (
  complaint: Complaint,
  { userId, building, now }: { userId: string; building: string; now: Instant },
): Decision | undefined => {
  const { customer, onBehalfOf, id } = complaint
  if (customer.userId !== userId) return undefined
  return {
    complaint: {
      ...complaint,
      customer: { name: erasedName, relation: customer.relation },
      place: placeWithout(complaint.place, id, building),
      arrivalPlace: undefined,
      onBehalfOf: onBehalfOf && { relation: onBehalfOf.relation, consent: onBehalfOf.consent },
    },
    entries: [internalEntry('identity-erased', bySystem, now)],
    messages: [],
  }
}
