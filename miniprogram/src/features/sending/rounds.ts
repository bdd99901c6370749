// Goes through a queue, one after the other, again and again, until everything has arrived or needs the person.
import { pauseAfter, type Standing } from './queue.ts'
import type { Standings } from './standings.ts'

type Ways = {
  standings: Standings
  /** All that was given to be sent. */
  keys: () => readonly string[]
  /** Whose turn it is now. */
  next: () => string | undefined
  /** Tries once; afterwards it does not stand at `queued` any more. */
  send: (key: string) => Promise<void>
  /** Runs later; answers how to call it off. */
  later: (run: () => void, milliseconds: number) => () => void
}

export type Rounds = {
  start: () => void
  /** The network is back, the app is shown: everything that waits is tried again. */
  lookAgain: () => void
}

/** Once at a time; it comes back to what waits. */
export function openRounds({ standings, keys, next, send, later }: Ways): Rounds {
  let isGoing = false
  let callOff: () => void = () => undefined

  const run = async (): Promise<void> => {
    for (let key = next(); key !== undefined; key = next()) await send(key)
  }
  const waiting = (): number[] =>
    keys().flatMap(key => {
      const standing = standings.of(key)
      return standing.at === 'waiting' ? [standing.tries] : []
    })
  const rest = (): void => {
    isGoing = false
    callOff()
    const tries = waiting()
    if (tries.length > 0) callOff = later(lookAgain, pauseAfter(Math.min(...tries)))
    // Something may have been given after the last look and before this.
    if (next() !== undefined) start()
  }
  function start(): void {
    if (isGoing) return
    isGoing = true
    void run().finally(rest)
  }
  function lookAgain(): void {
    for (const key of keys()) if (standings.of(key).at === 'waiting') standings.tell(key, { what: 'look-again' })
    start()
  }
  return { start, lookAgain }
}

const ends: readonly Standing['at'][] = ['draft', 'waiting', 'stuck', 'arrived']

/** Resolves once it is not under way any more. */
export const endOf = (key: string, standings: Standings): Promise<Standing> =>
  new Promise(resolve => {
    const look = () => {
      const standing = standings.of(key)
      if (!ends.includes(standing.at)) return
      stop()
      resolve(standing)
    }
    const stop = standings.onChange(look)
    look()
  })
