// Which reason left nobody: people taken away one reason after the other.

/** A reason, and whom it takes away. */
export type Obstacle<T, W extends string> = readonly [W, (it: T) => boolean]

/** The obstacle that took the last one away; `otherwise` where somebody is still left after all of them. */
export const whyNobody = <T, W extends string>(
  all: readonly T[],
  obstacles: readonly Obstacle<T, W>[],
  otherwise: W,
): W => {
  let left = all
  for (const [why, stops] of obstacles) {
    left = left.filter(it => !stops(it))
    if (left.length === 0) return why
  }
  return otherwise
}
