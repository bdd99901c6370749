// Nobody's phone rings for a survey at night: 21:00–08:00 is quiet, what falls into it waits until 08:00.

import { addDays, atMinutes, dayOf, type Instant, minutesIntoDay } from '../time.ts'

const quietFrom = 21 * 60
const quietTo = 8 * 60

/** The first moment from `at` on at which a customer may be messaged. */
export const afterQuietHours = (at: Instant): Instant => {
  const minutes = minutesIntoDay(at)
  if (minutes >= quietFrom) return atMinutes(addDays(dayOf(at), 1), quietTo)
  return minutes < quietTo ? atMinutes(dayOf(at), quietTo) : at
}
