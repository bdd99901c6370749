import { useCallback, useEffect, useRef, useState } from 'react'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { type Draft, dropDraft, isBegun, keepDraft, newDraft, readDraft } from './draft.ts'

type DraftControl = {
  draft: Draft
  /** Whether it was found from an earlier time. */
  isRestored: boolean
  change: (part: Partial<Draft>) => void
  /** It has been filed: nothing is kept of it any more. */
  drop: () => void
  /** Begins a new one in its place. */
  restart: () => void
}

/** The draft of a kind, kept at every change. */
export function useDraft(kind: RequestKind): DraftControl {
  const [found, setFound] = useState(() => readDraft(kind))
  const [draft, setDraft] = useState(() => found ?? newDraft())
  const dropped = useRef(false)
  useEffect(() => {
    if (!dropped.current && isBegun(draft)) keepDraft(kind, draft)
  }, [kind, draft])
  const change = useCallback((part: Partial<Draft>) => setDraft(before => ({ ...before, ...part })), [])
  const drop = useCallback(() => {
    dropped.current = true
    dropDraft(kind)
  }, [kind])
  const restart = useCallback(() => {
    dropDraft(kind)
    setFound(undefined)
    setDraft(newDraft())
  }, [kind])
  return { draft, isRestored: found !== undefined, change, drop, restart }
}
