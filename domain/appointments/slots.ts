// 时段: the hours in which somebody can come or call. Calls are made from 9 to 20 o'clock, and nobody comes at noon.

import { addDays, atMinutes, type Day, dayOf, type Instant } from '../time.ts'

/** An hour of a day, its end not included. */
export type Slot = { from: Instant; to: Instant }

const hours = [9, 10, 11, 14, 15, 16, 17, 18, 19] as const

const slotsOn = (date: Day): Slot[] =>
  hours.map(hour => ({ from: atMinutes(date, hour * 60), to: atMinutes(date, (hour + 1) * 60) }))

/** The slots that begin at `earliest` or later and have ended at `latest`, in order. */
export const slotsBetween = (earliest: Instant, latest: Instant): Slot[] => {
  const slots: Slot[] = []
  for (let date = dayOf(earliest); date <= dayOf(latest); date = addDays(date, 1))
    slots.push(...slotsOn(date).filter(({ from, to }) => from >= earliest && to <= latest))
  return slots
}
