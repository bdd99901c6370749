// A second calculation of due time, reminder and elapsed time that shares nothing with the product: it marks each minute of
// five months as counting or not and counts the marks. Weekdays and Shanghai time are worked out here once more.

/** Minutes after midnight. */
export type Span = readonly [from: number, to: number]

/** Five months, day by day. Where nothing is said about a day's shifts, the duty hours hold. */
export type World = { work: Span; duty: Span; worked: boolean[]; shifts: (Span[] | undefined)[] }

/** Minutes of the world, not of a day. */
export type Pause = readonly [from: number, to: number]

const dayLength = 24 * 60
const months = [
  ['2026-11', 30],
  ['2026-12', 31],
  ['2027-01', 31],
  ['2027-02', 28],
  ['2027-03', 31],
] as const

/** The days of the world by name, `2026-11-01` first. */
export const dayNames = months.flatMap(([month, length]) =>
  Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
)
const lastMinute = dayNames.length * dayLength

/** 1 November 2026 is a Sunday. */
export const isWeekendDay = (day: number): boolean => day % 7 === 0 || day % 7 === 6

/** Midnight in Shanghai is 16:00 of the day before in Greenwich. */
const beginning = Date.UTC(2026, 9, 31, 16)
export const instantOf = (minute: number): number => beginning + minute * 60_000

/** Before each minute of the world, how many have counted. */
export type Marks = Int32Array

const markDays = (spansOf: (day: number) => readonly Span[]): Marks => {
  const before = new Int32Array(lastMinute + 1)
  for (let day = 0; day < dayNames.length; day += 1) {
    const counting = new Uint8Array(dayLength)
    for (const [from, to] of spansOf(day)) counting.fill(1, from, to)
    let index = day * dayLength
    for (const mark of counting) {
      before[index + 1] = (before[index] ?? 0) + mark
      index += 1
    }
  }
  return before
}

export const markAll = (): Marks => markDays(() => [[0, dayLength]])
export const markWork = ({ work, worked }: World): Marks => markDays(day => (worked[day] ? [work] : []))
export const markDuty = ({ duty, shifts }: World): Marks => markDays(day => shifts[day] ?? [duty])

const countedTo = (marks: Marks, minute: number): number => {
  const count = marks[minute]
  if (count === undefined) throw new Error(`minute ${minute} lies outside the world`)
  return count
}

/** How many minutes count from one to another. Pauses do not overlap. */
export const slowElapsed = (marks: Marks, pauses: readonly Pause[], start: number, end: number): number => {
  if (end <= start) return 0
  let count = countedTo(marks, end) - countedTo(marks, start)
  for (const [from, to] of pauses) {
    const first = Math.max(from, start)
    const last = Math.min(to, end)
    if (first < last) count -= countedTo(marks, last) - countedTo(marks, first)
  }
  return count
}

/** The first minute before which `length` minutes have counted, or undefined if the world ends before. */
export const slowAfter = (
  marks: Marks,
  pauses: readonly Pause[],
  start: number,
  length: number,
): number | undefined => {
  let low = start
  let high = lastMinute
  if (slowElapsed(marks, pauses, start, high) < length) return undefined
  while (low < high) {
    const middle = (low + high) >> 1
    if (slowElapsed(marks, pauses, start, middle) < length) low = middle + 1
    else high = middle
  }
  return low
}

/** The reminder as an instant: four fifths of the counted minutes, which need not be whole ones. */
export const slowReminder = (marks: Marks, pauses: readonly Pause[], start: number, due: number): number => {
  const seconds = (slowElapsed(marks, pauses, start, due) * 60 * 4) / 5
  const minute = slowAfter(marks, pauses, start, Math.ceil(seconds / 60))
  if (minute === undefined) throw new Error('the reminder lies outside the world')
  return instantOf(minute) - (Math.ceil(seconds / 60) * 60 - seconds) * 1000
}

/** The ends of the working days that count, beginning with the day after the start: those whose last minute is worked and not paused. */
export const slowWorkingDays = ({ work, worked }: World, pauses: readonly Pause[], start: number): number[] => {
  const ends: number[] = []
  for (let day = Math.floor(start / dayLength) + 1; day < dayNames.length; day += 1) {
    const end = day * dayLength + work[1]
    const isPaused = pauses.some(([from, to]) => from <= end - 1 && end - 1 < to)
    if (worked[day] && !isPaused) ends.push(end)
  }
  return ends
}

/** When something of the same day is due that is put off to a time of the next day from an hour on. */
export const slowSameDay = (start: number, until: number, lateFrom: number, lateUntil: number): number => {
  const midnight = start - (start % dayLength)
  return start % dayLength >= lateFrom ? midnight + dayLength + lateUntil : midnight + until
}
