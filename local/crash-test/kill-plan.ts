// When the stack is killed: at random moments of the filing and, for one kill in five, of the deliveries after it.

export type Kill = {
  /** After so many answered rows … */
  afterRows: number
  /** … and so many milliseconds more. */
  delay: number
}

const shareAfterFiling = 0.2
const longestDelay = 80
/** Deliveries take longer than filings. */
const longestDelayAfterFiling = 600

/** The kills in the order they happen. */
export const planKills = (kills: number, rows: number, random: () => number): Kill[] => {
  const afterFiling = Math.floor(kills * shareAfterFiling)
  const during = Array.from({ length: kills - afterFiling }, () => ({
    afterRows: Math.floor(random() * rows),
    delay: Math.floor(random() * longestDelay),
  })).toSorted((one, other) => one.afterRows - other.afterRows)
  const after = Array.from({ length: afterFiling }, () => ({
    afterRows: rows,
    delay: Math.floor(random() * longestDelayAfterFiling),
  }))
  return [...during, ...after]
}
