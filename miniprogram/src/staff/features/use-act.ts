import { useRef, useState } from 'react'
import { newKey } from '../../api/new-key.ts'

type Answered<Value> = { ok: true; value: Value } | { ok: false; reason: string; sentence: string }

// The server already knows more than this page shows: look again before deciding again.
const outdated = ['changed-meanwhile', 'not-now', 'key-reused']

type Act = {
  /** Why the last act did not go through; shown beside the button. */
  wrong: string | undefined
  forget: () => void
  /**
   * Sends one act. The key belongs to the act and to the turn the person saw: a retry reuses it, so that nothing is done
   * twice. Answers undefined where it was refused; where the page was out of date it is loaded again first.
   */
  perform: <Value>(
    name: string,
    turn: number,
    send: (key: string) => Promise<Answered<Value>>,
  ) => Promise<Value | undefined>
}

/** The acts of a page: keys, refusals, and a fresh look when somebody else was faster. */
export function useAct(reload: () => unknown): Act {
  const keys = useRef(new Map<string, string>())
  const [wrong, setWrong] = useState<string>()
  const keyFor = (act: string): string => {
    const key = keys.current.get(act) ?? newKey()
    keys.current.set(act, key)
    return key
  }
  return {
    wrong,
    forget: () => setWrong(undefined),
    async perform(name, turn, send) {
      setWrong(undefined)
      const answered = await send(keyFor(`${name}@${turn}`))
      if (answered.ok) return answered.value
      setWrong(answered.sentence)
      if (outdated.includes(answered.reason)) await reload()
      return undefined
    },
  }
}
