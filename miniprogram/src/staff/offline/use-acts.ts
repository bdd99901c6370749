import { useMemo, useSyncExternalStore } from 'react'
import type { Act } from '../../features/acts/act.ts'
import { actSender, acts } from '../../features/acts/acts.ts'
import type { Standing } from '../../features/sending/queue.ts'

export type Waiting = { act: Act; standing: Standing }

// While the page an act was made on waits for its end, it tells the person itself.
const lookedOn = new Set<string>()

/** From now on a page waits for this act; returns how to stop. */
export const lookOn = (key: string): (() => void) => {
  lookedOn.add(key)
  return () => {
    lookedOn.delete(key)
    acts.lookAgain()
  }
}

/** What this person did and has not arrived, oldest first; changes by itself. */
export function useActs(): readonly Waiting[] {
  const all = useSyncExternalStore(acts.onChange, acts.all, acts.all)
  const { onChange, all: standings, of } = actSender.standings
  const known = useSyncExternalStore(onChange, standings, standings)
  return useMemo(
    () =>
      all.filter(({ key }) => !lookedOn.has(key)).map(act => ({ act, standing: known.get(act.key) ?? of(act.key) })),
    [all, known, of],
  )
}

/** Those on one complaint. */
export const actsOn = (waiting: readonly Waiting[], complaintId: string): readonly Waiting[] =>
  waiting.filter(({ act }) => act.complaintId === complaintId)
