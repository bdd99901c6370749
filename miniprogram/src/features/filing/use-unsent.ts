import { useMemo, useSyncExternalStore } from 'react'
import type { Standing } from '../sending/queue.ts'
import type { Draft } from './draft.ts'
import { drafts, sender } from './drafts.ts'

export type Waiting = { draft: Draft; standing: Standing }

export type Unsent = {
  /** Given to be sent and not arrived yet, the oldest first. */
  waiting: readonly Waiting[]
  /** Still being written, the newest first. */
  begun: readonly Draft[]
}

/** What this person has not sent yet; changes by itself. */
export function useUnsent(): Unsent {
  const all = useSyncExternalStore(drafts.onChange, drafts.all, drafts.all)
  const { onChange, all: standings, of } = sender.standings
  const known = useSyncExternalStore(onChange, standings, standings)
  return useMemo(() => {
    const given = all.filter(draft => draft.given).sort((a, b) => (a.given?.at ?? 0) - (b.given?.at ?? 0))
    return {
      waiting: given.map(draft => ({ draft, standing: known.get(draft.key) ?? of(draft.key) })),
      begun: all.filter(draft => !draft.given),
    }
  }, [all, known, of])
}
