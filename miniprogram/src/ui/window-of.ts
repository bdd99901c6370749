// Which part of a long list is drawn: what is on the screen and some more on both sides. Everything is in px.

export type ListWindow = { from: number; to: number }

type Sight = {
  /** How far the screen's upper edge is below the list's; negative where the list begins further down. */
  top: number
  /** The height of the screen. */
  screen: number
  /** So many runs of items the list has. */
  count: number
  /** The height of a run: as measured, or what is expected of it. */
  heightOf: (run: number) => number
}

/** So many screens are drawn beyond the upper and the lower edge: a flick of the thumb must not meet nothing. */
const beyond = 1

/** The runs to draw, from and to (not included). */
export const windowOf = ({ top, screen, count, heightOf }: Sight): ListWindow => {
  const [first, last] = [top - beyond * screen, top + (1 + beyond) * screen]
  let from = 0
  let edge = 0
  while (from < count - 1 && edge + heightOf(from) <= first) {
    edge += heightOf(from)
    from += 1
  }
  let to = from
  while (to < count && (to === from || edge < last)) {
    edge += heightOf(to)
    to += 1
  }
  return { from, to }
}

/** The height of some runs together. */
export const heightOfAll = (from: number, to: number, heightOf: Sight['heightOf']): number => {
  let sum = 0
  for (let run = from; run < to; run += 1) sum += heightOf(run)
  return sum
}
