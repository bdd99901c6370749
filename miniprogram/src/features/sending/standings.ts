// Where everything stands that this phone has to send, while the app runs.
import { type QueueEvent, type Standing, step } from './queue.ts'

export type Standings = {
  of: (key: string) => Standing
  /** All that is known; another map after each change. */
  all: () => ReadonlyMap<string, Standing>
  tell: (key: string, event: QueueEvent) => Standing
  /** What is not known any more is found out anew from what is stored. */
  forget: (key: string) => void
  /** Calls back after each change; returns how to stop. */
  onChange: (tell: () => void) => () => void
}

/** `atStart`: how something stands that has just been found on the phone. */
export function openStandings(atStart: (key: string) => Standing): Standings {
  let standings: ReadonlyMap<string, Standing> = new Map()
  const listeners = new Set<() => void>()
  const become = (next: ReadonlyMap<string, Standing>): void => {
    standings = next
    for (const listener of [...listeners]) listener()
  }
  const of = (key: string): Standing => standings.get(key) ?? atStart(key)
  return {
    of,
    all: () => standings,
    tell(key, event) {
      const standing = step(of(key), event)
      become(new Map(standings).set(key, standing))
      return standing
    },
    forget(key) {
      const left = new Map(standings)
      left.delete(key)
      become(left)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
