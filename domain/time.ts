// Instants and Shanghai wall-clock time. China has one time zone without daylight saving: UTC+8, always.

/** A moment as epoch milliseconds. */
export type Instant = number
/** A calendar day in Shanghai, `2026-11-22`. */
export type Day = string
/** A length of time in milliseconds. */
export type Milliseconds = number

export const minute: Milliseconds = 60_000
export const hour: Milliseconds = 60 * minute
export const day: Milliseconds = 24 * hour

const shanghaiOffset: Milliseconds = 8 * hour

/** The Shanghai day an instant falls on. */
export const dayOf = (at: Instant): Day => new Date(at + shanghaiOffset).toISOString().slice(0, 10)

/** The first instant of a Shanghai day. */
export const startOfDay = (date: Day): Instant => Date.parse(`${date}T00:00:00.000Z`) - shanghaiOffset

/** The day `count` days after (before, if negative) `date`. */
export const addDays = (date: Day, count: number): Day => dayOf(startOfDay(date) + count * day)

/** The instant at `minutes` after midnight of a Shanghai day. */
export const atMinutes = (date: Day, minutes: number): Instant => startOfDay(date) + minutes * minute

/** Minutes since Shanghai midnight, fractions kept. */
export const minutesIntoDay = (at: Instant): number => (at - startOfDay(dayOf(at))) / minute

/** 0 = Sunday … 6 = Saturday, in Shanghai. */
export const weekdayOf = (date: Day): number => new Date(`${date}T00:00:00.000Z`).getUTCDay()

/** Year and month in Shanghai as the numbers use them: `2611`. */
export const yearMonthOf = (at: Instant): string => {
  const date = dayOf(at)
  return date.slice(2, 4) + date.slice(5, 7)
}
