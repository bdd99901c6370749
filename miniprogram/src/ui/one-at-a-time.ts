import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * Guards an action against the second tap: while its promise is open, `busy` is true and further calls do nothing.
 * What the action rejects with goes to whoever awaits the returned promise.
 */
export function useOneAtATime(action: (() => unknown) | undefined): { busy: boolean; run: () => Promise<void> } {
  const [busy, setBusy] = useState(false)
  const open = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const run = useCallback(async () => {
    if (open.current || !action) return
    open.current = true
    try {
      const outcome = action()
      if (!(outcome instanceof Promise)) return
      setBusy(true)
      await outcome
    } finally {
      open.current = false
      if (mounted.current) setBusy(false)
    }
  }, [action])
  return { busy, run }
}
