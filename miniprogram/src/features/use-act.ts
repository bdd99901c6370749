import { useRef, useState } from 'react'
import type { Called } from '../api/call.ts'
import { newKey } from '../api/new-key.ts'
import type { Load } from './use-load.ts'

export type Act<Value> = {
  /** Why the last try did not go through; shown beside the button. */
  wrong: string | undefined
  forget: () => void
  /** Sends one act by its name; true when it was done. A try that may have arrived is repeated under its own key. */
  run: (name: string, send: (key: string) => Promise<Called<Value>>) => Promise<boolean>
}

// The server knows more than this page shows: look again before deciding again.
const outdated = ['changed-meanwhile', 'not-now', 'key-reused']

/** The acts on what a page shows: their keys, their refusals, and a fresh look where somebody else was faster. */
export function useAct<Value>({ put, reload }: Pick<Load<Value>, 'put' | 'reload'>): Act<Value> {
  const keys = useRef(new Map<string, string>())
  const [wrong, setWrong] = useState<string>()
  return {
    wrong,
    forget: () => setWrong(undefined),
    async run(name, send) {
      setWrong(undefined)
      const key = keys.current.get(name) ?? newKey()
      keys.current.set(name, key)
      const called = await send(key)
      // Without an answer it may have been done all the same: only then the same key again.
      if (called.ok || called.reason !== 'offline') keys.current.delete(name)
      if (called.ok) {
        put(called.value)
        return true
      }
      setWrong(called.reason === 'key-reused' ? '刚才那次已经提交上了，请看最新情况。' : called.sentence)
      if (outdated.includes(called.reason)) await reload()
      return false
    },
  }
}
