import { useRef, useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import type { Called } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import type { Load } from '../use-load.ts'

type Move = {
  /** Why the last try did not go through. */
  wrong: string | undefined
  forget: () => void
  /** Sends the move; true when it was made. A try that may have arrived is repeated under its own key. */
  run: (send: (key: string) => Promise<Called<Detail>>) => Promise<boolean>
}

// The server knows more than this page shows.
const outdated = ['changed-meanwhile', 'not-now', 'key-reused']

/** One move on a complaint: its key, its refusal, and a fresh look where somebody else was faster. */
export function useMove({ put, reload }: Load<Detail>): Move {
  const key = useRef<string>()
  const [wrong, setWrong] = useState<string>()
  return {
    wrong,
    forget: () => setWrong(undefined),
    async run(send) {
      setWrong(undefined)
      key.current ??= newKey()
      const called = await send(key.current)
      if (called.ok) {
        key.current = undefined
        put(called.value)
        return true
      }
      // Without an answer it may have been made all the same: only then the same key again.
      if (called.reason !== 'offline') key.current = undefined
      setWrong(called.reason === 'key-reused' ? '刚才那次已经提交上了，请看最新情况。' : called.sentence)
      if (outdated.includes(called.reason)) await reload()
      return false
    },
  }
}
