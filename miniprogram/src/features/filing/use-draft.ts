import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { newKey } from '../../api/new-key.ts'
import { currentMe } from '../../api/session.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { drafts, newestDraft } from './drafts.ts'

type DraftControl = {
  draft: Draft
  /** Whether it was found from an earlier time. */
  isRestored: boolean
  /** False where the phone had no room to keep it. */
  isKept: boolean
  change: (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void
  /** Leaves it as it is, and begins another. */
  startAnother: () => void
}

/** The draft to go on with: the one asked for, else the newest of its kind that is not being sent. */
const found = (kind: RequestKind, wanted: string | undefined): Draft | undefined => {
  const asked = wanted === undefined ? undefined : drafts.find(wanted)
  return asked && !asked.given ? asked : newestDraft(kind)
}

/** A draft, kept at every change. */
export function useDraft(kind: RequestKind, wanted: string | undefined): DraftControl {
  const [restored, setRestored] = useState(() => found(kind, wanted)?.key)
  const [key, setKey] = useState(() => restored ?? newKey())
  const blank = useMemo(() => emptyDraft({ key, kind, ownerId: currentMe()?.userId, now: Date.now() }), [key, kind])
  const find = useCallback(() => drafts.find(key), [key])
  const stored = useSyncExternalStore(drafts.onChange, find, find)
  const change = useCallback(
    (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
      const before = drafts.find(key) ?? blank
      const changed = typeof part === 'function' ? part(before) : part
      drafts.put({ ...before, refused: undefined, ...changed, changedAt: Date.now() })
    },
    [key, blank],
  )
  const startAnother = useCallback(() => {
    setRestored(undefined)
    setKey(newKey())
  }, [])
  // Sent or deleted from elsewhere: its key is used up.
  const wasThere = useRef(false)
  useEffect(() => {
    if (wasThere.current && !stored) startAnother()
    wasThere.current = stored !== undefined
  }, [stored, startAnother])
  return {
    draft: stored ?? blank,
    isRestored: restored === key,
    isKept: drafts.isKept(key),
    change,
    startAnother,
  }
}
