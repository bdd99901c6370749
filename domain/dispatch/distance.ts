// How far buildings lie from one another, counted in buildings: nobody measures metres in a community.

/** Buildings from one to the other, 0 for the same one. */
export type BuildingsBetween = (from: string, to: string) => number

/** So many buildings away, or unknown: farther makes no difference. */
export const farAway = 20

/** The distance where buildings stand in a row, by the place of each in it. */
export const inARow =
  (places: ReadonlyMap<string, number>): BuildingsBetween =>
  (from, to) =>
    from === to
      ? 0
      : Math.abs((places.get(from) ?? Number.NEGATIVE_INFINITY) - (places.get(to) ?? Number.POSITIVE_INFINITY))

/** The nearest of several buildings to one; `farAway` where there is none or nobody knows. */
export const buildingsAway = (from: readonly string[], to: string | undefined, between: BuildingsBetween): number =>
  to === undefined ? farAway : Math.min(farAway, ...from.map(it => between(it, to)))
