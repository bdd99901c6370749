// Many pieces of work, a few at a time.

/** Works through the items from the first to the last, `lanes` at a time, and takes no new one once it `isOver`. Gives how many were taken. */
export const inLanes = async <T>(
  items: readonly T[],
  lanes: number,
  isOver: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<number> => {
  let taken = 0
  const lane = async () => {
    while (!isOver()) {
      const item = items[taken]
      if (item === undefined) return
      taken += 1
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  return taken
}
